from __future__ import annotations

import os
import re
from typing import Any

import pytest

from carrywell.knowledge.body_reader import body as body_of_the_model
from carrywell.knowledge.instrument_reader import instruments, items_of
from carrywell.knowledge.reader import load
from tests.knowledge.test_words_chinese import FOREIGN_MARK, GAP, IMPOLITE, LOUD
from tests.web import messages
from tests.web.every_page import MISTAKES, PAGES, Shown, mistakes
from tests.web.walking import begin, browser, shown, text_of
from tests.web.women import WOMEN
from tests.web.wording import wording

CHINESE = "zh-CN,zh;q=0.9"
#: What a Chinese reader meets in Latin letters: names of programs, a unit, a key, what hospitals and browsers call so.
LETTERS = {"Carrywell", "kN", "Esc", "MRI", "Cookie", "JSON", "CSV", "PDF", "FHIR", "API", "MB"}
LETTERS |= {"Baby", "Buddy", "Windows"}
#: Words to be typed in a terminal as they stand.
TYPED = {
    "carrywell",
    "journal",
    "import",
    "--babybuddy",
    "https://baby.example.org",
    "--token-file",
    "token.txt",
    "link",
}
TYPED |= {".venv/bin/carrywell", ".venv\\Scripts\\carrywell"}
FOR_BUILDERS = ("design",)
STATUS = {"not found": 404, "not allowed": 405}


@pytest.fixture
def chinese(app: Any) -> Any:
    return browser(CHINESE)


def test_language_follows_the_browser(chinese: Any, her: Any) -> None:
    assert '<html lang="zh-Hans">' in chinese.get("/").content.decode()
    assert '<html lang="en">' in her.get("/").content.decode()


def test_switch_keeps_the_page(her: Any) -> None:
    response = her.post("/language", {"language": "zh-hans", "next": "/evidence"}, follow=True)
    assert response.request["PATH_INFO"] == "/evidence"
    assert "危险信号" in text_of(response)
    assert her.cookies["carrywell_language"]["max-age"] == 365 * 24 * 3600


def test_switch_on_a_screen_keeps_what_is_ticked_and_stores_nothing(her: Any) -> None:
    from carrywell.web import store

    screen = shown(begin(her))
    typed = {"shown": screen, "yes": ["leg_weakness"], "unsure": ["fever"], "switch_language": "zh-hans"}
    page = her.post("/check/", typed)
    body = page.content.decode()
    assert '<html lang="zh-Hans">' in body
    assert 'value="leg_weakness" id="id_yes_6" checked' in body
    assert 'role="alert"' not in body
    saved = store.load(her.session)
    assert saved is not None
    assert saved.entries == ()
    assert '<html lang="zh-Hans">' in her.get("/check/", follow=True).content.decode()


def test_switch_on_a_form_keeps_what_is_typed(her: Any) -> None:
    page = her.post("/check/you/pregnant", {"weeks": "30", "age": "x", "switch_language": "zh-hans"})
    assert 'value="30"' in page.content.decode()
    assert 'value="x"' in page.content.decode()
    assert 'role="alert"' not in page.content.decode()
    assert "您现在怀孕满多少周了" in text_of(page)
    page = her.post("/check/you", {"stage": "neither", "switch_language": "en"})
    assert re.search(r'value="neither"[^>]*checked', page.content.decode())


def test_wording_reads_what_is_shown_and_spoken_by_the_language_of_its_element() -> None:
    page = """<html lang="zh-Hans"><title>Back</title><style>p { color: red }</style><p>您好<br>Hello <span lang="en">
        Spine <b lang="zh-Hans">估计</b></span></p><input placeholder="Weeks"><svg aria-label="Figure"><path/></svg>
        </html>"""
    assert wording(page, "zh-Hans") == ["Back", "您好", "Hello", "估计", "Weeks", "Figure"]
    assert wording(page, "en") == ["Spine"]
    assert in_letters(wording(page, "zh-Hans")) == {"Back", "Hello", "Weeks", "Figure"}


@pytest.fixture(scope="module")
def chinese_women(app: Any) -> dict[str, Any]:
    """The women of the pages, each in a Chinese browser, made when a page first needs her."""
    return {}


@pytest.mark.parametrize("group", PAGES)
def test_chinese_pages_say_nothing_in_english(group: str, chinese_women: dict[str, Any]) -> None:
    for page in PAGES[group]:
        if page.name in (*FOR_BUILDERS, *MISTAKES):
            continue
        if page.woman not in chinese_women:
            chinese_women[page.woman] = browser(CHINESE)
            WOMEN.get(page.woman, browser)(chinese_women[page.woman])
        body = opened(chinese_women[page.woman], page)
        assert in_letters(wording(body, "zh-Hans")) <= LETTERS, page
        assert set(wording(body, "en")) <= english_allowed(page), page


def test_chinese_pages_of_mistakes_say_nothing_in_english(app: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    bodies = mistakes(monkeypatch, CHINESE, "light")
    assert len(bodies) == len(MISTAKES)
    for address, body in bodies.items():
        assert in_letters(wording(body, "zh-Hans")) <= LETTERS, address
        assert wording(body, "en") == ["English"], address


def opened(client: Any, page: Shown) -> str:
    """The page as the test client gets it; a copy is the page itself, which holds its notice already."""
    response = client.get(page.address)
    if page.act == "empty":
        hidden = dict(
            re.findall(r'<input type="hidden" name="(shown|then)" value="([^"]*)"', response.content.decode())
        )
        response = client.post(page.address, hidden)
        assert b'role="alert"' in response.content, page
    assert response.status_code == STATUS.get(page.name, 200), page
    return str(response.content.decode())


def english_allowed(page: Shown) -> set[str]:
    """What may stand in an element with lang="en": another language, sources and credits as published, figures."""
    sources = {source.reference for source in load().sources.values()}
    rows = [row for rows in body_of_the_model().quantities.values() for row in rows] if page.name == "evidence" else []
    figures = {text for row in rows for text in (row.about, row.place)}
    values = {
        f"{row.value:g}{f' ({row.low:g}–{row.high:g})' if row.low is not None else ''} {row.unit}" for row in rows
    }
    credits = {told.credit for name in instruments() if (told := items_of(name, "zh_hans")) is not None}
    return {"English"} | TYPED | sources | credits | figures | {value.strip() for value in values}


def in_letters(texts: list[str]) -> set[str]:
    """Words in Latin letters; a single letter is no word."""
    return {word for text in texts for word in re.findall("[A-Za-z]{2,}", text)}


def test_catalogue_has_every_message_and_no_other() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "carrywell.web.settings")
    assert messages.keys(messages.stored_catalogue()) == messages.keys(messages.source_catalogue())


def test_every_message_is_translated_and_keeps_its_places() -> None:
    for message in messages.stored_catalogue():
        if not message.id:
            continue
        words = message.string if isinstance(message.string, str) else message.string[0]
        source = message.id if isinstance(message.id, str) else message.id[0]
        assert words, source
        assert not message.fuzzy, source
        assert sorted(re.findall(r"%\(\w+\)s", words)) == sorted(re.findall(r"%\(\w+\)s", source))


@pytest.mark.parametrize("unwanted", [FOREIGN_MARK, GAP, IMPOLITE, LOUD], ids=["marks", "gaps", "impolite", "loud"])
def test_chinese_messages_are_set_like_the_clinical_words(unwanted: re.Pattern[str]) -> None:
    strings = [message.string for message in messages.stored_catalogue() if message.id]
    plain = [text if isinstance(text, str) else text[0] for text in strings]
    assert [text for text in plain if unwanted.search(text)] == []


def test_compiled_catalogue_is_fresh() -> None:
    assert messages.MO.read_bytes() == messages.compiled(messages.stored_catalogue())
