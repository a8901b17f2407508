"""The check: from a person and her answers to urgency, causes and why. The explanation is the computation itself."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from carrywell.check.answers import all_answers
from carrywell.check.causes import CauseModel, Posterior, cause_model
from carrywell.check.findings import Findings
from carrywell.check.gain import asked_by, worth_asking
from carrywell.check.likely import LikelyCauses, default_urgency
from carrywell.check.notes import notes_for
from carrywell.check.warning_signs import SignOutcome, rank, walk
from carrywell.knowledge.reader import Knowledge, load
from carrywell.knowledge.schema import Cited, Urgency
from carrywell.person import AfterBirth, Person, Pregnant


@dataclass(frozen=True)
class Reason:
    """One answer that counted for or against a cause.

    `weight` is the natural logarithm by which the answer moved the odds (0.7 doubles them); `source` a source key.
    """

    finding: str
    answer: str
    weight: float
    source: str
    mark: str


@dataclass(frozen=True)
class CauseResult:
    """One cause in the list.

    `probability` with `low` and `high` (90 % range) is None for a cause that is never ranked by probability and only
    stands here because a warning sign names it (`must_rule_out`).
    """

    id: str
    probability: float | None
    low: float | None = None
    high: float | None = None
    must_rule_out: bool = False
    supporting: tuple[Reason, ...] = ()
    against: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class UrgencyReason:
    """What asked for an urgency: a warning sign, the guard, a likely cause, or open questions."""

    kind: str
    id: str
    urgency: Urgency
    action: str


@dataclass(frozen=True)
class Assessment:
    """The result of a check.

    Attributes
    ----------
    urgency, action
        The level, and the id of what to do first.
    reasons
        Everything that asked for this level, first the one that set `action`.
    warning_signs
        The signs that fired, the most urgent first.
    causes
        Ranked; causes that a sign asks to rule out stand behind the likeliest.
    together
        Probability of known combinations of two causes.
    notes
        Ids of what she is likely to wonder about and what applies to her.
    unanswered
        Questions worth asking next: first those that could raise the urgency, then the most telling ones.
    complete
        No question is left unanswered that could raise the urgency to "within days" or more.
    signs
        All warning signs, fired or not, as they were walked.
    """

    urgency: Urgency
    action: str
    reasons: tuple[UrgencyReason, ...]
    warning_signs: tuple[SignOutcome, ...]
    causes: tuple[CauseResult, ...]
    together: Mapping[str, float]
    notes: tuple[str, ...]
    unanswered: tuple[str, ...]
    complete: bool
    open_core: tuple[str, ...]
    signs: tuple[SignOutcome, ...]


def check(person: Person, answers: Mapping[str, object], knowledge: Knowledge | None = None) -> Assessment:
    """How urgent it is, what is likely behind it, and which answers counted.

    Parameters
    ----------
    person
        Who is asking; only the stage is required.
    answers
        Question or finding id to answer: True, False, "unsure", a number, an option id, or a list of option ids.
        What is missing is unknown, never no.
    knowledge
        Another knowledge than that of the package (for tests and adaptations).

    Returns
    -------
    Assessment
        Urgency with the rules that set it, ranked causes with probability and 90 % range, for and against.

    Raises
    ------
    InputError
        Naming the field, when an answer does not fit its question.

    Examples
    --------
    >>> from carrywell import Person, Pregnant, check
    >>> result = check(Person(Pregnant(30)), {"saddle_numbness": "yes_new", "pain_site": "low_back"})
    >>> result.urgency, result.warning_signs[0].id
    ('emergency', 'R01')
    """
    knowledge = knowledge or load()
    return assess(Findings(knowledge, person, all_answers(knowledge, person, answers)))


def assess(findings: Findings, posterior: Posterior | None = None) -> Assessment:
    """The check on findings that are already read, with the posterior where it is known already."""
    model = cause_model(findings.knowledge)
    posterior = posterior or model.posterior(findings)
    signs = walk(findings)
    fired = tuple(sorted((s for s in signs if s.fires), key=lambda s: -rank(_urgency(s))))
    core = open_core(findings)
    reasons = _reasons(findings, fired, posterior, core)
    causes = _ranked(findings, posterior, fired)
    return Assessment(
        urgency=reasons[0].urgency,
        action=reasons[0].action,
        reasons=tuple(r for r in reasons if r.urgency == reasons[0].urgency),
        warning_signs=fired,
        causes=causes,
        together=_together(model, posterior),
        notes=notes_for(findings, posterior, fired),
        unanswered=_unanswered(findings, model, posterior, signs, core, reasons[0].urgency),
        complete=not core and not still_open(findings, signs, reasons[0].urgency),
        open_core=core,
        signs=signs,
    )


def _urgency(sign: SignOutcome) -> Urgency:
    return sign.urgency or "self_care"


def open_core(findings: Findings) -> tuple[str, ...]:
    """The warning-sign questions of the core screen that could be asked and have no answer."""
    questions = findings.knowledge.questions
    return tuple(
        name
        for name in findings.knowledge.engine.open_questions.core
        if not findings.answered(name) and findings.can_be_asked(questions[name]) is True
    )


def still_open(findings: Findings, signs: tuple[SignOutcome, ...], urgency: Urgency) -> tuple[str, ...]:
    """Unanswered questions that could raise the urgency to "within days" or more, the most urgent first.

    A same-day sign of another system than one that has fired counts as an emergency: the guard would make it one.
    """
    floor = max(rank("routine"), rank(urgency))
    open_signs = [(sign, _could_reach(findings, sign, signs)) for sign in signs if sign.could_reach]
    raising = sorted((pair for pair in open_signs if pair[1] > floor), key=lambda pair: -pair[1])
    never = findings.knowledge.interview.never_asked
    return tuple(dict.fromkeys(q for sign, _ in raising for q in sign.open_questions if q not in never))


def _could_reach(findings: Findings, sign: SignOutcome, signs: tuple[SignOutcome, ...]) -> int:
    reach = rank(sign.could_reach or "self_care")
    systems = findings.knowledge.engine.guard.systems
    own = findings.knowledge.warning_signs[sign.id].system
    fired = {s.system for s in signs if s.urgency == "same_day" and not s.unsure and s.system in systems}
    guarded = reach == rank("same_day") and own in systems and bool(fired - {own})
    return rank("emergency") if guarded else reach


# ---- urgency


def _reasons(
    findings: Findings, fired: tuple[SignOutcome, ...], posterior: Posterior, core: tuple[str, ...]
) -> list[UrgencyReason]:
    """Everything that asks for an urgency, the most urgent first; self-care when nothing else does."""
    reasons = [UrgencyReason("warning_sign", s.id, _urgency(s), s.action or "") for s in fired]
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
    systems = {
        s.system
        for s in fired
        if s.urgency == "same_day" and not s.unsure and s.system in findings.knowledge.engine.guard.systems
    }
    if len(systems) < 2:
        return []
    stage = findings.person.stage
    late = isinstance(stage, Pregnant) and stage.weeks >= 20
    action = "emergency_maternity" if late else "emergency_number"
    return [UrgencyReason("guard", "two_systems", "emergency", action)]


def _likely_causes(findings: Findings, posterior: Posterior) -> list[UrgencyReason]:
    """Likely causes ask for their default urgency."""
    likely = LikelyCauses(findings, posterior.causes, posterior.start)
    raising = zip(posterior.causes, likely.defaults, likely.raising(posterior.probability), strict=True)
    return [UrgencyReason("likely_cause", name, d.urgency, d.action) for name, d, raises in raising if raises]


# ---- causes


def _ranked(findings: Findings, posterior: Posterior, fired: tuple[SignOutcome, ...]) -> tuple[CauseResult, ...]:
    """The likeliest first, then up to two causes that must be ruled out, then the others by probability.

    Where muscles and joints do not explain a fired sign (fever, bleeding, a swollen leg), its causes stand first.
    """
    order = [posterior.causes[n] for n in posterior.probability.argsort(kind="stable")[::-1]]
    leading = {name for sign in fired if sign.leads for name in sign.names}
    named = sorted(_named(findings, fired, order), key=lambda name: name not in leading)
    ruled = [name for name in named if name != order[0]][:2]
    unexplained = bool(leading.intersection(ruled)) and order[0] not in leading
    top = [*ruled, order[0]] if unexplained else [order[0], *ruled]
    rest = [name for name in order if name not in top]
    return tuple(_cause_result(findings, posterior, name, name in named) for name in [*top, *rest])


def _named(findings: Findings, fired: tuple[SignOutcome, ...], order: list[str]) -> list[str]:
    """Causes that a fired or a specific sign asks to name.

    The most urgent default stands first, then the one that more signs name, then the likelier.
    """
    causes = findings.knowledge.causes
    names = [name for sign in fired for name in sign.names]
    names += [c.id for c in causes.values() if c.named_when is not None and findings.truth(c.named_when) is True]
    place = {name: n for n, name in enumerate(order)}

    def key(name: str) -> tuple[int, int, int]:
        urgency = default_urgency(causes[name], findings).urgency
        return -rank(urgency), -names.count(name), place.get(name, len(order))

    return sorted((name for name in dict.fromkeys(names) if causes[name].kind != "modifier"), key=key)


def _cause_result(findings: Findings, posterior: Posterior, name: str, must_rule_out: bool) -> CauseResult:
    if name not in posterior.causes:
        return CauseResult(name, None, must_rule_out=must_rule_out)
    n = posterior.causes.index(name)
    cited = _cited(findings)
    reasons = [
        Reason(e.finding, e.answer, float(e.weights[n]), cited[e.finding].source, cited[e.finding].mark)
        for e in sorted(posterior.evidence, key=lambda e: -abs(e.weights[n]))
    ]
    return CauseResult(
        id=name,
        probability=float(posterior.probability[n]),
        low=float(posterior.low[n]),
        high=float(posterior.high[n]),
        must_rule_out=must_rule_out,
        supporting=tuple(r for r in reasons if r.weight >= COUNTS),
        against=tuple(r for r in reasons if r.weight <= -COUNTS),
    )


def _cited(findings: Findings) -> dict[str, Cited]:
    """Where the working numbers of each counted finding come from."""
    files: dict[str, Cited] = {}
    for file in findings.knowledge.weight_files:
        for finding in (*(w.finding for w in file.weight), *(c.finding for c in file.choice)):
            files[finding] = file
            files.setdefault(asked_by(findings, finding), file)
    return files | {"pain_site_also": files["pain_site"]}


def _together(model: CauseModel, posterior: Posterior) -> dict[str, float]:
    first = len(posterior.causes)
    return {t.id: float(posterior.hypotheses[first + n]) for n, t in enumerate(model.knowledge.together)}


#: Least weight that is listed: an answer that moves the odds by a tenth.
COUNTS = math.log(1.1)


def _unanswered(
    findings: Findings,
    model: CauseModel,
    posterior: Posterior,
    signs: tuple[SignOutcome, ...],
    core: tuple[str, ...],
    urgency: Urgency,
) -> tuple[str, ...]:
    """What to ask next: what could raise the urgency, then what would tell most about the cause."""
    names = [*core, *still_open(findings, signs, urgency)]
    names += [name for name, _ in worth_asking(findings, model, posterior)]
    return tuple(name for name in dict.fromkeys(names) if name not in findings.knowledge.interview.never_asked)


def maternity_window(person: Person) -> bool:
    """Pregnant, or at most six weeks after birth: the maternity unit is the first call."""
    return not isinstance(person.stage, AfterBirth) or person.stage.days <= 42
