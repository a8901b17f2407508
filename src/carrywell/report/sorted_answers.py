"""Her answers as a clinician reads them: signs and other findings, each present, absent, unsure or not asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from carrywell.check.answers import Answer, is_unsure
from carrywell.check.findings import Findings
from carrywell.knowledge.reader import Knowledge
from carrywell.knowledge.schema import Question

#: Fixed screens of the interview whose questions are warning signs or risks.
SIGN_SCREENS = (
    "nerves",
    "sudden_danger",
    "pregnancy",
    "pressure",
    "fever_belly_urine",
    "background",
    "pattern",
    "mind",
)
#: Warning signs outside the screens stand with the sign that they follow.
FOLLOWS = MappingProxyType(
    {
        "saddle_wipe_test": "nerves",
        "bladder_feel_stop": "nerves",
        "catheter_in_place": "nerves",
        "bowel_feel_hold": "nerves",
        "bilateral_below_knee": "nerves",
        "leg_weakness_signs": "nerves",
        "unwell_signs": "fever_belly_urine",
        "something_very_wrong": "sudden_danger",
        "chest_unsure_kind": "sudden_danger",
        "movements_felt": "pregnancy",
        "birth_now_signs": "pregnancy",
        "lochia_heavier": "pregnancy",
        "headache_danger_signs": "pressure",
        "fluids_not_kept_down": "fever_belly_urine",
        "blood_thinner_kind": "background",
        "night_pain": "pattern",
        "symphysis_crack": "pattern",
        "self_harm_plan": "mind",
    }
)
#: "No" to these is itself a finding: it is told as a statement, not as something absent.
TELLING_NO = frozenset(
    {"relief_rest", "movements_felt", "pain_eased_24h", "pain_new_or_changed", "seen_clinician", "mri_done"}
)
PLAIN_NO = frozenset({"no", "none", "can", "same", "not_at_all"})
#: Facts of the person, told in the line below the title.
FACTS = frozenset({"stage", "gestation_weeks", "days_since_birth", "age_years", "birth_mode", "neuraxial"})
TRIED = ("painkillers_help", "conservative_months", "seen_clinician", "mri_done")
SCORES = ("pain_now", "pain_worst_24h", "pain_usual", "duration_days", "recovery_belief")
#: What has no meaning as "absent", "unsure" or "not asked".
WITHOUT_NO = frozenset({"breastfeeding", "parity_first", "twins", "dizzy_now", "catheter_in_place", *SCORES, *TRIED})


@dataclass(frozen=True)
class Sorted:
    """Ids of questions: `present` with the answer, the others as they stand."""

    present: tuple[tuple[str, Answer], ...] = ()
    absent: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """The warning signs of one part of the body."""

    id: str
    signs: Sorted


def is_no(question: Question, answer: Answer) -> bool:
    """A plain no: the finding is absent."""
    if question.id in TELLING_NO:
        return False
    if answer is False:
        return True
    given = answer if isinstance(answer, tuple) else (answer,)
    return bool(given) and all(isinstance(part, str) and part in PLAIN_NO for part in given)


def is_denied(knowledge: Knowledge, name: str, answer: Answer) -> bool:
    """A plain no to a question, or to a finding that is worked out from several."""
    question = knowledge.questions.get(name)
    return answer is False if question is None else is_no(question, answer)


def group_of(knowledge: Knowledge, name: str) -> str | None:
    """The part of the body of a warning sign; None for a question that is not one."""
    for screen in knowledge.interview.screen:
        if screen.id in SIGN_SCREENS and name in screen.questions:
            return screen.id
    return FOLLOWS.get(name)


def sign_groups(findings: Findings, kept_back: frozenset[str]) -> tuple[Group, ...]:
    """Warning signs by part of the body, in the order in which they are asked; those she was not asked, too."""
    by_group: dict[str, list[Question]] = {name: [] for name in SIGN_SCREENS}
    for question in _in_order(findings.knowledge):
        group = group_of(findings.knowledge, question.id)
        if group is not None and question.id not in kept_back:
            by_group[group].append(question)
    return tuple(
        Group(name, _sorted(findings, questions, with_open=True)) for name, questions in by_group.items() if questions
    )


def other_findings(findings: Findings, kept_back: frozenset[str]) -> Sorted:
    """What she answered beside warning signs, facts, scores and what was tried."""
    apart = kept_back | FACTS | set(SCORES) | set(TRIED)
    questions = [
        question
        for question in findings.knowledge.questions.values()
        if question.id not in apart and group_of(findings.knowledge, question.id) is None
    ]
    order = {"where": 0, "behaviour": 1, "self_test": 2, "time": 3, "context": 4, "warning_signs": 5}
    told = _sorted(findings, sorted(questions, key=lambda q: order[q.group]), with_open=False)
    derived = [(n, a) for n, a in findings.answers.items() if n in findings.knowledge.findings and n not in kept_back]
    return Sorted(
        present=(*told.present, *((name, answer) for name, answer in derived if answer is True)),
        absent=(*told.absent, *(name for name, answer in derived if answer is False)),
        unsure=(*told.unsure, *(name for name, answer in derived if is_unsure(answer))),
    )


def _in_order(knowledge: Knowledge) -> Iterator[Question]:
    asked = [name for screen in knowledge.interview.screen for name in screen.questions]
    yield from (knowledge.questions[name] for name in asked)
    yield from (question for name, question in knowledge.questions.items() if name not in asked)


def _could_be_asked(findings: Findings, question: Question) -> bool:
    """Open at her stage, and not only asked in private or by a button of its own."""
    never = WITHOUT_NO | set(findings.knowledge.interview.never_asked)
    return question.id not in never and findings.can_be_asked(question) is True


def _sorted(findings: Findings, questions: list[Question], *, with_open: bool) -> Sorted:
    present: list[tuple[str, Answer]] = []
    absent: list[str] = []
    unsure: list[str] = []
    not_asked: list[str] = []
    for question in questions:
        answer, name = findings.answers.get(question.id), question.id
        if answer is None:
            if with_open and _could_be_asked(findings, question):
                not_asked.append(name)
        elif is_unsure(answer):
            unsure.extend([] if name in WITHOUT_NO or answer == "not_done" else [name])
        elif is_no(question, answer):
            absent.extend([] if name in WITHOUT_NO else [name])
        else:
            present.append((name, answer))
    return Sorted(tuple(present), tuple(absent), tuple(unsure), tuple(not_asked))
