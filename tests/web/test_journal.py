"""The journal in the app: kept in one tap, added to, changed, deleted, and nobody else's."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.web.walking import begin, begin_pregnant, text_of, walk


def kept(client: Any) -> list[Any]:
    """Her entries, the oldest first."""
    from carrywell.web import journal_store

    return journal_store.entries(journal_store.key_of(client.session))


def only(client: Any) -> Any:
    (entry,) = kept(client)
    return entry.entry


def note(client: Any, **told: object) -> str:
    """Keep a new entry; the address of it."""
    page = client.post("/journal/new", {"made": str(uuid4()), **told})
    assert page.status_code == 302, text_of(page)
    return str(page["Location"]).split("?")[0]


def now() -> datetime:
    from django.conf import settings
    from django.utils import timezone

    return timezone.now().astimezone(settings.LOCAL_ZONE)


def typed(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M")


# ---- the entry


def test_one_tap_keeps_the_pain(her: Any) -> None:
    page = her.post("/journal/new", {"made": str(uuid4()), "pain": "4"}, follow=True)
    assert only(her).pain == 4
    assert abs(only(her).at - now()) < timedelta(minutes=1)
    assert "Kept. Anything more?" in text_of(page)


def test_pain_is_kept_with_at_most_three_taps_from_the_first_page(her: Any) -> None:
    first = her.get("/").content.decode()
    journal = re.search(r'<a href="(/journal)"', first)
    assert journal  # one tap
    page = her.get(journal[1]).content.decode()
    form = re.search(r'<form class="[^"]*" method="post" action="(/journal/new)".*?</form>', page, re.DOTALL)
    assert form
    button = re.search(r'<button class="tap" name="(pain)" value="(6)"', form[0])
    made = re.search(r'name="made" value="([^"]+)"', form[0])
    assert button
    assert made
    her.post(form[1], {"made": made[1], button[1]: button[2]})  # and another
    assert only(her).pain == 6


def test_entry_sent_twice_is_kept_once(her: Any) -> None:
    made = str(uuid4())
    for _ in range(2):
        her.post("/journal/new", {"made": made, "pain": "4"})
    assert only(her).pain == 4


def test_number_tapped_again_at_once_corrects_the_first(her: Any) -> None:
    made = str(uuid4())
    her.post("/journal/new", {"made": made, "pain": "4"})
    her.post("/journal/new", {"made": made, "pain": "3"})
    assert only(her).pain == 3


def test_number_tapped_on_an_old_page_is_another_entry(her: Any) -> None:
    from carrywell.web.models import Noted

    made = uuid4()
    her.post("/journal/new", {"made": str(made), "pain": "4"})
    Noted.objects.filter(pk=made).update(stored=now() - timedelta(hours=2), at=now() - timedelta(hours=2))
    her.post("/journal/new", {"made": str(made), "pain": "3"})
    assert [each.entry.pain for each in kept(her)] == [4, 3]


@pytest.mark.parametrize(
    ("told", "part"),
    [
        ({"worst": "7"}, ("worst", 7)),
        ({"bothersome": "yes"}, ("bothersome", True)),
        ({"bothersome": "no"}, ("bothersome", False)),
        ({"function": "5"}, ("function", 5)),
        ({"did": "A53"}, ("did", ("A53",))),
        ({"count_bath": "2"}, ("counts", {"bath": 2})),
        ({"count_bath": "2", "set": "bath:3"}, ("counts", {"bath": 3})),
        ({"baby": "5,4", "unit": "kg"}, ("baby_mass_kg", 5.4)),
        ({"baby": "4200", "unit": "g"}, ("baby_mass_kg", 4.2)),
        ({"baby": "10", "unit": "lb"}, ("baby_mass_kg", 4.536)),
        ({"baby": "12", "unit": "jin"}, ("baby_mass_kg", 6.0)),
        ({"note": " It eased after the walk. "}, ("note", "It eased after the walk.")),
    ],
)
def test_each_part_is_kept_at_once_and_leaves_the_others(her: Any, told: dict[str, str], part: tuple[str, Any]) -> None:
    begin(her)
    address = note(her, pain="4")
    her.post(address, told)
    name, value = part
    assert getattr(only(her), name) == value
    assert only(her).pain == 4


@pytest.mark.parametrize(
    ("told", "taken_back", "name", "left"),
    [
        ({"worst": "7"}, {"worst": "-"}, "worst", None),
        ({"bothersome": "yes"}, {"bothersome": "-"}, "bothersome", None),
        ({"did": "A53"}, {"undo": "A53"}, "did", ()),
        ({"baby": "5.4"}, {"baby": ""}, "baby_mass_kg", None),
        ({"count_bath": "2"}, {"count_bath": ""}, "counts", {}),
        ({"note": "x"}, {"note": ""}, "note", ""),
    ],
)
def test_what_was_told_can_be_taken_back(
    her: Any, told: dict[str, str], taken_back: dict[str, str], name: str, left: object
) -> None:
    begin(her)
    address = note(her, pain="4", **told)
    her.post(address, taken_back)
    assert getattr(only(her), name) == left


def test_act_is_chosen_once_in_her_own_words(her: Any) -> None:
    begin(her)
    address = note(her, pain="4")
    assert "lifting my baby from the cot" in text_of(her.get(address))
    her.post(address, {"act": "carrying him upstairs"})
    other = note(her, pain="3", function="6")
    assert "carrying him upstairs: 6 of 10" in text_of(her.get(other))
    her.post(other, {"note": "x"})
    assert "carrying him upstairs" in text_of(her.get(other))


def test_score_stays_under_the_act_it_was_told_for(her: Any) -> None:
    begin(her)
    her.post(note(her, pain="4"), {"act": "walking to the shop"})
    scored = note(her, pain="4", function="6")
    her.post(scored, {"act": "carrying him upstairs", "act_was": "walking to the shop"})
    listed = text_of(her.get("/journal"))
    assert "walking to the shop: 6 of 10" in listed
    assert "carrying him upstairs: 6" not in listed
    page = her.get(scored).content.decode()
    assert '<h2 id="function_title">walking to the shop</h2>' in page
    her.post(scored, {"function": "7", "act": "carrying him upstairs", "act_was": "carrying him upstairs"})
    assert (kept(her)[-1].entry.function, kept(her)[-1].entry.act) == (7, "walking to the shop")
    her.post(scored, {"function": "-"})
    assert '<h2 id="function_title">carrying him upstairs</h2>' in her.get(scored).content.decode()


def test_page_that_was_open_while_another_act_was_chosen_scores_its_own_and_chooses_none(her: Any) -> None:
    from carrywell.web import journal_store

    begin(her)
    her.post(note(her, pain="4"), {"act": "walking to the shop"})
    page = her.get("/journal/new").content.decode()
    assert '<input type="hidden" name="act_was" value="walking to the shop">' in page
    her.post(note(her, pain="4"), {"act": "carrying him upstairs"})
    note(her, function="3", act="walking to the shop", act_was="walking to the shop")
    assert kept(her)[-1].entry.act == "walking to the shop"
    assert journal_store.function_of(journal_store.key_of(her.session)) == "carrying him upstairs"


def test_deeds_are_those_of_todays_plan(her: Any) -> None:
    begin(her)
    walk(her, {"pain_site": "low_back"})
    page = her.get(note(her, pain="4")).content.decode()
    deeds = re.findall(r'name="did" value="(\w+)"', page)
    plan = her.get("/").content.decode()
    assert [f'id="{name}"' in plan for name in deeds if name.startswith("A")] != []
    assert all(f'id="{name}"' in plan for name in deeds if name.startswith("A"))


def test_without_a_number_something_else_can_be_noted(her: Any) -> None:
    page = her.get("/journal/new")
    assert "A new entry" in text_of(page)
    assert kept(her) == []
    note(her, note="Woke up twice.")
    assert (only(her).pain, only(her).note) == (None, "Woke up twice.")


def test_nothing_told_is_nothing_kept(her: Any) -> None:
    page = her.post("/journal/new", {"made": str(uuid4()), "note": "  "})
    assert "Your entry has nothing in it yet" in text_of(page)
    assert kept(her) == []


def test_weight_in_the_journal_counts_for_the_load(her: Any) -> None:
    from carrywell.web import store

    begin(her)
    note(her, pain="4", baby="6.2", unit="kg")
    assert store.load_profile(her.session).baby_mass_kg == 6.2


def test_pregnant_woman_is_asked_nothing_of_a_baby(her: Any) -> None:
    begin_pregnant(her)
    page = text_of(her.get(note(her, pain="4")))
    assert "Your baby’s weight" not in page
    assert "How often today" not in page


# ---- what cannot be


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"baby": "54"}, "Your baby’s weight is larger than we can use. Please give 30 or less."),
        ({"baby": "540", "unit": "g", "count_bath": "x"}, "Bath time needs a number"),
        ({"baby": "five"}, "Your baby’s weight needs a number"),
        ({"worst": "3"}, "The pain at its worst is smaller than we can use. Please give 4 or more."),
        ({"pain": "11"}, "The pain now is larger than we can use. Please give 10 or less."),
        ({"note": "x" * 2001}, "In your own words is longer than 2000 characters"),
        ({"act": "x" * 201}, "is longer than 200 characters"),
        ({"at": "2999-01-01T07:30"}, "When was it? is in the future"),
        ({"at": "1999-01-01T07:30"}, "When was it? is too long ago"),
        ({"at": "yesterday"}, "When was it? is not a date and time"),
        ({"count_bath": "201"}, "is larger than we can use. Please give 200 or less."),
        ({"did": "A999"}, "We do not know the field What you did"),
    ],
)
def test_what_cannot_be_is_refused_by_name_and_nothing_else_is_lost(
    her: Any, told: dict[str, str], reason: str
) -> None:
    begin(her)
    address = note(her, pain="4")
    page = her.post(address, {"note": "Both hips.", **told})
    assert reason in text_of(page)
    assert only(her).pain == 4
    assert only(her).note == ("" if "note" in told else "Both hips.")
    for value in (value for name, value in told.items() if name in ("baby", "note", "act")):
        assert value in text_of(page) or f'value="{value}"' in page.content.decode()


def test_refused_part_of_a_new_entry_leaves_the_rest_kept(her: Any) -> None:
    begin(her)
    made = str(uuid4())
    page = her.post("/journal/new", {"made": made, "pain": "4", "baby": "54"})
    assert "is larger than we can use" in text_of(page)
    assert only(her).pain == 4
    her.post(f"/journal/{made}", {"baby": "5.4"})
    assert only(her).baby_mass_kg == 5.4


def test_baby_care_before_the_birth_is_refused(her: Any) -> None:
    begin(her)  # eleven weeks ago
    address = note(her, pain="4", at=typed(now() - timedelta(weeks=12)))
    page = her.post(address, {"count_bath": "1"})
    assert "is before the birth on" in text_of(page)
    assert only(her).counts == {}


def test_time_can_be_changed(her: Any) -> None:
    address = note(her, pain="4")
    earlier = now() - timedelta(hours=5)
    her.post(address, {"at": typed(earlier)})
    assert typed(only(her).at.astimezone(now().tzinfo)) == typed(earlier)


def test_entry_sent_later_has_the_time_at_which_it_was_noted(her: Any) -> None:
    earlier = now() - timedelta(hours=5)
    note(her, pain="4", noted=earlier.isoformat())
    assert only(her).at == earlier


def test_changing_the_language_keeps_what_was_typed(her: Any) -> None:
    address = note(her, pain="4")
    page = her.post(address, {"note": "Both hips.", "switch_language": "zh-hans"})
    assert "Both hips." in text_of(page)
    assert only(her).note == ""


# ---- the list


def test_list_shows_the_entries_day_by_day(her: Any) -> None:
    note(her, pain="4", at=typed(now() - timedelta(days=1)))
    note(her, pain="6", note="Long walk.")
    page = text_of(her.get("/journal"))
    assert page.index("Pain 6") < page.index("Long walk.") < page.index("Yesterday") < page.index("Pain 4")


def test_former_value_is_kept_and_shown(her: Any) -> None:
    address = note(her, pain="4", note="Left side.")
    her.post(address, {"note": "Right side."})
    her.post(address, {"worst": "8"})
    page = text_of(her.get(address))
    before = page[page.index("What it said before") :]
    assert "Left side." in before
    assert "Pain 4" not in before


def test_entry_is_deleted_once_asked(her: Any) -> None:
    address = note(her, pain="4")
    assert "Delete this entry?" in text_of(her.get(f"{address}/delete"))
    assert len(kept(her)) == 1
    page = her.post(f"{address}/delete", follow=True)
    assert kept(her) == []
    assert "The entry is deleted." in text_of(page)


def test_long_list_has_pages(her: Any) -> None:
    for number in range(35):
        note(her, note=f"note {number}", at=typed(now() - timedelta(hours=number)))
    first, second = text_of(her.get("/journal")), text_of(her.get("/journal?page=2"))
    assert "note 0" in first
    assert "note 29" in first
    assert "note 30" not in first
    assert "note 30" in second
    assert "note 34" in second
    assert "Page 2 of 2" in second
    for odd in ("0", "99", "x", "-1", "9" * 400):
        assert her.get(f"/journal?page={odd}").status_code == 200


def test_stranger_sees_changes_and_deletes_nothing(her: Any, stranger: Any) -> None:
    address = note(her, pain="4", note="Both hips.")
    made = address.rsplit("/", 1)[1]
    assert "Both hips." not in text_of(stranger.get("/journal"))
    for page in (
        stranger.get(address),
        stranger.post(address, {"pain": "9"}),
        stranger.get(f"{address}/delete"),
        stranger.post(f"{address}/delete"),
    ):
        assert page.status_code == 404
    stranger.post("/journal/new", {"made": made, "pain": "9"})
    assert (only(her).pain, only(her).note) == (4, "Both hips.")
    assert only(stranger).pain == 9


def test_noting_keeps_the_browser_known_for_another_year_with_one_write_a_day(her: Any) -> None:
    from django.contrib.sessions.models import Session

    from carrywell.web.sessions import RENEWED

    def left() -> timedelta:
        return Session.objects.get(pk=her.session.session_key).expire_date - now()

    address = note(her, pain="4")
    for tell in (lambda: note(her, pain="5"), lambda: her.post(address, {"worst": "7"})):
        session = her.session
        session[RENEWED] = "2026-01-01"
        session.save()
        Session.objects.filter(pk=session.session_key).update(expire_date=now() + timedelta(days=1))
        tell()
        assert left() > timedelta(days=364)
    Session.objects.filter(pk=her.session.session_key).update(expire_date=now() + timedelta(days=30))
    note(her, pain="6")
    assert left() < timedelta(days=31)
