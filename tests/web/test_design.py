"""The page of components: hidden from her, whole in both languages and every theme."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.web.walking import text_of

SWITCH = "CARRYWELL_DESIGN"
PARTS = {
    "question card": '<fieldset class="question"',
    "choice list": 'class="choices',
    "care card": '<section class="care emergency">',
    "evidence drawer": "<summary>",
    "posture figure": '<li class="card way',
    "comparison bar": '<svg class="bar"',
    "chart": '<figure class="chart">',
    "band": '<path class="band"',
    "timeline": '<ol class="timeline">',
    "form errors": '<div class="errors" role="alert" tabindex="-1" autofocus',
    "toast": '<div class="note toast" role="status">',
    "empty state": '<section class="empty">',
    "print sheet": '<div class="paper design-sheet"',
}


def test_page_is_only_there_for_builders(her: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SWITCH, raising=False)
    assert her.get("/design").status_code == 404


@pytest.mark.parametrize("theme", ["light", "dark", "night"])
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_component_is_shown(her: Any, monkeypatch: pytest.MonkeyPatch, language: str, theme: str) -> None:
    monkeypatch.setenv(SWITCH, "1")
    body = her.get("/design", {"language": language, "theme": theme}).content.decode()
    assert [name for name, mark in PARTS.items() if mark not in body] == []
    assert f'<html lang="{"zh-Hans" if language == "zh-hans" else "en"}" data-theme="{theme}"' in body


def test_every_urgency_has_word_colour_and_spoken_words(her: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SWITCH, "1")
    page = her.get("/design")
    cards = re.findall(r'<section class="care (\w+)">.*?</section>', page.content.decode(), re.DOTALL)
    assert cards[:5] == ["emergency", "same_day", "within_days", "routine", "self_care"]
    assert "Emergency: Go to an emergency department now" in text_of(page)
