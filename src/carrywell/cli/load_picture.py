"""The ways of a task side by side as an SVG picture, in a file or on standard output."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path

import click

from carrywell.cli.load_whom import Known
from carrywell.cli.problem import UnreadableError
from carrywell.figure import draw_side_by_side
from carrywell.figure.picture import Theme
from carrywell.knowledge.words import Language
from carrywell.spine.compare import Comparison
from carrywell.wire.load_told import ToldWay, tell_task
from carrywell.wire.picture import picture_of


def ways_svg(found: Comparison, known: Known, theme: Theme, language: Language, only: str | None = None) -> str:
    """The picture of all ways, or of one: each with its name and its number."""
    situation = known.situation
    told = tell_task(known.case.person, situation, found, language)
    chosen = [pair for pair in zip(found.ways, told.ways, strict=True) if only in (None, pair[1].id)]
    return draw_side_by_side(
        [picture_of(way, situation, with_load=told.judged, theme=theme) for way, _told in chosen],
        [(way.name, _number(way)) for _way, way in chosen],
        title=told.title,
        description=_described([(way.name, way.alternative) for _way, way in chosen]),
    )


def _number(way: ToldWay) -> str:
    """The number of a way with its range; empty for a task that is not judged."""
    if not way.number:
        return ""
    return _("{number} {unit} ({range})").format(number=way.number, unit=way.unit, range=way.range)


def _described(ways: Sequence[tuple[str, str]]) -> str:
    return _("; ").join(_("{name}: {number}").format(name=name, number=words) for name, words in ways)


def write_svg(svg: str, name: str) -> None:
    """Write the picture to the file of that name, or to standard output for ``-``.

    Raises
    ------
    UnreadableError
        When it cannot be written: no such folder, no right, no room.
    """
    try:
        if name == "-":
            click.echo(svg)
        else:
            Path(name).write_text(svg + "\n", encoding="utf-8", newline="\n")
    except BrokenPipeError:
        raise
    except FileNotFoundError as error:
        raise UnreadableError("svg", "folder_missing", name=name) from error
    except (OSError, ValueError) as error:
        if Path(name).is_dir():
            raise UnreadableError("svg", "file_is_folder", name=name) from error
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError("svg", "not_written", name="stdout" if name == "-" else name, reason=reason) from error
