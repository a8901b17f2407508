"""JSON as the commands print it, and the end of an output of many lines."""

from __future__ import annotations

import json
from gettext import ngettext

from carrywell.cli.problem import BAD_INPUT, DONE, complain


def dumps(data: object, *, indent: int | None = None) -> str:
    """JSON in UTF-8, on one line unless indented."""
    return json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent)


def summed_up(lines: int, bad: int) -> int:
    """The exit code after so many lines; when some could not be used, that is said."""
    if not bad:
        return DONE
    summary = ngettext(
        "{bad} of {lines} line could not be used; see its error in the output.",
        "{bad} of {lines} lines could not be used; see their errors in the output.",
        lines,
    )
    complain(summary.format(bad=bad, lines=lines))
    return BAD_INPUT
