"""The page of the letter: the file she asks for, what cannot be, and nobody else's."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import pypdf
import pytest

from tests.web.test_journal import note
from tests.web.walking import begin, text_of, walk

FORM = {"language": "en", "paper": "a4", "question": "Could this come from a nerve?"}


def checked(client: Any) -> Any:
    begin(client)
    walk(client, {"pain_site": "low_back"})
    note(client, pain="4", note="Worse in the evening.")
    return client


def test_without_a_check_there_is_no_letter_yet(her: Any) -> None:
    note(her, pain="4")
    page = her.get("/report")
    assert "The letter is made from your check." in text_of(page)
    assert her.post("/report", FORM | {"file": "pdf"})["Content-Type"].startswith("text/html")


@pytest.mark.parametrize(
    ("kind", "begins", "content_type"),
    [
        ("pdf", b"%PDF-", "application/pdf"),
        ("fhir", b"{", "application/fhir+json"),
        ("ics", b"BEGIN:VCALENDAR", "text/calendar"),
    ],
)
def test_file_is_what_she_asked_for(her: Any, kind: str, begins: bytes, content_type: str) -> None:
    made = checked(her).post("/report", FORM | {"file": kind})
    assert made["Content-Type"] == content_type
    assert made["Content-Disposition"].startswith('attachment; filename="back-')
    assert made.content.startswith(begins)


def test_records_hold_her_own_journal_alone(her: Any, stranger: Any) -> None:
    checked(her)
    begin(stranger)
    walk(stranger, {"pain_site": "low_back"})
    hers = her.post("/report", FORM | {"file": "fhir"}).content.decode()
    assert json.loads(hers)["resourceType"] == "Bundle"
    assert '"valueInteger": 4' in hers
    assert '"valueInteger": 4' not in stranger.post("/report", FORM | {"file": "fhir"}).content.decode()


def test_note_is_offered_with_its_day_and_marks_of_the_language(her: Any) -> None:
    her.defaults["HTTP_ACCEPT_LANGUAGE"] = "zh-CN"
    assert re.search(r"日：Worse in the evening\.", text_of(checked(her).get("/report")))


def test_what_is_too_long_is_refused_by_name_and_stays(her: Any) -> None:
    page = checked(her).post("/report", FORM | {"question": "x" * 2001, "file": "pdf"})
    assert "Your question is longer than 2000 characters" in text_of(page)
    assert "x" * 2001 in page.content.decode()


def test_choice_that_does_not_exist_is_refused(her: Any) -> None:
    page = checked(her).post("/report", {"language": "fr", "paper": "a4"})
    assert "Please choose one." in text_of(page)


def test_changing_the_language_keeps_what_was_typed(her: Any) -> None:
    page = checked(her).post("/report", FORM | {"switch_language": "zh-hans"})
    assert "Could this come from a nerve?" in text_of(page)


def letter_of(client: Any, **changes: object) -> str:
    made = client.post("/report", FORM | {"file": "pdf"} | changes)
    assert made["Content-Type"] == "application/pdf"
    return " ".join(pypdf.PdfReader(io.BytesIO(made.content)).pages[0].extract_text().split())


def offered(client: Any) -> list[str]:
    """Ids of the notes that she can tick; none is ticked for her."""
    page = client.get("/report").content.decode()
    boxes = re.findall(r'<input type="checkbox" name="notes" value="([^"]+)"([^>]*)>', page)
    assert not any("checked" in more for _, more in boxes)
    return [name for name, _ in boxes]


def test_note_goes_into_the_letter_only_when_she_ticks_it(her: Any) -> None:
    checked(her)
    [made] = offered(her)
    assert "Worse in the evening." in text_of(her.get("/report"))
    assert "Worse in the evening." not in letter_of(her)
    assert "Worse in the evening." in letter_of(her, notes=[made])


def test_note_with_words_of_violence_is_not_offered(her: Any) -> None:
    """Who stands beside her while she makes the letter is not shown it."""
    checked(her)
    for words in ("He hits me again.", "老公又打我了"):
        note(her, pain="5", note=words)
    assert len(offered(her)) == 1
    page = text_of(her.get("/report"))
    assert "hits me" not in page
    assert "打我" not in page


def test_five_newest_notes_are_offered(her: Any) -> None:
    checked(her)
    for number in range(6):
        note(her, pain="3", note=f"note {number}")
    page = text_of(her.get("/report"))
    assert [number for number in range(6) if f"note {number}" in page] == [1, 2, 3, 4, 5]


def test_note_of_another_woman_cannot_be_ticked(her: Any, stranger: Any) -> None:
    [hers] = offered(checked(her))
    checked(stranger)
    page = stranger.post("/report", FORM | {"file": "pdf", "notes": [hers]})
    assert "Please choose from this list." in text_of(page)


def test_changing_the_language_keeps_what_was_ticked(her: Any) -> None:
    [made] = offered(checked(her))
    page = her.post("/report", FORM | {"notes": [made], "switch_language": "zh-hans"}).content.decode()
    assert re.search(rf'value="{made}"[^>]* checked', page)


def test_rule_that_waits_in_her_journal_stands_in_the_letter(her: Any) -> None:
    checked(her)
    note(her, pain="4", sign="leg_weakness")
    assert "What stands out over time" in letter_of(her)


def test_entry_with_words_of_violence_quietly_says_where_help_is(her: Any) -> None:
    begin(her)
    quiet = note(her, pain="4", note="Worse in the evening.")
    near = note(her, pain="4", note="He hits me again.")
    link = '<a class="tall" href="/support">Someone to talk to</a>'
    assert link not in her.get(quiet).content.decode()
    assert link in her.get(near).content.decode()
    assert "hits me" not in text_of(her.get("/today"))
