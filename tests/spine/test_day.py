"""The load of a day: what it adds up, what would save most, and her own counts before the usual ones."""

import pytest

from carrywell import AfterBirth, Baby, InputError, Person, Pregnant
from carrywell.spine.compare import compare
from carrywell.spine.day import day
from carrywell.spine.doings import Doing
from carrywell.spine.situation import situation_of
from carrywell.spine.tasks import task_named

HERE = situation_of(Person(AfterBirth(75), 31, 1.63, 68, Baby(5.9, 75, "girl")))


def test_dose_of_one_task_is_times_seconds_and_moment() -> None:
    found = day(HERE, cares=False, own={"nappy_table": Doing(4, 120)})
    row = next(r for r in found.tasks if r.task.id == "nappy_table")
    moment = compare(task_named("nappy_table"), HERE).ways[0].moment_nm.value
    assert row.dose_nms.value == pytest.approx(4 * 120 * moment)
    assert row.own_count


def test_shares_add_up_to_the_day() -> None:
    found = day(HERE, cares=True)
    assert sum(row.share.value for row in found.tasks) == pytest.approx(1)
    assert sum(row.dose_nms.value for row in found.tasks) == pytest.approx(found.dose_nms.value)
    assert [row.dose_nms.value for row in found.tasks] == sorted((r.dose_nms.value for r in found.tasks), reverse=True)


def test_at_most_three_changes_and_each_saves_for_sure() -> None:
    found = day(HERE, cares=True)
    assert 1 <= len(found.changes) <= 3
    for change in found.changes:
        assert change.lower_in >= 0.95
        assert change.saving.low > 0
        assert change.now.id != change.instead.id


def test_a_way_with_cautions_is_not_told_in_one_line() -> None:
    """Feeding lying down saves most, but goes with words about sleep."""
    for change in day(HERE, cares=True).changes:
        assert not change.instead.needs_words


def test_a_change_saves_what_it_takes_from_the_day() -> None:
    """Doing it the other way gives a day that is lighter by that share."""
    change = day(HERE, cares=True).changes[0]
    now = day(HERE, cares=True)
    row = next(r for r in now.tasks if r.task is change.task)
    after = day(HERE, cares=True, own={change.task.id: Doing(row.times, row.seconds, change.instead.id)})
    assert after.dose_nms.value == pytest.approx(now.dose_nms.value * (1 - change.saving.value), rel=1e-6)


def test_a_task_she_never_does_is_taken_out() -> None:
    names = {row.task.id for row in day(HERE, cares=True, own={"feed_sit": Doing(0)}).tasks}
    assert "feed_sit" not in names


def test_a_usual_count_widens_the_range_and_her_own_does_not() -> None:
    usual = next(r for r in day(HERE, cares=True).tasks if r.task.id == "feed_sit")
    own = day(HERE, cares=True, own={"feed_sit": Doing(usual.times, usual.seconds)})
    counted = next(r for r in own.tasks if r.task.id == "feed_sit")
    assert counted.dose_nms.value == pytest.approx(usual.dose_nms.value)
    assert counted.dose_nms.high - counted.dose_nms.low < usual.dose_nms.high - usual.dose_nms.low


def test_twins_double_what_is_done_for_each() -> None:
    two = situation_of(Person(AfterBirth(75), 31, 1.63, 68, Baby(5.9, 75, "girl", 2)))
    one, both = ({r.task.id: r.times for r in day(here, cares=True).tasks} for here in (HERE, two))
    assert both["nappy_table"] == 2 * one["nappy_table"]
    assert both["pram_push"] == one["pram_push"]
    assert both["sit_chair"] == one["sit_chair"]


def test_without_a_baby_no_task_of_baby_care_is_counted() -> None:
    found = day(situation_of(Person(Pregnant(30))), cares=False)
    assert found.tasks
    assert all(row.task.when in ("always", "pregnant") for row in found.tasks)


def test_what_can_be_handed_over_is_marked_so() -> None:
    found = day(HERE, cares=True)
    assert found.hand_over
    assert all(row.task.hand_over for row in found.hand_over)


def test_the_heaviest_acts_are_not_the_longest() -> None:
    found = day(HERE, cares=True)
    assert found.heaviest[0].compression_n.value == max(row.compression_n.value for row in found.tasks)
    assert found.heaviest[0].task.id != found.tasks[0].task.id


def test_an_empty_day_is_nothing() -> None:
    found = day(HERE, cares=False, own={name.id: Doing(0) for name in _always()})
    assert (found.tasks, found.dose_nms.value, found.changes) == ((), 0, ())


def _always() -> list[object]:
    from carrywell.knowledge.task_reader import tasks

    return list(tasks().tasks.values())


@pytest.mark.parametrize(
    ("own", "field"),
    [({"juggle": Doing(1)}, "day.juggle"), ({"bath": Doing(1, None, "swim")}, "day.bath.variant")],
)
def test_an_unknown_task_or_way_is_named(own: dict[str, Doing], field: str) -> None:
    with pytest.raises(InputError) as caught:
        day(HERE, cares=True, own=own)
    assert caught.value.field == field


def test_an_impossible_count_is_refused() -> None:
    with pytest.raises(InputError):
        Doing(-1)


def test_a_task_that_the_model_sees_in_part_is_left_out_and_named() -> None:
    found = day(HERE, cares=True, own={"bed_turn": Doing(10)})
    usual = day(HERE, cares=True)
    assert [(task.id, reason.field, reason.code) for task, reason in found.unreachable] == [
        ("bed_turn", "day.bed_turn", "no_figures")
    ]
    assert [row.task.id for row in found.tasks] == [row.task.id for row in usual.tasks]
    assert found.dose_nms == usual.dose_nms


def test_a_change_saves_what_its_way_does_and_enough_of_the_day() -> None:
    found = day(HERE, cares=True)
    whole = found.dose_nms.value
    for row in found.tasks:
        ways = compare(row.task, HERE).ways
        now = next(way for way in ways if way.variant.id == row.variant.id)
        for way in ways:
            less = row.dose_nms.value * (1 - way.dose_nms.value / now.dose_nms.value) / whole
            told = [change for change in found.changes if change.instead is way.variant]
            assert all(change.saving.value == pytest.approx(less, rel=0.01) for change in told)
            assert not told or less >= 0.01
