from __future__ import annotations

import os
import re
from typing import Any

import pytest

from tests.knowledge.test_words_chinese import FOREIGN_MARK, GAP, IMPOLITE, LOUD
from tests.web import messages
from tests.web.walking import begin, browser, shown, text_of, walk


@pytest.fixture
def chinese(app: Any) -> Any:
    return browser("zh-CN,zh;q=0.9")


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


def test_chinese_pages_say_nothing_in_english(chinese: Any) -> None:
    english = [words for _, words in messages.keys(messages.source_catalogue()) if re.search("[a-z]{3}", words)]
    begin(chinese)
    pages = [chinese.get(a) for a in ("/", "/check/you", "/check/you/pregnant", "/check/you/after-birth", "/help")]
    more = ("/check/", "/check/answers", "/check/again", "/check/delete", "/nowhere", "/country")
    pages += [chinese.get(a, follow=True) for a in more]
    pages += [chinese.get("/check/you/ended-early")]
    pages += [chinese.post("/check/", {"shown": shown(chinese.get("/check/", follow=True))})]
    pages += [walk(chinese), chinese.get("/check/result/print"), chinese.get("/check/you/neither")]
    for page in pages:
        text = text_of(page)
        parts = [part.strip() for words in english for part in re.split(r"%\(\w+\)s", words)]
        found = [p for p in parts if len(p) > 3 and re.search(rf"(?<!\w){re.escape(p)}(?!\w)", text)]
        assert found == []
        words = set(re.findall(r"[A-Za-z]{3,}", text)) - {"Carrywell", "English", "MRI", "Cookie"}
        assert words == set(), text


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
