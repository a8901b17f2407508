from __future__ import annotations

from typing import Any

import pytest

from tests.web.walking import NEW_MOTHER, answer, begin, browser, shown, text_of


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("60", "Your week is larger than we can use. Please give 43 or less."),
        ("999999999999999999999999999999", "Your week is larger than we can use. Please give 43 or less."),
        ("thirty weeks and a few days more", "Your week needs a number. Please write it in digits, such as 12."),
        ("3\x000", "Your week needs a number. Please write it in digits, such as 12."),
        ("2", "Your week is smaller than we can use. Please give 3 or more."),
        ("-3", "Your week is smaller than we can use. Please give 3 or more."),
        ("三十", "Your week needs a number. Please write it in digits, such as 12."),
        ("1e1", "Your week needs a number."),
        ("nan", "Your week needs a number."),
        ("", "Your week is missing. Please fill it in."),
    ],
)
def test_weeks_that_cannot_be(her: Any, typed: str, told: str) -> None:
    page = her.post("/check/you/pregnant", {"weeks": typed, "age": ""})
    body = page.content.decode()
    assert told in text_of(page)
    assert 'role="alert" tabindex="-1" autofocus' in body
    assert 'href="#id_weeks"' in body
    assert 'aria-invalid="true"' in body
    assert 'aria-describedby="id_weeks_helptext id_weeks_error"' in body
    assert f'value="{typed}"' in body or typed == ""
    assert her.get("/check/")["Location"] == "/check/you"


@pytest.mark.parametrize("typed", ["30", "３０", " 30 ", "30+4", "30,5", "30.5"])
def test_weeks_in_every_writing(her: Any, typed: str) -> None:
    assert her.post("/check/you/pregnant", {"weeks": typed, "age": ""})["Location"] == "/check/"


@pytest.mark.parametrize(
    ("since", "unit", "told"),
    [
        ("-1", "days", "The time since the birth is smaller than we can use. Please give 0 or more."),
        ("200", "weeks", "The time since the birth is larger than we can use. Please give 156 or less."),
        ("2.5", "days", "The time since the birth needs a whole number."),
        ("11", "years", "Please choose one."),
        ("一", "weeks", "The time since the birth needs a number."),
    ],
)
def test_time_since_birth_that_cannot_be(her: Any, since: str, unit: str, told: str) -> None:
    page = her.post("/check/you/after-birth", NEW_MOTHER | {"since": since, "unit": unit})
    assert told in text_of(page)
    assert f'value="{since}"' in page.content.decode()
    assert 'value="epidural" checked' in page.content.decode() or 'value="epidural"' in page.content.decode()


def test_needle_must_be_answered(her: Any) -> None:
    page = her.post("/check/you/after-birth", {k: v for k, v in NEW_MOTHER.items() if k != "neuraxial"})
    assert "Please choose one. “Not sure” is fine too." in text_of(page)
    assert 'href="#id_neuraxial_0"' in page.content.decode()


def test_answer_of_very_many_digits_is_too_large(her: Any) -> None:
    begin(her)
    page = her.post("/check/you/pregnant", {"weeks": "30", "age": "9" * 40})
    assert "Your age is larger than we can use. Please give 60 or less." in text_of(page)
    assert "characters" not in text_of(page)


def test_weeks_field_shows_how_days_are_written(her: Any) -> None:
    page = her.get("/check/you/pregnant")
    assert "30+4 for 30 weeks and 4 days" in text_of(page)
    assert 'inputmode="tel"' in page.content.decode()


def test_age_out_of_range(her: Any) -> None:
    page = her.post("/check/you/pregnant", {"weeks": "30", "age": "7"})
    assert "Your age is smaller than we can use. Please give 12 or more." in text_of(page)


def test_both_stages_are_refused(her: Any) -> None:
    both = "says both pregnant and after birth"
    assert both in text_of(her.post("/check/you", {"stage": ["pregnant", "gave_birth"]}))
    assert both in text_of(her.post("/check/you/pregnant", {"weeks": "30", "since": "3"}))
    assert both in text_of(her.post("/check/you/after-birth", NEW_MOTHER | {"weeks": "30"}))
    assert "Please choose the one that fits you." in text_of(her.post("/check/you", {"stage": "father"}))


def test_nothing_ticked_is_an_error(her: Any) -> None:
    screen = shown(begin(her))
    page = her.post("/check/", {"shown": screen})
    assert "Please tick what is true for you" in text_of(page)
    assert 'href="#id_yes_0"' in page.content.decode()
    assert text_of(page).index("Please look at this once more") < text_of(page).index("Legs, bladder")


def test_none_with_others_is_an_error_that_keeps_what_she_ticked(her: Any) -> None:
    screen = shown(begin(her))
    page = her.post("/check/", {"shown": screen, "yes": ["leg_weakness"], "unsure": ["bowel_change"], "none": "on"})
    body = page.content.decode()
    assert "Please keep only one of the two" in text_of(page)
    assert body.count(" checked") == 3


def test_unknown_options_are_refused(her: Any) -> None:
    screen = shown(begin(her))
    page = her.post("/check/", {"shown": screen, "yes": ["pain_site"]})
    assert "was not on this page" in text_of(page)
    page = answer(her, screen, {"leg_weakness": True})
    page = her.post("/check/", {"shown": "leg_weakness", "answer": "<script>"})
    assert "That answer is not on this page" in text_of(page)
    assert b"<script>" not in page.content


@pytest.mark.parametrize(
    ("languages", "told"),
    [("en-GB", "There is nothing to see here"), ("zh-CN", "这里没有可以看的内容")],
    ids=["en", "zh"],
)
def test_a_wrong_method_is_a_page_with_help(languages: str, told: str) -> None:
    page = browser(languages).get("/country")
    assert (page.status_code, page["Allow"]) == (405, "POST")
    assert told in text_of(page)
    assert 'href="/help"' in page.content.decode()
    assert page["Cache-Control"] == "no-store"


def test_pages_about_problems_lead_to_the_start_page_in_the_other_language(her: Any) -> None:
    forged = browser("en-GB", enforce_csrf_checks=True).post("/check/you", {"stage": "pregnant"})
    large = her.post("/check/", {"shown": "x" * 300_000})
    pages = {403: forged, 404: her.get("/nowhere"), 405: her.get("/country"), 413: large}
    for status, page in pages.items():
        assert page.status_code == status
        assert 'name="next" value="/"' in page.content.decode()


def test_a_body_of_ten_megabytes_is_a_page(her: Any) -> None:
    page = her.post("/check/", {"shown": "x" * 10_000_000})
    assert page.status_code == 413
    assert "That was too much at once" in text_of(page)
    assert "Something is very wrong" in text_of(page)


def test_too_many_fields_are_a_page_and_no_traceback(her: Any, capfd: pytest.CaptureFixture[str]) -> None:
    begin(her)
    page = her.post("/check/", {f"a{n}": "1" for n in range(1000)})
    assert page.status_code == 400
    assert "We could not read that" in text_of(page)
    assert "Traceback" not in "".join(capfd.readouterr())


@pytest.mark.parametrize(
    ("languages", "told"), [("en-GB", "This page does not exist"), ("zh-CN", "没有这个页面")], ids=["en", "zh"]
)
def test_unknown_address_is_a_page_with_help(languages: str, told: str) -> None:
    page = browser(languages).get("/nowhere")
    assert page.status_code == 404
    assert told in text_of(page)
    assert 'href="/help"' in page.content.decode()


def test_unknown_change_is_not_found(her: Any) -> None:
    begin(her)
    assert her.get("/check/change/7").status_code == 404


def test_a_form_without_its_token_is_a_page(app: Any) -> None:
    client = browser("en-GB", enforce_csrf_checks=True)
    page = client.post("/check/you", {"stage": "pregnant"})
    assert page.status_code == 403
    assert "Please try that once more" in text_of(page)


def test_a_call_for_help_without_its_token_is_answered(app: Any) -> None:
    page = browser("en-GB", enforce_csrf_checks=True).post("/help")
    assert page.status_code == 403
    assert "tel:999" in page.content.decode()


def test_another_host_name_is_refused(her: Any) -> None:
    assert her.get("/", HTTP_HOST="evil.example").status_code == 400
    assert her.get("/", HTTP_HOST="[::1]").status_code == 400


def test_methods_are_kept_apart(her: Any) -> None:
    assert her.get("/language").status_code == 405
    assert her.post("/check/result").status_code == 405
    assert her.post("/language", {"language": "zh-hans", "next": "//evil.example/"})["Location"] == "/"
