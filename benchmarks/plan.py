"""How long a plan takes, and what the plans of the synthetic women hold. Writes its part of docs/plan.md.

Run ``python -m benchmarks.plan`` (``--write`` writes the page). Times are CPU times of one core. Every woman is worked
out anew from what came in, and nothing of her is kept between two plans.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from django.db.models.functions import Now

from benchmarks.page import table, write
from carrywell import Entry
from carrywell.check.answers import read_answers
from carrywell.knowledge.reader import load
from carrywell.knowledge.words import words
from carrywell.plan.growth import growth_of
from carrywell.plan.her import her_of
from carrywell.plan.home_fit import home_fit
from carrywell.plan.today import plan, plan_for
from carrywell.plan.your_day import your_day
from carrywell.web.her_life import HerLife
from carrywell.web.profile import Profile
from carrywell.web.server import create_app
from carrywell.wire.read import Case, read_whole
from tests.cases.plan_cases import women
from tests.web.walking import browser

ROUNDS = 5
#: Pages that are timed as they are served.
PAGES = {
    "the page *Today* with its plan": "/",
    "the page *Your back today*": "/load/day",
    "the list to hand over": "/load/hand-over",
    "the page *Your home, fitted to you*": "/load/home",
    "the page *Growth ahead*": "/load/ahead",
}


def best_ms(run: Callable[[], object]) -> float:
    """The best of some rounds [ms]."""
    found = []
    for _ in range(ROUNDS):
        start = time.process_time()
        run()
        found.append(1000 * (time.process_time() - start))
    return min(found)


def speed_rows() -> Iterator[tuple[str, list[float]]]:
    """What was timed, and the best time for each woman."""
    cases = [read_whole(woman.case) for woman in women() if woman.status == "today"]
    hers = [her_of(case.person, case.answers, case.life, load()) for case in cases]
    plan(cases[0].person, cases[0].answers, cases[0].life)
    yield "today's plan, with the check", [best_ms(lambda c=c: plan(c.person, c.answers, c.life)) for c in cases]
    yield "today's plan, the check known", [best_ms(lambda h=h: plan_for(h)) for h in hers]
    yield "your back today", [best_ms(lambda h=h: your_day(h)) for h in hers]
    yield "growth ahead", [best_ms(lambda h=h: growth_of(h)) for h in hers]
    yield "the home fitter", [best_ms(lambda h=h: home_fit(h)) for h in hers]
    with tempfile.TemporaryDirectory() as home:
        clients = list(browsers(cases, Path(home)))
        for name, address in PAGES.items():
            yield f"{name}, served", [best_ms(partial(client.get, address)) for client in clients]


def browsers(cases: list[Case], home: Path) -> Iterator[Any]:
    """The browser of each woman after her check; what it asks for goes through the whole app, drawings are drawn."""
    create_app(home)
    from carrywell.web import store
    from carrywell.web.models import Check
    from carrywell.web.pictures import draw_all

    draw_all(pause_s=0)
    for case in cases:
        client, person, day = browser("en-GB"), case.person, store.today()
        session = client.session
        store.keep(session, person, [Entry("case", read_answers(load(), case.answers))])
        figures = (person.age_years, person.height_m, person.mass_kg, person.baby)
        store.keep_profile(session, Profile(person.stage, day, *figures, weighed=day, home=case.home))
        store.keep_life(session, HerLife(said=case.life.advice, reassured=case.life.reassured))
        session.save()
        client.cookies["carrywell_session"] = session.session_key
        Check.objects.filter(token=session["check"]).update(finished=Now())
        yield client


def speed_table() -> str:
    return table(
        ("what", "median", "95th percentile", "most"),
        (
            (name, *(f"{part:.0f} ms" for part in (median(times), quantiles(times, n=20)[-1], max(times))))
            for name, times in speed_rows()
        ),
    )


def plans_table() -> str:
    """Which changes stand in the plans of the women, and how often."""
    said, found = words("en"), [woman.plan for woman in women()]
    counts = Counter(choice.advice for each in found for choice in each.changes)
    savings = Counter(choice.advice for each in found for choice in each.changes if choice.saving)
    often = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return table(
        ("advice", "", "in plans", "with a sure saving"),
        ((name, said.text("advice", name, "title"), count, savings[name] or "") for name, count in often),
    )


def main() -> None:
    tables = {"speed": speed_table(), "plans": plans_table()}
    for name, text in tables.items():
        print(text, end="\n\n")
        if "--write" in sys.argv:
            write("plan.md", name, "benchmarks/plan.py", text)


if __name__ == "__main__":
    main()
