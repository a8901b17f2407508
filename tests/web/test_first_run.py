"""The first run step by step, each kept at once; and looking around, which keeps nothing."""

from __future__ import annotations

import re
from typing import Any

import pytest

from carrywell import AfterBirth, Baby, Person, Pregnant
from tests.web.walking import answer, begin, browser, shown, text_of


def person(client: Any) -> Person:
    from carrywell.web import store

    saved = store.load(client.session)
    assert saved is not None
    return saved.person


def test_every_tap_is_kept_and_leads_on(her: Any) -> None:
    page = her.post("/check/you", {"stage": "gave_birth", "then": "first"})
    assert page["Location"] == "/check/you/since?then=first"
    page = her.post("/check/you/since", {"pick": "9:weeks", "since": "", "unit": "days", "then": "first"})
    assert page["Location"] == "/check/you/born?then=first"
    assert her.get("/check/")["Location"] == "/check/you/born?then=first"
    page = her.post("/check/you/born", {"born": "planned_caesarean:both", "then": "first"})
    assert page["Location"] == "/check/you/baby?then=first"
    page = her.post("/check/you/baby", {"baby": "boy", "then": "first"}, follow=True)
    assert shown(page)
    assert person(her) == Person(AfterBirth(63, "planned_caesarean", "both"), baby=Baby(sex="boy"))


def test_pregnant_with_twins(her: Any) -> None:
    assert her.post("/check/you/pregnant", {"pick": "22", "then": "first"})["Location"] == "/check/you/baby?then=first"
    assert "How many babies do you expect?" in text_of(her.get("/check/you/baby"))
    her.post("/check/you/baby", {"baby": "twins", "then": "first"})
    assert person(her) == Person(Pregnant(22, 2))
    her.post("/check/you/pregnant", {"weeks": "23+1", "age": ""})
    assert person(her).stage == Pregnant(23 + 1 / 7, 2)


def test_start_continues_at_the_step_where_she_stopped(her: Any) -> None:
    her.post("/check/you/since", {"pick": "0:days", "then": "first"})
    page = her.get("/")
    assert "Continue where you stopped" in text_of(page)
    assert 'href="/check/you/born"' in page.content.decode()
    assert 'name="then" value="first"' in her.get("/check/you/born").content.decode()
    her.post("/check/you/born", {"born": "-:unsure", "then": "first"})
    assert 'href="/check/"' in her.get("/").content.decode()
    assert person(her).stage == AfterBirth(0, None, "unsure")


FIRST_STEPS = [
    ([("/check/you", {"stage": "pregnant"})], "/check/you/pregnant"),
    ([("/check/you", {"stage": "gave_birth"})], "/check/you/since"),
    ([("/check/you/since", {"pick": "9:weeks"})], "/check/you/born"),
    ([("/check/you/pregnant", {"pick": "22"})], "/check/you/baby"),
    ([("/check/you/since", {"pick": "9:weeks"}), ("/check/you/born", {"born": "vaginal:none"})], "/check/you/baby"),
]


@pytest.mark.parametrize(("taps", "page"), FIRST_STEPS, ids=[page for _, page in FIRST_STEPS])
def test_check_leads_back_to_the_step_of_the_first_run_where_she_stopped(her: Any, taps: Any, page: str) -> None:
    for address, given in taps:
        her.post(address, given | {"then": "first"})
    her.get("/more")
    assert her.get("/checking")["Location"] == f"{page}?then=first"


def test_check_leads_back_to_the_screen_where_she_stopped(her: Any) -> None:
    her.post("/check/you/pregnant", {"pick": "30", "then": "first"})
    her.post("/check/you/baby", {"skip": "1", "then": "first"})
    second = shown(answer(her, shown(her.get("/checking", follow=True)), {}))
    her.get("/load")
    page = her.get("/checking", follow=True)
    assert (page.request["PATH_INFO"], shown(page)) == ("/check/1", second)


def test_check_asks_who_she_is_when_nothing_was_told(her: Any) -> None:
    assert her.get("/checking")["Location"] == "/check/you"
    her.post("/check/you", {"stage": "neither", "then": "first"})
    assert her.get("/checking")["Location"] == "/check/you"


def test_check_begins_at_once_for_a_profile_that_is_told(her: Any) -> None:
    her.post("/check/you/pregnant", {"pick": "30", "then": "profile"})
    assert shown(her.get("/checking", follow=True))
    assert person(her) == Person(Pregnant(30))


@pytest.mark.parametrize(
    ("address", "given"), [("/check/delete", {}), ("/check/again", {}), ("/check/you/ended-early", {"aside": "on"})]
)
def test_deleting_forgets_where_she_stopped(her: Any, address: str, given: dict[str, str]) -> None:
    her.post("/check/you", {"stage": "pregnant", "then": "first"})
    her.post(address, given)
    assert her.get("/checking")["Location"] == "/check/you"


def test_changing_the_profile_does_not_move_where_check_leads(her: Any) -> None:
    begin(her)
    her.post("/check/you", {"stage": "pregnant", "then": "profile"})
    assert her.get("/checking")["Location"] == "/check/"


def test_the_baby_can_be_left_out(her: Any) -> None:
    her.post("/check/you/pregnant", {"pick": "30", "then": "first"})
    assert her.post("/check/you/baby", {"skip": "1", "then": "first"})["Location"] == "/check/"
    assert person(her) == Person(Pregnant(30))


def test_steps_come_in_order(her: Any) -> None:
    assert her.get("/check/you/born")["Location"] == "/check/you"
    assert her.get("/check/you/baby")["Location"] == "/check/you"
    assert her.post("/check/begin")["Location"] == "/check/you"


def test_profile_without_a_check_starts_it_with_one_press(her: Any) -> None:
    her.post("/check/you/pregnant", {"pick": "30", "then": "profile"})
    page = her.get("/")
    assert 'action="/check/begin"' in page.content.decode()
    assert shown(her.post("/check/begin", follow=True))
    assert person(her) == Person(Pregnant(30))


def test_every_tap_offered_is_a_person(her: Any) -> None:
    for address, name in (("since", "pick"), ("pregnant", "pick"), ("born", "born"), ("baby", "baby")):
        her.post("/check/you/since", {"pick": "3:weeks"})
        body = her.get(f"/check/you/{address}").content.decode()
        values = re.findall(rf'name="{name}" value="([^"]+)"', body)
        assert len(values) >= 5
        for value in values:
            assert her.post(f"/check/you/{address}", {name: value}).status_code == 302, value


def test_tap_told_before_is_marked(her: Any) -> None:
    begin(her)
    assert re.search(r'value="gave_birth"[^>]*checked', her.get("/check/you").content.decode())
    assert "Epidural (as you told us)" in text_of(her.get("/check/you/born"))


@pytest.mark.parametrize(
    ("typed", "step", "weeks"),
    [("", "1", "20"), ("30+4", "1", "31+4"), ("30", "-1", "29"), ("43", "1", "43"), ("3", "-1", "3")],
)
def test_week_is_stepped_and_not_yet_kept(her: Any, typed: str, step: str, weeks: str) -> None:
    page = her.post("/check/you/pregnant", {"weeks": typed, "step": step, "then": "first"})
    assert f'name="weeks" value="{weeks}"' in page.content.decode()
    assert 'role="alert"' not in page.content.decode()
    assert "carrywell_session" not in her.cookies


def test_days_are_stepped(her: Any) -> None:
    page = her.post("/check/you/since", {"since": "5", "unit": "weeks", "step": "1"})
    assert 'name="since" value="6"' in page.content.decode()
    assert re.search(r'name="unit" value="weeks"[^>]*checked', page.content.decode())


@pytest.mark.parametrize(
    ("address", "given", "told", "anchor"),
    [
        ("since", {"since": "soon", "unit": "days"}, "The time since the birth needs a number.", "#id_since"),
        ("since", {"since": "soon", "unit": "days", "step": "1"}, "The time since the birth needs", "#id_since"),
        ("since", {"pick": "nonsense:days"}, "The time since the birth needs a number.", "#id_since"),
        ("pregnant", {"weeks": "x", "step": "1"}, "Your week needs a number.", "#id_weeks"),
        ("pregnant", {"pick": "99"}, "Your week is larger than we can use.", "#id_weeks"),
        ("born", {"born": "vaginal:magic"}, "Please choose one.", "#id_born_0"),
        ("born", {}, "Please choose one.", "#id_born_0"),
        ("baby", {"baby": "dragon"}, "Please choose one.", "#id_baby_0"),
    ],
)
def test_bad_input_names_its_field_and_stays(
    her: Any, address: str, given: dict[str, str], told: str, anchor: str
) -> None:
    her.post("/check/you/since", {"pick": "3:weeks"})
    page = her.post(f"/check/you/{address}", given)
    body = page.content.decode()
    assert told in text_of(page)
    assert f'href="{anchor}"' in body
    assert f'id="{anchor[1:]}"' in body
    for name in ("since", "weeks"):
        assert name not in given or f'value="{given[name]}"' in body


def test_language_button_keeps_what_is_typed(her: Any) -> None:
    page = her.post("/check/you/since", {"since": "x", "unit": "months", "then": "first", "switch_language": "zh-hans"})
    body = page.content.decode()
    assert 'value="x"' in body
    assert 'name="then" value="first"' in body
    assert 'role="alert"' not in body


def test_a_stranger_sees_no_step_of_hers(her: Any, stranger: Any) -> None:
    her.post("/check/you/since", {"pick": "9:weeks", "then": "first"})
    assert stranger.get("/check/you/born")["Location"] == "/check/you"
    assert "Continue where you stopped" not in text_of(stranger.get("/"))
    assert "as you told us" not in text_of(stranger.get("/check/you"))


@pytest.mark.parametrize("language", ["en-GB", "zh-CN"])
def test_looking_around_stores_nothing(app: Any, language: str) -> None:
    from carrywell.web.models import Check, Figures

    def rows() -> tuple[int, int]:
        return Check.objects.count(), Figures.objects.count()

    client, before = browser(language), rows()
    assert 'href="/look"' in client.get("/").content.decode()
    for address in ("/look", "/look/result", "/load", "/load/bath", "/load/day"):
        assert client.get(address).status_code == 200
    assert "carrywell_session" not in client.cookies
    assert rows() == before


@pytest.mark.parametrize(
    ("language", "mark", "end"),
    [("en-GB", "Example, not about you", "End of the example"), ("zh-CN", "示例，说的不是您", "示例到此结束")],
)
def test_example_is_marked_first_and_last(app: Any, language: str, mark: str, end: str) -> None:
    page = browser(language).get("/look/result")
    body, text = page.content.decode(), text_of(page)
    assert mark in body[: body.index("</title>")]
    assert text.index(mark) < text.index(end)
    assert page.content.decode().count('class="care ') == 1


def test_example_is_calm_and_finds_a_cause() -> None:
    from carrywell.web.views.example import example

    found = example().result()
    assert found.urgency == "routine"
    assert found.causes[0].id == "pelvic_girdle_pain_posterior"
