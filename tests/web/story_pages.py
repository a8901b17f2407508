"""A story told to the pages with Django's test client, from the start page to the result."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from carrywell import Assessment, Person
from carrywell.knowledge.words import Language
from carrywell.wire.told import tell
from tests.cases.stories import Answered, Reply, Story, Ticks, reply
from tests.web.first_steps import FirstSteps, first_steps
from tests.web.walking import shown

MOST_SCREENS = 60


@dataclass(frozen=True)
class Shown:
    """What a result shows her: urgency as a word, what to do (spoken prefix first), warning signs and causes."""

    urgency: str
    action: str
    signs: tuple[str, ...]
    causes: tuple[str, ...]


def in_words(person: Person, answers: Mapping[str, object], result: Assessment, language: Language) -> Shown:
    """A result of the library as its page has to show it; an emergency shows no causes."""
    told = tell(person, answers, result, language)
    names = tuple(sign.name for sign in told.signs), tuple(cause.name for cause in told.causes)
    return Shown(told.word, f"{told.spoken} {told.title}", *names)


def walk_story(client: Any, story: Story) -> Shown:
    """Go from the start page to the result as she would."""
    assert client.get("/").status_code == 200
    page = _first_run(client, first_steps(story.person))
    for _ in range(MOST_SCREENS):
        if page.request["PATH_INFO"] == "/check/result":
            return result_of(page.content.decode())
        names = shown(page)
        if 'name="alone"' in page.content.decode():
            page = client.post(page.request["PATH_INFO"], {"shown": names, "alone": "1"}, follow=True)
        given = _posted(page.content.decode(), names, reply(story, names.split(",")))
        page = client.post(page.request["PATH_INFO"], given | {"shown": names}, follow=True)
        assert 'role="alert"' not in page.content.decode(), (story.id, names)
    raise AssertionError(f"{story.id} does not end")


def _first_run(client: Any, steps: FirstSteps) -> Any:
    first = {"then": "first"}
    page = client.post("/check/you", first | {"stage": steps.stage}, follow=True)
    if steps.stage == "pregnant":
        page = client.post(page.request["PATH_INFO"], first | {"pick": steps.week, "age": steps.age}, follow=True)
    else:
        page = _after_birth(client, page, steps)
    if page.request["PATH_INFO"] == "/check/you/baby":
        page = client.post("/check/you/baby", first | {"baby": "one"}, follow=True)
    return page


def _after_birth(client: Any, page: Any, steps: FirstSteps) -> Any:
    first, (number, unit) = {"then": "first"}, steps.since[-1]
    buttons = [f"{number}:{unit}" for number, unit in steps.since if _offers(page, f"{number}:{unit}")]
    given = {"pick": buttons[0]} if buttons else {"since": number, "unit": unit}
    page = client.post(page.request["PATH_INFO"], first | given, follow=True)
    if _offers(page, steps.born):
        return client.post(page.request["PATH_INFO"], first | {"born": steps.born}, follow=True)
    whole = {"since": number, "unit": unit, "birth": steps.birth, "neuraxial": steps.needle, "age": steps.age}
    return client.post("/check/you/after-birth", first | whole, follow=True)


def _offers(page: Any, value: str) -> bool:
    return f'value="{value}"' in page.content.decode()


def _posted(page: str, names: str, done: Reply) -> dict[str, object]:
    if isinstance(done, Ticks):
        return {"none": "on"} if done.none else {"yes": done.yes, "unsure": done.unsure}
    wanted = values_of(done)
    offered = set(re.findall(r'name="answer" value="([^"]*)"', page))
    fits = set(wanted) <= offered if offered else is_number(wanted)
    return {"answer": wanted, "unit": "days"} if wanted and fits else {"skip": "1"}


def is_number(wanted: list[str]) -> bool:
    """What can be typed into a field for a number."""
    return len(wanted) == 1 and wanted[0].replace(".", "", 1).isdigit()


def values_of(done: Answered | None) -> list[str]:
    """The values of the form behind an answer; none where she skips."""
    if done is None:
        return []
    if isinstance(done.value, bool):
        return ["yes" if done.value else "no"]
    if isinstance(done.value, list | tuple):
        return [str(value) for value in done.value]
    return [done.value] if isinstance(done.value, str) else [f"{done.value:g}"]


def result_of(page: str) -> Shown:
    """What the page of a result shows."""
    main = page[page.index("<main") :]
    return Shown(
        urgency=_texts(r"<h1[^>]*>(.*?)</h1>", main)[0],
        action=_texts(r'<h2 class="care-title">(.*?)</h2>', main)[0],
        signs=_texts(r"<strong>(.*?)</strong>", "".join(re.findall(r'<ul class="signs">.*?</ul>', main, re.DOTALL))),
        causes=_texts(r'<article class="card cause">\s*<h3>(.*?)</h3>', main),
    )


def _texts(pattern: str, page: str) -> tuple[str, ...]:
    found = re.findall(pattern, page, re.DOTALL)
    return tuple(html.unescape(re.sub(r"<[^>]+>", "", text)).strip() for text in found)
