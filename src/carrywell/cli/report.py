"""`carrywell report`: files to hand over, made from the check and the journal of this computer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from gettext import gettext as _
from typing import TYPE_CHECKING, cast

import click

from carrywell.cli.answers import answers_option, checked_day, checked_on_option, read_value
from carrywell.cli.journal_opened import opened_journal
from carrywell.cli.language import TAGS, marked
from carrywell.cli.problem import BAD_INPUT, DONE, WRONG, UnreadableError, complain, problem_words
from carrywell.cli.report_files import STDOUT, write_files
from carrywell.cli.spoken import Command, Option, language_option
from carrywell.errors import InputError
from carrywell.knowledge.words import Language
from carrywell.wire.read import read_whole

if TYPE_CHECKING:
    from carrywell.report.handover import Handover
    from carrywell.report.letter import LetterLanguage, Paper
    from carrywell.track.entries import JournalEntry
    from carrywell.web.journal_store import Kept

_HELP = marked(
    "Make files to hand over: the letter for a clinician, the same as FHIR, the journal as a table, a calendar.\n\n"
    "Person and answers are read from --answers, as for carrywell check; the journal is that of this computer. "
    "FILE is replaced if it is there; - writes to standard output."
)


@dataclass(frozen=True)
class Wanted:
    """What was asked for."""

    answers: str | None
    checked_on: date | None
    language: LetterLanguage
    paper: Paper
    question: str
    words: str
    notes: tuple[str, ...]
    with_mood: bool
    exercise_at: time | None
    named: bool


@dataclass(frozen=True)
class Noted:
    """The journal of this computer, and the act she chose."""

    kept: tuple[Kept, ...] = ()
    function: str = ""
    answered: Mapping[str, datetime] = field(default_factory=dict)


@click.command(
    cls=Command, help=_HELP, short_help=marked("The letter for a clinician, FHIR, the journal as a table, a calendar.")
)
@click.option("--pdf", cls=Option, metavar="FILE|-", help=marked("Write the letter, one page."))
@click.option(
    "--fhir", cls=Option, metavar="FILE|-", help=marked("Write a FHIR R4 bundle for the records of a clinic.")
)
@click.option("--csv", cls=Option, metavar="FILE|-", help=marked("Write the journal as a table."))
@click.option("--ics", cls=Option, metavar="FILE|-", help=marked("Write a calendar with days to check again."))
@answers_option
@checked_on_option
@click.option(
    "--language",
    cls=Option,
    type=click.Choice((*TAGS, "both")),
    help=marked("Language of the letter; both: side by side."),
)
@click.option(
    "--paper", cls=Option, type=click.Choice(("a4", "letter")), default="a4", help=marked("Size of the letter's page.")
)
@click.option("--question", cls=Option, default="", metavar="TEXT", help=marked("Your question; it stands on top."))
@click.option("--words", cls=Option, default="", metavar="TEXT", help=marked("How you tell it yourself."))
@click.option(
    "--note",
    "notes",
    cls=Option,
    multiple=True,
    metavar="ID",
    help=marked("A note of your journal to put in, by its id; without this, none goes in."),
)
@click.option(
    "--with-mood", cls=Option, is_flag=True, help=marked("Also tell answers on mood and on thoughts of harm.")
)
@click.option(
    "--fhir-version", cls=Option, type=click.Choice(("R4",)), default="R4", help=marked("The version of FHIR to write.")
)
@click.option(
    "--exercise-at",
    cls=Option,
    metavar="HH:MM",
    help=marked("Also remind of exercises in the calendar, every day at this time, such as 09:30."),
)
@click.option(
    "--named",
    cls=Option,
    is_flag=True,
    help=marked("Name the events for what they are; without it they are all called Carrywell."),
)
@language_option
def report(lang: Language, **given: object) -> int:
    files = {kind: str(name) for kind in MAKERS if (name := given.get(kind)) is not None}
    try:
        _require_files(files)
        wanted = _wanted(given, lang)
        noted = entries_of_this_computer()
        write_files({kind: (name, MAKERS[kind](wanted, noted)) for kind, name in files.items()})
    except (InputError, UnreadableError) as problem:
        complain(problem_words(problem, lang))
        return BAD_INPUT
    except NoFontError:
        complain(_("No Chinese font was found on this computer, so the letter cannot be set."))
        complain(_("Install one, such as Noto Sans CJK; or take --language en, or print the result from the app."))
        return WRONG
    return DONE


class NoFontError(Exception):
    """The letter has Chinese in it, and there is no font for that."""


def _require_files(files: Mapping[str, str]) -> None:
    if not files:
        raise UnreadableError("report", "report_nothing_asked")
    if list(files.values()).count(STDOUT) > 1:
        raise UnreadableError("report", "report_one_stdout")


def _wanted(given: Mapping[str, object], lang: Language) -> Wanted:
    language = str(given["language"] or lang).replace("-", "_")
    return Wanted(
        answers=cast("str | None", given["answers"]),
        checked_on=checked_day(cast("str | None", given["checked_on"]), date.today()),
        language=cast("LetterLanguage", language),
        paper=cast("Paper", given["paper"]),
        question=str(given["question"]),
        words=str(given["words"]),
        notes=cast("tuple[str, ...]", given["notes"]),
        with_mood=bool(given["with_mood"]),
        exercise_at=_clock_time(cast("str | None", given["exercise_at"])),
        named=bool(given["named"]),
    )


def _clock_time(text: str | None) -> time | None:
    """A time of day.

    Raises
    ------
    InputError
        Naming ``exercise_at``.
    """
    if text is None:
        return None
    try:
        return datetime.strptime(text, "%H:%M").time()
    except ValueError as error:
        raise InputError("exercise_at", "not_a_time_of_day") from error


def entries_of_this_computer() -> Noted:
    """What is in the journal; nothing, and no database is made, where none was kept yet."""
    from carrywell.web.home import DATABASE, data_folder

    if not (data_folder() / DATABASE).exists():
        return Noted()
    with opened_journal():
        from carrywell.web import journal_store

        key = journal_store.TERMINAL
        return Noted(tuple(journal_store.entries(key)), journal_store.function_of(key), journal_store.answered(key))


def handover(wanted: Wanted, noted: Noted) -> Handover:
    """What the letter is made of; whose day was not given, of that check no day is told."""
    from carrywell.check.answers import read_answers
    from carrywell.knowledge.reader import load
    from carrywell.report.handover import Handover

    today, case = date.today(), None if wanted.answers is None else read_whole(read_value(wanted.answers))
    if case is None and any(row.entry.findings for row in noted.kept):
        raise UnreadableError("answers", "report_answers_missing")
    days = (today - wanted.checked_on).days if wanted.checked_on is not None else 0
    return Handover(
        person=case.person.after(days) if case else None,
        today=today,
        answers=read_answers(load(), case.answers) if case else {},
        checked_on=wanted.checked_on if case and case.answers else None,
        entries=tuple(row.entry for row in noted.kept),
        function=noted.function,
        words=wanted.words,
        notes=_chosen(wanted, noted),
        question=wanted.question,
        with_mood=wanted.with_mood,
        answered=noted.answered,
    )


def _chosen(wanted: Wanted, noted: Noted) -> tuple[JournalEntry, ...]:
    """The notes that go with it.

    Raises
    ------
    InputError
        Naming ``note``, when there is no such entry, or nothing is written in it.
    """
    entries = {str(row.id): row.entry for row in noted.kept}
    for name in wanted.notes:
        if name.lower() not in entries:
            raise InputError("note", "id_unknown", id=name)
        if not entries[name.lower()].note.strip():
            raise InputError("note", "without_note", id=name)
    return tuple(entries[name] for name in dict.fromkeys(map(str.lower, wanted.notes)))


def _pdf(wanted: Wanted, noted: Noted) -> Iterable[bytes]:
    from carrywell.report.fonts import FontMissingError
    from carrywell.report.letter import LetterForm, letter_pdf

    try:
        return [letter_pdf(handover(wanted, noted), LetterForm(wanted.language, wanted.paper))]
    except FontMissingError as error:
        raise NoFontError from error


def _language(wanted: Wanted) -> Language:
    """For what is in one language only: of both, English."""
    return "zh_hans" if wanted.language == "zh_hans" else "en"


def _fhir(wanted: Wanted, noted: Noted) -> Iterable[bytes]:
    from carrywell.report.fhir import fhir_bundle

    return [fhir_bundle(handover(wanted, noted), _language(wanted)).encode(), b"\n"]


def _ics(wanted: Wanted, noted: Noted) -> Iterable[bytes]:
    from carrywell.report.calendar_file import CalendarForm, calendar_file

    form = CalendarForm(_language(wanted), wanted.exercise_at, wanted.named)
    return [calendar_file(handover(wanted, noted), form)]


def _csv(_wanted: Wanted, noted: Noted) -> Iterable[bytes]:
    from carrywell.wire.journal_csv import csv_lines

    return (line.encode() for line in csv_lines((row.id, row.entry, row.stored) for row in noted.kept))


#: What makes each kind of file.
MAKERS: Mapping[str, Callable[[Wanted, Noted], Iterable[bytes]]] = {
    "pdf": _pdf,
    "fhir": _fhir,
    "csv": _csv,
    "ics": _ics,
}
