"""What holds of every rule: answers, episodes, what is missing, what is private, and how long it takes."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carrywell.check.warning_signs import rank
from carrywell.knowledge.escalation_reader import escalation_rules
from carrywell.knowledge.reader import load
from carrywell.knowledge.schema import Condition
from carrywell.person import AfterBirth, Person, Pregnant
from carrywell.track.course import Checked, Course
from carrywell.track.entries import JournalEntry
from carrywell.track.escalation import Escalation, Remembered, escalations, last_episode, walk_rules
from carrywell.track.over_days import OverDays
from tests.cases.test_courses import STORIES, course_of

TODAY = date(2026, 3, 29)
HER = Person(AfterBirth(75, "vaginal", "none"))
NOTHING = float("nan")


def at(back: int, hour: int = 8) -> datetime:
    return datetime(TODAY.year, TODAY.month, TODAY.day, hour, tzinfo=UTC) - timedelta(days=back)


def told(back: int, hour: int = 8, **findings: bool | str) -> JournalEntry:
    return JournalEntry(at(back, hour), findings=findings)


CHECKED = Checked(TODAY - timedelta(days=2), "routine", {}, {"fever": "no", "pain_site": "low_back"})


# ---- three values over days


def test_conditions_over_days_are_three_valued() -> None:
    """By hand: a is known on both days, b on none."""
    days = OverDays(2, {"a": np.array([1.0, 5.0]), "b": np.array([NOTHING, NOTHING])}, ())
    low, b = Condition(id="a", max=2), Condition(id="b", min=1)
    np.testing.assert_array_equal(days.truth(low), [1, 0])
    np.testing.assert_array_equal(days.truth(Condition(all=(low, b))), [NOTHING, 0])
    np.testing.assert_array_equal(days.truth(Condition(any=(low, b))), [1, NOTHING])
    np.testing.assert_array_equal(days.truth(Condition(any=(low, b), at_least=2)), [NOTHING, 0])
    np.testing.assert_array_equal(days.truth(Condition(none=low)), [0, 1])
    np.testing.assert_array_equal(days.truth(Condition(id="b", unknown=True)), [1, 1])
    np.testing.assert_array_equal(days.truth(Condition(id="b", min=1, if_unknown=True)), [1, 1])


@pytest.mark.parametrize(
    ("truth", "episode"),
    [
        ([0, 0], None),
        ([NOTHING], None),
        ([0, 1, 1], (1, 2)),
        ([1, 0, 1], (0, 2)),  # one day without does not end it
        ([1, 0, 0, 1], (3, 3)),  # two do
        ([1, 0, NOTHING, 0, 1], (4, 4)),
        ([1, NOTHING, NOTHING, NOTHING, 1], (0, 4)),  # unknown never does
    ],
)
def test_episode_ends_after_days_on_which_it_is_known_not_to_hold(
    truth: list[float], episode: tuple[int, int] | None
) -> None:
    assert last_episode(np.array(truth, dtype=float), rearm_days=2) == episode


# ---- answers


def test_answer_closes_an_episode_and_a_new_one_opens() -> None:
    course = Course(HER, TODAY, (told(1, fever="yes"),), checked=CHECKED)
    assert [row.id for row in escalations(course)] == ["E01"]
    answered = {"E01": TODAY}
    assert escalations(course, answered) == ()
    later = replace(
        course, today=TODAY + timedelta(days=1), entries=(*course.entries, told(-1, leg_weakness="yes_new"))
    )
    assert [row.id for row in escalations(later, answered)] == ["E02"]


def test_time_of_an_answer_counts_where_it_is_told() -> None:
    """A sign in the evening is not answered by an answer of the same morning."""
    course = Course(HER, TODAY, (told(0, 20, saddle_numbness="yes_new"),), checked=CHECKED)
    assert [row.id for row in escalations(course, {"E01": at(0, 9)})] == ["E01"]
    assert escalations(course, {"E01": at(0, 21)}) == ()


def test_grave_sign_takes_the_urgency_of_the_check() -> None:
    """With back pain known from the check, trouble passing urine is an emergency (R02)."""
    course = Course(HER, TODAY, (told(0, urine_retention="yes_new"),), checked=CHECKED)
    found = escalations(course)[0]
    assert (found.urgency, found.action) == ("emergency", "emergency_mri")
    assert found.because["findings"] == ("urine_retention",)
    assert found.answers == {"urine_retention": "yes_new"}
    assert found.ask[0] == "urine_retention"
    assert {"saddle_numbness", "bowel_change"} <= set(found.ask)


@pytest.mark.parametrize("in_check", [True, False])
def test_emergency_noted_again_is_told_again(in_check: bool) -> None:
    """She read the card, or had the result of a check, and now says once more that she is numb where she sits."""
    answers: dict[str, bool | str] = {"pain_site": "low_back"} | ({"saddle_numbness": "yes_new"} if in_check else {})
    checked = Checked(TODAY - timedelta(days=2), "routine", {}, answers)
    before = () if in_check else (told(1, saddle_numbness="yes_new"),)
    course = Course(HER, TODAY, (*before, told(0, saddle_numbness="yes_new")), checked=checked)
    found = escalations(course, {"E01": at(1, 9)})
    assert [(row.id, row.urgency, row.since) for row in found] == [("E01", "emergency", TODAY)]
    assert escalations(course, {"E01": at(0, 9)}) == ()


def test_sign_of_no_emergency_noted_again_is_not_told_again() -> None:
    course = Course(HER, TODAY, (told(1, urinary_burning=True), told(0, urinary_burning=True)), checked=CHECKED)
    assert [row.urgency for row in escalations(course)] == ["within_days"]
    assert escalations(course, {"E01": at(1, 9)}) == ()


def test_two_same_day_signs_of_two_systems_are_an_emergency() -> None:
    """The guard of the check: fever with a tender flank (R22) and a newly weak leg (R07)."""
    entries = (told(0, fever="yes", flank_tender="left"), told(0, 9, leg_weakness="yes_new"))
    found = {row.id: row for row in escalations(Course(HER, TODAY, entries, checked=CHECKED))}
    assert found["E01"].urgency == "emergency"


def test_what_she_told_in_private_opens_nothing_and_is_nowhere() -> None:
    checked = Checked(TODAY - timedelta(days=1), "routine", {}, {"unsafe_home": True})
    course = Course(HER, TODAY, (told(0, unsafe_home=True),), checked=checked)
    walked = walk_rules(course)
    assert walked.open == ()
    assert "unsafe_home" not in repr(walked)


# ---- one sign, one card


def test_one_sign_has_one_card_with_both_reasons() -> None:
    """A newly weak leg is a warning sign (E01) and a change of the leg (E02), which says the same or more."""
    course = Course(HER, TODAY, (told(0, leg_weakness="yes_new"),), checked=CHECKED)
    assert [(row.id, row.also) for row in escalations(course)] == [("E02", ("E01",))]
    assert escalations(course, {"E02": at(0, 9)}) == ()
    assert [row.id for row in escalations(course, {"E01": at(0, 9)})] == ["E02"]


def test_answer_to_one_sign_is_none_to_another() -> None:
    course = Course(HER, TODAY, (told(0, fever="yes", leg_weakness="yes_new"),), checked=CHECKED)
    found = {row.id: row.because["findings"] for row in escalations(course)}
    assert found == {"E01": ("fever",), "E02": ("leg_weakness",)}
    assert [row.id for row in escalations(course, {"E02": at(0, 9)})] == ["E01"]
    assert [row.id for row in escalations(course, {"E01": at(0, 9)})] == ["E02"]


def noted(back: int, hour: int, note: str) -> JournalEntry:
    return JournalEntry(at(back, hour), note=note)


def test_word_of_a_note_is_left_to_the_sign_that_she_ticked_since() -> None:
    course = Course(HER, TODAY, (noted(0, 7, "My leg gave way"), told(0, leg_weakness="yes_new")), checked=CHECKED)
    assert [(row.id, row.also) for row in escalations(course)] == [("E02", ("E01", "E20"))]
    assert escalations(course, {"E02": at(0, 9)}) == ()
    written_since = Course(HER, TODAY, (told(0, leg_weakness="yes_new"), noted(0, 9, "Leg gave way")), checked=CHECKED)
    assert [row.id for row in escalations(written_since, {"E02": at(0, 8)})] == ["E20"]


def test_note_that_says_more_than_the_tick_keeps_its_card() -> None:
    """The fever is in the note alone."""
    both = Course(HER, TODAY, (noted(0, 7, "Leg gave way, fever"), told(0, leg_weakness="yes_new")), checked=CHECKED)
    assert {row.id: row.because["findings"] for row in escalations(both)} == {
        "E02": ("leg_weakness",),
        "E20": ("leg_weakness", "fever"),
    }


@pytest.mark.parametrize("name", [name for name in escalation_rules().note_words if name != "self_harm_thoughts"])
def test_tick_after_a_note_never_asks_for_less_than_the_note(name: str) -> None:
    """Not sure of it may ask for some days only; the words ask for today."""
    person = Person(Pregnant(30)) if name == "reduced_movements" else HER
    words = escalation_rules().note_words[name].deniable[0]
    alone = escalations(Course(person, TODAY, (noted(0, 7, words),), checked=CHECKED))
    ticked = Course(person, TODAY, (noted(0, 7, words), told(0, **{name: "unsure"})), checked=CHECKED)
    assert max((rank(row.urgency) for row in escalations(ticked)), default=0) >= max(
        (rank(row.urgency) for row in alone), default=0
    )


def test_card_tells_all_that_its_answer_answers() -> None:
    entries = (told(1, pain_radiation="foot"), told(0, leg_weakness="yes_new"))
    [row] = escalations(Course(HER, TODAY, entries, checked=CHECKED))
    assert row.because["findings"] == ("pain_radiation", "leg_weakness")
    assert (row.urgency, row.since) == ("same_day", TODAY - timedelta(days=1))


def test_eased_rule_is_not_told_beside_the_graver_one_that_held_with_it() -> None:
    """Leg pain of 8 for seven weeks, gone for a day's note: E05, E06, E08 and E16 held until the same days."""
    answers: dict[str, bool | str | float] = {"leg_worse_than_back": True}
    checked = Checked(TODAY - timedelta(days=1), "self_care", {}, answers)
    pains = (*[8] * 50, *[0] * 12)
    course = Course(
        HER,
        TODAY,
        tuple(painful(*pains)),
        began=TODAY - timedelta(days=61),
        checked=checked,
        born=TODAY - timedelta(75),
    )
    waiting = [(row.id, row.still) for row in escalations(course) if not row.still]
    assert waiting == [("E08", False)]
    assert [row.id for row in escalations(course, {"E08": TODAY}) if not row.still] == []


def test_pain_a_year_after_the_birth_stands_for_that_of_three_months() -> None:
    causes = {"pelvic_girdle_pain_posterior": 0.6}
    checked = Checked(TODAY - timedelta(days=100), "routine", causes, {})
    person, born = Person(AfterBirth(380, "vaginal", "none")), TODAY - timedelta(days=380)
    course = Course(person, TODAY, painful(*[5] * 60), born=born, checked=checked)
    assert [row.id for row in escalations(course) if row.id in ("E11", "E14")] == ["E14"]


def test_pain_of_a_year_is_not_answered_by_what_she_answered_months_ago() -> None:
    """She saw a doctor for three months of leg pain; that it has now been a year is new."""
    answers: dict[str, bool | str | float] = {"leg_worse_than_back": True}
    checked = Checked(TODAY - timedelta(days=150), "routine", {}, answers)
    person, born = Person(AfterBirth(370, "vaginal", "none")), TODAY - timedelta(days=370)
    course = Course(person, TODAY, painful(*[5] * 150), TODAY - timedelta(days=300), born, checked)
    waiting = {
        row.id for row in escalations(course, {"E08": TODAY - timedelta(days=60), "E09": TODAY - timedelta(days=60)})
    }
    assert "E14" in waiting


def test_no_sign_of_a_story_stands_on_two_cards() -> None:
    for story in STORIES:
        told_ = [name for row in escalations(course_of(story)) for name in row.because.get("findings", ())]  # type: ignore[union-attr]
        assert len(told_) == len(set(told_)), story["id"]


def test_new_check_answers_what_leads_into_it() -> None:
    course = Course(HER, TODAY, (told(5, fever="yes"),), checked=CHECKED)
    assert escalations(course) == ()


def test_answer_to_a_milder_level_is_none_to_what_comes_the_same_day() -> None:
    """Two of six points, seen at nine; six of six at ten: the graver level of the same rule waits."""
    mild, grave = (JournalEntry(at(0, hour), filled={"phq2": items}) for hour, items in ((8, (1, 1)), (10, (3, 3))))
    answered = {"E12": at(0, 9)}
    assert [row.id for row in escalations(Course(HER, TODAY, (mild,)), answered)] == []
    (row,) = escalations(Course(HER, TODAY, (mild, grave)), answered)
    assert (row.id, row.urgency) == ("E12", "within_days")
    assert escalations(Course(HER, TODAY, (mild, grave)), {"E12": at(0, 11)}) == ()
    assert escalations(Course(HER, TODAY, (mild, grave)), {"E12": TODAY}) == ()


def test_answer_stays_one_to_what_held_before_it_whatever_is_noted_that_day() -> None:
    mild = JournalEntry(at(0, 8), filled={"phq2": (1, 1)})
    assert escalations(Course(HER, TODAY, (mild, JournalEntry(at(0, 10), 2))), {"E12": at(0, 9)}) == ()


def painful(*days: int) -> tuple[JournalEntry, ...]:
    return tuple(JournalEntry(at(len(days) - 1 - place), pain) for place, pain in enumerate(days))


def test_care_of_three_months_that_begins_to_help_is_not_told_as_no_better() -> None:
    """She said four months without getting better; since then her pain went from 8 to 3."""
    answers: dict[str, bool | str | float] = {"leg_worse_than_back": True, "conservative_months": 4.0}
    checked = Checked(TODAY - timedelta(days=39), "routine", {}, answers)
    worse, better = painful(*[8] * 40), painful(*[8] * 20, *[3] * 20)
    held = [
        [row.id for row in escalations(Course(HER, TODAY, e, checked=checked)) if row.still] for e in (worse, better)
    ]
    assert ["E09" in ids for ids in held] == [True, False]


def test_rule_stays_until_she_answers_however_long_it_has_eased() -> None:
    """It held until her pain went from 8 to 3, 39 days ago."""
    answers: dict[str, bool | str | float] = {"leg_worse_than_back": True, "conservative_months": 4.0}
    checked = Checked(TODAY - timedelta(days=59), "routine", {}, answers)
    course = Course(HER, TODAY, painful(*[8] * 20, *[3] * 40), checked=checked)
    (row,) = [row for row in escalations(course) if row.id == "E09"]
    assert not row.still
    assert "E09" not in {row.id for row in escalations(course, {"E09": TODAY})}


def test_pelvic_pain_at_three_months_is_told_once() -> None:
    checked = Checked(TODAY - timedelta(days=5), "routine", {"pelvic_girdle_pain_posterior": 0.6}, {})
    her = Person(AfterBirth(91, "vaginal", "none"))
    found = [row.id for row in escalations(Course(her, TODAY, painful(4, 4, 4, 4, 4), checked=checked))]
    assert [name for name in found if name in ("E11", "E17")] == ["E11"]


# ---- unknown


def test_unknown_opens_nothing_and_is_named() -> None:
    walked = walk_rules(Course(HER, TODAY, began=TODAY - timedelta(days=60), checked=CHECKED))
    assert walked.open == ()
    assert "pain" in walked.missing["E06"]
    assert "phq2" in walked.missing["E12"]
    assert "pain_radiation" in walked.missing["E08"]


def test_missing_names_what_the_journal_or_the_check_can_ask() -> None:
    asks = {"pain", "worst", "function", "bothersome_days", "global_change", "phq2", "epds_total", "began", "check"}
    for story in STORIES:
        for names in walk_rules(course_of(story)).missing.values():
            assert set(names) <= asks | set(load().questions)


def test_course_without_a_check_asks_for_one() -> None:
    assert walk_rules(Course(HER, TODAY, (told(0, fever="no"),))).missing["E19"] == ("check",)


def test_course_of_pregnancy_goes_on_after_the_birth() -> None:
    """Answers and signs of the pregnancy stand in the journal; what only a pregnancy has is past, the rest is not."""
    entries = (told(12, reduced_movements=True, fever="yes"), told(1, leg_weakness="yes_new"))
    checked = Checked(TODAY - timedelta(days=40), "routine", {}, {"gestation_weeks": 34, "fever": "no"})
    found = escalations(
        Course(Person(AfterBirth(10)), TODAY, entries, born=TODAY - timedelta(days=10), checked=checked)
    )
    assert {row.id for row in found} == {"E01", "E02", "E19"}
    assert {row.id: row.because.get("findings") for row in found} == {
        "E01": ("fever",),
        "E02": ("leg_weakness",),
        "E19": None,
    }


def test_sign_of_the_weeks_after_a_birth_is_not_past_when_they_are_over() -> None:
    """Day 44: the question on lochia is asked until day 42; she ticked it on day 40."""
    course = Course(Person(AfterBirth(44)), TODAY, (told(4, lochia_smelly=True),), checked=CHECKED)
    assert [row.id for row in escalations(replace(course, checked=None))] == ["E01"]


# ---- what must not matter, and time

ENTRIES = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 10), st.sampled_from(["", "no fever", "fever", "累"])), max_size=30
)


@given(ENTRIES, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_order_of_entries_does_not_matter(rows: list[tuple[int, int, str]], source: random.Random) -> None:
    entries = [JournalEntry(at(back, 1 + n % 20), pain=pain, note=note) for n, (back, pain, note) in enumerate(rows)]
    ordered = sorted(entries, key=lambda entry: (entry.at, entry.pain or 0, entry.note))
    shuffled = list(ordered)
    source.shuffle(shuffled)
    shuffled.sort(key=lambda entry: (entry.pain or 0, entry.note))
    one, other = (Course(HER, TODAY, tuple(e), began=TODAY - timedelta(days=50)) for e in (ordered, shuffled))
    assert {row.id for row in escalations(one)} == {row.id for row in escalations(other)}


@given(ENTRIES)
@settings(max_examples=40, deadline=None)
def test_answering_all_closes_all(rows: list[tuple[int, int, str]]) -> None:
    entries = tuple(JournalEntry(at(back), pain=pain, note=note) for back, pain, note in rows)
    course = Course(Person(Pregnant(30)), TODAY, entries, began=TODAY - timedelta(days=50), checked=CHECKED)
    found = escalations(course)
    assert [rank(row.urgency) for row in found] == sorted((rank(row.urgency) for row in found), reverse=True)
    assert escalations(course, {row.id: TODAY for row in found}) == ()


@pytest.mark.parametrize("seed", range(8))
def test_simulated_recovery_is_told_good_news_and_nothing_else(seed: int) -> None:
    """Pain falling from 6 to 1 in six weeks, with a scatter of one point; looked at on every third day."""
    source = random.Random(seed)
    level = [1 + 5 * np.exp(-day / 12) for day in range(42)]
    noted = [min(10, max(0, round(value + source.gauss(0, 1)))) for value in level]
    entries = tuple(JournalEntry(at(41 - day), pain=pain) for day, pain in enumerate(noted))
    fired: set[str] = set()
    for back in range(39, -1, -3):
        today = TODAY - timedelta(days=back)
        so_far = tuple(entry for entry in entries if entry.at.date() <= today)
        checked = Checked(today, "routine")
        course = Course(Person(AfterBirth(43 - back)), today, so_far, TODAY - timedelta(days=42), checked=checked)
        fired |= {row.id for row in escalations(course)}
    assert fired == {"E15"}


# ---- open before the entries that are known


def opened(name: str, back: int, **told: object) -> Remembered:
    level = escalation_rules().rules[name].level[0]
    day = TODAY - timedelta(days=back)
    row = Escalation(name, level.urgency, level.action, since=day, last=day, because={})
    return Remembered(replace(row, **told), at(back))  # type: ignore[arg-type]


NUMB = opened("E01", 200, urgency="emergency", action="emergency_number", because={"findings": ("saddle_numbness",)})


def test_rule_that_was_open_stays_so_without_its_entries() -> None:
    (row,) = escalations(Course(HER, TODAY), {}, [NUMB])
    assert (row.id, row.urgency, row.since, row.still) == ("E01", "emergency", TODAY - timedelta(days=200), True)


@pytest.mark.parametrize(("back", "count"), [(201, 1), (200, 0), (100, 0)])
def test_rule_that_was_open_is_closed_by_an_answer_since_it_was_seen(back: int, count: int) -> None:
    assert len(escalations(Course(HER, TODAY), {"E01": at(back)}, [NUMB])) == count


def test_rule_that_was_open_is_closed_by_a_newer_check() -> None:
    assert escalations(Course(HER, TODAY, checked=CHECKED), {}, [NUMB]) == ()


def test_rule_that_was_open_is_closed_by_one_that_says_more() -> None:
    """E05 is covered by E08: leg-dominant pain for six weeks, still 4 or more."""
    checked = Checked(TODAY - timedelta(days=2), "routine", {}, {"leg_worse_than_back": True})
    entries = tuple(JournalEntry(at(back), 5) for back in range(4))
    course = Course(HER, TODAY, entries, TODAY - timedelta(days=60), checked=checked)
    assert [row.id for row in escalations(course, {}, [opened("E05", 200)])] == ["E08"]


def test_question_of_the_pregnancy_is_over_after_the_birth() -> None:
    moved = opened("E01", 200, because={"findings": ("reduced_movements",)})
    assert escalations(Course(HER, TODAY), {}, [moved]) == ()
    assert len(escalations(Course(Person(Pregnant(38)), TODAY), {}, [moved])) == 1


def test_rule_that_is_open_again_has_the_graver_urgency_and_the_first_day() -> None:
    course = Course(HER, TODAY, (told(1, fever="yes"),))
    (now,) = escalations(course)
    assert now.urgency != "emergency"
    (row,) = escalations(course, {}, [NUMB])
    assert (row.urgency, row.since) == ("emergency", NUMB.open.since)
    (milder,) = escalations(course, {}, [opened("E01", 200)])
    assert (milder.urgency, milder.since) == (now.urgency, NUMB.open.since)
