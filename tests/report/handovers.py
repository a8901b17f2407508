"""Women who hand something over, from nothing noted to everything at once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from carrywell.check.answers import Answer
from carrywell.knowledge.reader import load
from carrywell.person import AfterBirth, Baby, Person, Pregnant
from carrywell.report.handover import Handover
from carrywell.track.entries import JournalEntry

TODAY = date(2026, 11, 22)
CHECKED = date(2026, 11, 20)
NOTE = "Lifting him out of the cot is the worst part of the day."

ANSWERS: dict[str, Answer] = {
    "saddle_numbness": "no",
    "urine_retention": "no",
    "urine_leak_new": False,
    "sexual_numbness": "not_tried",
    "bilateral_leg_symptoms": False,
    "leg_weakness": "no",
    "chest_or_breath": False,
    "fever": "no",
    "urinary_burning": "unsure",
    "cancer_history": False,
    "immune_weak": True,
    "pain_site": "buttock_pelvis",
    "turning_in_bed": True,
    "parting_legs": False,
    "onset": "slowly",
    "duration_days": 60,
    "pain_now": 6,
    "painkillers_help": "a_little",
    "seen_clinician": "yes_simple",
}
PRIVATE: dict[str, Answer] = {"unsafe_home": True}
MOOD: dict[str, Answer] = {"phq2_interest": "several_days", "phq2_mood": "nearly_every_day", "self_harm_thoughts": True}


def mother() -> Person:
    return Person(AfterBirth(75, "vaginal", "epidural"), 31, 1.63, 68, Baby(5.9, 75, "girl"))


def journal(days: int = 28) -> tuple[JournalEntry, ...]:
    first = datetime(2026, 11, 22, 20, tzinfo=UTC) - timedelta(days=days - 1)
    return tuple(
        JournalEntry(
            first + timedelta(days=day),
            pain=7 - day * 4 // days,
            worst=8,
            bothersome=day % 2 == 0,
            function=3,
            did=("A01",),
            note=NOTE if day == days - 1 else "",
        )
        for day in range(days)
    )


def nothing_noted() -> Handover:
    return Handover(Person(Pregnant(30)), TODAY)


def usual(extra: dict[str, Answer] | None = None, **changes: object) -> Handover:
    """Eleven weeks after birth, checked two days ago, four weeks of journal, its last note chosen."""
    told: dict[str, object] = {
        "person": mother(),
        "today": TODAY,
        "answers": ANSWERS | (extra or {}),
        "checked_on": CHECKED,
        "entries": journal(),
        "notes": (journal()[-1],),
        "function": "lifting him out of his cot",
        "question": "Is it my pelvis or my disc?",
    }
    return Handover(**(told | changes))  # type: ignore[arg-type]


def everything() -> Handover:
    """Every question answered with its gravest option, the longest texts: more than can be true of one woman."""
    answers: dict[str, Answer] = {}
    for question in load().questions.values():
        if question.person_field:
            continue
        if question.type == "yes_no":
            answers[question.id] = True
        elif question.type == "one":
            known = [option for option in question.options if option not in ("unsure", "not_done", "prefer_not")]
            answers[question.id] = known[-1]
        elif question.type == "multi":
            answers[question.id] = tuple(o for o in question.options if o not in ("none", "unsure"))
        else:
            answers[question.id] = question.max or 0
    note = ("It started in week three and now hurts every time I turn over. " * 40)[:2000]
    first = datetime(2026, 6, 1, 20, tzinfo=UTC)
    did = ("A01", "A02", "A03", "A04", "A05", "E01", "E02")
    entries = tuple(
        JournalEntry(
            first + timedelta(days=day),
            pain=day % 11,
            worst=10,
            bothersome=True,
            function=day % 11,
            did=did,
            filled={"phq2": (3, 3)} if day == 169 else {},
            findings={"fever": "yes"} if day % 2 else {"vaginal_bleeding": "soaking"},
            note=note,
        )
        for day in range(170)
    )
    person = Person(AfterBirth(30, "emergency_caesarean", "both"), 31, 1.63, 68, Baby(5.9, 30, "girl"))
    return Handover(
        person,
        TODAY,
        answers,
        CHECKED,
        entries,
        function="x" * 2000,
        words=note,
        notes=entries[-5:],
        question="Why? " * 400,
        with_mood=True,
    )
