"""Explain my pain: a page for each cause, what it is, how common, how it goes on, what helps, and the theories."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from carrywell.knowledge.claim_reader import claims
from carrywell.knowledge.words import Words
from carrywell.web.ended import closed_after_a_loss
from carrywell.web.forms import spoken_words
from carrywell.web.views.evidence import Reference, references


@dataclass(frozen=True)
class ToldTheory:
    """What is said to make the pain, and how well that is supported."""

    text: str
    strength: str


@dataclass(frozen=True)
class PainPage:
    """A cause in words, with its sources."""

    name: str
    what: str
    common: str
    course: str
    helps: str
    waiting: str
    doubt: str
    theories: tuple[ToldTheory, ...]
    sources: tuple[Reference, ...]


@require_safe
@closed_after_a_loss
def pain(request: HttpRequest, name: str) -> HttpResponse:
    """One cause, in general: nothing of her answers stands here. Two causes together have no page of their own."""
    w = spoken_words()
    if name not in claims().told or not w.has("causes", name, "what"):
        raise Http404
    return render(request, "web/pain.html", {"pain": _told(name, w)})


def _told(name: str, w: Words) -> PainPage:
    row, known = claims().told[name], claims().theories
    theories = [(known[theory], w.text("causes_told", "theories", theory)) for theory in row.theories]
    basis = (*row.common, *row.course, *(part for theory, _ in theories for part in theory.basis))
    return PainPage(
        name=w.text("causes", name, "name"),
        what=w.text("causes", name, "what"),
        common=w.text("causes_told", name, "common"),
        course=w.text("causes", name, "course"),
        helps=w.text("causes_told", name, "helps"),
        waiting=w.text("causes_told", name, "waiting"),
        doubt=w.text("causes", name, "doubt"),
        theories=tuple(
            ToldTheory(text, w.text("causes_told", "strengths", theory.strength)) for theory, text in theories
        ),
        sources=references(part.source for part in basis),
    )
