"""The command `carrywell`: its commands, and what becomes of every error."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from gettext import gettext as _

import click

from carrywell import __version__
from carrywell.cli.check import check
from carrywell.cli.journal import journal
from carrywell.cli.knowledge import knowledge
from carrywell.cli.language import default_language, marked, settle
from carrywell.cli.load import load
from carrywell.cli.plan import plan
from carrywell.cli.problem import BAD_INPUT, DONE, STOPPED, WRONG, complain, knowledge_words, problem_words
from carrywell.cli.questions import questions
from carrywell.cli.report import report
from carrywell.cli.serve import serve
from carrywell.cli.spoken import Group, Option
from carrywell.cli.terminal import plain, speak_utf8
from carrywell.errors import InputError, KnowledgeError


class ServeByDefault(Group):
    """Without a command it serves, and then takes the options of `serve`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0].startswith("-") and args[0] not in ("--help", "--version")):
            args = ["serve", *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=ServeByDefault,
    help=marked(
        "Back pain in pregnancy and after birth: how urgent it is, what is likely, and why.\n\n"
        "Without a command, Carrywell opens in your browser; what you enter stays on this computer."
    ),
)
@click.version_option(
    __version__, message="carrywell %(version)s", cls=Option, help=marked("Show the version and exit.")
)
def carrywell() -> None: ...


for _command in (serve, check, load, plan, journal, report, questions, knowledge):
    carrywell.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code is 0 done, 1 a problem inside, 2 a bad input, 130 stopped."""
    speak_utf8()
    settle(default_language())
    try:
        outcome = carrywell.main(arguments, prog_name="carrywell", standalone_mode=False)
    except click.ClickException as error:
        return _refused(error)
    except (click.Abort, KeyboardInterrupt):
        complain("\n" + _("Stopped. Nothing was kept and nothing was sent."))
        return STOPPED
    except InputError as error:
        complain(problem_words(error, default_language()))
        return BAD_INPUT
    except KnowledgeError as error:
        complain(knowledge_words(error))
        return WRONG
    except Exception as error:
        return _internal(error)
    return outcome if isinstance(outcome, int) else DONE


def _refused(error: click.ClickException) -> int:
    """A wrong option or value: what is wrong, then where the help is."""
    complain(plain(error.format_message()))
    if isinstance(error, click.UsageError) and error.ctx is not None:
        hint = _("All options: {command} --help")
        complain(hint.format(command=error.ctx.command_path))
    return error.exit_code


def _internal(error: Exception) -> int:
    """Our fault: said in one line; Python's development mode (``python -X dev -m carrywell``) shows the traceback."""
    if sys.flags.dev_mode:
        raise error
    complain(_("Something went wrong inside Carrywell. Please report this line:"))
    complain(f"{type(error).__name__}: {plain(str(error))}")
    return WRONG
