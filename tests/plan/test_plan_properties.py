"""What must hold for every woman, every set of answers and every life."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from carrywell import AfterBirth, Baby, Life, Movement, Person, Pregnant
from carrywell.check.warning_signs import rank
from carrywell.knowledge.advice_reader import advice
from carrywell.knowledge.claim_reader import claims
from carrywell.knowledge.exercise_reader import exercises
from carrywell.knowledge.reader import load
from carrywell.plan.customs import offered
from carrywell.plan.her import Her, her_of
from carrywell.plan.ladder import TODAY
from carrywell.plan.today import Plan, fits_of, plan_for
from tests.cases.plan_cases import calm
from tests.check.test_properties import answer_sets

FACTS = {"stage", "gestation_weeks", "days_since_birth", "birth_mode", "neuraxial", "age_years", "twins", "triplets"}

babies = st.builds(
    Baby,
    mass_kg=st.one_of(st.none(), st.floats(2, 14)),
    age_days=st.one_of(st.none(), st.integers(0, 1000)),
    count=st.integers(1, 2),
)
people = st.one_of(
    st.builds(Person, st.builds(Pregnant, st.integers(4, 42), st.integers(1, 3)), baby=st.one_of(st.none(), babies)),
    st.builds(
        Person,
        st.builds(AfterBirth, st.integers(0, 1096), st.sampled_from([None, "vaginal", "planned_caesarean"])),
        baby=st.one_of(st.none(), babies),
    ),
)
lives = st.builds(
    Life,
    circumstances=st.dictionaries(st.sampled_from(sorted(advice().circumstances)), st.booleans(), max_size=12),
    advice=st.dictionaries(
        st.sampled_from(sorted(advice().advice)), st.sampled_from(["done", "not_for_me", "cannot"]), max_size=10
    ),
    clearance=st.sampled_from([None, False, True, True]),
    seen=st.booleans(),
    reassured=st.lists(st.sampled_from(sorted(claims().reassurances)), max_size=5, unique=True).map(tuple),
    movement=st.builds(
        Movement,
        level=st.integers(0, 3),
        calm_weeks=st.integers(0, 4),
        soft_stops=st.sampled_from([0, 0, 0, 1, 2]),
        pain_at_rest=st.sampled_from([None, 1, 2, 5]),
        gap_fingers=st.sampled_from([None, 1, 4]),
    ),
    customs=st.lists(st.sampled_from(sorted(claims().customs)), max_size=4, unique=True).map(tuple),
)


@st.composite
def hers(draw: st.DrawFn) -> Her:
    """A woman, half of the time one who has said no to every danger."""
    person, life = draw(people), draw(lives)
    answers: dict[str, Any] = draw(answer_sets())
    if draw(st.booleans()):
        answers = calm(person) | {"pain_site": "low_back"}
    return her_of(person, answers, life, load())


def again(her: Her) -> Plan:
    """The plan of the same woman whose facts stand in the other order."""
    life = her.life
    turned = Life(
        home=life.home,
        day=life.day,
        circumstances=dict(reversed(life.circumstances.items())),
        advice=dict(reversed(life.advice.items())),
        clearance=life.clearance,
        seen=life.seen,
        reassured=tuple(reversed(life.reassured)),
        movement=life.movement,
        customs=tuple(reversed(life.customs)),
    )
    facts = {
        "stage",
        "gestation_weeks",
        "days_since_birth",
        "birth_mode",
        "neuraxial",
        "age_years",
        "twins",
        "triplets",
    }
    answers = {k: v for k, v in her.findings.answers.items() if k not in facts and k not in life.circumstances}
    return plan_for(her_of(her.person, dict(reversed(answers.items())), turned, load()))


@settings(max_examples=60, deadline=None)
@given(hers())
def test_plan_is_small_safe_and_new(her: Her) -> None:
    found = plan_for(her)
    chosen = [choice.advice for choice in found.changes]
    fits = fits_of(her)
    assert len(chosen) == len(set(chosen)) <= 3
    for name in chosen:
        row = advice().advice[name]
        assert fits[name].refused is None
        assert row.role == "change"
        assert name not in her.life.advice
        assert her.truth(row.avoid_when) is not True
        assert not her.fired.intersection(row.unless_fired)
        assert row.clearance != "clinician" or her.life.clearance is True
        assert her.cares or not row.with_baby
    for choice in found.changes:
        assert choice.saving is None or (choice.saving.lower_in >= 0.95 and choice.saving.act.low > 0)
        assert not set(choice.swaps) & {*chosen, *her.life.advice}
    assert found.comfort is None or found.comfort.reassurance not in her.life.reassured


@settings(max_examples=60, deadline=None)
@given(hers())
def test_nothing_is_planned_before_she_has_been_seen(her: Her) -> None:
    found = plan_for(her)
    waits = rank(her.assessment.urgency) >= rank("same_day") and not her.life.seen
    assert (found.status == "see_first") is waits
    if waits:
        assert (found.changes, found.comfort, found.ladder) == ((), None, None)


@settings(max_examples=60, deadline=None)
@given(hers())
def test_no_exercise_stands_before_its_gate(her: Her) -> None:
    ladder = plan_for(her).ladder
    if ladder is None:
        return
    gates = {gate.id: gate for gate in ladder.gates}
    offered = {rung.exercise for rung in ladder.rungs if rung.refused is None}
    assert set(ladder.today) <= offered
    assert len(ladder.today) <= TODAY
    for name in offered:
        row = exercises().exercises[name]
        gate = gates["pregnancy" if row.level and "pregnancy" in gates else row.gate]
        assert gate.open
        assert row.level <= ladder.level
        assert row.before_clearance or her.life.clearance is True
        assert row.level == 0 or ladder.screen.clear
        assert her.truth(row.avoid_when) is not True


@settings(max_examples=60, deadline=None)
@given(hers())
def test_a_custom_lets_nothing_through_that_would_not_be_for_her(her: Her) -> None:
    """What fits is worked out without a look at her customs; they only choose among it."""
    without = fits_of(replace(her, life=replace(her.life, customs=())))
    assert fits_of(her) == without
    found = plan_for(her)
    for choice in found.changes:
        assert without[choice.advice].refused is None
        assert all(without[name].refused is None for name in choice.swaps)
    given_up = {name for row in offered(her) if row.id in her.life.customs for name in row.instead_of}
    assert not given_up & {choice.advice for choice in found.changes}
    for lived in found.customs:
        row = claims().customs[lived.custom]
        assert her.person.stage.name in row.stages
        assert her.cares or not row.about_baby
        assert any(without[name].refused is None for name in row.keeps)


@settings(max_examples=30, deadline=None)
@given(hers())
def test_same_facts_make_the_same_plan_in_any_order(her: Her) -> None:
    assert again(her) == plan_for(her)
