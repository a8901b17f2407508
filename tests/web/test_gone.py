"""Her cookies are deleted, or her session is over, in the middle of a check: she is told, and nothing is stored."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.web.walking import answer, begin, begin_pregnant, browser, shown, text_of

SESSION = "carrywell_session"
TOLD = {
    "en-GB": ("The answers you gave before can no longer be found", "What you were just sending was not stored"),
    "zh-CN": ("您之前的回答，在这台设备上找不到了", "刚才提交的内容没有保存"),
}
TICKED = {"yes": ["urine_leak_new"]}


def stored() -> tuple[int, int]:
    """How many checks and profiles there are."""
    from carrywell.web.models import Check, Figures

    return Check.objects.count(), Figures.objects.count()


def token_in(page: Any) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]*)"', page.content.decode())
    assert found
    return found[1]


@pytest.mark.parametrize("language", TOLD)
@pytest.mark.parametrize("address", ["/check/", "/check/1", "/check/change/0"])
def test_a_form_without_its_check_is_told_and_not_stored(app: Any, address: str, language: str) -> None:
    her = browser(language)
    screen = shown(answer(her, shown(begin(her)), {}))
    del her.cookies[SESSION]
    before = stored()
    page = her.post(address, TICKED | {"shown": screen}, follow=True)
    assert page.request["PATH_INFO"] == "/check/gone"
    assert [told for told in TOLD[language] if told not in text_of(page)] == []
    assert 'href="/help"' in page.content.decode()
    assert 'href="/checking"' in page.content.decode()
    assert stored() == before
    assert her.get("/checking")["Location"] == "/check/you"


def test_a_form_after_the_session_is_over_is_told(her: Any) -> None:
    from django.contrib.sessions.models import Session

    screen = shown(begin(her))
    Session.objects.filter(session_key=her.cookies[SESSION].value).delete()
    page = her.post("/check/0", TICKED | {"shown": screen}, follow=True)
    assert TOLD["en-GB"][0] in text_of(page)


@pytest.mark.parametrize("language", TOLD)
def test_all_cookies_deleted_is_told_too_where_the_token_of_the_form_is_gone_with_them(app: Any, language: str) -> None:
    her = browser(language, enforce_csrf_checks=True)
    token = token_in(her.get("/check/you/after-birth"))
    first = begin(her, csrfmiddlewaretoken=token)
    form = TICKED | {"shown": shown(first), "csrfmiddlewaretoken": token_in(first)}
    her.cookies.clear()
    before = stored()
    page = her.post("/check/0", form)
    assert page.status_code == 403
    assert [told for told in TOLD[language] if told not in text_of(page)] == []
    assert 'name="next" value="/check/gone"' in page.content.decode()
    assert stored() == before


def test_only_looking_at_a_question_without_a_check_asks_who_she_is(her: Any) -> None:
    answer(her, shown(begin(her)), {})
    del her.cookies[SESSION]
    assert her.get("/check/0")["Location"] == "/check/you"
    assert her.get("/check/1")["Location"] == "/check/you?unanswered"


def test_a_form_whose_token_is_wrong_is_no_check_that_is_gone(app: Any) -> None:
    her = browser("en-GB", enforce_csrf_checks=True)
    screen = shown(begin(her, csrfmiddlewaretoken=token_in(her.get("/check/you/after-birth"))))
    page = her.post("/check/0", TICKED | {"shown": screen, "csrfmiddlewaretoken": "x"})
    assert page.status_code == 403
    assert "Please try that once more" in text_of(page)


def test_language_button_of_a_form_without_its_check_changes_the_language(her: Any) -> None:
    screen = shown(begin(her))
    del her.cookies[SESSION]
    page = her.post("/check/0", {"shown": screen, "switch_language": "zh-hans"}, follow=True)
    assert TOLD["zh-CN"][0] in text_of(page)


def test_page_of_a_check_that_is_there_leads_to_it(her: Any) -> None:
    begin(her)
    assert her.get("/check/gone", follow=True).request["PATH_INFO"] == "/check/0"


def test_form_of_a_check_that_was_put_away_leads_to_the_gentle_page(her: Any) -> None:
    screen = shown(begin_pregnant(her))
    her.post("/check/you/ended-early", {"aside": "on"})
    page = her.post("/check/0", TICKED | {"shown": screen}, follow=True)
    assert TOLD["en-GB"][1] in text_of(page)
    assert "tick it again" not in text_of(page)
    assert 'class="primary" href="/check/you/ended-early"' in page.content.decode()
