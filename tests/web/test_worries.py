"""Who only wants to know about her epidural gets an answer before any question."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.web.walking import browser, text_of

PLACES = ("/", "/look", "/more")


@pytest.mark.parametrize("place", PLACES)
def test_worries_are_one_press_away(her: Any, place: str) -> None:
    assert 'href="/asked"' in her.get(place).content.decode()


@pytest.mark.parametrize(
    ("languages", "answers"),
    [
        ("en-GB", ("It is an unlikely cause.", "Seldom.", "Often not.", "Ask first.")),
        ("zh-CN", ("不太可能。", "很少是。", "往往不是。", "先问一问。")),
    ],
)
def test_each_worry_is_answered_in_few_words_before_the_rest(languages: str, answers: tuple[str, ...]) -> None:
    page = browser(languages).get("/asked").content.decode()
    assert re.findall(r"</h2>\s*<p class=\"lead\"><strong>(.*?)</strong></p>", page) == list(answers)


def test_each_worry_names_its_sources(her: Any) -> None:
    assert [section.count('lang="en"') for section in her.get("/asked").content.decode().split("<section")[1:]] == [
        6,
        2,
        2,
        3,
    ]


def test_what_asks_for_help_at_once_stands_with_the_needle_the_disc_and_medicines(her: Any) -> None:
    said = text_of(her.get("/asked"))
    assert said.count("Be seen at once if") == 3
    assert "numbness or weakness comes back after it had worn off" in said
    assert "you go numb where you sit" in said


def test_nothing_is_asked_or_kept(her: Any) -> None:
    assert her.get("/asked").cookies.keys() <= {"carrywell_csrf"}


def test_after_a_loss_nothing_speaks_of_a_baby(her: Any) -> None:
    her.post("/check/you/ended-early", {"aside": "on"})
    assert her.get("/asked").status_code == 302
    assert 'href="/asked"' not in her.get("/more").content.decode()
