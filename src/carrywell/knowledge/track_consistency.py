"""Cross-checks of what the journal knows: sources exist, none is cited as better read than it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from carrywell.knowledge.conditions import check_basis, require
from carrywell.knowledge.instrument_reader import read_instruments
from carrywell.knowledge.instrument_schema import Instrument
from carrywell.knowledge.reader import Knowledge

WordPath = tuple[str, ...]


@dataclass(frozen=True)
class TrackCheck:
    """What was read for the journal, and the paths of all words that it needs."""

    counts: Mapping[str, int]
    words: tuple[WordPath, ...]


def check_track(folder: Traversable, knowledge: Knowledge) -> TrackCheck:
    """Read and check everything that the journal knows.

    Raises
    ------
    KnowledgeError
        Naming the file and the key of the first thing that does not fit.
    """
    instruments = read_instruments(folder)
    for row in instruments.values():
        _check_instrument(knowledge, row)
    return TrackCheck(counts={"instruments": len(instruments)}, words=())


def _check_instrument(knowledge: Knowledge, row: Instrument) -> None:
    check_basis(knowledge, row.basis, "instruments.toml", row.id)
    if row.change is not None:
        check_basis(knowledge, row.change.basis, "instruments.toml", row.id)
        starts = [step.start for step in row.change.important]
        rising = starts == sorted(set(starts)) and starts[0] <= row.least
        require(rising, "instruments.toml", row.id, "steps have to rise from the least score")
