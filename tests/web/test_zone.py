"""The zone of this computer: named with its summer time, else its offset of now; days and times are told in it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from carrywell.track.entries import JournalEntry
from tests.web.walking import text_of

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
TELL = (
    "from django.conf import settings; from datetime import datetime;"
    "days = [datetime(2026, month, 1, tzinfo=settings.LOCAL_ZONE) for month in (1, 7)];"
    "offsets = [day.utcoffset().total_seconds() / 60 for day in days];"
    "here = datetime(2026, 7, 1).astimezone().utcoffset().total_seconds() / 60;"
    "print(settings.TIME_ZONE, *offsets, here)"
)


def run(zone: str, *command: str, home: str = "") -> str:
    with tempfile.TemporaryDirectory() as folder:
        told = os.environ | {
            "TZ": zone, "CARRYWELL_HOME": home or folder, "DJANGO_SETTINGS_MODULE": "carrywell.web.settings",
        }  # fmt: skip
        done = subprocess.run(
            [sys.executable, *command], env=told, capture_output=True, text=True, encoding="utf-8", timeout=120
        )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no TZ")
@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("Europe/Berlin", "Europe/Berlin 60.0 120.0 120.0"),
        (":America/New_York", "America/New_York -300.0 -240.0 -240.0"),
        ("Asia/Shanghai", "Asia/Shanghai 480.0 480.0 480.0"),
        ("Asia/Kolkata", "Asia/Kolkata 330.0 330.0 330.0"),
        ("<+03>-3", "Etc/GMT-3 180.0 180.0 180.0"),
        ("Moon/Tycho", "UTC 0.0 0.0 0.0"),
    ],
)
def test_zone_is_that_which_the_computer_names_else_its_offset(zone: str, told: str) -> None:
    assert run(zone, "-c", TELL).split() == told.split()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no TZ")
def test_terminal_counts_and_shows_days_of_its_zone() -> None:
    """At any moment one of these two has another day than UTC."""
    with tempfile.TemporaryDirectory() as home:
        for zone in ("Pacific/Kiritimati", "Etc/GMT+12"):
            run(zone, "-m", "carrywell", "journal", "add", "--pain", "4", home=home)
            here = datetime.now(ZoneInfo(zone)).date()
            (*_rest, last) = run(zone, "-m", "carrywell", "journal", "list", home=home).splitlines()
            assert here.isoformat() in last
            calendar = run(
                zone, "-m", "carrywell", "report", "--ics", "-", "--exercise-at", "09:30", home=home
            )  # at her own clock's time, whatever the zone and the season
            assert f"DTSTART:{here + timedelta(days=1):%Y%m%d}T093000\n" in calendar.replace("\r", "")


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let it be a moment in a zone."""
    from django.conf import settings
    from django.utils import timezone as clock

    def be(zone: Any, moment: datetime) -> None:
        monkeypatch.setattr(settings, "LOCAL_ZONE", zone)
        monkeypatch.setattr(clock, "now", lambda: moment)

    return be


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        (BERLIN, datetime(2026, 7, 1, 22, 30, tzinfo=UTC), date(2026, 7, 2)),
        (BERLIN, datetime(2026, 12, 1, 22, 30, tzinfo=UTC), date(2026, 12, 1)),
        (BERLIN, datetime(2026, 3, 28, 23, 30, tzinfo=UTC), date(2026, 3, 29)),
        (BERLIN, datetime(2026, 3, 29, 21, 59, tzinfo=UTC), date(2026, 3, 29)),
        (BERLIN, datetime(2026, 3, 29, 22, 1, tzinfo=UTC), date(2026, 3, 30)),
        (BERLIN, datetime(2026, 10, 24, 22, 1, tzinfo=UTC), date(2026, 10, 25)),
        (BERLIN, datetime(2026, 10, 25, 22, 59, tzinfo=UTC), date(2026, 10, 25)),
        (NEW_YORK, datetime(2026, 3, 9, 3, 59, tzinfo=UTC), date(2026, 3, 8)),
        (NEW_YORK, datetime(2026, 11, 1, 4, 1, tzinfo=UTC), date(2026, 11, 1)),
        (NEW_YORK, datetime(2026, 11, 2, 4, 59, tzinfo=UTC), date(2026, 11, 1)),
    ],
)
def test_today_and_the_day_of_an_entry_follow_both_clock_changes(
    her: Any, at: Any, zone: ZoneInfo, moment: datetime, day: date
) -> None:
    from carrywell.web import journal_store, store

    at(zone, moment)
    her.get("/")
    her.post("/journal/new", {"made": str(uuid4()), "pain": "4"})
    (kept,) = journal_store.entries(her.session["journal"])
    assert (store.today(), kept.entry.at.date(), kept.entry.at) == (day, day, moment)


@pytest.mark.parametrize("second", [False, True])
def test_half_past_one_comes_twice_and_both_are_kept_and_shown_so(her: Any, at: Any, second: bool) -> None:
    """New York, 1 November 2026: 05:30 UTC is 01:30 in summer time, 06:30 UTC is 01:30 in winter time."""
    from carrywell.web import journal_store

    moments = [datetime(2026, 11, 1, hour, 30, tzinfo=UTC) for hour in (5, 6)]
    made = [str(uuid4()), str(uuid4())]
    for moment, name in zip(moments, made, strict=True):
        at(NEW_YORK, moment)
        her.get("/")
        assert her.post("/journal/new", {"made": name, "pain": "4"}).status_code == 302
    key = her.session["journal"]
    assert [kept.entry.at for kept in journal_store.entries(key)] == moments
    assert [str(kept.id) for kept in journal_store.entries(key)] == made
    # Saved again as the page shows it, its time does not slip by an hour.
    her.post(f"/journal/{made[second]}", {"at": "2026-11-01T01:30", "note": "Left side."})
    assert [kept.entry.at for kept in journal_store.entries(key)] == moments
    page = text_of(her.get("/journal"))
    assert page.count("01:30") == 2


def test_clock_is_told_as_her_clock_shows_it(her: Any, at: Any) -> None:
    at(BERLIN, datetime(2026, 7, 1, 22, 30, tzinfo=UTC))
    her.get("/")
    her.post("/journal/new", {"made": (made := str(uuid4())), "pain": "4"})
    assert "00:30" in text_of(her.get("/journal"))
    assert "When: 00:30" in text_of(her.get(f"/journal/{made}"))


def test_entry_of_summer_stays_on_its_day_in_winter(her: Any, at: Any) -> None:
    at(BERLIN, datetime(2026, 7, 1, 22, 30, tzinfo=UTC))
    her.get("/")
    her.post("/journal/new", {"made": str(uuid4()), "pain": "4"})
    at(BERLIN, datetime(2026, 12, 1, 12, tzinfo=UTC))
    page = text_of(her.get("/journal"))
    assert "July 2, 2026" in page or "2 July 2026" in page
    assert "00:30" in page


def test_zone_without_a_name_is_told_too(her: Any, at: Any) -> None:
    at(timezone(timedelta(hours=5, minutes=45)), datetime(2026, 7, 1, 22, 30, tzinfo=UTC))
    her.get("/")
    her.post("/journal/new", {"made": str(uuid4()), "pain": "4"})
    assert "04:15" in text_of(her.get("/journal"))


def test_entry_typed_for_the_hour_that_is_left_out_is_kept(her: Any, at: Any) -> None:
    """Berlin, 29 March 2026: no clock shows 02:30; an hour later it is 03:30."""
    from carrywell.web import journal_store

    at(BERLIN, datetime(2026, 3, 29, 10, tzinfo=UTC))
    her.get("/")
    her.post("/journal/new", {"made": str(uuid4()), "pain": "4", "at": "2026-03-29T02:30"})
    (kept,) = journal_store.entries(her.session["journal"])
    assert kept.entry.at == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert "03:30" in text_of(her.get("/journal"))


def test_entry_object_has_an_offset_of_its_own() -> None:
    """As a clock shows them, 01:50 before the change is after 01:10 after it."""
    before = JournalEntry(datetime(2026, 11, 1, 1, 50, tzinfo=NEW_YORK), 4)
    after = datetime(2026, 11, 1, 1, 10, tzinfo=NEW_YORK, fold=1)
    assert before.at < JournalEntry(after, 4).at
    before.require_time(after, None)
    JournalEntry(after, 4).require_time(after, None)
