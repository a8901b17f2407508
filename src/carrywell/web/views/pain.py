"""Explain my pain: a page for each cause, what it is, how common, how it goes on, what helps, and the theories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.sessions.backends.base import SessionBase
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from carrywell.knowledge.claim_reader import claims
from carrywell.knowledge.reader import load
from carrywell.knowledge.words import Words
from carrywell.person import Pregnant
from carrywell.plan.explain import explained
from carrywell.plan.her import her_of
from carrywell.web import store
from carrywell.web.ended import closed_after_a_loss
from carrywell.web.forms import spoken_words
from carrywell.web.load_pages import her_now
from carrywell.web.plan_page import woman_of_plan
from carrywell.web.standing import standing_of
from carrywell.web.views.evidence import Reference, references
from carrywell.wire.plan_told import caution_of


@dataclass(frozen=True)
class ToldTheory:
    """What is said to make the pain, and how well that is supported."""

    text: str
    strength: str


@dataclass(frozen=True)
class ToldHelp:
    """Something that helps and is for her, with its words of care."""

    id: str
    title: str
    how: str
    caution: str


@dataclass(frozen=True)
class PainPage:
    """A cause in words, with its sources; `for_her` holds what of the help is for her, as far as she is known."""

    name: str
    what: str
    common: str
    course: str
    helps: str
    waiting: str
    doubt: str
    theories: tuple[ToldTheory, ...]
    sources: tuple[Reference, ...]
    for_her: tuple[ToldHelp, ...]
    for_her_title: str


@require_safe
@closed_after_a_loss
def pain(request: HttpRequest, name: str) -> HttpResponse:
    """One cause, or two together, in general; of her stands here only what of the help is for her."""
    if name not in claims().told:
        raise Http404
    return render(request, "web/pain.html", {"pain": _told(name, request.session, spoken_words())})


def _told(name: str, session: SessionBase, w: Words) -> PainPage:
    row, known = claims().told[name], claims().theories
    theories = [(known[theory], w.text("causes_told", "theories", theory)) for theory in row.theories]
    basis = (*row.common, *row.course, *(part for theory, _ in theories for part in theory.basis))
    words_of = ("causes",) if name in load().causes else ("causes", "together")
    return PainPage(
        name=w.text(*words_of, name, "name"),
        what=w.text(*words_of, name, "what"),
        common=w.text("causes_told", name, "common"),
        course=w.text(*words_of, name, "course"),
        helps=w.text("causes_told", name, "helps"),
        waiting=w.text("causes_told", name, "waiting"),
        doubt=w.text(*words_of, name, "doubt"),
        theories=tuple(
            ToldTheory(text, w.text("causes_told", "strengths", theory.strength)) for theory, text in theories
        ),
        sources=references(part.source for part in basis),
        for_her=tuple(_for_her(name, session, w)),
        for_her_title=w.text("plan", "labels", "for_you"),
    )


def _for_her(name: str, session: SessionBase, w: Words) -> Iterator[ToldHelp]:
    """What of the help is for her: nothing while her check is open, or while something urgent stands unseen."""
    saved, her = store.load(session), her_now(session)
    if saved is not None:
        woman = woman_of_plan(session, saved, standing_of(session, saved)) if saved.finished else None
    elif her.profile.stage is not None:
        life = store.load_life(session).life(her.profile.home, her.counts, her.today, ways=her.ways)
        woman = her_of(her.person, {}, life, load())
    else:
        woman = None
    if woman is None:
        return
    pregnant = isinstance(woman.person.stage, Pregnant)
    for help_ in next(row.helps for row in explained(woman) if row.cause == name):
        title, how = (w.text("advice", help_, key) for key in ("title", "how"))
        yield ToldHelp(help_, title, how, caution_of(help_, pregnant, w))
