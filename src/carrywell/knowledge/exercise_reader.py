"""Reads the movement ladder: exercises, gates, the screen before them, the signs to stop, the rules of going on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from carrywell.knowledge.drawing_schema import Drawing
from carrywell.knowledge.exercise_schema import Exercise, Gate, LadderRules, ScreenReason, Stop
from carrywell.knowledge.reader import knowledge_folder, read_toml, shaped, toml_files
from carrywell.knowledge.rows import rows_by_id


@dataclass(frozen=True)
class ExerciseKnowledge:
    """The ladder by id, in the order of the files."""

    exercises: Mapping[str, Exercise]
    gates: Mapping[str, Gate]
    screen: Mapping[str, ScreenReason]
    stops: Mapping[str, Stop]
    rules: LadderRules
    drawings: Mapping[str, Drawing]


def read_exercises(folder: Traversable) -> ExerciseKnowledge:
    """Read and shape the folder ``exercises`` and its companions, without cross-checks."""
    return ExerciseKnowledge(
        exercises=rows_by_id(Exercise, toml_files(folder / "exercises"), "exercise"),
        gates=rows_by_id(Gate, [folder / "gates.toml"], "gate"),
        screen=rows_by_id(ScreenReason, [folder / "screen.toml"], "reason"),
        stops=rows_by_id(Stop, [folder / "stops.toml"], "stop"),
        rules=shaped(LadderRules, read_toml(folder / "ladder.toml"), "ladder.toml"),
        drawings=rows_by_id(Drawing, [folder / "drawings.toml"], "drawing"),
    )


@cache
def exercises() -> ExerciseKnowledge:
    """The ladder of the package, read once per process."""
    return read_exercises(knowledge_folder())
