"""The check: from a person and her answers to urgency, causes and why. The explanation is the computation itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from carrywell.check.answers import all_answers
from carrywell.check.causes import CauseModel, Posterior, cause_model
from carrywell.check.findings import Findings
from carrywell.check.gain import worth_asking
from carrywell.check.notes import notes_for
from carrywell.check.ranking import CauseResult, ranked_causes
from carrywell.check.urgency import UrgencyReason, stand, still_open
from carrywell.check.warning_signs import SignOutcome
from carrywell.knowledge.reader import Knowledge, load
from carrywell.knowledge.schema import Urgency
from carrywell.person import Person


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


def assess(findings: Findings) -> Assessment:
    """The check on findings that are already read."""
    model = cause_model(findings.knowledge)
    posterior = model.posterior(findings)
    standing = stand(findings, posterior)
    raising = still_open(findings, standing.signs, standing.urgency)
    return Assessment(
        urgency=standing.urgency,
        action=standing.reasons[0].action,
        reasons=tuple(r for r in standing.reasons if r.urgency == standing.urgency),
        warning_signs=standing.fired,
        causes=ranked_causes(findings, posterior, standing.fired),
        together=_together(model, posterior),
        notes=notes_for(findings, posterior, standing.fired),
        unanswered=_unanswered(findings, model, posterior, (*standing.core, *raising)),
        complete=not standing.core and not raising,
        open_core=standing.core,
        signs=standing.signs,
    )


def _together(model: CauseModel, posterior: Posterior) -> dict[str, float]:
    first = len(posterior.causes)
    return {t.id: float(posterior.hypotheses[first + n]) for n, t in enumerate(model.knowledge.together)}


def _unanswered(findings: Findings, model: CauseModel, posterior: Posterior, first: tuple[str, ...]) -> tuple[str, ...]:
    """What to ask next: first what could raise the urgency, then what would tell most about the cause."""
    names = dict.fromkeys([*first, *(name for name, _ in worth_asking(findings, model, posterior))])
    return tuple(name for name in names if name not in findings.knowledge.interview.never_asked)
