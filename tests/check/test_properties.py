"""What must hold for every woman and every set of answers."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from carrywell import AfterBirth, Person, Pregnant, check
from carrywell.check.answers import all_answers
from carrywell.check.findings import Findings
from carrywell.check.warning_signs import rank, walk
from carrywell.knowledge.reader import load
from carrywell.knowledge.schema import Question

KNOWLEDGE = load()
ASKED = [q for q in KNOWLEDGE.questions.values() if q.person_field is None]

people = st.one_of(
    st.builds(Person, st.builds(Pregnant, st.integers(4, 42))),
    st.builds(
        Person,
        st.builds(
            AfterBirth,
            st.integers(0, 1096),
            st.sampled_from([None, "vaginal", "planned_caesarean"]),
            st.sampled_from([None, "none", "epidural", "spinal", "unsure"]),
        ),
    ),
)


def _answer(question: Question) -> st.SearchStrategy[Any]:
    if question.type == "yes_no":
        return st.sampled_from([True, False, "unsure"])
    if question.type == "one":
        return st.sampled_from([*question.options, "unsure"])
    if question.type == "multi":
        others = [o for o in question.options if o != "none"]
        return st.one_of(st.just(["none"]), st.lists(st.sampled_from(others), min_size=1, max_size=3, unique=True))
    assert question.min is not None
    assert question.max is not None
    return st.integers(int(question.min), int(min(question.max, 400)))


@st.composite
def answer_sets(draw: st.DrawFn) -> dict[str, Any]:
    chosen = draw(st.lists(st.sampled_from(ASKED), max_size=25, unique_by=lambda q: q.id))
    return {q.id: draw(_answer(q)) for q in chosen}


@settings(max_examples=150, deadline=None)
@given(people, answer_sets())
def test_urgency_is_never_below_a_fired_rule(person: Person, answers: dict[str, Any]) -> None:
    result = check(person, answers)
    assert all(rank(result.urgency) >= rank(sign.urgency) for sign in result.warning_signs if sign.urgency)


@settings(max_examples=150, deadline=None)
@given(people, answer_sets(), answer_sets())
def test_answering_more_never_lowers_an_emergency_that_answers_have_fired(
    person: Person, answers: dict[str, Any], more: dict[str, Any]
) -> None:
    """A sign that fired on answers alone (not on an open question taken at its worst) stays, whatever else is said."""
    before = [
        s for s in check(person, answers).warning_signs if s.urgency == "emergency" and _settled(person, answers, s.id)
    ]
    after = {s.id for s in check(person, {**more, **answers}).warning_signs if s.urgency == "emergency"}
    assert {s.id for s in before} <= after
    if any(reason.kind == "guard" for reason in check(person, answers).reasons) and _guard_settled(person, answers):
        assert check(person, {**more, **answers}).urgency == "emergency"


def _guard_settled(person: Person, answers: dict[str, Any]) -> bool:
    """Two same-day signs of different systems hold even if every open question is left aside."""
    findings = Findings(KNOWLEDGE, person, all_answers(KNOWLEDGE, person, answers))
    systems = {
        level.system or sign.system
        for sign in KNOWLEDGE.warning_signs.values()
        for level in sign.level
        if level.urgency == "same_day" and findings.truth(level.when, strict=True) is True
    }
    return len(systems & set(KNOWLEDGE.engine.guard.systems)) >= 2


def _settled(person: Person, answers: dict[str, Any], sign: str) -> bool:
    """The emergency level holds even if every open question is left aside."""
    findings = Findings(KNOWLEDGE, person, all_answers(KNOWLEDGE, person, answers))
    levels = [level for level in KNOWLEDGE.warning_signs[sign].level if level.urgency == "emergency"]
    return any(findings.truth(level.when, strict=True) is True for level in levels)


@settings(max_examples=60, deadline=None)
@given(people, answer_sets(), st.randoms(use_true_random=False))
def test_the_order_of_answers_is_irrelevant(person: Person, answers: dict[str, Any], random: Any) -> None:
    shuffled = list(answers.items())
    random.shuffle(shuffled)
    assert check(person, dict(shuffled)) == check(person, answers)


@settings(max_examples=150, deadline=None)
@given(people, answer_sets(), st.data())
def test_leaving_a_warning_sign_open_never_reassures_more_than_no(
    person: Person, answers: dict[str, Any], data: st.DataObject
) -> None:
    """Unknown is not no: a warning sign left open, or "unsure", gives at least the urgency of "no".

    (Of `movements_felt` the "no" is the warning.)
    """
    signs = [q.id for q in ASKED if q.group == "warning_signs" and q.type == "yes_no" and q.id != "movements_felt"]
    name = data.draw(st.sampled_from(signs))
    others = {key: value for key, value in answers.items() if key != name}
    no = rank(_rules_only(person, {**others, name: False}))
    assert rank(_rules_only(person, others)) >= no
    assert rank(_rules_only(person, {**others, name: "unsure"})) >= no


def _rules_only(person: Person, answers: dict[str, Any]) -> Any:
    findings = Findings(KNOWLEDGE, person, all_answers(KNOWLEDGE, person, answers))
    levels = [sign.urgency for sign in walk(findings) if sign.urgency]
    return max(levels, key=rank, default="self_care")


@settings(max_examples=100, deadline=None)
@given(people, answer_sets())
def test_probabilities_are_probabilities_with_their_range(person: Person, answers: dict[str, Any]) -> None:
    ranked = [c for c in check(person, answers).causes if c.probability is not None]
    together = sum(check(person, answers).together.values())
    assert abs(sum(c.probability or 0 for c in ranked) - 1 - together) < 1e-9
    assert all(0 <= (c.low or 0) <= (c.probability or 0) <= (c.high or 0) <= 1 for c in ranked)
