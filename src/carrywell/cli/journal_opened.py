"""The journal of this computer, opened for a command; what goes wrong is said, with what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from gettext import gettext as _

import click

from carrywell.cli.output import dumps
from carrywell.cli.problem import BAD_INPUT, WRONG, UnreadableError, complain, problem_json, problem_words
from carrywell.errors import InputError
from carrywell.exchange.asking import UnansweredError
from carrywell.knowledge.words import Language


@contextmanager
def opened_journal() -> Iterator[None]:
    """The journal of this computer; what cannot be written or read is said, with what to do."""
    from django.db import DatabaseError

    from carrywell.web.server import open_database

    try:
        open_database()
        yield
    except (OSError, DatabaseError) as error:
        complain(_("The journal on this computer cannot be used: {reason}").format(reason=error))
        complain(
            _("Nothing that was kept before is lost. Make room on the disk, then try again; or see docs/start.md.")
        )
        raise click.exceptions.Exit(WRONG) from error


@contextmanager
def told_problems(lang: Language, *, as_json: bool) -> Iterator[None]:
    """What was given and cannot be used ends the command with its words; as JSON too where that was asked for."""
    try:
        yield
    except (InputError, UnreadableError) as problem:
        if as_json:
            click.echo(dumps(problem_json(problem), indent=2))
        complain(problem_words(problem, lang))
        raise click.exceptions.Exit(WRONG if isinstance(problem, UnansweredError) else BAD_INPUT) from problem
