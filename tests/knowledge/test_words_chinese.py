"""Chinese as it is set in print: its own marks, one polite form, nothing left in English."""

from __future__ import annotations

import re

from tests.knowledge.texts import texts

HAN = r"[\u4e00-\u9fff]"
#: A Western mark beside a Chinese character; a straight quotation mark anywhere.
FOREIGN_MARK = re.compile(rf"{HAN}\s*[,;:?!()]|[,;:?!()]\s*{HAN}|{HAN}\.(?!\d)|\"")
#: The style sheet sets the gap between Chinese and a number (`text-autospace`), the same everywhere.
GAP = re.compile(rf"{HAN} \d|\d {HAN}")
IMPOLITE = re.compile(r"你")
LOUD = re.compile(r"[!！]|永远不要|千万")
ENGLISH_WORD = re.compile(r"[A-Za-z]{4,}")
#: Names that a reader of Chinese meets in Latin letters.
LATIN_NAMES = re.compile(
    r"\{\w+\}|HELLP|JSON|Carrywell|Roland|Keele|SSL_CERT_FILE|Baby Buddy|--[a-z-]+|https?(://\S+)?"
)
#: Words of the plan for which there is another one, the same on every page: the load of a day, the check, the physio,
#: the gap between the tummy muscles, pain, rest.
OTHER_WORD = re.compile(r"负荷|自查|康复治疗师|间隙|疼(?!痛)|静息")
#: That something is sure to help.
PROMISE = re.compile(r"照样有用|确实能让|一定会好|保证有")

TEXTS = dict(texts("zh_hans"))


def test_marks_are_chinese() -> None:
    assert {name: text for name, text in TEXTS.items() if FOREIGN_MARK.search(text)} == {}


def test_no_space_is_typed_beside_a_number() -> None:
    assert {name: text for name, text in TEXTS.items() if GAP.search(text)} == {}


def test_she_is_addressed_politely() -> None:
    assert {name: text for name, text in TEXTS.items() if IMPOLITE.search(text)} == {}


def test_nothing_shouts() -> None:
    assert {name: text for name, text in TEXTS.items() if LOUD.search(text)} == {}


def test_no_english_is_left() -> None:
    assert {name: text for name, text in TEXTS.items() if ENGLISH_WORD.search(LATIN_NAMES.sub("", text))} == {}


def test_the_plan_has_one_word_for_one_thing() -> None:
    assert {name: text for name, text in TEXTS.items() if name.startswith("plan.") and OTHER_WORD.search(text)} == {}


def test_nothing_is_promised() -> None:
    assert {name: text for name, text in TEXTS.items() if PROMISE.search(text)} == {}
