"""What she may train: the gates of the movement ladder that are open, and what speaks against exercise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from carrywell.knowledge.advice_reader import advice
from carrywell.knowledge.care_schema import GateName
from carrywell.knowledge.exercise_reader import exercises
from carrywell.knowledge.exercise_schema import Gate
from carrywell.person import AfterBirth
from carrywell.plan.her import Her

#: What keeps a gate closed. ``unknown``: something it asks for has not been answered.
Closed = Literal[
    "not_cleared", "screen", "alarm", "gate_before", "days", "pain", "calm_weeks", "closed_when", "unknown"
]
_CAESAREAN = ("planned_caesarean", "emergency_caesarean")


@dataclass(frozen=True)
class GateState:
    """One gate for her: why it is closed (nothing when it is open), and from which day it can open at all."""

    id: GateName
    closed: tuple[Closed, ...]
    from_day: int | None = None

    @property
    def open(self) -> bool:
        return not self.closed


@dataclass(frozen=True)
class Screen:
    """What speaks against exercise: ids of reasons to stop, and to ask first; ``level_0`` goes too with some."""

    stop: tuple[str, ...]
    ask: tuple[str, ...]
    level_0: bool

    @property
    def clear(self) -> bool:
        return not (self.stop or self.ask)


def screen_of(her: Her) -> Screen:
    """Everything of the exercise screen that is true of her."""
    stage = stage_of(her)
    rows = exercises().screen.values()
    true = [row for row in rows if row.stage in (stage, "always") and her.truth(row.when) is True]
    return Screen(
        stop=tuple(row.id for row in true if row.level == "stop"),
        ask=tuple(row.id for row in true if row.level == "ask"),
        level_0=not any(row.also_level_0 for row in true),
    )


def screened(stage: Literal["pregnant", "after_birth"]) -> tuple[str, ...]:
    """What of the exercise screen only she can tell, in its order: circumstances, not answers of the check."""
    rows = (row for row in exercises().screen.values() if row.stage in (stage, "always"))
    leaves = (name for row in rows for name in row.when.leaves())
    return tuple(dict.fromkeys(name for name in leaves if name in advice().circumstances))


def gates_of(her: Her, screen: Screen) -> dict[GateName, GateState]:
    """Every gate of her stage; what is not known does not open one."""
    states: dict[GateName, GateState] = {}
    for gate in exercises().gates.values():
        if gate.stage in (stage_of(her), "always"):
            before = gate.after is None or states[gate.after].open
            closed = tuple(dict.fromkeys(_closed(her, gate, screen, before=before)))
            states[gate.id] = GateState(gate.id, closed, _from_day(her, gate))
    return states


def stage_of(her: Her) -> Literal["pregnant", "after_birth"]:
    """Which gates and signs are hers."""
    return "after_birth" if isinstance(her.person.stage, AfterBirth) else "pregnant"


def _closed(her: Her, gate: Gate, screen: Screen, *, before: bool) -> list[Closed]:
    found: list[Closed] = []
    if gate.needs_clearance and her.life.clearance is not True:
        found.append("not_cleared")
    if gate.screened and not screen.clear:
        found.append("screen")
    if gate.screened and (her.alarmed or her.assessment.open_core):
        found.append("alarm" if her.alarmed else "unknown")
    if not before:
        found.append("gate_before")
    stage = her.person.stage
    if isinstance(stage, AfterBirth) and stage.days < (_from_day(her, gate) or 0):
        found.append("days")
    found += _not_calm(her, gate)
    if gate.closed_when is not None and (truth := her.truth(gate.closed_when)) is not False:
        found.append("closed_when" if truth else "unknown")
    return found


def _not_calm(her: Her, gate: Gate) -> list[Closed]:
    """Pain at rest, and weeks without a soft stop on the exercises of the gate before."""
    movement, found = her.life.movement, list[Closed]()
    if gate.pain_at_rest_at_most is not None:
        pain = movement.pain_at_rest
        if pain is None or pain > gate.pain_at_rest_at_most:
            found.append("unknown" if pain is None else "pain")
    if gate.calm_weeks and gate.after is not None:
        needed = int(gate.after[1:])
        calm = movement.level > needed or (movement.level == needed and movement.calm_weeks >= gate.calm_weeks)
        if not calm:
            found.append("calm_weeks")
    return found


def _from_day(her: Her, gate: Gate) -> int | None:
    """The first day after her birth; of a birth of which nothing is known the later one."""
    stage = her.person.stage
    if not isinstance(stage, AfterBirth):
        return None
    vaginal, caesarean = gate.from_days
    if stage.birth is None:
        return max(vaginal, caesarean)
    return caesarean if stage.birth in _CAESAREAN else vaginal
