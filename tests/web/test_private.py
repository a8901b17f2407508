"""The question for a private moment: asked only right after she said that she is alone, and never seen again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from carrywell.knowledge.words import Language, words
from tests.web.walking import answer, begin, begin_pregnant, browser, shown, text_of, walk

ASK = words("en").ask("unsafe_home")
WHY = words("en").why("unsafe_home")
LISTENS = f"<h1>{words('en').text('private', 'support', 'title')}</h1>"
TELLING = ("hurting", "hurts you", "afraid", "abuse", "safe at home", "violence", "private moment")


def at_moment(client: Any, **details: str) -> Any:
    """The page before the question, everything until then answered with no."""
    page = begin(client, **details)
    while shown(page) != "unsafe_home":
        page = answer(client, shown(page), {})
    return page


def alone(client: Any) -> Any:
    return client.post("/check/", {"shown": "unsafe_home", "alone": "1"}, follow=True)


def said(client: Any, given: str) -> Any:
    alone(client)
    return client.post("/check/", {"shown": "unsafe_home", "answer": given}, follow=True)


def titled(page: Any) -> str:
    return str(page.content.decode().split("<title>")[1].split("</title>")[0])


def address_of(page: Any) -> str:
    return str(page.request["PATH_INFO"])


def test_moment_asks_whether_she_is_alone_and_names_nothing(her: Any) -> None:
    text = text_of(at_moment(her)).lower()
    assert "are you alone with your screen right now?" in text
    assert "hide this page" in text
    assert not [word for word in TELLING if word in text]


def test_question_is_shown_once_after_she_said_that_she_is_alone(her: Any) -> None:
    at_moment(her)
    asked = alone(her)
    assert ASK in text_of(asked)
    assert WHY in text_of(asked)
    assert "Hide this page" in text_of(asked)
    assert ASK not in text_of(her.get(address_of(asked)))


def test_being_alone_is_forgotten_after_a_minute(her: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from carrywell.web import store

    at_moment(her)
    her.post("/check/", {"shown": "unsafe_home", "alone": "1"})
    monkeypatch.setattr(store, "ALONE_COUNTS", timedelta(0))
    assert ASK not in text_of(her.get("/check/", follow=True))


def test_not_now_goes_on_without_an_answer_and_is_not_asked_again(her: Any) -> None:
    at_moment(her)
    page = her.post("/check/", {"shown": "unsafe_home", "skip": "1"}, follow=True)
    assert shown(page) != "unsafe_home"
    assert address_of(page) != "/support"
    assert "Not safe" not in text_of(walk(her))


def test_a_no_goes_on_and_yes_or_not_sure_shows_who_listens(her: Any) -> None:
    at_moment(her)
    page = said(her, "no")
    assert LISTENS not in page.content.decode()
    for given in ("yes", "unsure"):
        other = browser("en-GB")
        at_moment(other)
        assert LISTENS in said(other, given).content.decode()
        assert LISTENS not in other.get(address_of(page)).content.decode()


@pytest.mark.parametrize("given", ["yes", "unsure"])
def test_addresses_she_visits_do_not_tell_her_answer(her: Any, stranger: Any, given: str) -> None:
    """The browser lists the pages she visited, each with its title."""
    at_moment(her)
    at_moment(stranger)
    assert address_of(said(her, given)) == address_of(said(stranger, "no"))


def test_title_of_the_question_names_nothing(her: Any) -> None:
    before = titled(at_moment(her))
    assert before == "The next question is just for you – Carrywell"
    assert titled(alone(her)) == before


@pytest.mark.parametrize(
    ("language", "number"), [("en-GB", "08082000247"), ("en-US", "18007997233"), ("zh-CN", "12338")]
)
def test_support_has_the_numbers_of_her_country(app: Any, language: str, number: str) -> None:
    assert f'href="tel:{number}"' in browser(language).get("/support").content.decode()


def test_support_without_a_violence_line_shows_the_emergency_number(app: Any) -> None:
    """No national line was found for Hong Kong: none is made up."""
    page = browser("en-HK").get("/support").content.decode()
    assert 'href="tel:999"' in page
    assert page.count('class="line"') == 1  # the one that listens to frightening thoughts


@pytest.mark.parametrize("given", ["yes", "unsure", "no"])
def test_support_is_the_same_page_whatever_she_answered(her: Any, given: str) -> None:
    at_moment(her)
    before = text_of(her.get("/support"))
    said(her, given)
    assert text_of(her.get("/support")) == before


def test_answer_is_seen_nowhere_else(her: Any) -> None:
    at_moment(her)
    said(her, "yes")
    result = walk(her)
    assert "Talk to someone" in text_of(result)
    for address in ("/", "/check/result", "/check/result/print", "/check/answers", "/load", "/more", "/you"):
        text = text_of(her.get(address)).lower()
        assert not [word for word in TELLING if word in text], address
    paper = text_of(her.get("/check/result/print"))
    assert "Talk to someone today" not in paper


def test_answer_raises_the_urgency(her: Any) -> None:
    at_moment(her)
    said(her, "yes")
    assert 'class="care same_day"' in walk(her).content.decode()
    other = browser("en-GB")
    at_moment(other)
    said(other, "no")
    assert 'class="care same_day"' not in walk(other).content.decode()


def test_result_with_a_private_sign_is_not_copied_for_offline(her: Any) -> None:
    at_moment(her)
    said(her, "yes")
    walk(her)
    for address in ("/check/result", "/load", "/load/bath", "/load/day"):
        assert her.get(address)["Carrywell-Offline"].split()[3] == "-", address


def test_going_back_shows_no_answer(her: Any) -> None:
    at_moment(her)
    said(her, "yes")
    from carrywell.web import store

    saved = store.load(her.session)
    assert saved is not None
    place = len(saved.entries) - 1
    assert ASK not in text_of(her.get(f"/check/{place}"))
    her.post(f"/check/{place}", {"shown": "unsafe_home", "alone": "1"})
    asked = her.get(f"/check/{place}")
    assert ASK in text_of(asked)
    assert "checked" not in asked.content.decode().split("<main")[1]
    her.post(f"/check/{place}", {"shown": "unsafe_home", "skip": "1"})
    assert store.load(her.session) == saved


def test_answer_can_be_taken_out_again(her: Any) -> None:
    at_moment(her)
    said(her, "yes")
    page = her.post("/support", follow=True)
    assert "Your answer was taken out." in text_of(page)
    result = walk(her)
    assert "Talk to someone today" not in text_of(result)
    assert 'class="care same_day"' not in result.content.decode()


def test_support_without_a_check_offers_nothing_to_take_out(her: Any) -> None:
    assert "Take my answer out" not in text_of(her.get("/support"))
    assert her.post("/support").status_code == 302


def test_a_stranger_sees_nothing_of_it(her: Any, stranger: Any) -> None:
    at_moment(her)
    alone(her)
    at_moment(stranger)
    assert ASK not in text_of(stranger.get("/check/", follow=True))


def test_hiding_at_the_question_leaves_nothing_to_see(her: Any) -> None:
    at_moment(her)
    alone(her)
    her.post("/notes")
    her.post("/notes/close")
    assert ASK not in text_of(her.get("/check/", follow=True))


def test_changing_the_language_at_the_question_keeps_it_open(her: Any) -> None:
    at_moment(her)
    place = address_of(alone(her))
    page = her.post(place, {"shown": "unsafe_home", "switch_language": "zh-hans", "answer": "yes"})
    assert words("zh_hans").ask("unsafe_home") in text_of(page)


def test_pregnant_women_are_asked_too(her: Any) -> None:
    page = begin_pregnant(her, "8")
    while shown(page) != "unsafe_home":
        page = answer(her, shown(page), {})
    assert "Are you alone" in text_of(page)


@pytest.mark.parametrize("language", ["en", "zh_hans"])
def test_support_action_names_nothing_that_another_may_not_read(language: Language) -> None:
    w = words(language)
    told = " ".join(w.text("actions", "support_line", key) for key in ("lead", "title", "do", "also", "worse"))
    for word in (*TELLING, "abus", "hurt", "伤害", "家暴", "暴力", "害怕"):
        assert word not in told.lower()
