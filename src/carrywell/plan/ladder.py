"""The movement ladder for her: which gates are open, what she trains today, when she goes on, when she stops."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from carrywell.knowledge.advice_reader import advice
from carrywell.knowledge.care_schema import GateName
from carrywell.knowledge.exercise_reader import exercises
from carrywell.knowledge.exercise_schema import Exercise
from carrywell.person import AfterBirth
from carrywell.plan.gates import GateState, Screen, stage_of
from carrywell.plan.her import Fit, Her
from carrywell.plan.weights import evidence, fitting

#: What becomes of her level: ``ask`` a clinician after soft stops in a row.
Step = Literal["stay", "up", "down", "ask"]
#: She is on it, has it behind her, may go on to it once the level before went well, or after that one; or it is closed.
LevelState = Literal["here", "below", "next", "later", "closed"]
TODAY = 3
_LEVELS = 3


@dataclass(frozen=True)
class Rung:
    """One exercise for her: why it is not offered (None when it is), and whether its caution is not settled."""

    exercise: str
    level: int
    refused: str | None
    careful: bool


@dataclass(frozen=True)
class Level:
    """One level of the ladder: the gate before it, and how she stands to it."""

    level: int
    gate: GateName
    state: LevelState


@dataclass(frozen=True)
class Ladder:
    """The movement ladder for her.

    Attributes
    ----------
    step, level
        What becomes of her level, and the level she trains at.
    today
        At most three exercises.
    rungs
        All exercises in their order, each with why it is not offered.
    levels
        The four levels, and how she stands to each.
    gates, screen
        What is open, and what speaks against exercise.
    hard_stops, soft_stops
        Signs to stop for, and to do less for, at her stage.
    tell_gap
        The gap of her tummy muscles is worth telling a clinician; it is never a cause of pain.
    asks
        What the next gate has to know: ``pain_at_rest`` and circumstances.
    target_minutes_a_week
        What she builds up to; None while nothing but the first level is open.
    """

    step: Step
    level: int
    today: tuple[str, ...]
    rungs: tuple[Rung, ...]
    levels: tuple[Level, ...]
    gates: tuple[GateState, ...]
    screen: Screen
    hard_stops: tuple[str, ...]
    soft_stops: tuple[str, ...]
    tell_gap: bool
    asks: tuple[str, ...]
    target_minutes_a_week: int | None

    @property
    def trained(self) -> int:
        """The highest level among the exercises of today."""
        return max((exercises().exercises[name].level for name in self.today), default=0)

    def gate(self, name: GateName) -> GateState | None:
        """A gate of her stage."""
        return next((gate for gate in self.gates if gate.id == name), None)


def ladder_of(her: Her, screen: Screen, gates: Mapping[GateName, GateState]) -> Ladder:
    """The movement ladder for her."""
    known = exercises()
    stage = stage_of(her)
    step = _step(her, gates)
    level = _level(her, step)
    fits = {row.id: _fit(her, row, level, screen, gates) for row in known.exercises.values()}
    stops = [stop for stop in known.stops.values() if stop.stage in (stage, "always")]
    trains = any(fit.refused is None and known.exercises[name].level > 0 for name, fit in fits.items())
    return Ladder(
        step=step,
        level=level,
        today=_today(fits),
        rungs=tuple(Rung(name, known.exercises[name].level, fit.refused, fit.careful) for name, fit in fits.items()),
        levels=_levels(her, level, gates),
        gates=tuple(gates.values()),
        screen=screen,
        hard_stops=tuple(stop.id for stop in stops if stop.kind == "hard"),
        soft_stops=tuple(stop.id for stop in stops if stop.kind == "soft"),
        tell_gap=_tell_gap(her),
        asks=_asks(her, gates),
        target_minutes_a_week=known.rules.target[stage].minutes_a_week if trains else None,
    )


def _step(her: Her, gates: Mapping[GateName, GateState]) -> Step:
    """After soft stops down or to a clinician, after enough calm weeks up, where the next gate is open."""
    rule, movement = exercises().rules.progression, her.life.movement
    if movement.soft_stops >= rule.stops_in_a_row_to_ask:
        return "ask"
    if movement.soft_stops:
        return "down"
    calm = movement.level == 0 or movement.calm_weeks >= rule.calm_weeks
    if calm and movement.level < _LEVELS and _gate(her, movement.level + 1, gates).open:
        return "up"
    return "stay"


def _gate(her: Her, level: int, gates: Mapping[GateName, GateState]) -> GateState:
    """The gate before a level: in pregnancy one gate for everything above the first."""
    names: tuple[GateName, ...] = ("G0", "G1", "G2", "G3")
    return gates[names[level]] if "pregnancy" not in gates or not level else gates["pregnancy"]


def _levels(her: Her, level: int, gates: Mapping[GateName, GateState]) -> tuple[Level, ...]:
    """How she stands to each level; she is on the highest that is open up to hers."""
    before = [_gate(her, number, gates) for number in range(_LEVELS + 1)]
    here = max((number for number, gate in enumerate(before) if gate.open and number <= level), default=None)
    found = []
    for number, gate in enumerate(before):
        found.append(Level(number, gate.id, _state(number, here) if gate.open and here is not None else "closed"))
    return tuple(found)


def _state(number: int, here: int) -> LevelState:
    if number <= here:
        return "here" if number == here else "below"
    return "next" if number == here + 1 else "later"


def _asks(her: Her, gates: Mapping[GateName, GateState]) -> tuple[str, ...]:
    """What the first gate that is closed for want of an answer asks for; nothing before her clinician's yes."""
    gate = next((gate for gate in gates.values() if gate.closed), None)
    if gate is None or "unknown" not in gate.closed or not set(gate.closed) <= {"unknown", "calm_weeks", "days"}:
        return ()
    row = exercises().gates[gate.id]
    pain = row.pain_at_rest_at_most is not None and her.life.movement.pain_at_rest is None
    leaves = row.closed_when.leaves() if row.closed_when is not None else ()
    open_leaves = [name for name in leaves if name in advice().circumstances and name not in her.life.circumstances]
    return (*(("pain_at_rest",) if pain else ()), *open_leaves)


def _level(her: Her, step: Step) -> int:
    change = {"up": 1, "down": -1, "ask": -1, "stay": 0}[step]
    return max(0, her.life.movement.level + change)


def _fit(her: Her, row: Exercise, level: int, screen: Screen, gates: Mapping[GateName, GateState]) -> Fit:
    fit = her.fit(row)
    if fit.refused is not None:
        return fit
    if not her.has(row.needs):
        return Fit("missing_at_home")
    if not screen.level_0 or (row.level > 0 and not screen.clear):
        return Fit("screen")
    if not row.before_clearance and her.life.clearance is not True:
        return Fit("not_cleared")
    if not (gates[row.gate] if row.level == 0 or "pregnancy" not in gates else gates["pregnancy"]).open:
        return Fit("gate")
    if row.level > level:
        return Fit("level")
    if row.id in exercises().rules.gap_check.avoid_when_doming and _wide_gap(her):
        return Fit("gap")
    return fit


def _wide_gap(her: Her) -> bool:
    """A wide gap leaves out what may make the belly dome, unless she has seen that it does not."""
    fingers = her.life.movement.gap_fingers
    wide = fingers is not None and fingers >= exercises().rules.gap_check.wide_fingers
    return wide and her.life.circumstances.get("belly_domes") is not False


def _tell_gap(her: Her) -> bool:
    rule, fingers, stage = exercises().rules.gap_check, her.life.movement.gap_fingers, her.person.stage
    late = isinstance(stage, AfterBirth) and stage.days >= rule.tell_from_days
    return late and fingers is not None and fingers > rule.tell_fingers_above


def _today(fits: Mapping[str, Fit]) -> tuple[str, ...]:
    """The highest rungs first, of one level what fits best and is surest; each stands on its own muscles."""
    known = exercises().exercises
    offered = [known[name] for name, fit in fits.items() if fit.refused is None]

    def order(row: Exercise) -> tuple[int, float, str]:
        return -row.level, -evidence(row.grade, row.not_shown) * fitting(fits[row.id]), row.id

    found: list[Exercise] = []
    for row in sorted(offered, key=order):
        easier = {other.easier for other in found}
        if len(found) < TODAY and row.id not in easier:
            found.append(row)
    return tuple(row.id for row in found)
