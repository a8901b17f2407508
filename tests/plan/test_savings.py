"""A saving is that of the load engine: the act as compared there, the share of the day as the day would lose it."""

from __future__ import annotations

import pytest

from carrywell import Doing, Life
from carrywell.knowledge.care_schema import Compare
from carrywell.knowledge.words import words
from carrywell.plan.savings import HerDay
from carrywell.spine.compare import compare
from carrywell.spine.day import day
from carrywell.spine.tasks import task_named
from tests.plan.plans import AFTER_CAESAREAN, MOTHER, her

NAPPY = Compare(task="nappy_low", from_way="bent_standing", to_way="at_waist_height")
SIT = Compare(task="sit_chair", from_way="slumped_forward", to_way="back_supported")
HOLD = Compare(task="hold_sleeping", from_way="arm_carries", to_way="pillow_carries")
FEED = Compare(task="feed_sit", from_way="leaning_forward", to_way="back_rest")


def test_saving_of_the_act_is_that_of_the_comparison() -> None:
    found = HerDay(her(), [NAPPY])
    verdict, saving = found.saving(found.pairs([NAPPY])[0])
    way = next(w for w in compare(task_named("nappy_low"), her().situation).ways if w.variant.id == "at_waist_height")
    assert way.against is not None
    assert verdict == way.against.verdict == "lighter"
    assert saving.act.value == pytest.approx(way.against.saving.value)
    assert (saving.act.low, saving.act.high) == pytest.approx((way.against.saving.low, way.against.saving.high))
    assert saving.lower_in == pytest.approx(way.against.lower_in)


@pytest.mark.parametrize("pair", [NAPPY, FEED], ids=lambda pair: pair.task)
@pytest.mark.parametrize("person", [MOTHER, AFTER_CAESAREAN], ids=["mother", "caesarean"])
def test_saving_of_the_day_is_what_the_day_would_lose(pair: Compare, person) -> None:
    """A day with the task done the other way, counted as often, is lighter by that share."""
    she = her(person)
    found = HerDay(she, [pair])
    saving = found.saving(found.pairs([pair])[0])[1]
    row = she.day[pair.task]
    before = day(she.situation, cares=True)
    after = day(she.situation, cares=True, own={pair.task: Doing(row.times, row.seconds, pair.to_way)})
    assert saving.day is not None
    assert saving.day.value == pytest.approx(1 - after.dose_nms.value / before.dose_nms.value, rel=1e-6)
    assert saving.times == row.times


def test_a_nappy_on_the_sofa_is_a_small_part_of_the_day_and_about_halved_at_waist_height() -> None:
    """What S28 of the ledger says in words: heavy for a moment, a small part of the day, and height halves it."""
    found = HerDay(her(), [NAPPY])
    saving = found.saving(found.pairs([NAPPY])[0])[1]
    assert saving.day is not None
    assert saving.day.value < 0.05
    assert saving.act.value == pytest.approx(0.5, abs=0.1)
    says = words("en").text("ledger", "S28", "says")
    assert "small part of the day" in says
    assert "about half" in says


@pytest.mark.parametrize(("row", "pair"), [("S20", SIT), ("S27", HOLD)], ids=["S20", "S27"])
def test_the_ledger_is_no_surer_of_sitting_than_the_model(row: str, pair: Compare) -> None:
    """Where a way of sitting is told without a number in the plan, the ledger does not promise one."""
    found = HerDay(her(), [pair])
    assert found.saving(found.pairs([pair])[0])[1].size == "uncertain"
    assert "most likely" in words("en").text("ledger", row, "says")
    assert "多半" in words("zh_hans").text("ledger", row, "says")


def test_small_tasks_with_their_best_estimate_do_not_move_the_range() -> None:
    """The plan draws only what adds much; the range of a day with all draws is the same within a percent."""
    she = her()
    found = HerDay(she, [FEED])
    saving = found.saving(found.pairs([FEED])[0])[1]
    change = next(c for c in day(she.situation, cares=True).changes if c.task.id == "feed_sit")
    assert saving.day is not None
    assert found.total[0] == pytest.approx(day(she.situation, cares=True).dose_nms.value)
    whole = day(she.situation, cares=True).dose_nms
    low, high = sorted(found.total[1:])[49], sorted(found.total[1:])[949]
    assert (low, high) == pytest.approx((whole.low, whole.high), rel=0.01)
    assert change.saving.value > 0


def test_a_sitting_way_saves_only_if_it_does_by_the_worst_that_was_measured() -> None:
    """Sitting without a rest is up to 1.5 times too heavy (wilke1999): 1 - 1.5 (1 - s) >= 0.05 from s = 0.37 on."""
    upright = Compare(task="feed_sit", from_way="leaning_forward", to_way="arms_carry")
    found = HerDay(her(), [FEED, upright])
    (leaning, rested), (sitting_up, held) = (found.saving(found.pairs([pair])[0]) for pair in (FEED, upright))
    assert (leaning, rested.size) == ("lighter", "uncertain")
    assert rested.act.value > 0.37
    assert sitting_up == "unsure"
    assert 0.05 < held.act.value < 0.37
    assert held.lower_in >= 0.95


def test_her_own_counts_are_hers() -> None:
    she = her(life=Life(day={"nappy_low": Doing(10, 180)}))
    saving = HerDay(she, [NAPPY]).saving(HerDay(she, [NAPPY]).pairs([NAPPY])[0])[1]
    usual = HerDay(her(), [NAPPY]).saving(HerDay(her(), [NAPPY]).pairs([NAPPY])[0])[1]
    assert (saving.times, saving.own_count, usual.own_count) == (10, True, False)
    assert saving.day is not None
    assert usual.day is not None
    assert saving.day.value > 2 * usual.day.value


def test_a_way_she_told_is_what_the_other_is_compared_with() -> None:
    she = her(life=Life(day={"nappy_low": Doing(3, 150, "kneel_forearms")}))
    assert HerDay(she, [NAPPY]).pairs([NAPPY])[0].now.id == "kneel_forearms"
    already = her(life=Life(day={"nappy_low": Doing(3, 150, "at_waist_height")}))
    assert HerDay(already, [NAPPY]).pairs([NAPPY]) == ()


def test_a_task_she_never_does_has_no_saving() -> None:
    assert HerDay(her(life=Life(day={"nappy_low": Doing(0)})), [NAPPY]).pairs([NAPPY]) == ()


def test_an_act_that_is_not_counted_saves_no_share_of_the_day() -> None:
    pump = Compare(task="pump_sit", from_way="bent_forward", to_way="leaning_back")
    found = HerDay(her(), [pump])
    saving = found.saving(found.pairs([pump])[0])[1]
    assert (saving.day, saving.times) == (None, None)
    assert saving.act.value > 0.5
