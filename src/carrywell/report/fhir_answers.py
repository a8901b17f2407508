"""Questions and answers as items of a FHIR questionnaire and its response."""

from __future__ import annotations

from carrywell.check.answers import UNSURE, Answer
from carrywell.knowledge.schema import Question
from carrywell.knowledge.words import Words

Json = dict[str, object]

QUESTION = "urn:x-carrywell:question"
ANSWER = "urn:x-carrywell:answer"
YES_NO = ("true", "false", UNSURE)


def coding(system: str, code: str, display: str = "") -> Json:
    """One code with its words."""
    told: Json = {"system": system, "code": code}
    return told | ({"display": display} if display else {})


def concept(system: str, code: str, display: str = "") -> Json:
    """A concept of one code."""
    return {"coding": [coding(system, code, display)]} | ({"text": display} if display else {})


def option_coding(question: Question, option: str, w: Words) -> Json:
    """An option of a question: its code stands in the code system of that question."""
    if question.type == "yes_no" or not w.has("questions", question.id, "options", option):
        return coding(ANSWER, option, w.text("letter", "fhir", option))
    return coding(f"{ANSWER}:{question.id}", option, w.option(question.id, option))


def questionnaire_item(question: Question, w: Words) -> Json:
    """A question as an item, with the options that it offers."""
    item: Json = {"linkId": question.id, "text": w.ask(question.id), "type": _type(question)}
    if item["type"] == "choice":
        options = YES_NO if question.type == "yes_no" else dict.fromkeys((*question.options, UNSURE))
        item["answerOption"] = [{"valueCoding": option_coding(question, option, w)} for option in options]
        item["repeats"] = question.type == "multi"
    return item


def _type(question: Question) -> str:
    return {"number": "decimal", "rating": "integer"}.get(question.type, "choice")


def response_item(question: Question, answer: Answer, w: Words) -> Json:
    """What she answered; a number that she was not sure of is asked and without an answer."""
    item: Json = {"linkId": question.id, "text": w.ask(question.id)}
    given = _values(question, answer, w)
    return item | ({"answer": given} if given else {})


def _values(question: Question, answer: Answer, w: Words) -> list[Json]:
    if question.type in ("number", "rating"):
        if isinstance(answer, str | tuple):
            return []
        key = "valueInteger" if question.type == "rating" else "valueDecimal"
        return [{key: int(answer) if question.type == "rating" else float(answer)}]
    if isinstance(answer, bool):
        return [{"valueCoding": option_coding(question, str(answer).lower(), w)}]
    options = answer if isinstance(answer, tuple) else (str(answer),)
    return [{"valueCoding": option_coding(question, option, w)} for option in options]
