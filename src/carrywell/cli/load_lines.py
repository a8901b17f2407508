"""Many postures and tasks, one per line: answered in their order, postures worked out together."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from carrywell.cli.answers import line_value, opened, raw_lines
from carrywell.cli.output import dumps, summed_up
from carrywell.cli.problem import UnreadableError, problem_json
from carrywell.errors import InputError
from carrywell.wire.load_batch import answer, answer_postures, holds_posture
from carrywell.wire.write import Json

#: Lines that are worked out together.
BATCH = 500

Problem = InputError | UnreadableError


@dataclass(frozen=True)
class _Line:
    """A line with what was read from it."""

    number: int
    value: object


def answer_lines(name: str) -> int:
    """One answer per line; a bad line is told in its place and the others go on."""
    lines = bad = 0
    with opened(name) as file:
        for batch in _batches(_lines(raw_lines(file), name)):
            for line, result in zip(batch, _answers(batch), strict=True):
                lines += 1
                bad += isinstance(result, Problem)
                told = result if isinstance(result, dict) else problem_json(result) | {"line": line.number}
                sys.stdout.write(dumps(told) + "\n")
            sys.stdout.flush()
    return summed_up(lines, bad)


def _lines(raw: Iterator[tuple[int, bytes]], name: str) -> Iterator[_Line]:
    for number, line in raw:
        try:
            yield _Line(number, line_value(number, line, name))
        except (InputError, UnreadableError) as problem:
            yield _Line(number, problem)


def _batches(lines: Iterator[_Line]) -> Iterator[list[_Line]]:
    """Postures gather; a task, which takes longer than many postures, is answered at once after those before it."""
    batch: list[_Line] = []
    for line in lines:
        batch.append(line)
        if len(batch) == BATCH or not (isinstance(line.value, Problem) or holds_posture(line.value)):
            yield batch
            batch = []
    if batch:
        yield batch


def _answers(batch: list[_Line]) -> list[Json | Problem]:
    postures = iter(answer_postures([line.value for line in batch if holds_posture(line.value)]))
    return [next(postures) if holds_posture(line.value) else _answer(line.value) for line in batch]


def _answer(value: object) -> Json | Problem:
    """The answer to a line that is no posture."""
    if isinstance(value, Problem):
        return value
    try:
        return answer(value)
    except InputError as problem:
        return problem
