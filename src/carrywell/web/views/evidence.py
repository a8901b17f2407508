"""How the check works and what it rests on, written from the knowledge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from carrywell.knowledge.body_reader import body
from carrywell.knowledge.reader import Knowledge, load
from carrywell.knowledge.schema import Percent, Source, WarningSign
from carrywell.knowledge.words import Words
from carrywell.web.forms import spoken_words
from carrywell.web.screen_form import statement_of

GRADES = {
    "guideline": gettext_lazy("guideline"),
    "study": gettext_lazy("study"),
    "convention": gettext_lazy("our convention"),
}


@dataclass(frozen=True)
class Reference:
    """A source with the address of its page, where that was read."""

    text: str
    address: str
    checked: bool


@dataclass(frozen=True)
class SignEvidence:
    """A warning sign: its levels, how well it is founded, and on what."""

    name: str
    levels: str
    grades: str
    references: tuple[Reference, ...]


@dataclass(frozen=True)
class WorkingNumbers:
    """How many women in 100 with each cause say this, as the check reckons."""

    finding: str
    estimate: bool
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ModelFigure:
    """A figure of the load model: what it is about, its value with its band, where it comes from."""

    about: str
    value: str
    place: str
    estimate: bool
    reference: Reference


@gzip_page
@require_safe
def evidence(request: HttpRequest) -> HttpResponse:
    """The evidence page."""
    knowledge, w = load(), spoken_words()
    context = {
        "signs": [sign_evidence(sign, knowledge, w) for sign in knowledge.warning_signs.values()],
        "numbers": list(_numbers(knowledge, w)),
        "figures": list(_figures(knowledge)),
    }
    return render(request, "web/evidence.html", context)


def sign_evidence(sign: WarningSign, knowledge: Knowledge, w: Words) -> SignEvidence:
    """What one warning sign rests on."""
    levels = dict.fromkeys(w.text("urgency", level.urgency, "word") for level in sign.level)
    return SignEvidence(
        w.text("warning_signs", sign.id, "name"),
        " / ".join(levels),
        " / ".join(str(GRADES[grade]) for grade in sign.grade),
        tuple(reference(knowledge.sources[key]) for key in sign.sources),
    )


def _figures(knowledge: Knowledge) -> Iterator[ModelFigure]:
    """The figures of the load model, by what they are about."""
    for rows in body().quantities.values():
        for row in rows:
            band = f" ({row.low:g}–{row.high:g})" if row.low is not None else ""
            found = reference(knowledge.sources[row.source])
            estimate = row.mark == "estimate"
            yield ModelFigure(row.about, f"{row.value:g}{band} {row.unit}", row.place, estimate, found)


def reference(source: Source) -> Reference:
    """A source as a page shows it; linked only where it was read."""
    address = source.address or (f"https://doi.org/{source.doi}" if source.doi else "")
    checked = source.mark in ("read", "read_2")
    return Reference(source.reference, address if checked and address.startswith("https://") else "", checked)


def references(keys: Iterable[str]) -> tuple[Reference, ...]:
    """Sources by their keys, each once."""
    known = load().sources
    return tuple(reference(known[key]) for key in dict.fromkeys(keys))


def _numbers(knowledge: Knowledge, w: Words) -> Iterator[WorkingNumbers]:
    for file in knowledge.weight_files:
        for weight in file.weight:
            rows = tuple((w.text("causes", cause, "name"), _span(p)) for cause, p in weight.causes.items())
            yield WorkingNumbers(_name(weight.finding, w), file.mark == "estimate", rows)
        for choice in file.choice:
            for option in choice.options:
                if not w.has("said", choice.finding, option):
                    continue
                rows = tuple(
                    (w.text("causes", cause, "name"), _span(p[option]))
                    for cause, p in choice.causes.items()
                    if option in p
                )
                yield WorkingNumbers(w.said(choice.finding, option), file.mark == "estimate", rows)


def _name(finding: str, w: Words) -> str:
    answered = load().answered_by.get(finding)
    if answered is not None:
        return w.said(answered.question, answered.option)
    return w.finding(finding) if w.has("findings", finding) else statement_of(w, finding)


def _span(percent: Percent) -> str:
    return f"{percent.percent:.0f} ({percent.low:.0f}–{percent.high:.0f})"
