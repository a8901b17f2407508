"""Errors as people and programs read them: the first line says what to do, no traceback, one JSON shape."""

from __future__ import annotations

from gettext import gettext as _

import click

from carrywell.cli.language import in_language, marked, tag
from carrywell.cli.terminal import plain
from carrywell.errors import CarrywellError, InputError, KnowledgeError
from carrywell.knowledge.words import LANGUAGES, Language, words
from carrywell.wire.write import Json, error_json

DONE, WRONG, BAD_INPUT, STOPPED = 0, 1, 2, 130

#: Problems with what was given before anything in it is read, by their stable code.
MESSAGES = {
    "file_missing": marked("There is no file {name}. Please check its name and folder."),
    "file_is_folder": marked("{name} is a folder. Please name a file in it."),
    "file_unreadable": marked("{name} cannot be opened ({reason}). Please check that you may read it."),
    "not_utf8": marked("{name} is not UTF-8 text. Please save it as UTF-8 and try again."),
    "empty_input": marked("{name} is empty. Please put the answers in it, as JSON."),
    "answers_missing": marked(
        "Give the answers with --answers FILE (or --answers - for what is piped in). "
        "The questions can be asked only in a terminal."
    ),
    "plan_answers_missing": marked(
        "Give person and answers with --answers FILE (or --answers - for what is piped in), as for carrywell check."
    ),
    "report_answers_missing": marked(
        "This file needs person and answers: give them with --answers FILE (or --answers - for what is piped in), "
        "as for carrywell check."
    ),
    "report_nothing_asked": marked(
        "Say which file to make, such as --pdf letter.pdf. All kinds: carrywell report --help"
    ),
    "report_one_stdout": marked("Only one file can go to standard output. Please name a file for the others."),
    "folder_missing": marked("{name} is in a folder that does not exist. Please make the folder or name another one."),
    "not_written": marked("{name} cannot be written ({reason}). Please make room or name another place."),
}


class UnreadableError(CarrywellError):
    """A file or pipe cannot be read or written: `code` is a key of `MESSAGES`, whose placeholders `values` fill."""

    def __init__(self, field: str, code: str, **values: str) -> None:
        self.field = field
        self.code = code
        self.values = values
        super().__init__(f"{field}: {code}")

    def message(self, language: Language) -> str:
        """The reason and what to do, in words."""
        return in_language(MESSAGES[self.code], language).format(**self.values)


def problem_json(problem: InputError | UnreadableError) -> Json:
    """A bad input in the one error shape of the command line and the API."""
    if isinstance(problem, InputError):
        return error_json(problem)
    message = {language: problem.message(language) for language in LANGUAGES}
    return {"error": {"field": problem.field, "code": problem.code, "message": message}}


def problem_words(problem: InputError | UnreadableError, language: Language) -> str:
    """A bad input for people."""
    if isinstance(problem, UnreadableError):
        return plain(problem.message(language))
    if problem.code == "unknown_question":
        hint = _("All questions: carrywell questions --lang {lang}").format(lang=tag(language))
        return f"{plain(words(language).error(problem))}\n{hint}"
    if (problem.field, problem.code) == ("task", "unknown_option"):
        hint = _("All tasks: carrywell load --lang {lang}").format(lang=tag(language))
        return f"{plain(words(language).error(problem), 1000)}\n{hint}"
    return plain(words(language).error(problem))


def knowledge_words(problem: KnowledgeError) -> str:
    """A wrong knowledge file for whoever edits it: first what to do, then file, key and reason."""
    do = _("Please correct the knowledge file {file}.").format(file=plain(problem.file))
    return f"{do}\n{plain(problem.key)}: {plain(problem.reason)}"


def complain(message: str) -> None:
    """Say it on standard error."""
    click.echo(message, err=True)
