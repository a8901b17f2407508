"""Bring entries in: files into the journal of a browser, all or nothing, never twice, told in numbers."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web import test_journal
from tests.web.test_journal import note, now, typed
from tests.web.walking import begin, begin_pregnant, browser, text_of

BRING = "/journal/bring"
CHILD = "id,child_first_name,child_last_name"


def day(ago: int) -> date:
    return date.today() - timedelta(days=ago)


def changes(*agos: int, child: str = "Emma") -> str:
    """A nappy change at eight in the morning of each of these days."""
    rows = [f"{number},{child},Sample,{day(ago)} 08:00:00,1,0" for number, ago in enumerate(agos, 1)]
    return "\n".join([f"{CHILD},time,wet,solid", *rows])


def weights(*numbers: float, child: str = "Emma") -> str:
    rows = [f"{number},{child},Sample,{day(3)},{kg}" for number, kg in enumerate(numbers, 1)]
    return "\n".join([f"{CHILD},date,weight", *rows])


def children(**born: int) -> str:
    rows = [f"{name},Sample,{day(ago)}" for name, ago in born.items()]
    return "\n".join(["first_name,last_name,birth_date", *rows])


def send(client: Any, files: Mapping[str, str | bytes], **more: Any) -> Any:
    told = [SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text) for name, text in files.items()]
    return client.post(BRING, {"upload": told} | more, follow=True)


def go_on(client: Any, page: Any, **told: Any) -> Any:
    """The second page, sent with what it holds."""
    (word,) = re.findall(r'name="held" value="([^"]*)"', page.content.decode())
    return client.post(BRING, {"held": word} | told, follow=True)


def kept(client: Any) -> list[Any]:
    return [each.entry for each in test_journal.kept(client)]


def whole(client: Any) -> Any:
    return json.loads(client.get("/journal/export/json").content)


@pytest.fixture
def mother(her: Any) -> Any:
    begin(her)
    return her


def test_journal_saved_here_comes_back_after_it_was_deleted(mother: Any) -> None:
    address = note(mother, pain="4", act="carry her upstairs")
    mother.post(address, {"pain": "6", "note": "Left side."})
    note(mother, pain="2")
    saved = mother.get("/journal/export/json").content
    mother.post("/journal/delete")
    page = send(mother, {"journal.json": saved})
    assert "2 of 2 entries were new." in text_of(page)
    assert whole(mother) == json.loads(saved)
    assert "0 of 2 entries were new." in text_of(send(mother, {"journal.json": saved}))
    assert whole(mother) == json.loads(saved)


def test_table_saved_here_comes_back(mother: Any) -> None:
    note(mother, pain="4", note="Both hips.")
    saved = b"".join(mother.get("/journal/export/csv").streaming_content)
    mother.post("/journal/delete")
    assert "1 of 1 entry was new." in text_of(send(mother, {"journal.csv": saved}))
    assert [entry.note for entry in kept(mother)] == ["Both hips."]


def test_baby_buddy_is_asked_only_what_its_files_leave_open(mother: Any) -> None:
    page = send(mother, {"changes.csv": changes(2, 2, 2, 4), "children.csv": children(Emma=77)})
    body = page.content.decode()
    assert "4 nappy changes" in text_of(page)
    assert kept(mother) == []
    assert 'name="child"' not in body
    assert 'name="weight_unit"' not in body
    assert re.search(r'name="nappies_at" value="both"[^>]* checked', body)
    page = go_on(mother, page, nappies_at="table")
    assert "2 of 2 entries were new." in text_of(page)
    assert [dict(entry.counts) for entry in kept(mother)] == [
        {"nappy_low": 0, "nappy_table": 1},
        {"nappy_low": 0, "nappy_table": 3},
    ]
    again = send(mother, {"changes.csv": changes(2, 2, 2, 4), "children.csv": children(Emma=77)})
    assert "0 of 2 entries were new." in text_of(go_on(mother, again, nappies_at="table"))
    other = go_on(mother, again, nappies_at="low")
    assert "2 entries say something else now; what they said before is kept." in text_of(other)


def test_unit_that_fits_is_chosen_already_with_its_reason(mother: Any) -> None:
    page = send(mother, {"weight.csv": weights(12.1), "children.csv": children(Emma=80)})
    assert "12.1 at 77 days of age is then 5.49 kg" in text_of(page)
    assert re.search(r'name="weight_unit" value="lb"[^>]* checked', page.content.decode())
    go_on(mother, page, weight_unit="lb")
    assert [entry.baby_mass_kg for entry in kept(mother)] == [5.488]


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"weight.csv": weights(5.2)}, "the files do not tell the day of birth"),
        ({"weight.csv": weights(1000.0), "children.csv": children(Emma=80)}, "fit that age in no unit"),
    ],
)
def test_unit_that_is_not_clear_is_asked_and_what_was_given_stays(mother: Any, files: Any, says: str) -> None:
    page = send(mother, files)
    assert says in text_of(page)
    assert not re.search(r'name="weight_unit"[^>]* checked', page.content.decode())
    page = go_on(mother, page)
    assert says in text_of(page)
    assert b'role="alert"' in page.content
    assert kept(mother) == []
    told = go_on(mother, page, weight_unit="kg")
    assert ("1 of 1 entry was new." in text_of(told)) is (says != "fit that age in no unit")


def test_child_is_asked_where_there_are_several(mother: Any) -> None:
    files = {
        "changes.csv": changes(2, 2) + "\n" + changes(2, child="Noah").split("\n")[1].replace("1,", "9,", 1),
        "children.csv": children(Emma=77, Noah=900),
    }
    page = send(mother, files)
    assert "Which child?" in text_of(page)
    refused = go_on(mother, page)
    assert "for twins, both" in text_of(refused)
    assert kept(mother) == []
    go_on(mother, refused, child=["Emma Sample"], nappies_at="table")
    assert [sum(entry.counts.values()) for entry in kept(mother)] == [2]


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({}, "Please choose a file first."),
        ({"a.csv": ""}, "The file is empty."),
        ({"a.csv": b"\xff\x00\x81"}, "The file is not text that we can read."),
        ({"a.csv": "colour,shape\nred,round\n"}, "Line 1 has headings that we do not know."),
        ({"a.csv": "at,pain\n2026-01-01T10:00,4\n2026-01-02T10:00,11\n"}, "Line 3, “pain” is larger"),
        ({"a.csv": 'at,note\n2026-01-01T10:00,"open\n'}, "Line 2 cannot be read as CSV."),
        ({"a.csv": "at,pain\n2026-01-01T10:00,4,5\n"}, "Line 2 has 3 cells"),
        ({"a.csv": "at,pain\n2999-01-01T10:00,4\n"}, "Line 2, “at” is in the future"),
        ({"b.csv": changes(2), "c.csv": changes(2).replace("08:00", "28:00")}, "c.csv: Line 2, “time” is not a date"),
        ({"a.json": "{"}, "The file"),
        ({"a.json": '{"format": "carrywell journal 2", "entries": []}'}, "format"),
        ({"a.json": '{"format": "carrywell journal 1", "entries": []}'}, "There is no entry in it."),
        ({"a.json": '{"format": "carrywell journal 1", "entries": [{"at": "2026-01-01T10:00"}]}'}, "Entry 1, “entry”"),
        ({"children.csv": children(Emma=77)}, "There is no entry in it."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named_and_nothing_is_brought_in(mother: Any, files: Any, says: str) -> None:
    note(mother, pain="3")
    page = send(mother, files)
    assert says in text_of(page)
    assert b'role="alert"' in page.content
    assert b'aria-invalid="true"' in page.content
    assert [entry.pain for entry in kept(mother)] == [3]


def test_row_in_the_future_is_named_by_its_number(mother: Any) -> None:
    page = send(mother, {"changes.csv": changes(-2)})
    assert "“changes.1.time” is in the future" in text_of(go_on(mother, page))
    assert kept(mother) == []


def test_file_brings_her_journal_back_when_the_browser_has_forgotten_it(mother: Any) -> None:
    """The journal of before is still on the disk, and nobody can make a code for it any more."""
    note(mother, pain="4")
    note(mother, pain="6", at=typed(now() - timedelta(hours=5)))
    saved = mother.get("/journal/export/json").content
    forgetful = browser("en-GB")
    begin(forgetful)
    assert "2 of 2 entries were new." in text_of(send(forgetful, {"journal.json": saved}))
    assert "0 of 2 entries were new." in text_of(send(forgetful, {"journal.json": saved}))
    assert [each.pain for each in kept(forgetful)] == [6, 4]
    assert [each.pain for each in kept(mother)] == [6, 4]


def test_what_the_page_holds_cannot_be_made_up(mother: Any) -> None:
    for word in ("", "x", "====", "eNqrVkrLz1eyUkpKLFKqBQAg", "💥"):
        page = mother.post(BRING, {"held": word}, follow=True)
        assert "Please choose them once more." in text_of(page)


def test_held_files_do_not_unpack_without_end(mother: Any) -> None:
    import base64
    import zlib

    bomb = base64.urlsafe_b64encode(zlib.compress(b'[["a.csv", "' + b"x" * 200_000_000 + b'"]]')).decode()
    assert "Please choose them once more." in text_of(mother.post(BRING, {"held": bomb}))


def test_files_larger_than_told_are_refused_by_their_limit(mother: Any) -> None:
    assert "up to 10 MB" in text_of(mother.get(BRING))
    page = send(mother, {"large.csv": "x" * 10_000_001})
    assert page.status_code == 413
    assert "larger than 10 MB" in text_of(page)
    assert mother.post("/journal/new", {"note": "x" * 200_001}).status_code == 413


def test_three_megabytes_of_journal_are_taken(mother: Any) -> None:
    entry = {"at": (now() - timedelta(days=1)).isoformat(), "pain": 4, "note": "x" * 1900}
    told = {"format": "carrywell journal 1", "entries": [entry] * 1500}
    assert "1500 of 1500 entries were new." in text_of(send(mother, {"journal.json": json.dumps(told)}))


def test_language_is_changed_on_the_second_page_and_nothing_is_lost(mother: Any) -> None:
    page = send(mother, {"changes.csv": changes(2, 2)})
    page = go_on(mother, page, nappies_at="low", switch_language="zh-hans")
    assert re.search(r'name="nappies_at" value="low"[^>]* checked', page.content.decode())
    go_on(mother, page, nappies_at="low")
    assert [dict(entry.counts) for entry in kept(mother)] == [{"nappy_low": 2, "nappy_table": 0}]


def test_page_asks_no_address_and_tells_the_exact_command(mother: Any) -> None:
    from carrywell.cli.journal import journal

    page = mother.get(BRING)
    assert "carrywell journal import --babybuddy https://baby.example.org --token-file token.txt" in text_of(page)
    assert {"--babybuddy", "--token-file"} <= {name for p in journal.commands["import"].params for name in p.opts}
    inputs = set(re.findall(r'<input[^>]* name="(\w+)"', page.content.decode()))
    assert inputs <= {"csrfmiddlewaretoken", "upload", "next"}


def test_woman_without_a_baby_sees_and_takes_in_nothing_of_one(app: Any) -> None:
    client = browser("en-GB")
    begin_pregnant(client)
    assert "baby" not in text_of(client.get(BRING)).split("Bring entries in")[-1].lower()
    assert "about a baby" in text_of(send(client, {"changes.csv": changes(2)}))
    assert whole(client)["entries"] == []


def test_after_a_loss_her_own_journal_comes_back_and_nothing_speaks_of_a_baby(mother: Any) -> None:
    note(mother, pain="4")
    saved = mother.get("/journal/export/json").content
    mother.post("/journal/delete")
    mother.post("/check/you/ended-early", {"aside": "on"})
    first, refused = mother.get(BRING), send(mother, {"changes.csv": changes(2)})
    for page in (first, refused):
        assert "baby" not in text_of(page).lower()
    assert "Only a journal that was saved here" in text_of(refused)
    assert "1 of 1 entry was new." in text_of(send(mother, {"journal.json": saved}))
    assert [entry.pain for entry in kept(mother)] == [4]


def test_act_of_a_saved_journal_is_asked_about_no_more_after_a_loss(mother: Any) -> None:
    """On another phone she has told her loss first, so no page knows which act was from before it."""
    note(mother, pain="4", act="lift my baby", function="3")
    saved = mother.get("/journal/export/json").content
    mother.post("/journal/delete")
    mother.post("/check/you/ended-early", {"aside": "on"})
    send(mother, {"journal.json": saved})
    assert "lift my baby" not in mother.get(note(mother, pain="2")).content.decode()


def test_names_of_files_are_shown_as_text(mother: Any) -> None:
    page = send(mother, {"<b>a.csv": "colour\nred\n", "b.csv": "colour\nred\n"})
    assert b"&lt;b&gt;a.csv" in page.content
    assert b"<b>a.csv" not in page.content
