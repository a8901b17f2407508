"""What she deletes is in no file of the data folder any more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.web.walking import answer, begin, shown

#: Days since the birth that no other woman of these tests tells.
DAYS = "1043"


def files_with_her() -> list[str]:
    from django.conf import settings

    told = f'"days_since_birth": {DAYS}'.encode()
    return [path.name for path in settings.HOME.iterdir() if told in path.read_bytes()]


def delete_everything(her: Any) -> None:
    her.post("/check/delete")


def start_again(her: Any) -> None:
    her.post("/check/again")
    her.post("/check/delete")


def lose_and_delete(her: Any) -> None:
    her.post("/check/you/ended-early", {"aside": "on"})
    her.post("/check/you/ended-early", {"aside": "delete"})


@pytest.mark.parametrize("delete", [delete_everything, start_again, lose_and_delete])
def test_what_she_deletes_is_in_no_file(her: Any, delete: Callable[[Any], None]) -> None:
    answer(her, shown(begin(her, since=DAYS, unit="days")), {"leg_weakness": True})
    assert files_with_her()
    delete(her)
    assert files_with_her() == []


def test_an_answer_is_in_the_log_at_once(her: Any) -> None:
    from django.conf import settings

    begin(her, since=DAYS, unit="days")
    log = settings.HOME / "carrywell.sqlite3-wal"
    assert log.stat().st_size > 0
    delete_everything(her)
    assert log.stat().st_size == 0
