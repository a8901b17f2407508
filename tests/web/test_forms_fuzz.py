"""Anything at all sent to every form: no server error, and nothing that she told is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from tests.web.walking import answer, begin, begin_pregnant, browser, shown, walk

FORM = "application/x-www-form-urlencoded"
#: Stands for the questions of the screen that is hers to answer now.
NOW = "\0now"
#: A page that holds a file of Baby Buddy with one weight, as `carrywell.web.bringing.held` packs it.
WEIGHT_HELD = (
    "eJyLjlYqT81MzyjRSy4uU9JRUMpM0UnOyMxJiU_LLCouic9LzE2FCuQkwvgpiSWpOhBtOnn5JanFMXmGOq65uYk6wTpGBkZmugaGQKRj"
    "rGeiE5OnFBsLACdLIdA="
)
#: What forms of the app send, by the name of the field; other fields and other values come from hypothesis.
FIELDS: dict[str, tuple[str, ...]] = {
    "shown": (NOW, NOW, NOW, "pain_site", "unsafe_home", "no_such_question"),
    "answer": ("yes", "no", "unsure", "low_back", "gradual", "3", "1e9", "nan"),
    "yes": ("leg_weakness", "urine_leak_new", "fever", "no_such_question"),
    "unsure": ("leg_weakness", "fever"),
    "none": ("on", ""),
    "skip": ("1",),
    "alone": ("1",),
    "notes": ("00000000-0000-4000-8000-000000000000", "x"),
    "stage": ("pregnant", "gave_birth", "ended_early", "neither"),
    "weeks": ("30", "30+4", "３０", "43", "44", "-1"),
    "third": ("first", "last", "fourth"),
    "since": ("11", "0", "1097", "2.5", "十"),
    "unit": ("days", "weeks", "months", "years"),
    "birth": ("vaginal", "", "other"),
    "neuraxial": ("epidural", "none", "unsure", "other"),
    "born": ("vaginal:none", "-:unsure", "::", "vaginal"),
    "baby": ("girl", "twins", "5.8", "0.1"),
    "pick": ("9:weeks", "22", ":", "9:weeks:days"),
    "step": ("1", "-1", "x"),
    "then": ("first", "profile", "//elsewhere.example"),
    "age": ("31", "", "99"),
    "aside": ("on", "back", "check", "?"),
    "count": ("1", "4", "5"),
    "sex": ("girl", "boy", ""),
    "child": ("14", "37"),
    "height": ("163", "1.63", "400"),
    "mass": ("68", "0"),
    "home_cot_low": ("50", "500"),
    "times_bath": ("1", "1000"),
    "in_day": ("1",),
    "own-way": ("stoop_far", "near_edge", "no_such_way"),
    "own-times": ("4", "0", "500"),
    "own-minutes": ("30", "481"),
    "advice": ("A53", "A33", "A999"),
    "said": ("done", "cannot", "take_back", "loved"),
    "circumstance": ("clearance", "cot", "moon"),
    "known": ("yes", "unsure", "perhaps"),
    "pain_at_rest": ("3", "-1", "11", "x"),
    "reassured": ("most_get_better", "nothing"),
    "seen": ("on",),
    "went": ("good", "again", "stopped"),
    "stop": ("leaking", "doming", "chest_pain"),
    "days_ago": ("0", "6", "7"),
    "forget_last": ("on", ""),
    "gap_fingers": ("0", "3", "6"),
    "domes": ("yes", "unsure", "maybe"),
    "first": ("on", ""),
    "true": ("placenta_low", "anaemia", "flying"),
    "living": ("on", ""),
    "customs": ("floor_living", "warm_not_cold", "riding"),
    "file": ("pdf", "fhir", "ics", "exe"),
    "paper": ("a4", "letter", "a5"),
    "question": ("Why?", "x" * 2001),
    "words": ("It hurts.", ""),
    "with_mood": ("on",),
    "rule": ("E01", "E99"),
    "back": ("start", "journal", "//elsewhere.example"),
    "sign": ("fever", "urine_leak_new", "unsafe_home", "x"),
    "unsign": ("fever", "x"),
    "show": ("1",),
    "code": ("ABCD2345", ""),
    "phq2_0": ("2", "9", "x"),
    "sleep_0": ("6", "11"),
    "rmdq_3": ("on",),
    "journal": ("0", "9", "x"),
    "want": ("open", "json", "csv", "delete", "sure", "moon"),
    "held": (WEIGHT_HELD, "x", "====", ""),
    "weight_unit": ("kg", "stone"),
    "nappies_at": ("both", "moon"),
    "made": ("11111111-2222-4333-8444-555555555555", "x", ""),
    "pain": ("4", "-", "11"),
    "worst": ("7", "-", "x"),
    "function": ("5", "-1"),
    "bothersome": ("yes", "no", "-"),
    "did": ("A53", "E01", "A999"),
    "undo": ("A53", "x"),
    "act": ("walking", ""),
    "act_was": ("walking", ""),
    "note": ("It eased.", "", "x" * 2001),
    "at": ("2026-11-01T07:30", "2999-01-01T00:00", "0001-01-01T00:00", "x"),
    "noted": ("2026-11-01T07:30:00+08:00", "0001-01-01T00:00", "x"),
    "count_bath": ("2", "201", "x"),
    "set": ("bath:3", "bath:", ":", "moon:1"),
    "language": ("en", "zh-hans", "xx", "both"),
    "switch_language": ("en", "zh-hans", "xx"),
    "country": ("CN", "ZZ"),
    "theme": ("night", "pink"),
    "skin": ("1", "9"),
    "next": ("/more", "//elsewhere.example", "javascript:alert(1)"),
}
#: An entry of hers, once a form has made it, and one that is nobody's.
MADE, OTHER = UUID("11111111-2222-4333-8444-555555555555"), UUID("99999999-2222-4333-8444-555555555555")
PARAMETERS: dict[str, tuple[object, ...]] = {
    "step": (0, 1, 99),
    "change": (0, 1, 99),
    "journal_ask": ("week", "month", "mood", "moon"),
    "journal_export": ("json", "csv", "moon"),
    "journal_entry": (MADE, OTHER),
    "journal_remove": (MADE, OTHER),
    "load_task": ("lift_cot_low", "bed_turn", "no_such_task"),
    "pain": ("coccydynia", "moon"),
}
#: Forms whose purpose is that something goes.
DELETING = {"again", "delete", "you_ended_early"}
ODD = st.one_of(
    st.text(max_size=20),
    st.integers().map(str),
    st.floats().map(str),
    st.sampled_from(["", "\0", "9" * 400, "½", "١٢", "‮30", "💥" * 50, "x" * 20_000, "<script>", "%s{0}", "0x1e"]),
)
NAMES = st.one_of(st.sampled_from(sorted(FIELDS)), st.text(max_size=8))


@dataclass(frozen=True)
class Sent:
    """A form as it is sent: the name of its address, and its fields, or a body that is no form."""

    name: str
    address: str
    body: bytes | tuple[tuple[str, str], ...]

    def to(self, client: Any) -> Any:
        if isinstance(self.body, bytes):
            return client.generic("POST", self.address, self.body, content_type=FORM)
        fields = [(name, screen_now(client) if value == NOW else value) for name, value in self.body]
        return client.generic("POST", self.address, urlencode(fields), content_type=FORM)


def screen_now(client: Any) -> str:
    from carrywell.web import store

    saved = store.load(client.session)
    screen = saved.interview().screen() if saved else None
    return ",".join(screen.questions) if screen else ""


def addresses() -> list[tuple[str, str]]:
    """Every address of the app with its name; those that take no form refuse it."""
    from django.urls import reverse

    from carrywell.web.urls import urlpatterns

    names = [pattern.name for pattern in urlpatterns if getattr(pattern, "name", None)]
    return [(name, reverse(name, args=args)) for name in names for args in _arguments(name)]


def _arguments(name: str) -> list[list[object]]:
    return [[value] for value in PARAMETERS[name]] if name in PARAMETERS else [[]]


def fields() -> st.SearchStrategy[tuple[tuple[str, str], ...]]:
    def one(name: str) -> st.SearchStrategy[tuple[str, str]]:
        known = st.sampled_from(FIELDS[name]) if name in FIELDS else ODD
        return st.tuples(st.just(name), st.one_of(known, known, ODD))

    return st.lists(NAMES.flatmap(one), max_size=6).map(tuple)


def forms() -> st.SearchStrategy[Sent]:
    found = st.sampled_from(addresses())
    body = st.one_of(fields(), fields(), fields(), st.binary(max_size=40))
    return st.builds(lambda where, body: Sent(*where, body), found, body)


# ---- women whose forms are sent


def half_way(client: Any) -> None:
    answer(client, shown(begin(client)), {"leg_weakness": True})


def with_unreadable_rows(client: Any) -> None:
    """Rows as no version of the app writes them."""
    from carrywell.web.models import Check, Figures

    half_way(client)
    token = client.session["check"]
    Check.objects.filter(token=token).update(entries=[1, {}, {"screen": "x", "given": {"fever": {}}}, None])
    Figures.objects.filter(token=token).update(person={"stage": 3}, home=[], day={"bath": None}, told={"stage": 5})


def without_rows(client: Any) -> None:
    """Her rows were deleted after a year; the browser still has its cookie."""
    from carrywell.web.models import Check, Figures

    half_way(client)
    for rows in (Check.objects, Figures.objects):
        rows.filter(token=client.session["check"]).delete()


def with_odd_session(client: Any) -> None:
    half_way(client)
    session = client.session
    session.update({"alone": "x", "very_wrong": [], "first_run": "nowhere", "country": 5, "aside": None})
    session.save()


WOMEN: dict[str, Callable[[Any], object]] = {
    "nobody": lambda client: client.get("/"),
    "first run": lambda client: client.post("/check/you/since", {"pick": "9:weeks", "then": "first"}),
    "pregnant": begin_pregnant,
    "half way": half_way,
    "finished": lambda client: (begin(client), walk(client)),
    "ended": lambda client: (begin(client), client.post("/check/you/ended-early", {"aside": "on"})),
    "rows gone": without_rows,
    "rows odd": with_unreadable_rows,
    "session odd": with_odd_session,
}


def copied(told: Mapping[str, Any]) -> Any:
    """Another browser with the same session and rows of its own."""
    from carrywell.web.models import Check, Figures

    client = browser("en-GB", raise_request_exception=False)
    session = client.session
    session.update(told)
    for name in ("check", "aside"):
        if isinstance(told.get(name), str):
            session[name] = f"{session.session_key}{name}"[:64]
            for rows in (Check.objects, Figures.objects):
                row = rows.filter(token=told[name]).first()
                if row is not None:
                    row.pk, row.token = None, session[name]
                    row.save()
    session.save()
    client.cookies["carrywell_session"] = session.session_key
    return client


def kept(client: Any) -> tuple[Any, Any]:
    """Her check, but for when it was touched, and her profile."""
    from carrywell.web import store

    saved = store.load(client.session)
    return (saved.person, saved.entries) if saved else None, store.load_profile(client.session)


@pytest.mark.parametrize("woman", WOMEN)
def test_anything_sent_to_any_form_breaks_and_loses_nothing(app: Any, woman: str) -> None:
    first = browser("en-GB")
    WOMEN[woman](first)
    told = dict(first.session)

    @settings(
        max_examples=40,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    @example(sent=[Sent("check", "/check/", (("shown", NOW), ("none", "on")))])
    @example(sent=[Sent("check", "/check/", (("shown", NOW), ("answer", "\0"), ("answer", "yes"), ("yes", "x")))])
    @given(sent=st.lists(forms(), min_size=1, max_size=3))
    def holds(sent: list[Sent]) -> None:
        client = copied(told)
        for one in sent:
            before = kept(client)
            response = one.to(client)
            assert response.status_code < 500, one
            check_that_nothing_is_lost(before, kept(client), one, response)

    holds()


def check_that_nothing_is_lost(before: tuple[Any, Any], after: tuple[Any, Any], one: Sent, response: Any) -> None:
    if one.name in DELETING or (one.name == "you" and response.get("Location") == "/check/you/ended-early"):
        return
    if response.status_code >= 400 or b'role="alert"' in response.content:
        assert after == before, one
    assert before[0] is None or after[0] is not None, one
    assert before[1].stage is None or after[1].stage is not None, one


def test_many_fields_and_large_bodies_are_refused_without_a_loss(her: Any) -> None:
    begin(her)
    before = kept(her)
    many = urlencode([(f"field{number}", "1") for number in range(5000)])
    for body in (many, "answer=" + "x" * 5_000_000):
        assert her.generic("POST", "/check/", body, content_type=FORM).status_code in (400, 413)
    broken = her.generic("POST", "/check/", b"--x\r\n\xff\xfe", content_type="multipart/form-data; boundary=x")
    assert broken.status_code < 500
    assert kept(her) == before


def test_every_address_that_takes_a_form_is_tried(app: Any) -> None:
    client, takes = browser("en-GB"), []
    for name, address in addresses():
        if client.post(address).status_code != 405:
            takes.append(name)
    assert len(set(takes)) >= 20
    assert {"step", "change", "you_baby", "load_day", "support", "notes", "delete"} <= set(takes)
