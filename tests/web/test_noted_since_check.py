"""What she notes after her check waits for her answer; only a check that was asked after it may answer it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.web.test_journal import note, now, typed
from tests.web.test_journal_more import open_rules
from tests.web.walking import NEW_MOTHER, begin, walk

DAY = timedelta(days=1)


def checked_before(her: Any, days: int, **wanted: object) -> None:
    """A check that was made so many days ago."""
    from carrywell.web.models import Check

    begin(her)
    walk(her, {"pain_site": "low_back", **wanted})
    then = now() - timedelta(days=days)
    Check.objects.filter(token=her.session["check"]).update(created=then, updated=then, finished=then)


def go_on(her: Any) -> None:
    her.post("/check/begin")


def tell_the_birth_anew(her: Any) -> None:
    her.post("/check/you/after-birth", NEW_MOTHER | {"since": "12"})


def leave_private_answers_out(her: Any) -> None:
    her.post("/support")


@pytest.mark.parametrize("change", [go_on, tell_the_birth_anew, leave_private_answers_out])
def test_check_that_is_stored_anew_answers_no_sign_noted_since(her: Any, change: Any) -> None:
    checked_before(her, 3)
    note(her, pain="4", at=typed(now() - DAY), sign="saddle_numbness")
    before = her.get("/journal").content.decode()
    change(her)
    page = her.get("/journal")
    assert "E01" in open_rules(page)
    assert page.content.decode().count("Emergency") == before.count("Emergency") > 0


def test_warning_screens_answered_a_day_later_answer_the_sign(her: Any) -> None:
    checked_before(her, 3)
    note(her, pain="4", at=typed(now() - DAY), sign="urine_leak_new")
    assert "E01" in open_rules(her.get("/journal"))
    her.post("/journal/signs", {"rule": "E01"})
    walk(her, {"pain_site": "low_back"})
    assert "E01" not in open_rules(her.get("/journal"))


def test_signs_asked_anew_do_not_move_the_day_on_which_the_pain_began(her: Any) -> None:
    from carrywell.web.her_course import course_of

    checked_before(her, 40, duration_days="60")
    note(her, pain="4", at=typed(now() - DAY), sign="urine_leak_new")
    her.post("/journal/signs", {"rule": "E01"})
    walk(her, {"pain_site": "low_back"})
    assert course_of(her.session).began == date.today() - timedelta(days=100)
