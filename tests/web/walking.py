"""Going through the check with Django's test client."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

NEW_MOTHER = {"since": "11", "unit": "weeks", "birth": "vaginal", "neuraxial": "epidural", "age": ""}
Wanted = Mapping[str, object]


def browser(languages: str, **options: Any) -> Any:
    from django.test import Client

    return Client(HTTP_HOST="127.0.0.1", HTTP_ACCEPT_LANGUAGE=languages, **options)


def text_of(response: Any) -> str:
    """What a page shows or speaks, without tags."""
    body = response.content.decode()
    body = re.sub(r"<(style|head).*?</\1>", " ", body, flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", body)))


def shown(response: Any) -> str:
    """Which questions a screen asks."""
    found = re.search(r'name="shown" value="([^"]*)"', response.content.decode())
    assert found, text_of(response)
    return found[1]


def begin(client: Any, **details: str) -> Any:
    """Say that she gave birth; the first screen."""
    return client.post("/check/you/after-birth", NEW_MOTHER | details, follow=True)


def begin_pregnant(client: Any, weeks: str = "30") -> Any:
    return client.post("/check/you/pregnant", {"weeks": weeks, "age": ""}, follow=True)


def answer(client: Any, questions: str, wanted: Wanted) -> Any:
    """Answer one screen: what is wanted, else no, none, or the first that is offered."""
    names = questions.split(",")
    if len(names) > 1:
        yes = [name for name in names if wanted.get(name) is True]
        unsure = [name for name in names if wanted.get(name) == "unsure"]
        given: dict[str, object] = {"yes": yes, "unsure": unsure} if yes or unsure else {"none": "on"}
    else:
        given = {"answer": _single(names[0], wanted), "unit": "days"}
    return client.post("/check/", given | {"shown": questions}, follow=True)


def _single(name: str, wanted: Wanted) -> object:
    from carrywell.knowledge.reader import load

    question = load().questions[name]
    value = wanted.get(name)
    if question.type == "yes_no":
        return {True: "yes", False: "no", None: "no"}.get(value, "unsure")  # type: ignore[call-overload]
    if value is not None and value is not True:
        return value
    if question.type in ("number", "rating"):
        return str(int(question.min or 0))
    options = question.yes_options if value is True else question.no_options
    return (options or question.options)[0]


def walk(client: Any, wanted: Wanted | None = None) -> Any:
    """Answer every screen that comes; the last page."""
    response = client.get("/check/", follow=True)
    for _ in range(60):
        if b'name="shown"' not in response.content:
            return response
        response = answer(client, shown(response), wanted or {})
    raise AssertionError("the interview does not end")


def walk_to(client: Any, question: str, wanted: Wanted | None = None) -> Any:
    """Answer every screen up to the one that asks this question alone; that page."""
    response = client.get("/check/", follow=True)
    for _ in range(60):
        if shown(response) == question:
            return response
        response = answer(client, shown(response), wanted or {})
    raise AssertionError(f"{question} is not asked")
