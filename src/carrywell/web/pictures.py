"""Pictures that are the same for every woman of a stage, drawn once: of a task in a list, and of the first page."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from time import sleep
from typing import Literal

from django.utils.safestring import SafeString, mark_safe

from carrywell import AfterBirth, Person, Pregnant
from carrywell.figure import Picture, Shown, draw_exercise, draw_small, draw_together
from carrywell.knowledge.exercise_reader import exercises
from carrywell.knowledge.task_reader import tasks
from carrywell.knowledge.words import Language
from carrywell.spine.situation import Situation, situation_of
from carrywell.spine.tasks import task_named, variant_named
from carrywell.wire.load_told import words_of
from carrywell.wire.picture import heaviest_picture
from carrywell.wire.usual import USUAL_AGE_DAYS

Who = Literal["pregnant", "after_birth"]
#: Whom the pictures show: a woman in week 32, and one half a year after the birth.
STAGES: dict[Who, Pregnant | AfterBirth] = {"pregnant": Pregnant(32), "after_birth": AfterBirth(USUAL_AGE_DAYS)}
#: The first page shows who comes here; once her stage is known, only one like her.
WELCOME: dict[Who, tuple[str, str]] = {
    "pregnant": ("stand_long", "neutral"),
    "after_birth": ("hold_sleeping", "arm_carries"),
}


@cache
def thumbnail(task: str, who: Who, way: str = "") -> SafeString:
    """One way of a task, the usual one unless named, small; the words beside it say what it is."""
    found = tasks().tasks[task]
    drawn: Who = "after_birth" if found.when == "after_birth" else who
    picture = heaviest_picture(variant_named(found, way) if way else found.variant[0], _situation(drawn))
    return mark_safe(draw_small(picture if found.judged else replace(picture, load_n=None)))


@cache
def exercise_drawing(name: str, who: Who) -> SafeString:
    """An exercise, where it starts and where it ends; the page says what it shows."""
    drawing = exercises().drawings[name]
    if who == "pregnant" and drawing.week is None:
        return exercise_drawing(name, "after_birth")
    stage = Pregnant(drawing.week) if who == "pregnant" and drawing.week is not None else STAGES["after_birth"]
    return mark_safe(draw_exercise(drawing, Shown(situation_of(Person(stage)).body)))


@cache
def welcome(who: tuple[Who, ...], language: Language) -> SafeString:
    """The women of the first page, without a load."""
    pictures = [_calm(one) for one in who]
    said = "; ".join(words_of(picture, language) for picture in pictures)
    return mark_safe(draw_together(pictures, said))


@cache
def portrait(who: Who) -> SafeString:
    """The woman of the first page, small; the words beside it greet her."""
    return mark_safe(draw_small(_calm(who)))


def _calm(who: Who) -> Picture:
    task, way = WELCOME[who]
    picture = heaviest_picture(variant_named(task_named(task), way), _situation(who))
    return replace(picture, load_n=None)


def _situation(who: Who) -> Situation:
    return situation_of(Person(STAGES[who]))


def draw_all(pause_s: float = 0.05) -> int:
    """Draw all of them before they are asked for, with pauses so that nobody waits for it; how many."""
    wanted = [(task.id, who) for who in STAGES for task in tasks().tasks.values()]
    for task, who in wanted:
        thumbnail(task, who)
        sleep(pause_s)
    moves = [(name, who) for name in exercises().drawings for who in STAGES]
    for name, who in moves:
        exercise_drawing(name, who)
        sleep(pause_s)
    return len(wanted) + len(moves)


def who_of(stage: object) -> tuple[Who, ...]:
    """Whom to show to a woman of this stage; where it is not known, both."""
    if isinstance(stage, Pregnant):
        return ("pregnant",)
    return ("after_birth",) if isinstance(stage, AfterBirth) else ("pregnant", "after_birth")
