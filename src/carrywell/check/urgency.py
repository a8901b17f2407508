"""What asks for an urgency: warning signs, two of them together, likely causes, and questions left open."""

from __future__ import annotations

from dataclasses import dataclass

from carrywell.check.causes import Posterior
from carrywell.check.findings import Findings
from carrywell.check.likely import LikelyCauses
from carrywell.check.warning_signs import SignOutcome, rank, walk
from carrywell.knowledge.schema import Urgency
from carrywell.person import Pregnant


@dataclass(frozen=True)
class UrgencyReason:
    """What asked for an urgency: a warning sign, the guard, a likely cause, or open questions."""

    kind: str
    id: str
    urgency: Urgency
    action: str


@dataclass(frozen=True)
class Standing:
    """How urgent it is, and what asks for it.

    Attributes
    ----------
    signs
        All warning signs as they were walked.
    fired
        Those that fired, the most urgent first.
    core
        Questions of the core screen that are open.
    reasons
        Everything that asks for an urgency, the most urgent first.
    """

    signs: tuple[SignOutcome, ...]
    fired: tuple[SignOutcome, ...]
    core: tuple[str, ...]
    reasons: tuple[UrgencyReason, ...]

    @property
    def urgency(self) -> Urgency:
        """The most urgent that anything asks for."""
        return self.reasons[0].urgency


def stand(findings: Findings, posterior: Posterior) -> Standing:
    """Walk the warning signs and collect all that asks for an urgency."""
    signs = walk(findings)
    fired = tuple(sorted((s for s in signs if s.fires), key=lambda s: -rank(s.urgency or "self_care")))
    core = open_core(findings)
    return Standing(signs, fired, core, tuple(urgency_reasons(findings, fired, posterior, core)))


def urgency_reasons(
    findings: Findings, fired: tuple[SignOutcome, ...], posterior: Posterior, core: tuple[str, ...]
) -> list[UrgencyReason]:
    """Everything that asks for an urgency, the most urgent first; self-care when nothing else does."""
    reasons = [UrgencyReason("warning_sign", s.id, s.urgency or "self_care", s.action or "") for s in fired]
    reasons += _guard(findings, fired)
    reasons += _likely_causes(findings, posterior)
    rule = findings.knowledge.engine.open_questions
    if core:
        reasons.append(UrgencyReason("open_questions", rule.id, rule.urgency, rule.action))
    reasons.append(UrgencyReason("nothing", "self_care", "self_care", "self_care"))
    order = list(findings.knowledge.engine.action_order)
    return sorted(reasons, key=lambda r: (-rank(r.urgency), order.index(r.action)))


def _guard(findings: Findings, fired: tuple[SignOutcome, ...]) -> list[UrgencyReason]:
    """Two same-day signs of different systems together make an emergency."""
    if len(_same_day_systems(findings, fired)) < 2:
        return []
    stage = findings.person.stage
    late = isinstance(stage, Pregnant) and stage.weeks >= 20
    action = "emergency_maternity" if late else "emergency_number"
    return [UrgencyReason("guard", "two_systems", "emergency", action)]


def _same_day_systems(findings: Findings, signs: tuple[SignOutcome, ...]) -> set[str | None]:
    """Systems of the guard in which a same-day sign has fired on an answer."""
    systems = findings.knowledge.engine.guard.systems
    return {s.system for s in signs if s.urgency == "same_day" and not s.unsure and s.system in systems}


def _likely_causes(findings: Findings, posterior: Posterior) -> list[UrgencyReason]:
    """Likely causes ask for their default urgency."""
    likely = LikelyCauses(findings, posterior.causes, posterior.start)
    raising = zip(posterior.causes, likely.defaults, likely.raising(posterior.probability), strict=True)
    return [UrgencyReason("likely_cause", name, d.urgency, d.action) for name, d, raises in raising if raises]


# ---- open questions


def open_core(findings: Findings) -> tuple[str, ...]:
    """The warning-sign questions of the core screen that could be asked and have no answer."""
    questions, told = findings.knowledge.questions, findings.knowledge.engine.open_questions
    return tuple(
        name
        for name in told.core
        if not findings.answered(name)
        and findings.can_be_asked(questions[name]) is True
        and (name not in told.core_only_if or findings.truth_of_finding(told.core_only_if[name]) is True)
    )


def still_open(findings: Findings, signs: tuple[SignOutcome, ...], urgency: Urgency) -> tuple[str, ...]:
    """Unanswered questions that could raise the urgency to "within days" or more, the most urgent first.

    A same-day sign of another system than one that has fired counts as an emergency: the guard would make it one.
    """
    floor = max(rank("routine"), rank(urgency))
    open_signs = [(sign, _could_reach(findings, sign, signs)) for sign in signs if sign.undecided]
    raising = sorted((pair for pair in open_signs if pair[1] > floor), key=lambda pair: -pair[1])
    levels = (level for sign, _ in raising for level in sign.undecided)
    never = findings.knowledge.interview.never_asked
    return tuple(dict.fromkeys(q for level in levels for q in findings.open_questions(level.when) if q not in never))


def _could_reach(findings: Findings, sign: SignOutcome, signs: tuple[SignOutcome, ...]) -> int:
    reach = rank(sign.undecided[0].urgency)
    own = findings.knowledge.warning_signs[sign.id].system
    counts = reach == rank("same_day") and own in findings.knowledge.engine.guard.systems
    guarded = counts and bool(_same_day_systems(findings, signs) - {own})
    return rank("emergency") if guarded else reach
