"""Women whose check stands where a page needs it: made by the test client, opened in a real browser by their cookie."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from carrywell import AfterBirth, Entry, Person
from carrywell.check.answers import Answer
from tests.web.walking import begin, begin_pregnant, browser, walk

Made = TypeVar("Made")
Woman = Callable[[Any], object]

#: The entry of a journal that says all that can be said.
NOTED = UUID("00000000-2222-4333-8444-555555555555")
#: The same of women after a loss: after a birth, with her own check, and in pregnancy.
NOTED_LOST = UUID("00000000-2222-4333-8444-666666666666")
NOTED_CHECKED = UUID("00000000-2222-4333-8444-888888888888")
NOTED_ENDED = UUID("00000000-2222-4333-8444-777777777777")
#: One screen of every kind, answered: `/check/change/0` and so on show them again.
KINDS: dict[str, dict[str, Answer]] = {
    "ticks": {"steroids_long": True, "immune_weak": "unsure", "cancer_history": False},
    "yes_no": {"constant_no_position": True},
    "one": {"onset": "slowly"},
    "number": {"duration_days": 21},
    "rating": {"pain_now": 4},
    "multi": {"spa_features": ("psoriasis",)},
    "where": {"pain_site": "low_back"},
    "where_else": {"pain_radiation": "thigh"},
}
#: Answers that lead to each urgency when all else is answered with no.
URGENCIES: dict[str, dict[str, object]] = {
    "emergency": {"urine_leak_new": True},
    "same_day": {"self_harm_thoughts": True},
    "within_days": {"urinary_burning": True},
    "routine": {"turning_in_bed": True, "stairs_one_leg": True, "pain_site": "buttock_pelvis"},
    "self_care": {"pain_site": "tailbone", "sitting_tailbone": True, "duration_days": "7"},
}


def asked(client: Any) -> None:
    """Her check holds one answered screen of every kind."""
    from carrywell.web import store

    begin(client)
    session = client.session
    ids = {"ticks": "background"}
    entries = [Entry(ids.get(kind, next(iter(given))), given) for kind, given in KINDS.items()]
    store.keep(session, Person(AfterBirth(77, "vaginal", "epidural")), entries)
    session.save()


def finished(client: Any, wanted: dict[str, object]) -> None:
    begin(client)
    walk(client, wanted)


def not_safe(client: Any) -> None:
    """An emergency, and someone hurts her."""
    from carrywell.web import store

    begin(client)
    session = client.session
    entries = [Entry("unsafe_home", {"unsafe_home": True}), Entry("urine_leak_new", {"urine_leak_new": True})]
    store.keep(session, Person(AfterBirth(77, "vaginal", "epidural")), entries)
    session.save()


def of_long_ago(client: Any, wanted: dict[str, object]) -> None:
    """Her result no longer holds."""
    from carrywell.web.models import Check

    finished(client, wanted)
    row = Check.objects.get(token=client.session["check"])
    Check.objects.filter(pk=row.pk).update(created=row.created - timedelta(days=30))


def may_have_given_birth(client: Any) -> None:
    """Told week 38, and that was ten weeks ago."""
    from carrywell.web.models import Figures

    begin_pregnant(client, "38")
    row = Figures.objects.get(token=client.session["check"])
    before = {name: "2020-01-01" for name in row.told}
    Figures.objects.filter(pk=row.pk).update(told=before)


def told_of_herself(client: Any) -> None:
    """Everything in her profile, furniture of her own, and a day that she counted."""
    begin(client)
    client.post("/load/lift_cot_low", {"height": "163", "mass": "68", "baby": "5.8", "home_cot_low": "50"})
    client.post("/load/bath", {"height": "120", "home_baby_bath_stand": "150"})
    client.post("/load/day", {"times_bath": "1", "times_lift_floor": "40"})


def first_step_done(client: Any) -> None:
    client.post("/check/you/since", {"pick": "9:weeks", "then": "first"})


def planned(client: Any) -> None:
    """She has said something to her changes, told some of what was asked, and how she lives."""
    finished(client, URGENCIES["self_care"])
    client.post("/plan/tell", {"advice": "A53", "said": "done"})
    client.post("/plan/tell", {"circumstance": "clearance", "known": "yes"})
    client.post("/plan/tell", {"living": "on", "customs": ["floor_living", "cloth_on_back", "sitting_month"]})


def moving(client: Any) -> None:
    """She may exercise, has noted sessions of both kinds, and has felt for the gap."""
    finished(client, URGENCIES["self_care"])
    for told in ({"circumstance": "clearance", "known": "yes"}, {"pain_at_rest": "2"}):
        client.post("/plan/tell", told)
    for noted in ({"went": "good"}, {"stop": "leaking", "days_ago": "3"}, {"gap_fingers": "3"}, {"went": "again"}):
        client.post("/plan/moving/tell", noted)


def ended(client: Any) -> None:
    begin_pregnant(client)
    client.post("/check/you", {"stage": "ended_early"})


def lost(client: Any) -> None:
    begin(client)
    client.post("/check/you/ended-early", {"aside": "on"})


def lost_and_checked(client: Any, wanted: dict[str, object] | None = None) -> None:
    """Her own back is checked after her baby has died; to the end where answers are wanted."""
    lost(client)
    client.post("/check/you/ended-early", {"aside": "check"})
    if wanted is not None:
        walk(client, wanted)


def noted(client: Any, made: UUID = NOTED) -> None:
    """Forty entries; the one of this id says all that can be said, and something else before."""
    finished(client, URGENCIES["self_care"])
    note_all(client, made, "feel_very_unwell")


def note_all(client: Any, made: UUID, sign: str) -> None:
    from django.utils import timezone

    from carrywell.track.entries import JournalEntry
    from carrywell.web import journal_store

    now = timezone.now()
    for hours in range(40):
        client_entry = JournalEntry(now - timedelta(hours=6 * hours + 1), pain=hours % 7)
        session = client.session
        journal_store.add(journal_store.own_key(session), client_entry)
        session.save()
    # the id is the same for every browser of a test run, and one journal at a time can hold it
    remove_noted(made)
    address = f"/journal/{made}"
    client.post("/journal/new", {"made": str(made), "pain": "4", "note": "左侧"})
    told = {"worst": "6", "bothersome": "yes", "act": "走路", "function": "7", "did": "A53"}
    client.post(address, told | {"count_bath": "2", "baby": "5.4", "unit": "kg", "note": "右侧，走路以后"})
    client.post(address, {"sign": sign})


def remove_noted(made: UUID = NOTED) -> None:
    from carrywell.web.models import Noted

    Noted.objects.filter(pk=made).delete()


def lost_and_noted(client: Any, made: UUID, wanted: dict[str, object] | None = None) -> None:
    """A full journal from before her baby died, and a note from after it; her own check where answers are wanted."""
    noted(client, made)
    client.post("/check/you/ended-early", {"aside": "on"})
    note_after_loss(client)
    if wanted is not None:
        client.post("/check/you/ended-early", {"aside": "check"})
        walk(client, wanted)


def ended_and_noted(client: Any) -> None:
    """A full journal from a pregnancy that has ended since, and a note from after it."""
    begin_pregnant(client, "12")
    walk(client, URGENCIES["routine"])
    note_all(client, NOTED_ENDED, "vaginal_bleeding")
    client.post("/check/you", {"stage": "ended_early"})
    note_after_loss(client)


def pregnant_again(client: Any) -> None:
    """Her journal of before is put away, and the new one is empty."""
    begin(client)
    note_after_loss(client)
    client.post("/check/you/ended-early", {"aside": "on"})
    begin_pregnant(client, "6")


def lost_and_planned(client: Any) -> None:
    """After her baby has died she has a plan: something said to it, how she lives, and sessions noted."""
    lost_and_checked(client, URGENCIES["self_care"])
    client.post("/plan/tell", {"circumstance": "clearance", "known": "yes"})
    client.post("/plan/tell", {"advice": "A53", "said": "done"})
    client.post("/plan/tell", {"living": "on", "customs": ["floor_living", "warm_not_cold", "binding_belly"]})
    client.post("/plan/tell", {"pain_at_rest": "2"})
    for noted_ in ({"went": "good"}, {"stop": "leaking", "days_ago": "3"}, {"gap_fingers": "3"}):
        client.post("/plan/moving/tell", noted_)
    client.post("/journal/new", {"pain": "4"})


def note_after_loss(client: Any) -> None:
    client.post("/journal/new", {"pain": "5", "worst": "7", "note": "夜里痛醒"})


WOMEN: dict[str, Woman] = {
    "half way": begin,
    "pregnant": begin_pregnant,
    "first step": first_step_done,
    "asked": asked,
    "not safe": not_safe,
    "routine long ago": partial(of_long_ago, wanted=URGENCIES["routine"]),
    "emergency long ago": partial(of_long_ago, wanted=URGENCIES["emergency"]),
    "given birth": may_have_given_birth,
    "told": told_of_herself,
    "planned": planned,
    "moving": moving,
    "noted": noted,
    "ended": ended,
    "ended, noted": ended_and_noted,
    "pregnant again": pregnant_again,
    "lost": lost,
    "lost, noted": partial(lost_and_noted, made=NOTED_LOST),
    "lost, noted, routine": partial(lost_and_noted, made=NOTED_CHECKED, wanted=URGENCIES["routine"]),
    "lost, half way": lost_and_checked,
    "lost, routine": partial(lost_and_checked, wanted=URGENCIES["routine"]),
    "lost, planned": lost_and_planned,
    "lost, emergency": partial(lost_and_checked, wanted=URGENCIES["emergency"]),
} | {urgency: partial(finished, wanted=wanted) for urgency, wanted in URGENCIES.items()}


def apart(make: Callable[[], Made]) -> Made:
    """Run it in a thread of its own: Django wants no event loop, and a test with a browser has one."""

    def run() -> Made:
        from django.db import connections

        try:
            return make()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()


def session_of(name: str) -> str:
    """The session cookie of this woman."""

    def make() -> str:
        client = browser("en-GB")
        WOMEN[name](client)
        return str(client.cookies["carrywell_session"].value)

    return apart(make)
