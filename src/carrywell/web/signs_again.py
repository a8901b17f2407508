"""The warning screens once more, after something new in the journal: a yes stays, a no is asked again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from django.contrib.sessions.backends.base import SessionBase

from carrywell import Entry, Person
from carrywell.check.answers import Answer, Answers, all_answers, is_unsure
from carrywell.check.findings import Findings
from carrywell.check.interview import TICKED
from carrywell.knowledge.reader import load
from carrywell.track.new_answers import is_yes
from carrywell.web import store
from carrywell.web.changing import still_valid
from carrywell.web.who import enter_check

#: The screens of the check that are about danger now, and not about what was before.
WARNING_SCREENS = ("nerves", "sudden_danger", "pregnancy", "pressure", "fever_belly_urine")


def warning_questions() -> tuple[str, ...]:
    """The questions of those screens."""
    return tuple(
        name for screen in load().interview.screen if screen.id in WARNING_SCREENS for name in screen.questions
    )


def signs_of(person: Person) -> tuple[str, ...]:
    """Those that can be asked of her, with a statement to tick."""
    knowledge = load()
    findings = Findings(knowledge, person, all_answers(knowledge, person, {}))
    return tuple(name for name in warning_questions() if findings.can_be_asked(knowledge.questions[name]) is True)


def ask_again(session: SessionBase, noted: Answers) -> None:
    """Go into the check with what she noted; only answers that said no are asked again, never a yes forgotten."""
    saved = store.load(session)
    if saved is None:
        enter_check(session)
        saved = store.load(session)
    if saved is None:
        return
    asked = {*warning_questions(), *noted}
    kept = [*_without_no(saved.entries, asked, noted), *_told(noted)]
    store.keep(session, saved.person, still_valid(saved.person, kept))
    store.note_signs_asked(session)


def _without_no(entries: Sequence[Entry], asked: Collection[str], noted: Answers) -> Iterator[Entry]:
    for entry in entries:
        given = {
            name: answer for name, answer in entry.given.items() if name not in asked or _stays(name, answer, noted)
        }
        if given:
            yield Entry(entry.screen, given)


def _stays(name: str, answer: Answer, noted: Answers) -> bool:
    """A yes stays, and so does "not sure" while she has not said more."""
    if answer == TICKED or is_yes(load().questions[name], answer):
        return True
    return is_unsure(answer) and name not in noted


def _told(noted: Answers) -> Iterator[Entry]:
    """What she noted as an answer; a sign whose detail she has not told yet is ticked, and its detail asked."""
    for name, answer in noted.items():
        question = load().questions.get(name)
        if question is None or question.private:
            continue
        ticked = question.type != "yes_no" and is_unsure(answer)
        yield Entry(name, {name: TICKED if ticked else answer})
