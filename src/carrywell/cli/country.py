"""Whom to call: the help line of her country."""

from __future__ import annotations

import os

import click

from carrywell.cli.language import locale_name
from carrywell.knowledge.reader import help_lines
from carrywell.knowledge.schema import HelpLine
from carrywell.knowledge.words import Language

#: What people write for a code that is not theirs in ISO 3166.
_ALSO = {"UK": "GB"}


def country_code(asked: str | None, language: Language = "en") -> str:
    """The country: asked for, else of ``CARRYWELL_COUNTRY``, else of the locale, else of the language, else none.

    Simplified Chinese without a country means China: 112 reaches no ambulance there.

    Raises
    ------
    click.BadParameter
        When what was asked for is no two-letter code.
    """
    chosen = asked or os.environ.get("CARRYWELL_COUNTRY", "")
    if chosen:
        code = chosen.strip().upper()
        if len(code) != 2 or not (code.isascii() and code.isalpha()):
            raise _no_code(chosen)
        return _ALSO.get(code, code)
    parts = locale_name().replace("-", "_").split("_")
    named = next((p for p in parts[1:] if len(p) == 2 and p.isascii() and p.isupper()), "")
    return named or ("CN" if language == "zh_hans" else "")


def _no_code(chosen: str) -> click.BadParameter:
    from gettext import gettext as _

    from carrywell.cli.terminal import plain

    words = _("Write the country as two letters, such as GB or CN; {given} is not one.").format(given=plain(chosen, 40))
    return click.BadParameter(words, param_hint="'--country'")


def help_line(code: str) -> HelpLine:
    """The numbers of a country; of the default entry where we know none."""
    lines = help_lines()
    if code in lines and code != "EU":
        return lines[code]
    return next((line for line in lines.values() if code in line.countries), lines["default"])
