"""Every warning sign can be reached by the interview, at the stages of its cases."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from carrywell import Interview
from carrywell.check.interview import plain_no
from carrywell.check.warning_signs import rank
from carrywell.knowledge.reader import load
from tests.cases.stories import person_of

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "warning_signs.toml").read_text(encoding="utf-8"))["case"]
#: R42 is the button on every page.
ELSEWHERE = {"R42", "guard"}
FIRED = [
    case
    for case in CASES
    if case["kind"] == "fires"
    and case["rule"] not in ELSEWHERE
    and not case["why"].startswith("own reading")
    and not any(open_ in case["why"] for open_ in ("before the follow-up", "tearing not answered", "before 20 weeks"))
    and not any(
        name.startswith("self_") and name not in ("self_harm_thoughts", "self_harm_plan") for name in case["answers"]
    )
]


def answers_of(case: dict[str, Any]) -> dict[str, Any]:
    """The answers of a case with what the same woman would tick on the way to them."""
    answers = dict(case["answers"])
    if answers.get("movements_felt") is False:
        answers["reduced_movements"] = True
    if "unwell_signs" in answers:
        answers.setdefault("feel_very_unwell", "unsure")
    if "pain_now" in answers:
        answers.setdefault("pain_extreme_now", answers["pain_now"] >= 9)
    return answers


def take_with(case: dict[str, Any], *, skipping: bool) -> Interview:
    """She ticks and answers what the case says; single questions that it leaves open she skips, or says a plain no."""
    answers = answers_of(case)
    interview = Interview(person_of(case["person"]))
    while (screen := interview.screen()) is not None:
        given = {name: answers[name] for name in screen.questions if name in answers}
        if not screen.ticks:
            name = screen.questions[0]
            question = interview.knowledge.questions[name]
            if name in given:
                interview.answer(screen, given[name])
            elif not skipping and (question.type == "yes_no" or question.no_options):
                interview.answer(screen, plain_no(question))
            else:
                interview.skip(screen)
            continue
        plain = (False, "no", "none", "can", ["none"])
        unsure = [name for name, value in given.items() if value in ("unsure", ["unsure"])]
        yes = [name for name, value in given.items() if value not in plain and name not in unsure]
        interview.tick(screen, yes, unsure, none=not (yes or unsure))
    return interview


@pytest.mark.parametrize("case", FIRED, ids=[f"{n}-{c['rule']}-{c['level']}" for n, c in enumerate(FIRED)])
def test_interview_asks_what_the_urgency_of_the_case_needs(case: dict[str, Any]) -> None:
    assert rank(take_with(case, skipping=True).result().urgency) >= rank(case["level"])


def test_every_sign_is_reached_by_the_interview() -> None:
    reached: set[str] = set()
    for case in FIRED:
        for skipping in (True, False):
            reached |= {sign.id for sign in take_with(case, skipping=skipping).result().warning_signs}
    assert load().warning_signs.keys() - ELSEWHERE <= reached
