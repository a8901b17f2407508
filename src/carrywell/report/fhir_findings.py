"""Findings as values of FHIR observations: present, absent, and why there is none."""

from __future__ import annotations

from collections.abc import Iterator

from carrywell.check.answers import Answer
from carrywell.check.findings import Findings
from carrywell.knowledge.words import Words
from carrywell.person import AfterBirth
from carrywell.report.fhir_answers import Json, concept, option_coding
from carrywell.report.sorted_answers import FACTS, SCORES, Sorted, other_findings, sign_groups

ABSENT_REASON = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
#: Why there is no value, by what she said.
REASONS = {"prefer_not": "asked-declined", "not_done": "not-performed", "not_tried": "not-performed"}


def finding_values(findings: Findings, kept_back: frozenset[str], w: Words) -> Iterator[tuple[str, str, Json]]:
    """Each finding with its label and its value; warning signs that were not asked say so."""
    parts = [group.signs for group in sign_groups(findings, kept_back)] + [other_findings(findings, kept_back)]
    for part in parts:
        for name, value in _values(part, findings, w):
            if name not in FACTS and name not in SCORES and name in findings.knowledge.questions:
                yield name, label(findings, name, w), value


def label(findings: Findings, name: str, w: Words) -> str:
    """The clinical name of a finding."""
    after_birth = isinstance(findings.person.stage, AfterBirth) and w.has("letter", "label_after_birth", name)
    return w.text("letter", "label_after_birth" if after_birth else "label", name)


def _values(part: Sorted, findings: Findings, w: Words) -> Iterator[tuple[str, Json]]:
    for name, answer in part.present:
        yield name, _present(findings, name, answer, w)
    for name in part.absent:
        yield name, {"valueBoolean": False}
    for name in part.unsure:
        yield name, {"dataAbsentReason": concept(ABSENT_REASON, _reason(findings.answers.get(name)))}
    for name in part.open:
        yield name, {"dataAbsentReason": concept(ABSENT_REASON, "not-asked")}


def _present(findings: Findings, name: str, answer: Answer, w: Words) -> Json:
    question = findings.knowledge.questions.get(name)
    if question is None or isinstance(answer, bool):
        return {"valueBoolean": bool(answer)}
    if isinstance(answer, int | float):
        return {"valueQuantity": {"value": answer}}
    if isinstance(answer, tuple):
        parts = [(option_coding(question, option, w), w.said(name, option)) for option in answer]
        return {"component": [{"code": {"coding": [code], "text": said}, "valueBoolean": True} for code, said in parts]}
    return {"valueCodeableConcept": {"coding": [option_coding(question, answer, w)], "text": w.said(name, answer)}}


def _reason(answer: Answer | None) -> str:
    said = answer if isinstance(answer, str) else "unsure"
    return REASONS.get(said, "asked-unknown")
