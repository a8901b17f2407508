"""Whose scores are one series: those of one act, in whatever case and spacing she wrote it."""

from __future__ import annotations

from collections.abc import Iterable

from carrywell.track.entries import JournalEntry


def same_act(one: str, other: str) -> bool:
    """Two wordings name the same act.

    Examples
    --------
    >>> same_act("Walking to the  shop ", "walking to the shop")
    True
    """
    return folded(one) == folded(other)


def folded(words: str) -> str:
    """Her words without what makes no other act of them: case, and spaces around and between."""
    return " ".join(words.split()).casefold()


def of_act(entries: Iterable[JournalEntry], act: str) -> tuple[JournalEntry, ...]:
    """The entries with a score of this act; a score that had no name counts for the act she has now."""
    return tuple(
        entry for entry in entries if entry.function is not None and (not entry.act or same_act(entry.act, act))
    )
