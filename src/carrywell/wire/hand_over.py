"""The list that she may share, in words: what, how often and how; nothing of her, her body or her health."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from carrywell.knowledge.words import Language, Words, words
from carrywell.plan.your_day import HandOver

_ONCE, _SELDOM = 1.5, 0.75


@dataclass(frozen=True)
class ToldHandOver:
    """One line of the list: the task as somebody else would do it."""

    task: str
    title: str
    often: str
    how: str


@dataclass(frozen=True)
class ToldHandOverList:
    """The list; ``lines`` are its rows in short, ``text`` is all of it to send."""

    title: str
    lead: str
    rows: tuple[ToldHandOver, ...]
    lines: tuple[str, ...]
    text: str


def tell_hand_over(rows: Sequence[HandOver], language: Language) -> ToldHandOverList:
    """The list in the words of one language; it is made from tasks and counts alone."""
    say = words(language)
    told = tuple(_row(row, say) for row in rows)
    title, lead = (say.text("hand_over", key) for key in ("title", "lead"))
    lines = tuple(say.text("hand_over", "row", title=row.title, often=row.often) for row in told)
    text = [
        lead,
        *(say.text("hand_over", "text_row", title=row.title, often=row.often, how=row.how) for row in told),
        say.text("hand_over", "text_end"),
    ]
    return ToldHandOverList(title, lead, told, lines, "\n".join(text))


def _row(row: HandOver, say: Words) -> ToldHandOver:
    title, how = (say.text("hand_over", "task", row.task, key) for key in ("title", "how"))
    return ToldHandOver(row.task, title, _often(row.times, say), how)


def _often(times: float, say: Words) -> str:
    if times < _SELDOM:
        return say.text("hand_over", "often", "seldom")
    if times < _ONCE:
        return say.text("hand_over", "often", "once")
    return say.text("hand_over", "often", "times", times=f"{times:.0f}")
