"""What a clinician is told of the rules of her journal: which stand, since when, and what they rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from carrywell.check.answers import said_unsure
from carrywell.check.assessment import check
from carrywell.knowledge.reader import Knowledge
from carrywell.knowledge.words import Words
from carrywell.report.handover import Handover, kept_back, without_kept_back
from carrywell.track.course import Checked, Course
from carrywell.track.escalation import Escalation, escalations


@dataclass(frozen=True)
class ToldRule:
    """One rule in words: since when, what it says, what it rests on, how soon to be seen where that is soon."""

    since: str
    line: str
    rests_on: tuple[str, ...]
    urgency: str


def standing_rules(handover: Handover, knowledge: Knowledge) -> tuple[Escalation, ...]:
    """The rules that wait for her answer, and those that hold today although she has answered; the gravest first.

    Having made the appointment she has answered its card, and the clinician still needs to know. They are walked anew
    without what is kept back, so nothing of it shows through.
    """
    course = _course(handover, knowledge)
    if course is None:
        return ()
    waiting = {row.id: row for row in escalations(course, handover.answered)}
    return tuple(
        waiting.get(row.id, row)
        for row in escalations(course)
        if row.id in waiting or (row.last == course.today and "findings" not in row.because)
    )


def _course(handover: Handover, knowledge: Knowledge) -> Course | None:
    person = handover.person
    if person is None:
        return None
    back = kept_back(knowledge, with_mood=handover.with_mood)
    answers = {name: answer for name, answer in handover.answers.items() if name not in back}
    checked = None
    if handover.checked_on is not None:
        checked = Checked.from_result(handover.checked_on, check(person, answers, knowledge), answers)
    return Course(
        person=person,
        today=handover.today,
        entries=tuple(without_kept_back(handover, knowledge)),
        began=handover.pain_began,
        born=handover.born,
        checked=checked,
        function=handover.function,
        birth_known=handover.birth_known,
    )


def tell_rule(row: Escalation, w: Words, label: Callable[[str], str], since: str) -> ToldRule:
    """A rule in the words of one language; ``label`` gives the clinical name of a question."""
    return ToldRule(
        since=w.text("letter", "rule", "since", date=since),
        line=w.text("escalations", row.id, "line"),
        rests_on=tuple(_rests_on(row, w, label)),
        urgency="" if row.urgency == "self_care" else w.text("letter", "urgency", row.urgency),
    )


def _rests_on(row: Escalation, w: Words, label: Callable[[str], str]) -> Iterator[str]:
    for name, answer in row.answers.items():
        if said_unsure(answer):
            yield w.text("letter", "rule", "unsure", label=label(name))
        else:
            parts = answer if isinstance(answer, tuple) else (answer,)
            yield from (w.said(name, part).rstrip(".。") for part in parts)
    for name, value in row.because.items():
        if isinstance(value, float):
            shown = round(value) if name.endswith("_percent") else round(value, 1)
            yield w.text("escalations", "clinic", name, value=f"{shown:g}")
    # A word of a note names the question that it leads to, and is not told itself: she has not chosen the note.
    asked = row.because.get("findings", ())
    if "words" in row.because and isinstance(asked, tuple):
        yield w.text("letter", "rule", "asks", labels=w.text("letter", "join").join(map(label, map(str, asked))))
    if not row.still:
        yield w.text("letter", "rule", "eased")
