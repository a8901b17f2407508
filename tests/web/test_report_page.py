"""The page of the letter: the file she asks for, what cannot be, and nobody else's."""

from __future__ import annotations

import json
from typing import Any

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
