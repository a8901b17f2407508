"""The forecast against the figures of the studies, and what holds for every journal."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrywell.knowledge.cohort_reader import cohorts
from carrywell.track.course import Course
from carrywell.track.forecast import Forecast, ForecastPoint, forecast_of, forecast_why_hidden
from tests.track.women import ANY, PELVIC, after_birth, noted, pregnant


def told(course: Course) -> Forecast:
    found = forecast_of(course)
    assert found is not None
    return found


def at(found: Forecast, week: float) -> ForecastPoint:
    return next(point for point in found.points if point.weeks == week)


# ---- against the studies


@pytest.mark.parametrize(
    ("causes", "week", "share"),
    [
        (PELVIC, 26, 0.220),  # bjelland2013: 22.0 % of 41 421
        (PELVIC, 52, 1 / 7),  # larsen1999 and vandepol2007: one in seven
        (PELVIC, 104, 0.086),  # albert2001
        (ANY, 26, 0.431),  # mogren2006: 200 of 464
        (ANY, 156, 41 / 231),  # noren2002
    ],
)
def test_published_shares_lie_in_the_band_before_the_birth(causes: dict[str, float], week: int, share: float) -> None:
    point = at(told(pregnant(causes)), week)
    assert point.low <= share <= point.high


def test_almost_half_of_those_with_pain_at_three_months_have_it_at_a_year() -> None:
    """vandepol2007, a figure that is not fitted."""
    point = at(told(after_birth(91, checked_on=91)), 52)
    assert 0.40 <= point.still <= 0.55
    assert point.low <= 0.48 <= point.high


def test_combined_pain_lasts_longer_and_symphysis_pain_shorter_than_pelvic_pain() -> None:
    """gutke2008: 34 of 51 at 13 weeks; albert2001: symphysis 0 % at 26 weeks, three joints 21 % at 104."""
    both = {"pregnancy_related_low_back_pain": 0.4, "pelvic_girdle_pain_posterior": 0.5}
    places = {"pain_site": "low_back", "pain_site_also": ("buttock_pelvis",)}
    combined, symphysis = told(pregnant(both, places)), told(pregnant({"pelvic_girdle_pain_symphysis": 0.9}))
    three = {"pain_site": "pubic_groin", "pain_site_also": ("buttock_pelvis",), "pain_side": "both"}
    joints = told(pregnant(PELVIC, three))
    assert (combined.curve, symphysis.curve, joints.curve) == ("combined", "symphysis", "three_joints")
    assert at(combined, 12).still == pytest.approx(0.67, abs=0.03)
    assert at(symphysis, 26).still <= 0.03
    assert 3 / 40 <= at(symphysis, 26).high <= 0.12  # the rule of three for about 40 women without pain
    assert at(joints, 104).still == pytest.approx(0.21, abs=0.03)


def test_groups_with_few_data_have_a_wider_band() -> None:
    lumbar, pelvic = (at(told(pregnant(causes)), 26) for causes in ({"pregnancy_related_low_back_pain": 0.9}, PELVIC))
    assert lumbar.high - lumbar.low > pelvic.high - pelvic.low


# ---- what it says


def test_pregnancy_tells_from_the_birth_and_counts_no_entries() -> None:
    course = replace(pregnant(), entries=(noted(after_birth(0).today, -1, 8),))
    found = told(course)
    assert (found.weeks_now, found.points[0].weeks, found.points[-1].weeks) == (-10, 0, 156)
    assert (found.updated, found.n_entries, found.still_at_weeks) == (False, 0, None)
    assert found.points[0].still == 1


def test_after_the_birth_it_tells_from_today_of_those_who_had_pain_at_the_check() -> None:
    found = told(after_birth(70, checked_on=70))
    assert (found.weeks_now, found.points[0].weeks, found.still_at_weeks) == (10, 10, 10)
    assert found.points[0].low == 1
    assert found.of == "pelvic_pain_in_pregnancy"


def test_check_without_pain_or_in_pregnancy_conditions_on_nothing() -> None:
    assert told(after_birth(70, checked_on=70, answers={"pain_now": 0})).still_at_weeks is None
    assert told(after_birth(70, checked_on=-30)).still_at_weeks is None


def test_sources_are_those_of_the_fitted_points_and_of_what_moved_it() -> None:
    found = told(pregnant(answers={"previous_back_pain": True}))
    fitted = {point.source for point in cohorts().fitted("pelvic")}
    assert set(found.sources) == fitted | {"carrywell_derived_2026", "bergstrom2014"}
    assert found.modifiers == ("pain_before_pregnancy",)


def test_there_is_none_where_a_reason_stands() -> None:
    course = pregnant({"coccydynia": 0.9})
    assert (forecast_of(course), forecast_why_hidden(course)) == (None, "not_covered")


def test_same_course_gives_the_same_forecast() -> None:
    course = after_birth(70, [(30, 5), (60, 0)], checked_on=20)
    assert forecast_of(course) == forecast_of(course)


# ---- her own days


def test_weeks_without_pain_lower_it_and_weeks_with_pain_raise_it() -> None:
    days = range(29, 84, 6)
    bare = told(after_birth(84, checked_on=28))
    worse = told(after_birth(84, [(day, 6) for day in days], checked_on=28))
    better = told(after_birth(84, [(day, 0) for day in days], checked_on=28))
    assert better.updated
    assert better.n_entries == len(days)
    assert at(better, 52).still < at(bare, 52).low < at(bare, 52).still < at(worse, 52).still
    assert at(better, 52).high < at(bare, 52).still


def test_few_days_can_lower_it_as_ever_but_raise_it_only_in_part() -> None:
    """Perhaps the other days were good and not noted: the band begins where it would without notes."""
    every, few = range(29, 84), range(29, 84, 6)
    bare = at(told(after_birth(84, checked_on=28)), 52)
    wide, sure = (told(after_birth(84, [(day, 6) for day in days], checked_on=28)) for days in (few, every))
    assert (wide.noted_few, sure.noted_few) == (True, False)
    assert at(wide, 52).low == pytest.approx(bare.low, abs=0.03)
    assert bare.still < at(wide, 52).still < at(sure, 52).still
    assert at(sure, 52).low > bare.low + 0.05


JOURNALS = st.lists(st.tuples(st.integers(0, 90), st.integers(0, 10)), max_size=12)
WOMEN = st.tuples(st.sampled_from([PELVIC, ANY]), st.integers(-20, 90))


def shares(woman: tuple[dict[str, float], int], journal: list[tuple[int, int]]) -> list[tuple[float, float, float]]:
    found = told(after_birth(90, journal, woman[0], woman[1]))
    return [(point.low, point.still, point.high) for point in found.points]


@given(WOMEN, JOURNALS)
def test_bands_are_ordered_fall_with_time_and_are_shares(
    woman: tuple[dict[str, float], int], journal: list[tuple[int, int]]
) -> None:
    found = shares(woman, journal)
    for low, still, high in found:
        assert 0 <= low <= still <= high <= 1
    for before, after in pairwise(found):
        assert all(b <= a + 1e-12 for a, b in zip(before, after, strict=True))


@given(WOMEN, JOURNALS, st.integers(0, 90))
def test_one_more_day_with_pain_never_lowers_it(
    woman: tuple[dict[str, float], int], journal: list[tuple[int, int]], day: int
) -> None:
    without, more = shares(woman, journal), shares(woman, [*journal, (day, 8)])
    for before, after in zip(without, more, strict=True):
        assert all(b >= a - 1e-12 for a, b in zip(before, after, strict=True))


@given(WOMEN, JOURNALS.filter(bool), st.data())
def test_stronger_pain_on_a_day_never_lowers_it(
    woman: tuple[dict[str, float], int], journal: list[tuple[int, int]], data: st.DataObject
) -> None:
    changed = data.draw(st.integers(0, len(journal) - 1))
    day, pain = journal[changed]
    stronger = [*journal[:changed], (day, data.draw(st.integers(pain, 10))), *journal[changed + 1 :]]
    for before, after in zip(shares(woman, journal), shares(woman, stronger), strict=True):
        assert all(b >= a - 1e-12 for a, b in zip(before, after, strict=True))
