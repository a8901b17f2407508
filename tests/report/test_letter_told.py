"""What stands in the letter, before it is set."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carrywell.check.answers import Answer
from carrywell.errors import InputError
from carrywell.knowledge.reader import load
from carrywell.knowledge.words import LANGUAGES, Language, words
from carrywell.person import AfterBirth, Person, Pregnant, Stage
from carrywell.report.dates import ago, dated_for, long_date, short_date
from carrywell.report.handover import Chosen, Handover, handover_of, may_offer
from carrywell.report.letter_scores import told_scores
from carrywell.report.letter_told import tell_letter
from carrywell.report.sorted_answers import FACTS
from carrywell.track.course import Checked, Course
from carrywell.track.entries import JournalEntry
from tests.report.handovers import CHECKED as CHECKED_ON
from tests.report.handovers import TODAY, mother, usual

CHECKED = [
    question
    for question in load().questions.values()
    if question.type == "yes_no" and not question.private and not question.person_field
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_has_a_label(language: str) -> None:
    w = words(language)  # type: ignore[arg-type]
    asked = {name for name, question in load().questions.items() if not question.private} - FACTS

    assert {name for name in asked if not w.has("letter", "label", name)} == set()


@settings(max_examples=30, deadline=None)
@given(
    answers=st.dictionaries(
        st.sampled_from([q.id for q in CHECKED]), st.sampled_from([True, False, "unsure"]), max_size=20
    ),
    stage=st.sampled_from([Pregnant(30), AfterBirth(20), AfterBirth(200)]),
)
def test_only_a_plain_no_is_told_as_absent(answers: dict[str, bool | str], stage: Stage) -> None:
    w = words("en")
    told = tell_letter(Handover(Person(stage), TODAY, answers, TODAY, with_mood=True), "en")

    said = "; ".join([told.absent, *(group.said for group in told.signs_absent)]).split("; ")
    named = {name for name in answers if answers[name] is False}
    tables = ("label_after_birth", "label") if isinstance(stage, AfterBirth) else ("label",)
    allowed = {w.text("letter", table, name) for name in named for table in tables if w.has("letter", table, name)}
    assert {label for label in said if label} <= allowed


def test_handover_of_a_course_takes_check_and_journal_along() -> None:
    whole = usual()
    checked = Checked(CHECKED_ON, "routine", answers=whole.answers)
    course = Course(whole.person, TODAY, whole.entries, checked=checked, function=whole.function)

    assert handover_of(course, Chosen(notes=whole.notes, question=whole.question)) == whole


def test_time_line_runs_from_the_first_to_the_last() -> None:
    told = tell_letter(usual(), "en")

    assert [day for day, _ in told.time_line] == [
        "8 Sep · 10 weeks ago",
        "21 Sep · 8 weeks ago",
        "26 Oct · 3 weeks ago",
        "20 Nov · 2 days ago",
    ]
    assert told.time_line[1][1] == "Pain began. Started slowly, over days or weeks"


def test_causes_are_suspected_with_their_range() -> None:
    told = tell_letter(usual({"immune_weak": False}), "en")

    assert told.suspected[0].startswith("Pelvic girdle pain, back of the pelvis: likely, about ")
    assert "women with these answers" in told.suspected[0]


def test_an_emergency_suspects_nothing_and_asks_to_rule_out() -> None:
    told = tell_letter(usual({"saddle_numbness": "yes_new"}), "en")

    assert told.is_emergency
    assert told.suspected == ()
    assert told.rule_out == "To be checked for: cauda equina syndrome"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 21), "1 day ago"),
        (date(2026, 11, 7), "2 weeks ago"),
        (date(2026, 8, 22), "3 months ago"),
        (date(2023, 11, 22), "3 years ago"),
    ],
)
def test_how_long_ago_is_told_roughly(day: date, said: str) -> None:
    assert ago(words("en"), day, TODAY) == said


def test_dates_are_written_as_in_each_language() -> None:
    assert long_date(words("en"), TODAY) == "22 November 2026"
    assert long_date(words("zh_hans"), TODAY) == "2026年11月22日"
    assert short_date(words("en"), TODAY) == "22 Nov"
    assert dated_for(words("zh_hans"), date(2025, 3, 2), TODAY) == "2025年3月2日"


NUMB_TODAY = JournalEntry(datetime(2026, 11, 22, 21, tzinfo=UTC), findings={"saddle_numbness": "yes_new"})


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("en", "Result of the check (20 Nov, with signs noted up to 22 Nov)"),
        ("zh_hans", "自查结果（11月20日，含截至11月22日的新信号）"),
    ],
)
def test_result_that_rests_on_a_newer_sign_is_not_dated_back(language: Language, head: str) -> None:
    """Two days ago it was no emergency."""
    told = tell_letter(usual(entries=(NUMB_TODAY,)), language)
    assert (told.is_emergency, told.heads["result"]) == (True, head)


def noted(day: int, note: str = "", **told: object) -> JournalEntry:
    return JournalEntry(datetime(2026, 11, day, 8, tzinfo=UTC), note=note, **told)  # type: ignore[arg-type]


def test_no_note_goes_along_that_she_has_not_chosen() -> None:
    """Not even a harmless one: a list of words cannot know what the one beside her may not read."""
    entries = (noted(20, "The cot is low."), noted(21, "I want to die"), noted(22, "He hits me"))
    assert tell_letter(usual(entries=entries, notes=()), "en").words == ()
    chosen = tell_letter(usual(entries=entries, notes=entries[:2], words="It pulls."), "en").words
    assert [(told.said, told.of) for told in chosen] == [
        ("It pulls.", ""),
        ("I want to die", "noted on 21 Nov"),
        ("The cot is low.", "noted on 20 Nov"),
    ]


def test_more_notes_than_fit_are_refused() -> None:
    with pytest.raises(InputError, match="note"):
        usual(notes=tuple(noted(day, "x") for day in range(1, 7)))


HER = Person(AfterBirth(75, "vaginal", "epidural"))


@pytest.mark.parametrize(
    ("note", "person", "offered"),
    [
        ("The cot is low.", HER, True),
        ("", HER, False),
        ("I want to die", HER, True),
        ("He hits me when he drinks", HER, False),
        ("他昨天又打我了", HER, False),
        ("He kicks a lot.", Person(AfterBirth(1, baby_died=True)), False),
    ],
)
def test_note_is_offered_unless_it_speaks_of_what_is_asked_in_private(note: str, person: Person, offered: bool) -> None:
    assert may_offer(noted(20, note), person, TODAY) is offered


def test_note_and_act_of_before_a_loss_do_not_go_along() -> None:
    lost = Person(AfterBirth(5, baby_died=True))
    before = datetime(2026, 11, 1, 8, tzinfo=UTC)
    entries = (JournalEntry(before, note="He kicks a lot."), JournalEntry(before.replace(day=20), function=4))
    told = tell_letter(usual(person=lost, entries=entries, notes=()), "en")
    assert not may_offer(entries[0], lost, TODAY)
    assert [line for line in told.scores if "cot" in line] == []


def test_latest_score_stands_under_the_act_it_is_of() -> None:
    at = datetime(2026, 11, 20, 8, tzinfo=UTC)
    entries = (JournalEntry(at, function=3), JournalEntry(at, function=6, act="walking to the shop"))
    handover = Handover(mother(), TODAY, entries=entries, function="carrying him upstairs")
    scores = told_scores(handover, {}, words("en"))
    assert any("“walking to the shop”: 6 of 10" in line for line in scores)


@pytest.mark.parametrize(
    ("language", "head"),
    [("en", "Result of the check (day not known)"), ("zh_hans", "自查结果（日期不详）")],
)
def test_day_of_a_check_that_is_not_known_is_told_so(language: Language, head: str) -> None:
    told = tell_letter(usual(checked_on=None), language)
    assert told.heads["result"] == head
    assert not any("22 Nov" in line[0] or "11月22日" in line[0] for line in told.time_line)
    assert ("Days of pain so far: 60" if language == "en" else "痛了60天") in told.present


def test_sign_noted_beside_a_check_of_an_unknown_day_is_told_with_its_own() -> None:
    told = tell_letter(usual(checked_on=None, entries=(NUMB_TODAY,)), "en")
    assert told.heads["result"] == "Result of the check (day not known, with signs noted up to 22 Nov)"
    assert told.is_emergency


def test_no_in_the_journal_takes_back_no_yes_of_a_check_of_an_unknown_day() -> None:
    """Nobody knows which of them is newer."""
    denied = dataclasses.replace(NUMB_TODAY, findings={"saddle_numbness": "no"})
    yes: dict[str, Answer] = {"saddle_numbness": "yes_new"}
    assert tell_letter(usual(yes, checked_on=None, entries=(denied,)), "en").is_emergency
    assert not tell_letter(usual(yes, entries=(denied,)), "en").is_emergency


@pytest.mark.parametrize(
    ("answers", "lead"),
    [
        ({"turning_in_bed": True}, "No warning sign was asked: nothing here says that they are absent."),
        ({"fever": "no"}, "Of the warning signs that were asked, none is present."),
        ({"fever": "unsure"}, "Of the warning signs that were asked, none is present."),
        ({"leg_weakness": "yes_new"}, ""),
    ],
)
def test_nothing_is_said_to_be_absent_that_was_not_asked(answers: dict[str, Answer], lead: str) -> None:
    told = tell_letter(Handover(Person(AfterBirth(20)), TODAY, answers, TODAY), "en")
    assert told.signs_lead == lead
