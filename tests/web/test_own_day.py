"""How she does a task herself, how often and how long: told on the page of the task, counted in her day."""

from __future__ import annotations

from typing import Any

import pytest

from carrywell import AfterBirth, Baby, Person
from carrywell.spine.day import Doing, day
from carrywell.spine.situation import situation_of
from tests.web.walking import begin, browser, text_of

FEED = "/load/feed_sit"


def tell(client: Any, address: str = FEED, **told: str) -> Any:
    return client.post(address, {"in_day": "1"} | {f"own-{name}": value for name, value in told.items()}, follow=True)


def profile(client: Any) -> Any:
    from carrywell.web import store

    return store.load_profile(client.session)


def row(client: Any, task: str) -> Any:
    """This task in her day, as the page of the day works it out."""
    from carrywell.web.load_pages import her_now

    her = her_now(client.session)
    found = day(her.situation, cares=her.cares, own=her.counts, ways=her.ways)
    return next((each for each in found.tasks if each.task.id == task), None)


def test_form_offers_every_way_and_shows_what_is_usual(her: Any) -> None:
    begin(her)
    page = her.get(FEED).content.decode()
    assert page.count('name="own-way"') == 6
    assert 'value="leaning_forward" ' in page.split('name="own-way"')[1]
    assert 'name="own-times"' in page
    assert 'name="own-minutes"' in page


def test_minutes_are_not_asked_of_what_takes_seconds(her: Any) -> None:
    begin(her)
    page = her.get("/load/lift_cot_low").content.decode()
    assert 'name="own-times"' in page
    assert 'name="own-minutes"' not in page


def test_own_way_times_and_minutes_are_kept_and_shown_again(her: Any) -> None:
    begin(her)
    page = tell(her, way="rest_and_pillow", times="6", minutes="150")
    assert "Your figures were saved." in text_of(page)
    body = page.content.decode()
    assert 'value="6"' in body
    assert 'value="150"' in body
    kept = profile(her)
    assert (kept.times["feed_sit"], kept.minutes["feed_sit"], kept.ways["feed_sit"]) == (6, 150, "rest_and_pillow")


def test_day_counts_her_minutes_in_her_way(her: Any) -> None:
    """150 minutes in 6 times are 1500 seconds each; the library says the same."""
    begin(her)
    tell(her, way="rest_and_pillow", times="6", minutes="150")
    found = row(her, "feed_sit")
    assert (found.variant.id, found.times, found.seconds, found.own_count) == ("rest_and_pillow", 6, 1500, True)
    situation = situation_of(Person(AfterBirth(77, "vaginal", "epidural")))
    same = day(situation, cares=True, own={"feed_sit": Doing(6, 1500, "rest_and_pillow")})
    assert found.dose_nms == next(each for each in same.tasks if each.task.id == "feed_sit").dose_nms


def test_minutes_alone_are_shared_by_the_usual_times(her: Any) -> None:
    begin(her)
    usual = row(her, "feed_sit")
    tell(her, minutes="120")
    found = row(her, "feed_sit")
    assert found.times == usual.times
    assert found.seconds == pytest.approx(120 * 60 / usual.times)


def test_way_alone_leaves_the_usual_count(her: Any) -> None:
    begin(her)
    usual = row(her, "nappy_table")
    tell(her, "/load/nappy_table", way="facing_close")
    found = row(her, "nappy_table")
    assert (found.variant.id, found.times, found.own_count) == ("facing_close", usual.times, False)


def test_times_alone_last_as_long_as_usual(her: Any) -> None:
    """The usual feed at 11 weeks lasts 1725 seconds (tasks, exposures from day 46)."""
    begin(her)
    tell(her, times="3")
    assert row(her, "feed_sit").seconds == 1725


def test_emptied_fields_are_as_usual_again(her: Any) -> None:
    begin(her)
    usual = row(her, "feed_sit")
    tell(her, way="rest_and_pillow", times="6", minutes="150")
    tell(her, way="leaning_forward", times="", minutes="")
    assert row(her, "feed_sit") == usual
    assert profile(her).ways == {}


def test_zero_times_leave_the_task_out(her: Any) -> None:
    begin(her)
    tell(her, times="0", minutes="30")
    assert row(her, "feed_sit") is None


def test_few_times_with_many_minutes_are_no_longer_than_eight_hours(her: Any) -> None:
    begin(her)
    tell(her, times="0.5", minutes="480")
    assert row(her, "feed_sit").seconds == 28_800
    assert her.get("/load/day").status_code == 200


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"times": "500"}, "Times a day is larger than we can use. Please give 200 or less."),
        ({"minutes": "0"}, "Minutes a day, all together is smaller than we can use. Please give 1 or more."),
        ({"minutes": "481"}, "Minutes a day, all together is larger than we can use. Please give 480 or less."),
        ({"minutes": "long"}, "Minutes a day, all together needs a number."),
        ({"way": "upside_down"}, "Please choose one."),
    ],
)
def test_what_cannot_be_is_told_and_kept_on_the_page(her: Any, told: dict[str, str], said: str) -> None:
    begin(her)
    before = profile(her)
    page = tell(her, **told)
    assert said in text_of(page)
    assert 'role="alert"' in page.content.decode()
    assert profile(her) == before


def test_figures_and_own_day_do_not_touch_each_other(her: Any) -> None:
    begin(her)
    her.post(FEED, {"height": "175", "mass": "70", "baby": "6.2"})
    tell(her, way="rest_and_pillow", times="4")
    her.post("/load/day", {"times_bath": "1", "times_feed_sit": "4"})
    kept = profile(her)
    assert (kept.height_m, kept.baby, kept.times["feed_sit"], kept.times["bath"]) == (1.75, Baby(6.2), 4, 1)
    assert kept.ways == {"feed_sit": "rest_and_pillow"}


def test_own_day_of_turning_in_bed_is_not_asked(her: Any) -> None:
    begin(her)
    assert 'name="own-times"' not in her.get("/load/bed_turn").content.decode()


def test_own_day_in_chinese(app: Any) -> None:
    client = browser("zh-CN")
    begin(client)
    assert "在您自己的一天里" in text_of(client.get(FEED))
