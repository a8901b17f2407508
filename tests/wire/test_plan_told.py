"""A plan in words: every number with its range, no promise, both languages whole."""

from __future__ import annotations

import re

import pytest

from carrywell import AfterBirth, Baby, Life, Person, Plan, check, plan
from carrywell.knowledge.advice_reader import advice
from carrywell.knowledge.words import LANGUAGES, Language, words, words_after_loss
from carrywell.plan.growth import growth_of
from carrywell.plan.home_fit import home_fit
from carrywell.plan.your_day import your_day
from carrywell.wire.home_told import tell_home
from carrywell.wire.plan_pages import tell_growth, tell_your_day
from carrywell.wire.plan_told import ToldChange, ask_words, tell_plan
from carrywell.wire.plan_write import plan_json
from carrywell.wire.read import read_whole
from carrywell.wire.write import assessment_json
from tests.plan.plans import EXPECTING, LOW_BACK, MOTHER, her, planned

both = pytest.mark.parametrize("language", LANGUAGES)


def test_a_saving_is_told_with_its_range_and_never_as_less_pain() -> None:
    told = _change_of(planned(EXPECTING), "known")
    assert re.search(r"about \d+ of 100 parts off the load of your day \(\d+ to \d+\)", told.saves[0])
    assert "lower in" in told.saves[1]
    assert not any("pain" in line for line in told.saves)
    assert "We worked out a load. No study shows how much less it hurts." in told.evidence.not_shown


@both
def test_a_saving_of_sitting_is_told_as_most_likely_and_without_a_number(language: Language) -> None:
    """Where the model is weak it is not sure, either, in the reasons for the choice."""
    told = _change_of(planned(), "uncertain", language)
    say = words(language)
    task = say.text("tasks", "feed_sit", "short")
    way, now = (say.text("tasks", "feed_sit", "variants", name, "name") for name in ("back_rest", "leaning_forward"))
    assert told.saves == (say.text("plan", "saves", "uncertain", task=task, way=way, now=now),)
    assert words(language).text("plan", "why", "probably_lighter", task=task) in told.why
    assert words(language).text("plan", "why", "lighter_act", task=task) not in told.why


@both
def test_a_saving_names_the_way_it_belongs_to_and_the_one_it_is_compared_with(language: Language) -> None:
    """A10 leads to two ways that save a fifth and a third: the number is that of the one that is named."""
    person = Person(AfterBirth(200, "vaginal"), baby=Baby(age_days=200))
    said = dict.fromkeys(advice().advice.keys() - {"A10"}, "cannot")
    found = planned(person, life=Life(advice=said))  # type: ignore[arg-type]
    saving = found.changes[0].saving
    assert (found.changes[0].advice, saving is not None) == ("A10", True)
    line = " ".join(tell_plan(found, language).changes[0].saves)
    for way in (saving.now, saving.instead):  # type: ignore[union-attr]
        assert words(language).text("tasks", "carry_hip", "variants", way, "name") in line


def _change_of(found: Plan, size: str, language: Language = "en") -> ToldChange:
    """The first change of a plan with a saving whose size is known or uncertain."""
    number = next(n for n, choice in enumerate(found.changes) if choice.saving and choice.saving.size == size)
    return tell_plan(found, language).changes[number]


@both
def test_before_she_has_been_seen_only_what_to_do_is_told(language: Language) -> None:
    found = planned(MOTHER, {"pain_site": "low_back", "saddle_numbness": "yes_new"})
    told = tell_plan(found, language)
    assert told.lead[0] == words(language).text("actions", found.action, "title")
    assert (told.changes, told.comfort, told.movement, told.asks) == ((), None, None, ())


@both
def test_open_questions_of_danger_are_told(language: Language) -> None:
    from carrywell import plan

    told = tell_plan(plan(MOTHER, LOW_BACK), language)
    assert words(language).text("plan", "incomplete") in told.lead


def test_words_of_care_are_always_there() -> None:
    """Feeding lying down never goes without its words about sleep, whatever she has said."""
    safe = {"bed_risk": False, "baby_early_small_or_ill": False, "very_tired": False}
    others = {"A14": "cannot", "A15": "cannot", "A16": "cannot"}
    found = planned(life=Life(circumstances=safe | {"supporting_chair": False}, advice=others))
    told = next(change for change in tell_plan(found, "en").changes if change.id == "A18")
    assert told.caution


@both
def test_everything_that_may_be_asked_is_a_question_of_its_own(language: Language) -> None:
    asked = {name: ask_words(name, words(language)) for name in (*advice().circumstances, "clearance", "pain_at_rest")}
    assert len(set(asked.values())) == len(asked)
    for name, text in asked.items():
        assert "?" in text or "？" in text or text.endswith("。"), name
        assert "{" not in text
    assert asked["helper"] == {"en": "Is there someone who can help you?", "zh_hans": "有人能帮您吗？"}[language]


@both
def test_after_a_loss_the_words_of_check_and_plan_are_those_of_a_loss(language: Language) -> None:
    """`loss` alone is enough: nobody has to say it of the stage as well."""
    case = read_whole({"person": {"stage": {"days_since_birth": 20, "neuraxial": "epidural"}}, "loss": True})
    assert case.person.has_lost
    block = case.answers | {"block_returned": True}
    found = plan(case.person, block, case.life)
    assert found.status == "see_first"
    assert tell_plan(found, language).lead[0] == words_after_loss(language).text("actions", found.action, "title")
    told = assessment_json(check(case.person, block), case.person)["words"]
    assert isinstance(told, dict)
    assert told[language]["action"] == words_after_loss(language).text("actions", found.action, "title")
    assert "baby" not in repr(plan_json(planned(MOTHER, LOW_BACK, Life(loss=True)))["changes"]).lower()


@both
def test_pages_are_whole_in_both_languages(language: Language) -> None:
    she = her()
    pages = (
        tell_your_day(your_day(she), language),
        tell_growth(growth_of(she), language),
        tell_home(home_fit(she), language),
    )
    for page in pages:
        assert page.title
        assert all(listed.title and listed.rows for listed in page.lists)
        assert "{" not in repr(page)


def test_without_a_baby_there_is_nothing_ahead() -> None:
    assert tell_growth(growth_of(her(EXPECTING)), "en").lists == ()


def test_of_twins_each_is_told() -> None:
    twins = her(Person(AfterBirth(75), baby=Baby(4.5, 75, "girl", 2)))
    assert tell_growth(growth_of(twins), "en").intro.startswith("Each of your babies")


def test_growth_ahead_widens_a_range_that_rounds_to_one_number() -> None:
    """ "About 2 % more (2 to 2 %)" is no range: the lower end is rounded down, the upper one up."""
    told = tell_growth(growth_of(her(Person(AfterBirth(77, "vaginal")))), "en")
    ranges = re.findall(r"\((\d+) to (\d+) %\)", " ".join(line for one in told.lists for line in one.rows))
    assert ranges
    assert all(int(low) < int(high) for low, high in ranges)
