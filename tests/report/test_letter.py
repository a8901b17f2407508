"""The letter as an independent reader of PDF sees it."""

from __future__ import annotations

import dataclasses
import io
import os
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carrywell.errors import InputError
from carrywell.person import AfterBirth, Person
from carrywell.report.fonts import FontMissingError, chinese_family, embedded_fonts, system_fonts
from carrywell.report.handover import Handover, Loss
from carrywell.report.letter import LANGUAGES_OF, LetterForm, LetterLanguage, Paper, _compiler, letter_pdf, letter_png
from carrywell.report.letter_told import tell_letter
from carrywell.track.entries import JournalEntry
from tests.report.handovers import MOOD, PRIVATE, TODAY, everything, journal, nothing_noted, usual


def _has_chinese_font() -> bool:
    try:
        chinese_family(system_fonts())
    except FontMissingError:
        return False
    return True


needs_chinese = pytest.mark.skipif(not _has_chinese_font(), reason="no Chinese font on this computer")
FORMS = [
    pytest.param(language, paper, marks=[] if language == "en" else needs_chinese)
    for language in get_args(LetterLanguage)
    for paper in get_args(Paper)
]


def test_journal_alone_is_a_letter_that_says_that_no_check_was_made() -> None:
    entry = JournalEntry(datetime(2026, 3, 1, tzinfo=UTC), 4, note="after the bath")
    handover = Handover(None, TODAY, entries=(entry,), notes=(entry,))
    page = text_of(handover)
    assert page.startswith("Back pain ")
    assert "pregnancy" not in page.split("Name")[0]
    assert tell_letter(handover, "en").signs_lead in page
    assert "after the bath" in page


def test_answers_and_signs_need_to_know_who_she_is() -> None:
    signs = JournalEntry(datetime(2026, 3, 1, tzinfo=UTC), 4, findings={"fever": "yes"})
    for told in ({"answers": {"fever": "yes"}}, {"entries": (signs,)}):
        with pytest.raises(InputError, match="person"):
            Handover(None, TODAY, **told)


def read(handover: Handover, language: LetterLanguage = "en", paper: Paper = "a4") -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(letter_pdf(handover, LetterForm(language, paper))))


def text_of(handover: Handover, language: LetterLanguage = "en") -> str:
    """The text of the page, its lines joined."""
    return " ".join(read(handover, language).pages[0].extract_text().split())


@pytest.mark.parametrize(("language", "paper"), FORMS)
@pytest.mark.parametrize("handover", [nothing_noted(), usual(), everything()], ids=["nothing", "usual", "everything"])
def test_letter_is_one_page_of_its_paper(handover: Handover, language: LetterLanguage, paper: Paper) -> None:
    pages = read(handover, language, paper).pages

    assert len(pages) == 1
    size = {"a4": (595.28, 841.89), "letter": (612, 792)}[paper]
    assert (float(pages[0].mediabox.width), float(pages[0].mediabox.height)) == pytest.approx(size, abs=0.1)


@pytest.mark.parametrize(("language", "paper"), FORMS)
@pytest.mark.parametrize("handover", [usual(), everything()], ids=["usual", "everything"])
def test_nothing_on_the_page_reaches_the_foot_or_the_edge(
    handover: Handover, language: LetterLanguage, paper: Paper
) -> None:
    page = read(handover, language, paper).pages[0]
    places: list[tuple[str, float]] = []

    def keep(text: str, outer: list[float], inner: list[float], _font: object, _size: float) -> None:
        if text.strip():
            places.append((text, inner[4] * outer[1] + inner[5] * outer[3] + outer[5]))

    page.extract_text(visitor_text=keep)
    foot = max(y for text, y in places if "Carrywell 0" in text)
    assert min(y for _, y in places) > 20
    assert min(y for text, y in places if y > foot + 0.5) - foot > 8
    lowest = "".join("".join(text.split()) for text, y in places if y < foot + 0.5)
    made = "".join(tell_letter(handover, told).made for told in LANGUAGES_OF[language])
    assert lowest in "".join(made.split())


def test_letter_tells_what_is_there_and_what_is_not() -> None:
    text = text_of(usual())

    assert "Is it my pelvis or my disc?" in text
    assert "Lifting him out of the cot is the worst part of the day." in text
    assert "Findings present – Main pain in the buttock or back of the pelvis – Turning over in bed hurts a lot" in text
    assert "Findings absent pain on parting the legs" in text
    assert "Present: Diabetes, a weak immune system, or injected drugs" in text
    asked = text[text.index("Asked and denied") : text.index("Unsure, or not answered")]
    assert "saddle numbness" in asked
    assert "leg or foot weakness" in asked
    assert "Unsure, or not answered by choice: genital numbness; burning or frequent urination" in text
    assert "seizure or collapse" in text[text.index("Not asked:") :]
    assert "A painkiller helped a little" in text
    assert "Bring baby close before you lift (28 times)" in text
    assert "Not a diagnosis. Made by Carrywell" in text


@needs_chinese
def test_letter_in_chinese_has_no_english_sentence() -> None:
    text = text_of(usual(question="是骨盆还是椎间盘？"), "zh_hans")

    assert "是骨盆还是椎间盘？" in text
    assert "腿脚无力" in text
    assert "本说明不是诊断" in text
    assert "Not asked" not in text
    assert "Findings" not in text


@needs_chinese
def test_letter_in_both_languages_tells_each_finding_twice() -> None:
    text = text_of(usual(), "both")

    assert "leg or foot weakness" in text
    assert "腿脚无力" in text
    assert text.count("Is it my pelvis or my disc?") == 1


def test_what_was_told_in_private_changes_not_a_byte() -> None:
    assert letter_pdf(usual(PRIVATE)) == letter_pdf(usual())
    assert letter_pdf(usual(PRIVATE, with_mood=True)) == letter_pdf(usual(with_mood=True))


def test_mood_is_told_only_when_she_ticks_so() -> None:
    assert letter_pdf(usual(MOOD)) == letter_pdf(usual())
    assert "Thoughts of self-harm, or of harming the baby" in text_of(usual(MOOD, with_mood=True))


def test_mood_and_home_noted_in_the_journal_stay_there() -> None:
    noted = JournalEntry(datetime(2026, 11, 21, 9, tzinfo=UTC), findings=MOOD | PRIVATE)
    plain = usual()

    text = text_of(usual(entries=(*plain.entries, noted)))

    assert "29 entries" in text
    assert "harm" not in text.replace("No harm", "")
    assert "interest" not in text


def test_sign_noted_since_the_check_raises_the_result() -> None:
    before, after = usual(), usual()
    noted = JournalEntry(datetime(2026, 11, 21, 9, tzinfo=UTC), findings={"saddle_numbness": "yes_new"})
    after = usual(entries=(*before.entries, noted))

    assert "Emergency, to be seen at once" not in text_of(before)
    text = text_of(after)
    assert "Emergency, to be seen at once" in text
    assert "cauda equina syndrome" in text
    assert "Newly noted in the journal: New numbness around the bottom or vagina" in text


def test_nothing_checked_is_said_not_to_mean_absent() -> None:
    text = text_of(nothing_noted())

    assert "No check of warning signs was made: nothing here says that they are absent." in text
    assert "denied" not in text


def test_long_note_is_shortened_where_one_sees_it() -> None:
    entry = JournalEntry(datetime(2026, 11, 22, 20, tzinfo=UTC), note="word " * 399 + "last")

    text = text_of(usual(entries=(entry,), notes=(entry,)))

    assert "… (the rest is in the journal)" in text
    assert "word last" not in text


def test_short_note_leaves_its_room_to_what_she_wrote_for_the_page() -> None:
    """500 letters of hers beside 58 of the note: half of the room for each would cut them."""
    text = text_of(usual(words="word " * 99 + "whole"))

    assert "word whole" in text
    assert "shortened to fit the page" not in text


def test_same_handover_gives_the_same_bytes() -> None:
    assert letter_pdf(usual()) == letter_pdf(usual())


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a folder that is in use")
def test_letter_does_not_need_the_folder_she_is_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    _compiler.cache_clear()

    assert letter_pdf(usual()).startswith(b"%PDF")


def test_letter_is_tagged_with_title_and_language() -> None:
    reader = read(usual())
    catalogue = reader.trailer["/Root"]

    assert reader.metadata is not None
    assert reader.metadata.title == "Back pain after birth: Summary for the clinician"
    assert catalogue["/Lang"] == "en"
    assert catalogue["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalogue
    assert b"pdfuaid:part" in catalogue["/Metadata"].get_object().get_data()


@needs_chinese
def test_every_font_is_embedded() -> None:
    fonts = read(usual(), "both").pages[0]["/Resources"]["/Font"]

    found = [font.get_object()["/DescendantFonts"][0].get_object() for font in fonts.values()]
    assert len(found) >= 2
    for font in found:
        assert {"/FontFile2", "/FontFile3"} & set(font["/FontDescriptor"].get_object())


def test_without_a_chinese_font_the_reason_is_clear() -> None:
    with pytest.raises(FontMissingError):
        chinese_family(embedded_fonts())


def test_markup_in_her_words_stays_text() -> None:
    words = '#panic("x") ] } $a^2$ *b* _c_ @d <e> `f` // g \\ #set page(height: 1pt) #image("/etc/passwd")'

    assert words in text_of(usual(words=words)).replace("\u200b", "").replace("“", '"').replace("”", '"')


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=st.text(max_size=400), question=st.text(max_size=200), function=st.text(max_size=80))
def test_any_text_makes_one_page(words: str, question: str, function: str) -> None:
    handover = usual(words=words, question=question, function=function)

    assert len(read(handover).pages) == 1


def test_trend_is_told_with_the_medians_it_compares() -> None:
    text = text_of(usual())

    assert "Trend: clearly better (typical pain: 7 before, 4 now)" in text
    assert "Shaded: 90 % range" in text


def test_picture_of_the_letter_is_a_png() -> None:
    assert letter_png(usual()).startswith(b"\x89PNG\r\n")


@needs_chinese
@pytest.mark.parametrize(
    ("language", "line", "never"),
    [
        (
            "en",
            "the pregnancy has ended (told on 1 March 2026; 12 weeks at most by earlier dates)",
            r"\bbab|birth|weeks pregnant",
        ),
        ("zh_hans", "妊娠已中途结束（2026年3月1日本人告知，按此前孕周推算，最多12周）", "宝宝|产后|分娩|孩子"),
    ],
)
def test_pregnancy_that_ended_is_told_once_with_its_day(language: LetterLanguage, line: str, never: str) -> None:
    stand_in = Person(AfterBirth(10, baby_died=True))
    loss, signs = (
        Loss(baby_died=False, told_on=date(2026, 3, 1), weeks=12),
        {"fever": "yes", "reduced_movements": True},
    )
    rows = tuple(dataclasses.replace(entry, note="", findings=signs) for entry in journal()[-3:])
    handover = Handover(stand_in, TODAY, entries=rows, function="x", loss=loss, birth_known=False)

    page = "".join(text_of(handover, language).split())

    assert "".join(line.split()) in page
    assert not re.search(never, text_of(handover, language).replace("Date of birth", "").replace("出生", ""))
    assert tell_letter(handover, language).result == ""
    assert tell_letter(handover, language).signs_lead == handover.words_in(language).text("letter", "not_checked")


def test_after_a_loss_nothing_is_said_of_a_baby() -> None:
    lost = usual(
        MOOD | {"self_harm_thoughts": False, "function_limit": ("baby_care", "sleep")},
        person=Person(AfterBirth(75, "vaginal", "epidural", baby_died=True)),
        entries=tuple(dataclasses.replace(entry, note="") for entry in journal()),
        notes=(),
        function="",
        with_mood=True,
    )

    text = text_of(lost).lower()

    assert "thoughts of self-harm" in text
    assert "the baby has died" in text  # told once, or she is asked how the baby is
    assert "baby" not in text.replace("the baby has died", "", 1)
    assert "birth of" not in text
    assert TODAY.isoformat() not in text
