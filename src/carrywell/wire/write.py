"""From results to JSON: the one shape of a check for the command line, the API and whoever calls from outside."""

from __future__ import annotations

from carrywell.check.assessment import Assessment
from carrywell.check.ranking import CauseResult, Reason
from carrywell.errors import InputError
from carrywell.knowledge.reader import Knowledge
from carrywell.knowledge.words import LANGUAGES, words, words_for
from carrywell.person import Person

Json = dict[str, object]


def _reason(reason: Reason) -> Json:
    return {
        "finding": reason.finding,
        "answer": reason.answer,
        "weight": round(reason.weight, 3),
        "source": reason.source,
        "mark": reason.mark,
    }


def _round(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.4g}")


def _cause(cause: CauseResult) -> Json:
    return {
        "id": cause.id,
        "probability": _round(cause.probability),
        "low": _round(cause.low),
        "high": _round(cause.high),
        "must_rule_out": cause.must_rule_out,
        "for": [_reason(r) for r in cause.supporting],
        "against": [_reason(r) for r in cause.against],
    }


def assessment_json(assessment: Assessment, person: Person | None = None) -> Json:
    """A check as JSON, in the words for the woman where she is given; words of every language under ``words``."""
    say = {language: words_for(person, language) if person else words(language) for language in LANGUAGES}
    return {
        "urgency": assessment.urgency,
        "warning_signs": [
            {
                "id": sign.id,
                "urgency": sign.urgency,
                "because": list(sign.because),
                "unsure": sign.unsure,
                "action": sign.action,
                "names": list(sign.names),
            }
            for sign in assessment.warning_signs
        ],
        "causes": [_cause(cause) for cause in assessment.causes],
        "together": {name: _round(p) for name, p in assessment.together.items()},
        "notes": list(assessment.notes),
        "unanswered": list(assessment.unanswered),
        "action": assessment.action,
        "reasons": [{"kind": r.kind, "id": r.id, "urgency": r.urgency} for r in assessment.reasons],
        "complete": assessment.complete,
        "words": {
            language: {
                "urgency": say[language].text("urgency", assessment.urgency, "lead"),
                "action": say[language].text("actions", assessment.action, "title"),
            }
            for language in LANGUAGES
        },
    }


def error_json(error: InputError) -> Json:
    """A bad input as JSON: the field, a stable code, and the words in every language."""
    return {
        "error": {
            "field": error.field,
            "code": error.code,
            "message": {language: words(language).error(error) for language in LANGUAGES},
        }
    }


def questions_json(knowledge: Knowledge) -> list[Json]:
    """Every question with its options, its words in every language and when it is asked."""
    return [
        {
            "id": q.id,
            "group": q.group,
            "type": q.type,
            "use": list(q.use),
            "asked_when": q.asked_when.model_dump(exclude_none=True, exclude_defaults=True),
            "min": q.min,
            "max": q.max,
            "unit": q.unit,
            "person_field": q.person_field,
            "private": q.private,
            "ask": {lang: words(lang).ask(q.id) for lang in LANGUAGES},
            "why": {lang: words(lang).why(q.id) for lang in LANGUAGES},
            "options": [
                {
                    "id": option,
                    "words": {lang: words(lang).option(q.id, option) for lang in LANGUAGES},
                    "stages": list(q.option_stages.get(option, ())) or None,
                }
                for option in q.options
            ],
        }
        for q in knowledge.questions.values()
    ]
