"""Entries of the journal in words: as lines, day by day, and what a changed one said before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from uuid import UUID

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from carrywell.knowledge.advice_reader import advice
from carrywell.knowledge.exercise_reader import exercises
from carrywell.knowledge.reader import load
from carrywell.knowledge.words import Words
from carrywell.track.entries import JournalEntry
from carrywell.track.escalation import is_of_pregnancy
from carrywell.track.scores import score_of
from carrywell.web.journal_store import Kept
from carrywell.web.screen_form import statement_of

DAY = timedelta(days=1)
FILLED_NAMES = {
    "bothersome_days": gettext_lazy("Days of the last week on which it bothered you"),
    "sleep": gettext_lazy("Your sleep"),
    "confidence": gettext_lazy("How sure you feel"),
    "global_change": gettext_lazy("Since last month"),
    "phq2": gettext_lazy("Two questions about your mood"),
    "rmdq": gettext_lazy("Roland-Morris questionnaire"),
    "epds_total": gettext_lazy("Edinburgh scale, the total"),
}
#: Their scores stand in no list.
NOT_LISTED = ("phq2", "epds_total")


@dataclass(frozen=True)
class Row:
    """One entry of the list: when, and what it says."""

    id: UUID
    at: datetime
    lines: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class DayOfRows:
    """The entries of one day, the latest first."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Former:
    """What an entry said until it was changed."""

    until: datetime
    lines: tuple[str, ...]


def day_by_day(kept: Sequence[Kept], today: date, w: Words, *, gentle: bool = False) -> list[DayOfRows]:
    """Entries, newest first, under their days."""
    rows = [row_of(each, w, gentle=gentle) for each in kept]
    return [DayOfRows(day_name(day, today), tuple(of_it)) for day, of_it in groupby(rows, lambda row: row.at.date())]


def row_of(kept: Kept, w: Words, *, gentle: bool = False) -> Row:
    """An entry as the list shows it."""
    lines = tuple(lines_of(kept.entry, w, gentle=gentle))
    return Row(kept.id, kept.entry.at.astimezone(settings.LOCAL_ZONE), lines, kept.entry.note)


def day_name(day: date, today: date) -> str:
    """Today, yesterday, or the date."""
    if day == today:
        return pgettext("a day", "Today")
    return _("Yesterday") if day == today - DAY else date_format(day)


def lines_of(entry: JournalEntry, w: Words, *, gentle: bool = False) -> Iterator[str]:
    """What an entry says, a line for each thing, without its note; ``gentle`` leaves out all that is of a baby."""
    if entry.pain is not None:
        yield _("Pain %(points)s") % {"points": entry.pain}
    if entry.worst is not None:
        yield _("At its worst %(points)s") % {"points": entry.worst}
    if entry.bothersome is not None:
        yield _("It bothered you") if entry.bothersome else _("It did not bother you")
    if entry.function is not None:
        named = "" if gentle else entry.act  # it may be to lift her baby
        yield _("%(act)s: %(points)s of 10") % {"act": named or _("What you chose"), "points": entry.function}
    yield from _done(entry, w, gentle=gentle)
    if not gentle:
        yield from _of_the_baby(entry, w)
    for name, items in entry.filled.items():
        yield _filled(name, score_of(name, items))
    yield from _ticked(entry, w, gentle=gentle)


def _filled(name: str, score: int | None) -> str:
    """Questions that she filled in; what the two about mood say stands in no list."""
    title = str(FILLED_NAMES[name])
    if score is None or name in NOT_LISTED:
        return title
    return _("%(title)s: %(points)s") % {"title": title, "points": score}


def _done(entry: JournalEntry, w: Words, *, gentle: bool) -> Iterator[str]:
    for name in entry.did:
        if name in exercises().exercises:
            yield pgettext("in the journal", "Done: %(title)s") % {"title": w.text("exercises", name, "title")}
        elif not (gentle and speaks_of_a_baby(name)):
            yield pgettext("in the journal", "Done: %(title)s") % {"title": w.text("advice", name, "title")}


def speaks_of_a_baby(name: str) -> bool:
    """An advice that is about the care of a baby, or of one that is to come."""
    return name in advice().advice and advice().advice[name].with_baby


def _of_the_baby(entry: JournalEntry, w: Words) -> Iterator[str]:
    for task, times in entry.counts.items():
        yield _("%(task)s: %(times)s times") % {"task": w.text("tasks", task, "short"), "times": times}
    if entry.baby_mass_kg is not None:
        yield _("Your baby weighed %(kg)s kg") % {"kg": f"{entry.baby_mass_kg:g}"}


def _ticked(entry: JournalEntry, w: Words, *, gentle: bool) -> Iterator[str]:
    """The signs she ticked; what is asked in private stands in no list, nor after a loss what only a pregnancy has."""
    questions = load().questions
    for name, answer in entry.findings.items():
        if name in questions and not questions[name].private and answer is not False:
            if not gentle:
                yield statement_of(w, name)
            elif not is_of_pregnancy(questions[name]):  # some statements say how much counts after a birth
                yield w.text("letter", "label", name) if w.has("letter", "label", name) else statement_of(w, name)


def formers(
    before: Sequence[tuple[JournalEntry, datetime]], now: JournalEntry, w: Words, *, gentle: bool = False
) -> list[Former]:
    """What was changed in an entry or taken out of it, the oldest first; what was only added is no former value."""
    found = []
    said = [*(entry for entry, _until in before), now]
    for (entry, until), after in zip(before, said[1:], strict=True):
        there = set(_all_lines(after, w, gentle=gentle))
        gone = [line for line in _all_lines(entry, w, gentle=gentle) if line not in there]
        if gone:
            found.append(Former(until.astimezone(settings.LOCAL_ZONE), tuple(gone)))
    return found


def _all_lines(entry: JournalEntry, w: Words, *, gentle: bool) -> list[str]:
    at = entry.at.astimezone(settings.LOCAL_ZONE)
    when = _("Time: %(time)s") % {"time": f"{date_format(at)}, {at:%H:%M}"}
    return [when, *lines_of(entry, w, gentle=gentle), *([entry.note] if entry.note else [])]
