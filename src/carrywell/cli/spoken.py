"""Click commands whose help is translated when it is shown, and the ``--lang`` option that they share."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _
from typing import Any, TypeVar

import click

from carrywell.cli.language import TAGS, default_language, marked, marked_plural, settle
from carrywell.errors import InputError
from carrywell.knowledge.words import Language, language_of

#: Words of click itself that people see; listed so that they are in the catalogue.
CLICK = (
    marked("Usage:"),
    marked("Options"),
    marked("Commands"),
    marked("Invalid value for {param_hint}: {message}"),
    marked("Missing command."),
    marked("No such option {name!r}."),
    marked("No such command {name!r}."),
    marked("Option {name!r} does not take a value."),
    marked("{value!r} is not a valid {number_type}."),
    marked("{value} is not in the range {range}."),
    *marked_plural("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
)

AnyFunction = TypeVar("AnyFunction", bound=Callable[..., Any])


class _Help:
    """Help that is looked up in the catalogue each time it is read."""

    _help: str | None = None

    @property
    def help(self) -> str | None:
        return _(self._help) if self._help else self._help

    @help.setter
    def help(self, words: str | None) -> None:
        self._help = words


class Option(_Help, click.Option):
    """An option with translated help."""


class Command(_Help, click.Command):
    """A command with translated help; its line in the list of its group is never cut off."""

    def get_short_help_str(self, limit: int = 45) -> str:
        return _(self.short_help) if self.short_help else (self.help or "").partition("\n\n")[0]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _("Show this message and exit.")
        return option


class Group(Command, click.Group):
    """A group with translated help."""


class LanguageTag(click.ParamType[Language]):
    """``en`` or ``zh-hans``, and what people write for them."""

    name = "language"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return "|".join(TAGS)

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Language:
        try:
            return language_of(str(value))
        except InputError:
            self.fail(_("Choose one of these: {tags}.").format(tags=", ".join(TAGS)), param, ctx)


def _settle(_context: click.Context, _parameter: click.Parameter, value: Language | None) -> Language:
    language = value or default_language()
    settle(language)
    return language


def language_option(function: AnyFunction) -> AnyFunction:
    """Add ``--lang``; the command gets the settled `Language` as ``lang``."""
    return click.option(
        "--lang",
        cls=Option,
        type=LanguageTag(),
        callback=_settle,
        is_eager=True,
        help=marked("Language of the output. Without it: the language of this computer."),
    )(function)
