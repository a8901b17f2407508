"""Two journals become one: a code opens the journal of another browser, and what this one had noted goes along.

Every browser that had either of them open has the one that is left; so does the terminal, whose key never changes.
"""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.utils import timezone

from carrywell.errors import InputError
from carrywell.web import models
from carrywell.web.journal_act import choose
from carrywell.web.journal_answers import set_back
from carrywell.web.journal_back import make_one
from carrywell.web.journal_marks import with_moved
from carrywell.web.journal_open import take_over
from carrywell.web.journal_store import FORMER, KEY, TERMINAL, digest, journal_row, key_of
from carrywell.web.sessions import change_each


def open_with(session: SessionBase, code: str) -> None:
    """Open in this browser the journal that told the code; what this browser had noted moves into it.

    Raises
    ------
    InputError
        Naming ``code``, when there is none or its time is over.
    """
    with transaction.atomic():
        row = models.JournalCode.objects.filter(digest=digest(code), until__gte=timezone.now()).first()
        if row is None:
            raise InputError("code", "code_unknown")
        key, own = row.journal.key, key_of(session)
        row.delete()
        open_now(session, join(key, own), own)


def join(key: str, other: str) -> str:
    """What the other journal has moves into the one of this key; the key of the one that is left.

    The journal of the terminal is never the one that goes: nobody could tell the terminal where it went.
    """
    if other == TERMINAL:
        key, other = other, key
    with transaction.atomic():
        gone = models.Journal.objects.filter(key=other).exclude(key=key).first()
        if gone is not None:
            _move(journal_row(key), gone)
            change_each(lambda told: _follow(told, other, key))
    return key


def open_now(session: SessionBase, key: str, before: str) -> None:
    """Let this browser have the journal that is left open; the one of before has moved into it, or is it."""
    session[KEY] = key
    session.update(with_moved(dict(session.items()), before, key))


def _move(journal: models.Journal, gone: models.Journal) -> None:
    make_one(journal, gone)
    first = models.Noted.objects.filter(journal=gone).order_by("at").values_list("at", flat=True).first()
    models.Noted.objects.filter(journal=gone).update(journal=journal)
    # No answer of either journal was given to what both say together: those of the one that goes are left behind,
    # those of the other count up to the first entry that comes to it. A card too many is asked away with one tap.
    if first is not None:
        set_back(journal, list(journal.answered), first)
    if gone.function and not journal.function:
        choose(journal, gone.function)
    take_over(journal, gone)
    gone.delete()


def _follow(told: dict[str, Any], gone: str, key: str) -> bool:
    """A session that had the journal that is gone, open or put away, has the other one; whether it had."""
    former = told.get(FORMER, [])
    had = told.get(KEY) == gone or gone in former
    if told.get(KEY) == gone:
        told[KEY] = key
    if gone in former:
        told[FORMER] = list(dict.fromkeys(key if each == gone else each for each in former))
    if had:
        told.update(with_moved(told, gone, key))
    return had
