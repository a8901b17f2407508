"""The same as the letter for the records of a clinic: a FHIR R4 bundle of what she answered and scored.

Codes are ours (`urn:x-carrywell:...`) with their words, except the pain score (LOINC) and the code systems of FHIR
itself: a wrong standard code would say more than she did. Nothing in it is a diagnosis: conditions are unconfirmed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from uuid import UUID, uuid5

from fhir.resources.R4B.bundle import Bundle

from carrywell import __version__
from carrywell.check.answers import Answer, all_answers
from carrywell.check.assessment import check
from carrywell.check.findings import Findings
from carrywell.knowledge.instrument_reader import instruments
from carrywell.knowledge.reader import Knowledge, load
from carrywell.knowledge.words import Language, Words
from carrywell.person import Person
from carrywell.report.chart import SHOWN
from carrywell.report.fhir_answers import QUESTION, Json, coding, concept, questionnaire_item, response_item
from carrywell.report.fhir_findings import finding_values
from carrywell.report.handover import Handover, kept_back, open_answers, told_on
from carrywell.report.letter_scores import shown_causes, told_cause
from carrywell.track.acts import folded
from carrywell.track.entries import JournalEntry
from carrywell.track.trend import daily_values

LOINC = "http://loinc.org"
SCALE = "urn:x-carrywell:scale"
LOSS = "urn:x-carrywell:loss"
CAUSE = "urn:x-carrywell:cause"
QUESTIONNAIRE = "urn:x-carrywell:questionnaire:check"
CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical"
VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status"
#: Ids are made from what is told, so that the same handover gives the same bundle and two women never share one.
NAMESPACE = UUID("7a3d7f6e-0f1a-5f0e-9d3b-5a1b7a3c2f10")
TAGS: Mapping[Language, str] = {"en": "en", "zh_hans": "zh-CN"}
#: Names as LOINC gives them, looked up by hand.
LOINC_NAMES = {"72514-3": "Pain severity - 0-10 verbal numeric rating [Score] - Reported"}
SCALES = ("pain", "worst", "function")


def fhir_bundle(handover: Handover, language: Language = "en", knowledge: Knowledge | None = None) -> str:
    """What she hands over as a FHIR R4 (4.0.1) bundle in JSON.

    It is read back by the models of the library before it is given, so nothing that they refuse ever leaves.
    """
    found = _Bundle(handover, language, knowledge or load()).resources()
    entries = [{"fullUrl": f"urn:uuid:{resource['id']}", "resource": resource} for resource in found]
    told: Json = {
        "resourceType": "Bundle",
        "type": "collection",
        "language": TAGS[language],
        "timestamp": f"{handover.today.isoformat()}T00:00:00Z",
        "entry": entries,
    }
    return str(Bundle.model_validate(_clean(told)).model_dump_json(indent=1))


def _clean(value: object) -> object:
    """Without what a FHIR string may not hold: control characters, half surrogates, any space but the plain one."""
    if isinstance(value, str):
        kept = "".join(letter if letter in "\n\t" or not _refused(letter) else " " for letter in value)
        return kept.strip() or "…"
    if isinstance(value, dict):
        return {name: _clean(part) for name, part in value.items()}
    return [_clean(part) for part in value] if isinstance(value, list) else value


def _refused(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "CZ" and letter != " "


class _Bundle:
    """Makes the resources of one handover."""

    def __init__(self, handover: Handover, language: Language, knowledge: Knowledge) -> None:
        self.handover, self.language, self.knowledge = handover, language, knowledge
        self.w: Words = handover.words_in(language)
        self.answers = open_answers(handover, knowledge)
        self.kept_back = kept_back(knowledge, with_mood=handover.with_mood)
        self.days = {name: day for name, day in told_on(handover, knowledge).items() if name in self.answers}
        scores = [
            (entry.at.isoformat(), entry.pain, entry.worst, entry.function, entry.act) for entry in handover.entries
        ]
        self.seed = sha256(
            repr(
                (handover.person, handover.loss, handover.today, sorted(self.answers.items(), key=str), scores)
            ).encode()
        ).hexdigest()

    def id(self, name: str) -> str:
        return str(uuid5(NAMESPACE, f"{self.seed} {name}"))

    def reference(self, name: str) -> Json:
        return {"reference": f"urn:uuid:{self.id(name)}"}

    def resources(self) -> list[Json]:
        """All of them; what was never asked has no place here, except warning signs left out."""
        patient: Json = {"resourceType": "Patient", "id": self.id("patient"), "language": TAGS[self.language]}
        found = [patient, *self._loss()]
        person = self.handover.person
        if self.answers and person is not None and self.handover.birth_known:
            found += [self._questionnaire(), self._response(), *self._findings(person), *self._conditions(person)]
        return [*found, *self._scores()]

    def _loss(self) -> list[Json]:
        """That her pregnancy has ended, or her baby has died: what a clinician has to know first."""
        loss = self.handover.loss
        if loss is None:
            return []
        key = "baby_died" if loss.baby_died else "pregnancy_ended"
        code = concept(LOSS, key, self.w.text("letter", "she", key))
        told = self._observation(f"loss {key}", code, loss.told_on or self.handover.today)
        weeks = self.w.text("letter", "she", "weeks_then", weeks=loss.weeks) if loss.weeks is not None else ""
        return [told | {"valueBoolean": True} | ({"note": [{"text": weeks}]} if weeks else {})]

    # ---- the check

    def _asked(self) -> list[str]:
        return [name for name in self.knowledge.questions if name in self.answers]

    def _questionnaire(self) -> Json:
        return {
            "resourceType": "Questionnaire",
            "id": self.id("questionnaire"),
            "language": TAGS[self.language],
            "url": QUESTIONNAIRE,
            "version": __version__,
            "title": self.w.text("letter", "fhir", "check"),
            "status": "active",
            "subjectType": ["Patient"],
            "item": [questionnaire_item(self.knowledge.questions[name], self.w) for name in self._asked()],
        }

    def _response(self) -> Json:
        questions = self.knowledge.questions
        return {
            "resourceType": "QuestionnaireResponse",
            "id": self.id("response"),
            "language": TAGS[self.language],
            "questionnaire": f"{QUESTIONNAIRE}|{__version__}",
            "status": "completed",
            "subject": self.reference("patient"),
            "source": self.reference("patient"),
            "item": [response_item(questions[name], self.answers[name], self.w) for name in self._asked()],
        } | self._authored()

    def _authored(self) -> Json:
        """The day of the newest answer; none while that of the check is not known."""
        days = [day for day in self.days.values() if day is not None]
        return {"authored": max(days).isoformat()} if len(days) == len(self.days) else {}

    def _findings(self, person: Person) -> list[Json]:
        findings = Findings(self.knowledge, person, all_answers(self.knowledge, person, self.answers))
        asked = self.handover.checked_on
        return [
            self._observation(f"finding {name}", concept(QUESTION, name, label), self.days.get(name, asked))
            | value
            | {"derivedFrom": [self.reference("response")]}
            for name, label, value in finding_values(findings, self.kept_back, self.w)
        ]

    def _conditions(self, person: Person) -> list[Json]:
        assessment = check(person, self.answers, self.knowledge)
        return [
            {
                "resourceType": "Condition",
                "id": self.id(f"condition {cause.id}"),
                "language": TAGS[self.language],
                "clinicalStatus": concept(CLINICAL, "active"),
                "verificationStatus": concept(VERIFICATION, "unconfirmed"),
                "code": concept(CAUSE, cause.id, self.w.text("causes", cause.id, "name"))
                | {
                    "text": self.w.text("letter", "cause", "one", name=self.w.text("causes", cause.id, "name")),
                },
                "subject": self.reference("patient"),
                "recordedDate": self.handover.today.isoformat(),
                "evidence": [{"detail": [self.reference("response")]}],
                "note": [{"text": f"{told_cause(cause, self.w)}. {self.w.text('letter', 'suspected_note')}"}],
            }
            for cause in shown_causes(assessment)
        ]

    # ---- scores

    def _scores(self) -> list[Json]:
        """One value a day over the last twelve weeks; of the check where the journal has none for pain."""
        found: list[Json] = []
        for scale in SCALES:
            for act, entries in self._by_act() if scale == "function" else [("", self.handover.entries)]:
                noted = daily_values(entries, self.handover.today, instruments()[scale])
                days: list[tuple[date | None, float]] = [
                    (day, value) for day, value in noted if day >= self.handover.today - SHOWN
                ]
                if scale == "pain" and not days:
                    days = self._pain_of_check()
                found += [self._score(scale, act, day, value) for day, value in days]
        return found

    def _by_act(self) -> list[tuple[str, tuple[JournalEntry, ...]]]:
        """Each act that she has scored, in her own words, with its entries: scores of two acts are no series."""
        named: dict[str, tuple[str, list[JournalEntry]]] = {}
        for entry in self.handover.entries:
            if entry.function is not None:
                act = entry.act or self.handover.function.strip()
                named.setdefault(folded(act), (act, []))[1].append(entry)
        return [(act, tuple(entries)) for act, entries in named.values()]

    def _pain_of_check(self) -> list[tuple[date | None, float]]:
        pain: Answer | None = self.answers.get("pain_now")
        if isinstance(pain, bool) or not isinstance(pain, int | float):
            return []
        return [(self.handover.checked_on, float(pain))]

    def _score(self, scale: str, act: str, day: date | None, value: float) -> Json:
        told = self._observation(f"{scale} {day} {folded(act)}".rstrip(), self._scale(scale, act), day)
        if value == int(value):
            return told | {"valueInteger": int(value)}
        return told | {"valueQuantity": {"value": value}}

    def _scale(self, scale: str, act: str) -> Json:
        words = self.w.text("letter", "fhir", scale)
        if act and not self.handover.has_lost:  # what she chose may be to lift her baby
            words = f"{words}: {act}"
        codes = [coding(SCALE, scale, self.w.text("letter", "fhir", scale))]
        loinc = instruments()[scale].loinc
        if loinc is not None:
            codes.insert(0, coding(LOINC, loinc, LOINC_NAMES[loinc]))
        return {"coding": codes, "text": words}

    def _observation(self, name: str, code: Json, on: date | None) -> Json:
        dated: Json = {} if on is None else {"effectiveDateTime": on.isoformat()}
        return {
            "resourceType": "Observation",
            "id": self.id(name),
            "language": TAGS[self.language],
            "status": "final",
            "category": [concept(CATEGORY, "survey")],
            "code": code,
            "subject": self.reference("patient"),
            "performer": [self.reference("patient")],
        } | dated
