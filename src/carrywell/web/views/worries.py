"""What many women ask before they answer anything: short answers for everyone, with their sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from carrywell.knowledge.claim_reader import claims
from carrywell.knowledge.reader import load
from carrywell.knowledge.words import Words
from carrywell.web.ended import closed_after_a_loss
from carrywell.web.forms import spoken_words
from carrywell.web.views.evidence import Reference, references

#: Each worry, with the notes of a result whose sources it rests on.
WORRIES = {
    "needle": ("epidural_unlikely", "needle_spot_fades"),
    "disc": ("disc_seldom",),
    "hold": ("often_began_before",),
}
#: The worry about medicines rests on what the plan says of them.
MEDICINE = "medicine"


@dataclass(frozen=True)
class Worry:
    """A question of hers, the answer in a few words, what lies behind it, and what asks for help at once."""

    id: str
    ask: str
    answer: str
    text: str
    signs: tuple[str, ...]
    sources: tuple[Reference, ...]


@require_safe
@closed_after_a_loss
def worries(request: HttpRequest) -> HttpResponse:
    """All of them on one page."""
    w = spoken_words()
    said = {key: w.text("worries", key) for key in ("title", "intro", "at_once")}
    said["tips"] = w.text("ledger", "page", "title")
    return render(
        request, "web/worries.html", {"say": said, "worries": [_worry(name, w) for name in (*WORRIES, MEDICINE)]}
    )


def _worry(name: str, w: Words) -> Worry:
    return Worry(
        id=name,
        ask=w.text("worries", name, "ask"),
        answer=w.text("worries", name, "answer"),
        text=w.text("worries", name, "text"),
        signs=w.items("worries", name, "signs") if w.has("worries", name, "signs") else (),
        sources=references(_sources(name)),
    )


def _sources(name: str) -> Iterator[str]:
    if name == MEDICINE:
        yield from (part.source for row in claims().medicines.values() for part in row.basis)
    else:
        yield from (source for note in WORRIES[name] for source in load().notes[note].sources)
