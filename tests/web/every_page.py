"""Every page of the app, by the name of its address in urls.py, with a woman whose data shows it filled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.web.walking import browser
from tests.web.women import KINDS, NOTED, NOTED_ENDED, NOTED_LOST, URGENCIES, apart


@dataclass(frozen=True)
class Shown:
    """One page as one woman sees it.

    Attributes
    ----------
    name
        Of the address, as urls.py has it.
    address
        Where the browser goes.
    woman
        Whose session; nobody's when empty.
    act
        What is done there first: `empty` sends the form with nothing in it, `copy` shows it as a copy read offline.
    """

    name: str
    address: str
    woman: str = ""
    act: str = ""


#: Addresses that are no page, and why.
NO_PAGE = {
    "health": "answers machines",
    "manifest": "read by the browser",
    "service_worker": "read by the browser",
    "language": "takes a form, leads back",
    "country": "takes a form, leads back",
    "theme": "takes a form, leads back",
    "skin": "takes a form, leads back",
    "today": "leads to the result or the start",
    "checking": "leads to the step on which she stopped, or the answers",
    "notes_closed": "takes a form, leads to the start",
    "begin": "takes a form, leads to the check",
    "check": "leads to the next screen",
    "take_back": "takes a form, leads to the answers",
    "plan_tell": "takes a form, leads to the start",
    "journal_answer": "takes a form, leads to the journal",
    "journal_signs": "takes a form, leads to the check",
    "journal_later": "takes a form, leads to the journal",
    "journal_export": "a file",
    "plan_moving_tell": "takes a form, leads to Moving",
}
#: Pages that only a mistake shows: their bodies come from the test client. The names are ours.
MISTAKES = ("not understood", "broken")

FIRST_RUN = [
    Shown("you", "/check/you"),
    Shown("you_pregnant", "/check/you/pregnant?then=first"),
    Shown("you_pregnant", "/check/you/pregnant", act="empty"),
    Shown("you_since", "/check/you/since?then=first"),
    Shown("you_since", "/check/you/since", act="empty"),
    Shown("you_gave_birth", "/check/you/after-birth", "half way"),
    Shown("you_gave_birth", "/check/you/after-birth", act="empty"),
    Shown("you_born", "/check/you/born?then=first", "first step"),
    Shown("you_baby", "/check/you/baby", "pregnant"),
    Shown("you_baby", "/check/you/baby", "half way"),
    Shown("you_neither", "/check/you/neither"),
    Shown("you_ended_early", "/check/you/ended-early", "ended"),
    Shown("you_ended_early", "/check/you/ended-early", "lost"),
    Shown("you_after_loss", "/check/you/after-loss", "lost"),
    Shown("you_after_loss", "/check/you/after-loss", "lost", "empty"),
]
AFTER_LOSS = [
    Shown("start", "/", "lost"),
    Shown("start", "/", "lost, half way"),
    Shown("start", "/", "lost, routine"),
    Shown("you_ended_early", "/check/you/ended-early", "lost, half way"),
    Shown("you_ended_early", "/check/you/ended-early?deleted", "lost"),
    Shown("step", "/check/0", "lost, half way"),
    Shown("step", "/check/0", "lost, half way", "empty"),
    Shown("result", "/check/result", "lost, routine"),
    Shown("result", "/check/result", "lost, emergency"),
    Shown("print", "/check/result/print", "lost, emergency"),
    Shown("answers", "/check/answers", "lost, routine"),
    Shown("again", "/check/again", "lost, routine"),
    Shown("gone", "/check/gone", "ended"),
    Shown("help", "/help", "lost"),
    Shown("more", "/more", "lost"),
    Shown("more", "/more", "lost, routine"),
    Shown("support", "/support", "lost, routine"),
    Shown("delete", "/check/delete", "lost, routine"),
    Shown("you_ended_early", "/check/you/ended-early", "ended, noted"),
    *(
        Shown("journal", "/journal", woman)
        for woman in ("ended", "ended, noted", "lost, noted", "lost, noted, routine")
    ),
    Shown("journal", "/journal?page=2", "lost, noted"),
    Shown("start", "/", "lost, planned"),
    Shown("plan_moving", "/plan/moving", "lost, planned"),
    Shown("plan_print", "/plan/print", "lost, planned"),
    Shown("journal_new", "/journal/new", "ended"),
    Shown("journal_new", "/journal/new", "lost, noted", "empty"),
    Shown("journal_entry", f"/journal/{NOTED_ENDED}?kept", "ended, noted"),
    Shown("journal_entry", f"/journal/{NOTED_LOST}", "lost, noted"),
    Shown("journal_remove", f"/journal/{NOTED_LOST}/delete", "lost, noted"),
    *(Shown("journal_ask", f"/journal/ask/{page}", "lost, noted") for page in ("week", "month", "mood")),
    Shown("journal_ask", "/journal/ask/mood", "ended, noted", "empty"),
    *(Shown("report", "/report", woman) for woman in ("ended", "ended, noted", "lost, noted", "lost, noted, routine")),
    Shown("journal_delete", "/journal/delete", "lost, noted"),
    Shown("journal_code", "/journal/code", "lost, noted"),
]
QUESTIONS = [
    Shown("step", "/check/0", "half way"),
    Shown("step", "/check/0", "half way", "empty"),
    Shown("change", "/check/change/0", "not safe"),
    *(Shown("change", f"/check/change/{n}", "asked") for n in range(len(KINDS))),
    *(Shown("change", f"/check/change/{list(KINDS).index(kind)}", "asked", "empty") for kind in ("number", "where")),
]
RESULTS = [
    *(Shown("result", "/check/result", urgency) for urgency in URGENCIES),
    Shown("result", "/check/result", "not safe"),
    Shown("result", "/check/result", "routine long ago"),
    Shown("result", "/check/result", "emergency long ago"),
    Shown("result", "/check/result", "emergency", "copy"),
    Shown("print", "/check/result/print", "emergency"),
    Shown("print", "/check/result/print", "routine"),
    Shown("answers", "/check/answers", "routine"),
    Shown("answers", "/check/answers", "half way"),
    Shown("again", "/check/again", "routine"),
    Shown("delete", "/check/delete", "routine"),
    Shown("gone", "/check/gone"),
]
LOAD = [
    Shown("load", "/load"),
    Shown("load", "/load", "emergency"),
    Shown("load_task", "/load/lift_cot_low", "told"),
    Shown("load_task", "/load/bath", "told"),
    Shown("load_task", "/load/lift_floor", act="copy"),
    Shown("load_task", "/load/bed_turn", "pregnant"),
    Shown("load_day", "/load/day", "told"),
    Shown("load_day", "/load/day"),
    Shown("load_hand_over", "/load/hand-over", "told"),
    Shown("load_hand_over", "/load/hand-over", "pregnant"),
    Shown("load_home", "/load/home", "told"),
    Shown("load_ahead", "/load/ahead", "told"),
    Shown("load_ahead", "/load/ahead", "pregnant"),
]
JOURNAL = [
    Shown("journal", "/journal"),
    Shown("journal", "/journal", "noted"),
    Shown("journal", "/journal?page=2", "noted"),
    Shown("journal_new", "/journal/new"),
    Shown("journal_new", "/journal/new", "told", "empty"),
    Shown("journal_entry", f"/journal/{NOTED}?kept", "noted"),
    Shown("journal_entry", f"/journal/{NOTED}", "noted"),
    Shown("journal_ask", "/journal/ask/week", "noted"),
    Shown("journal_ask", "/journal/ask/month", "noted"),
    Shown("journal_ask", "/journal/ask/mood", "noted"),
    Shown("journal_ask", "/journal/ask/mood", "noted", "empty"),
    Shown("journal_delete", "/journal/delete", "noted"),
    Shown("journal_code", "/journal/code", "noted"),
    Shown("journal_former", "/journal/former"),
    Shown("journal_former", "/journal/former", "pregnant again"),
    Shown("journal", "/journal", "pregnant again"),
    Shown("start", "/", "noted"),
    Shown("report", "/report"),
    Shown("report", "/report", "routine"),
    Shown("journal_bring", "/journal/bring", "told"),
    Shown("journal_bring", "/journal/bring", "pregnant"),
    Shown("journal_bring", "/journal/bring", "lost"),
    Shown("journal_bring", "/journal/bring", "told", "empty"),
    Shown("journal_remove", f"/journal/{NOTED}/delete", "noted"),
]
OTHERS = [
    Shown("start", "/"),
    Shown("start", "/", "half way"),
    Shown("start", "/", "given birth"),
    Shown("start", "/", "routine"),
    Shown("start", "/", "same_day"),
    Shown("start", "/", "self_care"),
    Shown("start", "/", "planned"),
    Shown("plan_moving", "/plan/moving", "routine"),
    Shown("plan_moving", "/plan/moving", "moving"),
    Shown("pain", "/pain/pelvic_girdle_pain_posterior", "routine"),
    Shown("plan_print", "/plan/print", "planned"),
    Shown("start", "/", "ended"),
    Shown("start", "/?deleted"),
    Shown("look", "/look"),
    Shown("example", "/look/result"),
    Shown("worries", "/asked"),
    Shown("tips", "/tips"),
    Shown("help", "/help"),
    Shown("help", "/help", "half way"),
    Shown("support", "/support"),
    Shown("support", "/support?out", "not safe"),
    Shown("more", "/more", "routine"),
    Shown("profile", "/you"),
    Shown("profile", "/you?kept", "told"),
    Shown("profile", "/you", "given birth"),
    Shown("profile_born", "/you/born", "given birth"),
    Shown("evidence", "/evidence"),
    Shown("offline", "/offline"),
    Shown("notes", "/notes"),
    Shown("design", "/design"),
    Shown("not found", "/nowhere"),
    Shown("not allowed", "/theme"),
    *(Shown(name, f"/{name.replace(' ', '-')}") for name in MISTAKES),
]
PAGES = {
    "first run": FIRST_RUN,
    "questions": QUESTIONS,
    "results": RESULTS,
    "load": LOAD,
    "journal": JOURNAL,
    "others": OTHERS,
    "after a loss": AFTER_LOSS,
}


def names() -> Iterator[str]:
    """The name of every address in urls.py; the API has none."""
    from carrywell.web.urls import urlpatterns

    yield from (pattern.name for pattern in urlpatterns if getattr(pattern, "name", None))


def mistakes(monkeypatch: Any, languages: str, theme: str) -> dict[str, str]:
    """The pages of a request that cannot be read and of a mistake of ours, as this browser gets them."""
    from carrywell.web import store

    def broken(session: Any) -> None:
        raise RuntimeError("a mistake")

    def make() -> dict[str, str]:
        client = browser(languages, raise_request_exception=False)
        client.cookies["carrywell_theme"] = theme
        not_understood = client.get("/", HTTP_HOST="elsewhere.example")
        with monkeypatch.context() as patch:
            patch.setattr(store, "forget", broken)
            broken_page = client.post("/check/again")
        assert (not_understood.status_code, broken_page.status_code) == (400, 500)
        return {"/not-understood": not_understood.content.decode(), "/broken": broken_page.content.decode()}

    return apart(make)
