"""What is worth telling next: things of her life that are not known and could change the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from carrywell.knowledge.advice_reader import advice
from carrywell.knowledge.care_schema import Advice, GateName
from carrywell.plan.choose import Choice
from carrywell.plan.customs import living
from carrywell.plan.gates import GateState
from carrywell.plan.her import Fit, Her

MOST = 5


def asks_of(
    her: Her, changes: Sequence[Choice], fits: Mapping[str, Fit], gates: Mapping[GateName, GateState]
) -> tuple[str, ...]:
    """At most five: what may speak against today's changes, what opens more, what has to be there."""
    return tuple(dict.fromkeys(_asks(her, changes, fits, gates)))[:MOST]


def _asks(
    her: Her, changes: Sequence[Choice], fits: Mapping[str, Fit], gates: Mapping[GateName, GateState]
) -> Iterator[str]:
    chosen = [advice().advice[choice.advice] for choice in changes]
    for row in chosen:
        yield from _against(her, row)
    waits = any(fit.refused == "not_cleared" for fit in fits.values())
    nearly = [gate for gate in gates.values() if gate.closed and set(gate.closed) <= {"not_cleared", "unknown"}]
    if her.life.clearance is None and (waits or any("not_cleared" in gate.closed for gate in nearly)):
        yield "clearance"
    if any(gate.id == "G1" and her.life.movement.pain_at_rest is None for gate in nearly):
        yield "pain_at_rest"
    told = {*her.life.circumstances, *living(her).there}
    for row in chosen:
        yield from (need for need in row.needs if need not in told)


def _against(her: Her, row: Advice) -> Iterator[str]:
    """Circumstances that may speak against an advice, or that it is only for, and that are not known."""
    against = row.avoid_when if her.truth(row.avoid_when) is None else None
    known = advice().circumstances
    for condition in filter(None, (against, row.only_when)):
        yield from (name for name in condition.leaves() if name in known and name not in her.life.circumstances)
