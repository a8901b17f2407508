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
        key = row.journal.key
        row.delete()
        open_joined(session, key)


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


def open_joined(session: SessionBase, key: str) -> None:
    """Open the journal of this key in this browser; the one that it had open and this one are one from now on."""
    own = key_of(session)
    left = join(key, own)
    gone = own if left == key else key
    told = dict(session.items()) | {KEY: left}
    moved = with_moved(told, gone, left)
    _follow(told, gone, left)
    session.update(told | moved)


def _move(journal: models.Journal, gone: models.Journal) -> None:
    times = [make_one(journal, gone)]
    journal.refresh_from_db()
    gone.refresh_from_db()
    times.append(models.Noted.objects.filter(journal=gone).order_by("at").values_list("at", flat=True).first())
    first = min((at for at in times if at is not None), default=None)
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
    """A session that had the journal that is gone, open or put away, has the other one; whether anything changed.

    What is open is not offered as put away.
    """
    before = dict(told)
    had = gone in (told.get(KEY), *told.get(FORMER, []))
    if told.get(KEY) == gone:
        told[KEY] = key
    if FORMER in told:
        former = dict.fromkeys(key if each == gone else each for each in told[FORMER])
        told[FORMER] = [each for each in former if each != told.get(KEY)]
    if had:
        told.update(with_moved(told, gone, key))
    return told != before
