"""Today's plan: at most three changes and one thing to stop worrying about, with the reason of every choice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from carrywell.knowledge.advice_reader import advice
from carrywell.knowledge.care_schema import Advice, GateName
from carrywell.knowledge.claim_reader import claims
from carrywell.knowledge.reader import Knowledge, load
from carrywell.knowledge.schema import Urgency
from carrywell.person import Person, Pregnant
from carrywell.plan.asks import asks_of
from carrywell.plan.choose import Choice, choose
from carrywell.plan.customs import Lived, lived, offered
from carrywell.plan.gates import GateState, Screen, gates_of, screen_of
from carrywell.plan.her import Fit, Her, her_of
from carrywell.plan.ladder import Ladder, ladder_of
from carrywell.plan.life import Life
from carrywell.plan.reassure import Comfort, comfort_of
from carrywell.plan.savings import HerDay

#: ``see_first``: the check asks for a clinician the same day or at once, and she has not said that she was seen.
Status = Literal["today", "see_first"]


@dataclass(frozen=True)
class Plan:
    """What is for her today.

    Attributes
    ----------
    status
        `Status`; with ``see_first`` there is nothing but `urgency` and `action`.
    urgency, action
        Of her check.
    complete
        Every question of the check that could raise the urgency is answered.
    changes
        At most three, the weightiest first.
    comfort
        One thing to stop worrying about, or None.
    ladder
        The movement ladder for her.
    asks
        What is not known of her life and could change the plan: circumstances, ``clearance``, ``pain_at_rest``.
    medicines
        Why she asks before she takes a medicine; none is ever advised.
    customs, could_keep
        The ways of living that she keeps, as far as they are told today; all that come up for her.
    pregnant, loss
        What the words have to mind: she is pregnant; nothing of a baby is to be said.
    """

    status: Status
    urgency: Urgency
    action: str
    complete: bool
    changes: tuple[Choice, ...] = ()
    comfort: Comfort | None = None
    ladder: Ladder | None = None
    asks: tuple[str, ...] = ()
    medicines: tuple[str, ...] = ()
    customs: tuple[Lived, ...] = ()
    could_keep: tuple[str, ...] = ()
    pregnant: bool = False
    loss: bool = False


def plan(
    person: Person, answers: Mapping[str, object], life: Life | None = None, knowledge: Knowledge | None = None
) -> Plan:
    """Today's plan.

    Parameters
    ----------
    person
        Who is asking; only the stage is required.
    answers
        As for `carrywell.check`.
    life
        Her home, her day, what she has said to advice, clearance; what is missing is unknown.
    knowledge
        Another knowledge for the check than that of the package.

    Raises
    ------
    InputError
        Naming the field, when something cannot be used.

    Examples
    --------
    >>> from carrywell import Person, Pregnant, plan
    >>> found = plan(Person(Pregnant(30)), {"saddle_numbness": "yes_new"})
    >>> found.status, found.action, found.changes
    ('see_first', 'call_emergency', ())
    """
    return plan_for(her_of(person, answers, life or Life(), knowledge or load()))


def plan_for(her: Her) -> Plan:
    """Today's plan for her."""
    found = her.assessment
    if her.alarmed and not her.life.seen:
        return Plan("see_first", found.urgency, found.action, found.complete, loss=her.life.loss)
    screen = screen_of(her)
    gates = gates_of(her, screen)
    fits = _fits(her, screen, gates)
    fitting = [advice().advice[name] for name, fit in fits.items() if fit.refused is None]
    day = HerDay(her, [compare for row in fitting for compare in row.compare])
    changes = choose(her, day, fits)
    return Plan(
        status="today",
        urgency=found.urgency,
        action=found.action,
        complete=found.complete,
        changes=changes,
        comfort=comfort_of(her, [choice.advice for choice in changes]),
        ladder=ladder_of(her, screen, gates),
        asks=asks_of(her, changes, fits, gates),
        medicines=tuple(row.id for row in claims().medicines.values() if her.truth(row.when) is True),
        customs=lived(her, fits),
        could_keep=tuple(row.id for row in offered(her)),
        pregnant=isinstance(her.person.stage, Pregnant),
        loss=her.life.loss,
    )


def fits_of(her: Her) -> dict[str, Fit]:
    """How every advice fits her."""
    screen = screen_of(her)
    return _fits(her, screen, gates_of(her, screen))


def fits_for_any_cause(her: Her) -> dict[str, Fit]:
    """How every advice would fit her if its causes were hers; all else that speaks against it still does."""
    screen = screen_of(her)
    gates = gates_of(her, screen)
    rows = (row.model_copy(update={"causes": "any"}) for row in advice().advice.values())
    return {row.id: _advice_fit(her, row, screen, gates) for row in rows}


def _fits(her: Her, screen: Screen, gates: Mapping[GateName, GateState]) -> dict[str, Fit]:
    return {name: _advice_fit(her, row, screen, gates) for name, row in advice().advice.items()}


def _advice_fit(her: Her, row: Advice, screen: Screen, gates: Mapping[GateName, GateState]) -> Fit:
    """How an advice fits her, with her home, the exercise screen, her clearance and the gates."""
    fit = her.fit(row, about_baby=row.with_baby)
    if fit.refused is not None:
        return fit
    if not her.has(row.needs):
        return Fit("missing_at_home")
    if row.screened and (her.alarmed or not screen.clear):
        return Fit("screen")
    if row.clearance == "clinician" and her.life.clearance is not True:
        return Fit("not_cleared")
    if row.gate is not None and not (gates[row.gate].open and screen.level_0):
        return Fit("gate")
    return fit
