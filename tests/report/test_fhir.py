"""The FHIR bundle as two independent readers see it: the models of fhir.resources, and fhirkit, made from R4 4.0.1."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import fhirkit
import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given, settings
from hypothesis import strategies as st

from carrywell.knowledge.reader import load
from carrywell.knowledge.words import LANGUAGES, Language
from carrywell.person import AfterBirth, Person
from carrywell.report.fhir import fhir_bundle
from carrywell.report.handover import Handover
from carrywell.track.entries import JournalEntry
from tests.report.handovers import MOOD, PRIVATE, TODAY, everything, nothing_noted, usual

HANDOVERS = pytest.mark.parametrize(
    "handover", [nothing_noted(), usual(), everything()], ids=["nothing", "usual", "everything"]
)
YES_NO = [q.id for q in load().questions.values() if q.type == "yes_no" and not q.private and not q.person_field]


def bundle(handover: Handover, language: Language = "en") -> dict[str, Any]:
    told: dict[str, Any] = json.loads(fhir_bundle(handover, language))
    return told


def resources(handover: Handover, kind: str) -> list[dict[str, Any]]:
    return [e["resource"] for e in bundle(handover)["entry"] if e["resource"]["resourceType"] == kind]


def finding(handover: Handover, name: str) -> dict[str, Any]:
    [found] = [o for o in resources(handover, "Observation") if o["code"]["coding"][-1]["code"] == name]
    return found


def references(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            if key == "reference":
                yield part
            yield from references(part)
    elif isinstance(value, list):
        for part in value:
            yield from references(part)


@HANDOVERS
@pytest.mark.parametrize("language", LANGUAGES)
def test_bundle_is_valid_for_both_readers_and_comes_back_the_same(handover: Handover, language: Language) -> None:
    text = fhir_bundle(handover, language)

    assert fhirkit.validate(text) == []
    assert json.loads(Bundle.model_validate_json(text).model_dump_json()) == json.loads(text)


def test_readers_refuse_what_is_no_bundle() -> None:
    told = bundle(usual())
    told["entry"][1]["resource"]["status"] = None
    del told["entry"][1]["resource"]["status"]

    assert [issue for issue in fhirkit.validate(told) if "status" in str(issue)]
    with pytest.raises(ValueError, match="status"):
        Bundle.model_validate(told)


@HANDOVERS
def test_every_reference_is_in_the_bundle(handover: Handover) -> None:
    told = bundle(handover)

    urls = [entry["fullUrl"] for entry in told["entry"]]
    assert len(set(urls)) == len(urls)
    assert set(references(told)) <= set(urls)
    assert all(entry["fullUrl"] == f"urn:uuid:{entry['resource']['id']}" for entry in told["entry"])


def test_response_answers_the_questions_of_its_questionnaire() -> None:
    [asked], [given] = resources(usual(), "Questionnaire"), resources(usual(), "QuestionnaireResponse")

    assert given["questionnaire"] == f"{asked['url']}|{asked['version']}"
    options = {item["linkId"]: [o["valueCoding"] for o in item.get("answerOption", [])] for item in asked["item"]}
    assert [item["linkId"] for item in given["item"]] == list(options)
    for item in given["item"]:
        for answer in item.get("answer", []):
            assert "valueCoding" not in answer or answer["valueCoding"] in options[item["linkId"]]


def test_pain_is_a_score_of_loinc() -> None:
    [*scores] = [o for o in resources(usual(), "Observation") if o["code"]["coding"][0]["system"] == "http://loinc.org"]

    assert len(scores) == 28
    assert {o["code"]["coding"][0]["code"] for o in scores} == {"72514-3"}
    assert (scores[0]["effectiveDateTime"], scores[0]["valueInteger"]) == ("2026-10-26", 7)
    assert (scores[-1]["effectiveDateTime"], scores[-1]["valueInteger"]) == ("2026-11-22", 4)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("turning_in_bed", ("valueBoolean", True)),
        ("chest_or_breath", ("valueBoolean", False)),
        ("leg_weakness", ("valueBoolean", False)),
        ("urinary_burning", ("dataAbsentReason", "asked-unknown")),
        ("sexual_numbness", ("dataAbsentReason", "not-performed")),
        ("fit_or_collapse", ("dataAbsentReason", "not-asked")),
        ("pain_site", ("valueCodeableConcept", "buttock_pelvis")),
    ],
)
def test_finding_says_present_absent_or_why_not(name: str, value: tuple[str, object]) -> None:
    key, told = value
    found = finding(usual(), name)[key]

    assert (found["coding"][0]["code"] if isinstance(found, dict) else found) == told


def test_conditions_are_only_suspected() -> None:
    found = resources(usual({"immune_weak": False}), "Condition")

    assert found
    for condition in found:
        assert condition["verificationStatus"]["coding"][0]["code"] == "unconfirmed"
        assert condition["code"]["text"].startswith("Suspected: ")
        assert "not a diagnosis" in condition["note"][0]["text"]


def test_an_emergency_names_no_condition() -> None:
    assert resources(usual({"saddle_numbness": "yes_new"}), "Condition") == []


def test_what_is_kept_back_changes_not_a_byte() -> None:
    assert fhir_bundle(usual(PRIVATE | MOOD)) == fhir_bundle(usual())
    assert fhir_bundle(usual(PRIVATE | MOOD, with_mood=True)) == fhir_bundle(usual(MOOD, with_mood=True))


def test_two_women_share_no_id() -> None:
    one, other = bundle(usual()), bundle(usual({"pain_now": 7}))

    assert not {e["fullUrl"] for e in one["entry"]} & {e["fullUrl"] for e in other["entry"]}


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


#: A string of FHIR R4, datatypes.html#string, with the white space that its schema allows.
STRING = re.compile(r"(?:[ \r\n\t]|[^\s\x00-\x1f])+")


@settings(max_examples=25, deadline=None)
@given(function=st.text(max_size=40))
def test_every_string_is_one_of_fhir(function: str) -> None:
    told = bundle(usual(function=function, answers={"turning_in_bed": True}))

    assert [text for text in strings(told) if not STRING.fullmatch(text)] == []


@settings(max_examples=25, deadline=None)
@given(answers=st.dictionaries(st.sampled_from(YES_NO), st.sampled_from([True, False, "unsure"]), max_size=12))
def test_any_answers_make_a_valid_bundle(answers: dict[str, bool | str]) -> None:
    handover = Handover(Person(AfterBirth(20)), TODAY, answers, TODAY, with_mood=True)

    told = fhir_bundle(handover)

    assert fhirkit.validate(told) == []
    false = [e["resource"] for e in json.loads(told)["entry"] if e["resource"].get("valueBoolean") is False]
    assert {o["code"]["coding"][0]["code"] for o in false} <= {name for name, a in answers.items() if a is False}


def test_sign_noted_since_the_check_has_the_day_it_was_noted() -> None:
    """And what she answered in the check keeps its own."""
    entry = JournalEntry(datetime(2026, 11, 22, 21, tzinfo=UTC), findings={"saddle_numbness": "yes_new"})
    told = usual(entries=(entry,))
    assert finding(told, "saddle_numbness")["effectiveDateTime"] == "2026-11-22"
    assert finding(told, "fever")["effectiveDateTime"] == "2026-11-20"
    [response] = resources(told, "QuestionnaireResponse")
    assert response["authored"] == "2026-11-22"


def test_every_observation_says_that_she_told_it_herself() -> None:
    [patient] = resources(usual(), "Patient")
    for row in resources(usual(), "Observation"):
        assert row["performer"] == [{"reference": f"urn:uuid:{patient['id']}"}]


def test_scores_of_two_acts_stand_under_their_own() -> None:
    at = datetime(2026, 11, 20, 8, tzinfo=UTC)
    entries = (
        JournalEntry(at, function=2, act="walking to the shop"),
        JournalEntry(at, function=8, act="carrying him upstairs"),
        JournalEntry(at, function=5),
    )
    told = json.loads(fhir_bundle(Handover(None, TODAY, entries=entries, function="Walking to the shop")))
    scored = [
        (resource["code"]["text"], resource.get("valueInteger", resource.get("valueQuantity", {}).get("value")))
        for resource in (row["resource"] for row in told["entry"])
        if resource["resourceType"] == "Observation"
    ]
    act = "How well the act she chose goes, 0 to 10"
    assert scored == [(f"{act}: walking to the shop", 3.5), (f"{act}: carrying him upstairs", 8)]
    assert len({row["fullUrl"] for row in told["entry"]}) == len(told["entry"])


def test_answer_of_a_check_of_an_unknown_day_has_no_day() -> None:
    told = usual(checked_on=None, entries=())
    assert "effectiveDateTime" not in finding(told, "fever")
    [response] = resources(told, "QuestionnaireResponse")
    assert "authored" not in response
    [pain] = [row for row in resources(told, "Observation") if "valueInteger" in row]
    assert "effectiveDateTime" not in pain
    assert fhirkit.validate(fhir_bundle(told)) == []
