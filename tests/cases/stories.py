"""The written cases: stories with the urgency and causes they must reach, and what each woman answers."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from carrywell import AfterBirth, Assessment, Interview, Person, Pregnant, check
from carrywell.check.answers import is_unsure
from carrywell.check.interview import plain_no
from carrywell.knowledge.reader import load
from carrywell.knowledge.schema import URGENCIES

FOLDER = Path(__file__).parent
Answers = dict[str, Any]


@dataclass(frozen=True)
class Story:
    id: str
    stratum: str
    trap: str
    person: Person
    answers: Answers
    expected: str
    acceptable: tuple[str, ...]
    conditions: frozenset[str]

    @property
    def least(self) -> int:
        return min(URGENCIES.index(level) for level in self.acceptable)  # type: ignore[arg-type]

    @property
    def most(self) -> int:
        return max(URGENCIES.index(level) for level in self.acceptable)  # type: ignore[arg-type]

    @property
    def emergency(self) -> bool:
        return self.expected == "emergency"

    def safe(self, result: Assessment) -> bool:
        return URGENCIES.index(result.urgency) >= self.least


def person_of(data: Mapping[str, Any]) -> Person:
    stage = data["stage"]
    if "pregnant_weeks" in stage:
        return Person(Pregnant(stage["pregnant_weeks"]), age_years=data.get("age_years"))
    after = AfterBirth(stage["days_since_birth"], stage.get("birth"), stage.get("neuraxial"))
    return Person(after, age_years=data.get("age_years"))


def _yaml(name: str) -> Any:
    return yaml.load((FOLDER / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


@cache
def stories(vignettes: str, answers: str) -> tuple[Story, ...]:
    """The stories of a vignette file with the answers that were filled in without sight of labels or rules."""
    given = _yaml(answers)
    return tuple(
        Story(
            id=v["id"],
            stratum=v["stratum"],
            trap=v["trap"],
            person=person_of(given[v["id"]]["person"]),
            answers={**(given[v["id"]].get("assumed") or {}), **(given[v["id"]].get("answers") or {})},
            expected=v["expected_urgency"],
            acceptable=tuple(v["acceptable_urgency"]),
            conditions=frozenset(v["acceptable_conditions"]) | {v["expected_condition"]},
        )
        for v in _yaml(vignettes)
        if v["id"] in given
    )


def public() -> tuple[Story, ...]:
    return stories("public.yaml", "public_answers.yaml")


def own() -> tuple[Story, ...]:
    return (*stories("own_dangerous.yaml", "own_answers.yaml"), *stories("own_benign.yaml", "own_answers.yaml"))


def second() -> tuple[Story, ...]:
    return stories("own_second.yaml", "own_second_answers.yaml")


# ---- scoring, as the vignettes' README defines it


@cache
def terms() -> dict[str, frozenset[str]]:
    """Cause id to the vocabulary terms it may stand for."""
    return {key: frozenset(value) for key, value in _yaml("causes.yaml").items()}


@dataclass
class Score:
    cases: int = 0
    exact: int = 0
    acceptable: int = 0
    safe: int = 0
    over: int = 0
    emergencies: int = 0
    emergencies_safe: int = 0
    ranked: int = 0
    first: int = 0
    first_three: int = 0
    missed: list[str] = field(default_factory=list)

    def add(self, story: Story, result: Assessment) -> None:
        level = URGENCIES.index(result.urgency)
        self.cases += 1
        self.exact += result.urgency == story.expected
        self.acceptable += result.urgency in story.acceptable
        self.safe += level >= story.least
        self.over += level > story.most
        self.emergencies += story.emergency
        self.emergencies_safe += story.emergency and level >= story.least
        if level < story.least:
            self.missed.append(story.id)
        self._add_causes(story, result)

    def _add_causes(self, story: Story, result: Assessment) -> None:
        rule_only = terms()["_rule_only"]
        rankable = frozenset().union(*(t for cause, t in terms().items() if cause not in rule_only))
        if story.emergency or not story.conditions & rankable:
            return
        named = [terms().get(cause.id, frozenset({cause.id})) for cause in result.causes[:3]]
        self.ranked += 1
        self.first += bool(story.conditions & named[0])
        self.first_three += any(story.conditions & names for names in named)


def score(cases: tuple[Story, ...]) -> Score:
    total = Score()
    for story in cases:
        total.add(story, check(story.person, story.answers))
    return total


# ---- the same woman, less sure


def non_warning(answers: Answers) -> list[str]:
    """Answers to questions outside the warning-sign group."""
    questions = load().questions
    return [name for name in answers if questions[name].group != "warning_signs"]


def unsure_one_at_a_time(story: Story) -> Iterator[tuple[str, Answers]]:
    for name in non_warning(story.answers):
        yield name, {**story.answers, name: "unsure"}


def unsure_at_random(story: Story, seed: int, share: float = 0.2) -> Answers:
    rng = random.Random(f"{story.id}-{seed}")
    picked = {name for name in non_warning(story.answers) if rng.random() < share}
    return {name: "unsure" if name in picked else value for name, value in story.answers.items()}


# ---- the interview as she would take it


@dataclass(frozen=True)
class Ticks:
    """What she marks on a screen of statements; "none of these" where it is nothing."""

    yes: tuple[str, ...]
    unsure: tuple[str, ...]

    @property
    def none(self) -> bool:
        return not (self.yes or self.unsure)


@dataclass(frozen=True)
class Answered:
    """Her answer to a single question."""

    value: Any


Reply = Ticks | Answered | None


def reply(story: Story, names: Sequence[str]) -> Reply:
    """What she does on a screen: she ticks what is true of her; None: she skips what her story does not tell."""
    answers = dict(story.answers)
    if "pain_now" in answers:
        answers.setdefault("pain_extreme_now", answers["pain_now"] >= 9)
    given = {name: answers[name] for name in names if name in answers}
    if len(names) == 1:
        return Answered(given[names[0]]) if given else None
    questions = load().questions
    as_given = {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
    unsure = tuple(name for name, value in as_given.items() if is_unsure(value))
    yes = tuple(n for n, value in as_given.items() if n not in unsure and value != plain_no(questions[n]))
    return Ticks(yes, unsure)


def take(story: Story, limit: int = 60) -> tuple[Interview, int]:
    """Take the interview with the answers of a story; it, and the number of screens."""
    return take_as(story.person, story, limit)


def take_as(person: Person, story: Story, limit: int = 60) -> tuple[Interview, int]:
    """The same, where what the story tells of the person was told in other words."""
    interview, screens = Interview(person), 0
    while (screen := interview.screen()) is not None:
        screens += 1
        assert screens <= limit, f"{story.id} does not end"
        done = reply(story, screen.questions)
        if isinstance(done, Ticks):
            interview.tick(screen, done.yes, done.unsure, none=done.none)
        elif done is None:
            interview.skip(screen)
        else:
            interview.answer(screen, done.value)
    return interview, screens
