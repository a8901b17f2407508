"""English for a tired reader: reading age 11 by two measures, and none of the words that frighten, blame or sell."""

from __future__ import annotations

import re

import pytest

from tests.knowledge.reading import reading, syllables
from tests.knowledge.texts import entries, texts

#: School years of a reading age of 11.
MOST_YEARS = 6.0
#: Shorter entries are labels; a measure of so few words says nothing.
FEWEST_WORDS = 30
MOST_WORDS_IN_A_SENTENCE = 32

#: What stays harder, and why.
EXCEPTIONS = {
    "actions.anaesthetist_today": "names the anaesthetist whom she has to ask for",
    "causes.preeclampsia_hellp": "names the illness and what is measured",
    "load.first_weeks": "one sentence about a caesarean",
    "said.spa_features": "names of illnesses that a doctor has told her",
    "warning_signs.R09": "words for the clinician, with the names of needle and infection",
    "warning_signs.R35": "words for the clinician, with the names of medicines",
    "warning_signs.R40": "words for the clinician",
    "warning_signs.R41": "words for the clinician",
    "warning_signs.R57": "words for the clinician, with the signs of sepsis",
}

UNWELCOME = re.compile(
    r"!|\byou should\b|\bshouldn't\b|never bend|wrong (posture|way)|correct posture|unstable|\bmummy\b|\bmommy\b"
    r"|\b(don't|do not) worry\b|\bguarantee|\bcure[sd]?\b|\bcaused by (the way you|how you)\b",
    re.IGNORECASE,
)

#: What no study and no model can say of her: that something is sure to be so, or to pass.
PROMISE = re.compile(
    r"\bfor sure\b|\bgets? better with time\b|\bstill helps\b|\bwill (help|heal|pass|go away|get better)\b",
    re.IGNORECASE,
)

#: Files of the plan: what she may do is offered, not ordered.
PLAN = (
    "advice",
    "care",
    "causes_told",
    "circumstances",
    "customs",
    "exercises",
    "home",
    "ledger",
    "medicines",
    "plan",
    "reassurances",
    "worries",
)

LONG_ENTRIES = {name: text for name, text in entries("en") if len(text.split()) >= FEWEST_WORDS}


def test_measures_by_hand() -> None:
    """Six words, six syllables, seventeen letters, one sentence."""
    found = reading("The cat sat on the mat.")
    assert found.flesch_kincaid == pytest.approx(0.39 * 6 + 11.8 * 1 - 15.59)
    assert found.automated == pytest.approx(4.71 * 17 / 6 + 0.5 * 6 - 21.43)


@pytest.mark.parametrize(("word", "count"), [("baby", 2), ("doctor", 2), ("lift", 1), ("moved", 1), ("pelvis", 2)])
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_measures_find_hard_words() -> None:
    hard = "Musculoskeletal rehabilitation necessitates individualised multidisciplinary consideration."
    assert min(reading(hard).flesch_kincaid, reading(hard).automated) > MOST_YEARS


def test_entries_have_reading_age_11() -> None:
    measured = {name: reading(text) for name, text in LONG_ENTRIES.items() if name not in EXCEPTIONS}
    hard = {n: r for n, r in measured.items() if max(r.flesch_kincaid, r.automated) > MOST_YEARS}
    assert hard == {}


def test_exceptions_are_few_and_there() -> None:
    assert len(EXCEPTIONS) <= 10
    assert EXCEPTIONS.keys() <= LONG_ENTRIES.keys()


@pytest.mark.parametrize("file", PLAN)
def test_sentences_of_the_plan_are_short(file: str) -> None:
    long = {
        name: sentence
        for name, text in texts("en")
        if name.startswith(f"{file}.")
        for sentence in re.split(r"(?<=[.?:])\s+", text)
        if len(sentence.split()) > MOST_WORDS_IN_A_SENTENCE
    }
    assert long == {}


def test_no_unwelcome_words() -> None:
    found = {name: text for name, text in texts("en") if UNWELCOME.search(text) and not _quoted(name)}
    assert found == {}


@pytest.mark.parametrize("file", PLAN)
def test_plan_offers_and_does_not_order(file: str) -> None:
    found = {n: text for n, text in texts("en") if n.startswith(f"{file}.") and re.search(r"\bshould\b|\bmust\b", text)}
    assert found == {}


@pytest.mark.parametrize("file", PLAN)
def test_plan_promises_nothing(file: str) -> None:
    found = {n: t for n, t in texts("en") if n.startswith(f"{file}.") and PROMISE.search(t) and not _quoted(n)}
    assert found == {}


def _quoted(name: str) -> bool:
    """What the founding article says, not we."""
    return name.startswith("ledger.") and name.endswith(".claim")
