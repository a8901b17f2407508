"""One answer, four doors: library, command line, API and pages tell each woman the same, of her check and her plan."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from click.testing import CliRunner

from carrywell import Assessment, Person, Pregnant, check, plan
from carrywell.check.answers import Answer
from carrywell.cli.main import carrywell
from carrywell.knowledge.reader import load as knowledge
from carrywell.knowledge.schema import URGENCIES
from carrywell.knowledge.words import Language
from carrywell.web.api.plan_answers import Plan as ToldPlan
from carrywell.wire.plan_write import plan_json
from tests.cases.plan_cases import women
from tests.cases.stories import Story, public, take_as
from tests.web.first_steps import as_told
from tests.web.real_browser import LOCALES, running_chromium, served
from tests.web.story_browser import LANGUAGES, Walk
from tests.web.story_pages import Shown, in_words, result_of, walk_story
from tests.web.walking import browser

#: Beside each other, so that each story is told to the library once for all doors.
pytestmark = pytest.mark.xdist_group("four_doors")
STORIES = public()
IDS = [story.id for story in STORIES]
HEADERS: dict[Language, str] = {"en": "en-GB,en;q=0.9", "zh_hans": "zh-CN,zh;q=0.9"}
#: Walked in a real browser too: the first story of these urgencies; `benchmarks/walk.py` walks every story.
IN_THE_BROWSER = {"emergency": "zh", "within_days": "en", "self_care": "zh"}


@dataclass(frozen=True)
class Case:
    """A woman with the answers that she gives on the pages, and what the library says to them."""

    person: Person
    answers: dict[str, Answer]
    result: Assessment

    @property
    def json(self) -> dict[str, object]:
        stage = self.person.stage
        told: dict[str, object] = (
            {"pregnant_weeks": stage.weeks}
            if isinstance(stage, Pregnant)
            else {"days_since_birth": stage.days, "neuraxial": stage.neuraxial}
            | ({"birth": stage.birth} if stage.birth else {})
        )
        return {"person": {"stage": told, "age_years": self.person.age_years}, "answers": self.answers}

    def shown(self, language: Language) -> Shown:
        """The library's result in words."""
        return in_words(self.person, self.answers, self.result, language)


@dataclass(frozen=True)
class Told:
    """What all doors must tell alike."""

    urgency: str
    action: str
    signs: list[str]
    causes: list[str]


def case_of(story: Story) -> Case:
    return _cases(STORIES.index(story))


@cache
def _cases(place: int) -> Case:
    story = STORIES[place]
    interview, _ = take_as(as_told(story.person), story)
    return Case(interview.person, interview.answers, check(interview.person, interview.answers))


def by_library(result: Assessment) -> Told:
    signs, causes = [sign.id for sign in result.warning_signs], [cause.id for cause in result.causes]
    return Told(result.urgency, result.action, signs, causes)


def by_json(result: dict[str, Any]) -> Told:
    signs, causes = ([one["id"] for one in result[name]] for name in ("warning_signs", "causes"))
    return Told(result["urgency"], result["action"], signs, causes)


def story_of(urgency: str) -> Story:
    return next(story for story in STORIES if case_of(story).result.urgency == urgency)


def test_every_public_story_is_taken() -> None:
    assert len(STORIES) == 50
    assert {case_of(story).result.urgency for story in STORIES} == set(URGENCIES)


@pytest.mark.parametrize("story", STORIES, ids=IDS)
def test_told_on_the_pages_a_story_stays_safe(story: Story) -> None:
    assert story.safe(case_of(story).result)


def test_command_line_tells_what_the_library_tells() -> None:
    lines = "\n".join(json.dumps(case_of(story).json) for story in STORIES)
    outcome = CliRunner().invoke(carrywell, ["check", "--answers", "-", "--jsonl"], input=lines)
    assert outcome.exit_code == 0
    told = [by_json(json.loads(line)) for line in outcome.stdout.splitlines()]
    assert told == [by_library(case_of(story).result) for story in STORIES]


@pytest.mark.parametrize("story", STORIES, ids=IDS)
def test_api_tells_what_the_library_tells(app: Any, story: Story) -> None:
    case = case_of(story)
    answer = browser("en").post("/api/v1/check", json.dumps(case.json), content_type="application/json")
    assert answer.status_code == 200
    assert by_json(answer.json()) == by_library(case.result)


def test_command_line_and_api_give_each_woman_the_plan_of_the_library(app: Any) -> None:
    cases = [json.dumps(woman.case) for woman in women()]
    outcome = CliRunner().invoke(carrywell, ["plan", "--answers", "-", "--jsonl"], input="\n".join(cases))
    answers = [browser("en").post("/api/v1/plan", case, content_type="application/json") for case in cases]
    library = [json.loads(json.dumps(plan_json(woman.plan))) for woman in women()]
    assert [json.loads(line) for line in outcome.stdout.splitlines()] == library
    assert [answer.json() for answer in answers] == library
    for answer in answers:
        ToldPlan.model_validate_json(answer.content)
    assert len(library) >= 30


def plan_shown(page: str) -> tuple[str, list[str]]:
    """The status of the plan on the page of today, and its changes."""
    changes = re.findall(r'plan-card" id="(A\d+)"', page)
    return ("see_first" if 'name="seen"' in page else "today"), changes


def plan_of(case: Case) -> tuple[str, list[str]]:
    """The plan of the library; her private answers make none."""
    private = {question.id for question in knowledge().questions.values() if question.private}
    told = {name: answer for name, answer in case.answers.items() if name not in private}
    found = plan(case.person, told)
    return found.status, [choice.advice for choice in found.changes]


@pytest.mark.parametrize("story", STORIES, ids=IDS)
def test_pages_show_what_the_library_tells(app: Any, story: Story) -> None:
    told_in = list(HEADERS.values())[STORIES.index(story) % 2]
    client = browser(told_in)
    walk_story(client, story)
    for language, header in HEADERS.items():
        page = client.get("/check/result", HTTP_ACCEPT_LANGUAGE=header)
        assert result_of(page.content.decode()) == case_of(story).shown(language)
    assert plan_shown(client.get("/").content.decode()) == plan_of(case_of(story))


@pytest.fixture(scope="module")
def phone(app: Callable[..., Any]) -> Iterator[Callable[[str], Any]]:
    """Opens a phone of her language, with an empty page."""
    with served(app) as address, running_chromium() as chromium:

        def opened(language: str) -> Any:
            size = {"width": 390, "height": 844}
            context = chromium.new_context(locale=LOCALES[language], viewport=size, base_url=address)
            context.set_default_timeout(60_000)
            return context.new_page()

        yield opened


@pytest.mark.browser
@pytest.mark.parametrize("urgency", IN_THE_BROWSER)
def test_browser_shows_what_the_library_tells(phone: Callable[[str], Any], urgency: str) -> None:
    language = IN_THE_BROWSER[urgency]
    story, walk = story_of(urgency), Walk(phone(language), language)
    assert walk.through(story) == case_of(story).shown(LANGUAGES[language])
    assert walk.faults == []
