"""What was open stays until she answers, however long ago its entries are; pages read no more for it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from carrywell.track.entries import JournalEntry
from tests.web.test_full_disk import full_disk
from tests.web.test_journal import note, now, typed
from tests.web.test_journal_more import open_rules
from tests.web.walking import begin

SIGN = {"sign": "urine_leak_new"}
DAY = timedelta(days=1)


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page reads one day instead of half a year."""
    from carrywell.web import her_course

    monkeypatch.setattr(her_course, "WINDOW", DAY)


def sign_of(her: Any, days: int) -> str:
    """An entry with a sign, seen on its own page at once."""
    begin(her)
    address = note(her, pain="4", at=typed(now() - timedelta(days=days)))
    her.post(address, SIGN, follow=True)
    return address


def walked(her: Any, at: Any) -> None:
    from carrywell.web.models import Journal

    Journal.objects.filter(key=her.session["journal"]).update(walked=at)


def test_sign_of_long_ago_waits_for_her_answer(her: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from carrywell.web import her_course

    sign_of(her, 5)
    monkeypatch.setattr(her_course, "WINDOW", DAY)
    for _ in range(2):
        assert open_rules(her.get("/journal")) == ["E01"]
        assert open_rules(her.get("/")) == ["E01"]
    assert "Emergency" in her.get("/journal").content.decode()
    her.post("/journal/answer", {"rule": "E01"})
    for _ in range(2):
        assert open_rules(her.get("/journal")) == []


def test_nothing_of_the_time_since_her_last_visit_is_left_out(her: Any, short: None) -> None:
    """Noted elsewhere or sent later, and no page was shown since."""
    from carrywell.web import journal_store

    begin(her)
    note(her, pain="4")
    her.get("/journal")
    journal_store.add(her.session["journal"], JournalEntry(now() - 3 * DAY, findings={"saddle_numbness": "yes_new"}))
    walked(her, now() - 3 * DAY)
    for _ in range(2):
        assert open_rules(her.get("/journal")) == ["E01"]


@pytest.mark.parametrize("told", [None, {"unsign": "urine_leak_new"}])
def test_sign_that_is_taken_back_or_deleted_waits_for_nothing(her: Any, told: dict[str, str] | None) -> None:
    from carrywell.web import her_course

    address = sign_of(her, 5)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(her_course, "WINDOW", DAY)
        assert open_rules(her.get("/journal")) == ["E01"]
        her.post(address, told) if told else her.post(f"{address}/delete")
        assert open_rules(her.get("/journal")) == []


def test_entry_without_a_sign_takes_no_card_of_its_day_along(her: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from carrywell.web import her_course

    sign_of(her, 5)
    other = note(her, pain="2", at=typed(now() - 5 * DAY - timedelta(minutes=1)))
    monkeypatch.setattr(her_course, "WINDOW", DAY)
    assert open_rules(her.get("/journal")) == ["E01"]
    her.post(other, {"at": typed(now() - 5 * DAY - timedelta(minutes=2))})
    assert open_rules(her.get("/journal")) == ["E01"]
    her.post(f"{other}/delete")
    assert open_rules(her.get("/journal")) == ["E01"]


def test_sign_of_another_day_keeps_the_card(her: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from carrywell.web import her_course

    first = sign_of(her, 8)
    later = note(her, pain="4", at=typed(now() - 5 * DAY))
    her.post(later, {"sign": "saddle_numbness"}, follow=True)
    monkeypatch.setattr(her_course, "WINDOW", DAY)
    assert open_rules(her.get("/journal")) == ["E01"]
    her.post(f"{first}/delete")
    assert open_rules(her.get("/journal")) == ["E01"]


@pytest.mark.parametrize(
    ("deleted", "changed"), [(True, {}), (False, {"sign": ["saddle_numbness", "fever"]}), (False, {"minutes": 5})]
)
def test_card_of_long_ago_stays_while_its_sign_stands(
    her: Any, monkeypatch: pytest.MonkeyPatch, deleted: bool, changed: dict[str, Any]
) -> None:
    """Another entry of that day is deleted, a second sign comes to it, or its time is put right."""
    from carrywell.web import her_course

    entry = sign_of(her, 8)
    other = note(her, pain="3", at=typed(now() - 8 * DAY))
    her.post(other, {"sign": "fever"}, follow=True)
    monkeypatch.setattr(her_course, "WINDOW", DAY)
    assert "E01" in open_rules(her.get("/journal"))
    if deleted:
        her.post(f"{other}/delete")
    else:
        at = typed(now() - 8 * DAY + timedelta(minutes=changed.get("minutes", 0)))
        her.post(entry, {"at": at, "sign": changed.get("sign", ["saddle_numbness"])}, follow=True)
    for _ in range(2):
        assert "E01" in open_rules(her.get("/journal"))


@pytest.mark.parametrize("deleted", [True, False])
def test_card_of_long_ago_outlives_a_tick_by_mistake(her: Any, monkeypatch: pytest.MonkeyPatch, deleted: bool) -> None:
    from carrywell.web import her_course

    sign_of(her, 8)
    monkeypatch.setattr(her_course, "WINDOW", DAY)
    assert open_rules(her.get("/journal")) == ["E01"]
    entry = note(her, pain="4")
    her.post(entry, SIGN, follow=True)
    assert open_rules(her.get("/journal")) == ["E01"]
    her.post(f"{entry}/delete") if deleted else her.post(entry, {"unsign": SIGN["sign"]}, follow=True)
    for _ in range(2):
        assert open_rules(her.get("/journal")) == ["E01"]


def test_card_of_long_ago_outlives_the_newer_one_it_was_joined_with(
    her: Any, stranger: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from carrywell.web import her_course, journal_store

    sign_of(her, 8)
    begin(stranger)
    monkeypatch.setattr(her_course, "WINDOW", DAY)
    assert open_rules(her.get("/journal")) == ["E01"]
    entry = note(stranger, pain="4")
    stranger.post(entry, SIGN, follow=True)
    assert "E01" in open_rules(stranger.get("/journal"))
    her.post("/journal/code", {"code": journal_store.new_code(stranger.session["journal"])})
    her.post(f"{entry}/delete")
    for _ in range(2):
        assert open_rules(her.get("/journal")) == ["E01"]


@pytest.mark.parametrize("first", [0, 1])
def test_file_that_takes_two_signs_back_takes_both_cards(app: Any, first: int) -> None:
    """Each entry comes with a journal of its own; what the one has changed, the other must not write back."""
    from carrywell.web import journal_store, models
    from carrywell.web.journal_back import bring_back
    from carrywell.wire.journal_file import Filed

    key, ids = uuid4().hex, sorted(uuid4() for _ in range(2))
    days = {ids[first]: 400, ids[1 - first]: 150}
    signs = {ids[first]: {"leg_weakness": "yes_new"}, ids[1 - first]: {"fever": "yes"}}
    was = {made: JournalEntry(now() - days[made] * DAY, 4, findings=signs[made]) for made in ids}
    journal_store.add_all(key, was.items())
    day = {made: was[made].at.date().isoformat() for made in ids}
    kept = {
        name: {
            "urgency": "emergency",
            "since": day[made],
            "because": {"findings": list(signs[made]), "days": [day[made]]},
        }
        for name, made in (("E02", ids[first]), ("E01", ids[1 - first]))
    }
    models.Journal.objects.filter(key=key).update(open=kept, walked=now())
    bring_back(key, [Filed(made, JournalEntry(was[made].at, 4), now(), ((was[made], now()),)) for made in ids])
    row = models.Journal.objects.get(key=key)
    assert row.open == {}
    assert row.walked is not None
    assert row.walked.date() <= was[ids[first]].at.date()
    journal_store.forget(key)


def test_answer_is_given_on_her_day_not_on_that_of_greenwich(app: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.conf import settings

    from carrywell.web import journal_open, journal_store

    monkeypatch.setattr(settings, "LOCAL_ZONE", ZoneInfo("America/Los_Angeles"))
    key = uuid4().hex
    journal_store.answer(key, "E12", datetime(2026, 3, 30, 0, 30, tzinfo=UTC))
    assert journal_open.standing(key).answered["E12"].date() == date(2026, 3, 29)
    assert journal_store.answered(key)["E12"].date() == date(2026, 3, 29)
    journal_store.forget(key)


@pytest.mark.parametrize("answered", [False, True])
def test_rule_of_long_ago_moves_into_another_journal(
    her: Any, stranger: Any, monkeypatch: pytest.MonkeyPatch, answered: bool
) -> None:
    from carrywell.web import her_course, journal_store

    sign_of(her, 5)
    monkeypatch.setattr(her_course, "WINDOW", DAY)
    begin(stranger)
    note(stranger, pain="3")
    if answered:
        her.post("/journal/answer", {"rule": "E01"})
    her.post("/journal/code", {"code": journal_store.new_code(stranger.session["journal"])})
    for visitor in (her, stranger):
        assert open_rules(visitor.get("/journal")) == ([] if answered else ["E01"])


def test_rule_of_long_ago_costs_no_page_a_single_entry_more(her: Any, short: None) -> None:
    from carrywell.web import journal_store, models

    begin(her)
    note(her, pain="4")
    key = her.session["journal"]
    old = [(uuid4(), JournalEntry(now() - timedelta(days=40, minutes=place), 4, 6)) for place in range(300)]
    journal_store.add_all(key, old)
    seen = {"urgency": "within_days", "action": "doctor_days", "crisis": False, "also": [], "answers": {},
            "because": {"findings": ["fever"], "days": ["2026-01-01"]}, "since": "2026-01-01", "last": "2026-01-01",
            "seen": "2026-01-01T08:00:00+00:00"}  # fmt: skip
    models.Journal.objects.filter(key=key).update(open={"E01": seen}, walked=now())
    read: list[int] = []
    entries = journal_store.entries
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(journal_store, "entries", lambda *given: read.append(len(entries(*given))) or entries(*given))
        assert open_rules(her.get("/journal")) == ["E01"]
    assert set(read) == {1}


def test_page_is_shown_where_nothing_can_be_stored(her: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from carrywell.web import journal_open

    def full(*_told: object) -> None:
        raise full_disk()

    sign_of(her, 1)
    walked(her, None)
    monkeypatch.setattr(journal_open, "_remember", full)
    assert open_rules(her.get("/journal")) == ["E01"]


def test_looking_again_writes_nothing(her: Any) -> None:
    from carrywell.web.models import Journal

    def row() -> Any:
        return Journal.objects.filter(key=her.session["journal"]).values("open", "walked").get()

    sign_of(her, 1)
    her.get("/journal")
    before = row()
    assert list(before["open"]) == ["E01"]
    her.get("/journal")
    her.get("/")
    assert row() == before
    walked(her, now() - timedelta(days=2))
    her.get("/journal")
    assert row()["walked"] > now() - DAY
