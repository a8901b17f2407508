"""The letter as a page: PDF to hand over, or a picture of it."""

from __future__ import annotations

import json
import re
import threading
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Literal

import typst

from carrywell.knowledge.words import Language
from carrywell.report.chart import Chart, chart_of
from carrywell.report.dates import short_date
from carrywell.report.fonts import (
    LATIN,
    chinese_family,
    embedded_fonts,
    has_chinese,
    needs_system_fonts,
    system_fonts,
)
from carrywell.report.handover import Handover
from carrywell.report.letter_told import ToldLetter, tell_letter

LetterLanguage = Literal["en", "zh_hans", "both"]
Paper = Literal["a4", "letter"]

LANGUAGES_OF: dict[LetterLanguage, tuple[Language, ...]] = {
    "en": ("en",),
    "zh_hans": ("zh_hans",),
    "both": ("en", "zh_hans"),
}
PAPERS: dict[Paper, str] = {"a4": "a4", "letter": "us-letter"}
TEMPLATE = Path(__file__).with_name("letter.typ")
#: Accessible PDF: tagged, with title, language and a text for the picture.
STANDARD: Literal["ua-1"] = "ua-1"
#: A run of letters that no line could hold may be broken.
LONG_WORD = re.compile(r"[!-\u2e7f]{24}(?=[!-\u2e7f])")
MAY_BREAK = "\u200b"
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class LetterForm:
    """How the letter is set."""

    language: LetterLanguage = "en"
    paper: Paper = "a4"


def letter_pdf(handover: Handover, form: LetterForm | None = None) -> bytes:
    """The letter as a PDF of one page; the same handover gives the same bytes.

    Raises
    ------
    FontMissingError
        When it has Chinese in it and this computer has no font for that.
    """
    return _set(handover, form or LetterForm(), "pdf")


def letter_png(handover: Handover, form: LetterForm | None = None) -> bytes:
    """The letter as a picture, for a look at it before it is printed."""
    return _set(handover, form or LetterForm(), "png")


def _set(handover: Handover, form: LetterForm, output: Literal["pdf", "png"]) -> bytes:
    told = [tell_letter(handover, language) for language in LANGUAGES_OF[form.language]]
    data = _data(told, handover, form)
    text = json.dumps(data, ensure_ascii=False)
    system = needs_system_fonts(text)
    fonts = [LATIN]
    if has_chinese(text):
        fonts.append(chinese_family(system_fonts()))
    inputs = {"data": json.dumps(data | {"fonts": fonts}, ensure_ascii=False)}
    stamp = datetime.combine(handover.today, time(), UTC)
    with _one_at_a_time:
        return _compiled(_compiler(system=system), inputs, stamp, output)


def _compiled(
    compiler: typst.Compiler, inputs: dict[str, str], stamp: datetime, output: Literal["pdf", "png"]
) -> bytes:
    if output == "png":
        pages = compiler.compile(_template(), format="png", ppi=144, sys_inputs=inputs, timestamp=stamp)
    else:
        try:
            pages = compiler.compile(
                _template(), format="pdf", sys_inputs=inputs, timestamp=stamp, pdf_standards=STANDARD
            )
        except typst.TypstError as error:
            if "could not be displayed" not in error.message:
                raise
            # A letter that no font of this computer has: it is shown as a box, and only the standard forbids that.
            pages = compiler.compile(_template(), format="pdf", sys_inputs=inputs, timestamp=stamp)
    return pages[0] if isinstance(pages, list) else pages or b""


@cache
def _compiler(*, system: bool) -> typst.Compiler:
    fonts = system_fonts() if system else embedded_fonts()
    # The template may read files below its root only; without one that is the folder she happens to be in.
    return typst.Compiler(root=TEMPLATE.parent, font_paths=fonts, ignore_system_fonts=True)


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()


def _data(told: Sequence[ToldLetter], handover: Handover, form: LetterForm) -> dict[str, object]:
    first = told[0]
    chart = chart_of(handover)
    return {
        "title": f"{first.title}: {first.heads['kind']}",
        "lang": "en" if first.language == "en" else "zh",
        "paper": PAPERS[form.paper],
        "emergency": any(letter.is_emergency for letter in told),
        "question_given": bool(handover.question.strip()),
        "letters": [_clean(asdict(letter)) for letter in told],
        "chart": None if chart is None else _chart_data(chart, handover, first.language),
    }


def _chart_data(chart: Chart, handover: Handover, language: Language) -> dict[str, object]:
    w = handover.words_in(language)
    first, last = short_date(w, chart.first), short_date(w, chart.last)
    numbers = {"from": f"{chart.scores[0][1]:g}", "to": f"{chart.scores[-1][1]:g}"}
    return {
        "dots": [asdict(dot) for dot in chart.dots],
        "line": [asdict(spot) for spot in chart.line],
        "first": first,
        "last": last,
        "axis": w.text("letter", "score", "axis"),
        "band": w.text("letter", "score", "band"),
        "alternative": w.text("letter", "score", "alternative", n=len(chart.scores), first=first, last=last, **numbers),
    }


def _clean(value: object) -> object:
    """Without control characters and half surrogates, which no font can show; lines of a note stay lines."""
    if isinstance(value, str):
        kept = (letter if letter in "\n\t" or unicodedata.category(letter)[0] != "C" else " " for letter in value)
        return LONG_WORD.sub(lambda word: word[0] + MAY_BREAK, "".join(kept))
    if isinstance(value, dict):
        return {name: _clean(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(part) for part in value]
    return value
