"""Tips that many have read: every claim of the founding article, how it stands today, and where it has its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from carrywell.knowledge.claim_reader import claims
from carrywell.knowledge.claim_schema import LedgerRow
from carrywell.knowledge.ledger_page import all_places
from carrywell.knowledge.words import Words
from carrywell.web.ended import closed_after_a_loss
from carrywell.web.forms import spoken_words
from carrywell.web.views.evidence import Reference, references


@dataclass(frozen=True)
class TipPlace:
    """Where a claim is answered: the words that stand there, and the page, where it is open to everyone."""

    text: str
    address: str


@dataclass(frozen=True)
class Tip:
    """One claim: what was said, how it stands today, what is said here, where, and on what it rests."""

    id: str
    claim: str
    verdict: str
    says: str
    places: tuple[TipPlace, ...]
    sources: tuple[Reference, ...]


#: Under which path of words each kind of place is told.
_TOLD: dict[str, Callable[[str], tuple[str, ...]]] = {
    "advice": lambda name: ("advice", name, "title"),
    "cause": lambda name: ("causes", name, "name"),
    "conflict": lambda name: ("care", "conflicts", name),
    "custom": lambda name: ("customs", name, "title"),
    "exercise": lambda name: ("exercises", name, "title"),
    "finding": lambda name: ("findings", name),
    "gate": lambda name: ("exercises", "gates", name, "opens"),
    "medicine": lambda name: ("medicines", name),
    "note": lambda name: ("notes", name, "title"),
    "question": lambda name: ("questions", name, "ask"),
    "reassurance": lambda name: ("reassurances", name, "title"),
    "rule": lambda name: ("escalations", name, "title"),
    "stop": lambda name: ("exercises", "stops", name, "said"),
    "substitute": lambda name: ("home", "substitutes", name, "title"),
    "task": lambda name: ("tasks", name, "name"),
    "theory": lambda name: ("causes_told", "theories", name),
    "told": lambda name: ("causes", name, "name"),
    "warning_sign": lambda name: ("warning_signs", name, "name"),
}


@gzip_page
@require_safe
@closed_after_a_loss
def tips(request: HttpRequest) -> HttpResponse:
    """All of them on one page; nothing of her stands here."""
    w = spoken_words()
    said = {key: w.text("ledger", "page", key) for key in ("title", "intro", "here", "rests")}
    return render(request, "web/tips.html", {"say": said, "tips": [_tip(row, w) for row in claims().ledger.values()]})


def _tip(row: LedgerRow, w: Words) -> Tip:
    return Tip(
        id=row.id,
        claim=w.text("ledger", row.id, "claim"),
        verdict=w.text("ledger", "verdicts", row.verdict),
        says=w.text("ledger", row.id, "says"),
        places=tuple(dict.fromkeys(TipPlace(words_of(place, w), address_of(place)) for place in all_places(row))),
        sources=references(part.source for part in row.basis),
    )


def words_of(place: str, w: Words) -> str:
    """What is told there."""
    kind, _, name = place.partition(":")
    return w.text(*_TOLD[kind](name))


def address_of(place: str) -> str:
    """Its page, where it stands on one for everyone; what is chosen for her stands with her plan or her result."""
    kind, _, name = place.partition(":")
    if kind == "task":
        return reverse("load_task", args=[name])
    if kind == "warning_sign":
        return reverse("evidence")
    if kind == "substitute":
        return reverse("load_home")
    return next((reverse("pain", args=[cause]) for cause in _explained(kind, name)), "")


def _explained(kind: str, name: str) -> Iterator[str]:
    """Causes whose page tells it."""
    for row in claims().told.values():
        if (kind in ("told", "cause") and row.id == name) or (kind == "theory" and name in row.theories):
            yield row.id
