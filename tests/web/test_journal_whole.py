"""A whole journal out and in again: the same journal, also what its entries said before; twice is once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carrywell import AfterBirth, Person
from carrywell.errors import InputError
from carrywell.track.course import Course
from carrywell.track.entries import JournalEntry
from carrywell.track.escalation import escalations
from carrywell.wire.journal_file import Filed, journal_in

NOW = datetime.now(UTC)
AT = NOW - timedelta(days=3)
#: What an entry says, one state after the other.
states = st.lists(
    st.builds(
        JournalEntry,
        at=st.integers(0, 500_000).map(lambda minutes: NOW - timedelta(minutes=minutes)),
        pain=st.integers(0, 10),
        function=st.none() | st.integers(0, 10),
        counts=st.dictionaries(st.sampled_from(["bath", "feed_sit"]), st.integers(0, 200), max_size=2),
        filled=st.dictionaries(st.just("phq2"), st.tuples(st.none() | st.integers(0, 3), st.just(2)), max_size=1),
        findings=st.dictionaries(st.just("fever"), st.sampled_from(["yes", "unsure"]), max_size=1),
        baby_mass_kg=st.none() | st.floats(0.3, 30),
        note=st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20),
    ),
    min_size=1,
    max_size=4,
)


@pytest.fixture
def key(app: Any) -> Iterator[str]:
    yield (made := uuid4().hex)
    from carrywell.web import journal_store

    journal_store.forget(made)


def noted(key: str, *said: JournalEntry, made: UUID | None = None) -> UUID:
    """An entry that said one thing after the other."""
    from carrywell.web import journal_store

    made = journal_store.add(key, said[0], made)
    for later in said[1:]:
        journal_store.change(key, made, later)
    return made


def whole(key: str) -> Any:
    from carrywell.web.journal_whole import whole_json

    return whole_json(key)


def bring(key: str, told: Any) -> tuple[int, int, int]:
    from carrywell.web.journal_whole import bring_in

    brought = bring_in(key, *journal_in(told, datetime.now(UTC)), [])
    return brought.read, brought.new, brought.changed


def pains(key: str) -> list[tuple[int | None, list[int | None]]]:
    from carrywell.web import journal_store

    former = journal_store.all_before(key)
    return [
        (kept.entry.pain, [said.pain for said, _until in former.get(kept.id, [])])
        for kept in journal_store.entries(key)
    ]


@settings(max_examples=20)
@given(entries=st.lists(states, max_size=3), act=st.sampled_from(["", "carry the baby upstairs"]))
def test_whole_journal_comes_back_as_it_was(app: Any, entries: list[list[JournalEntry]], act: str) -> None:
    from carrywell.web import journal_store

    key = uuid4().hex
    for said in entries:
        noted(key, *said)
    if act:
        journal_store.choose_function(key, act)
    told = whole(key)
    journal_store.forget(key)

    assert bring(key, told) == (len(entries), len(entries), 0)
    assert whole(key) == told
    assert bring(key, told) == (len(entries), 0, 0)
    assert whole(key) == told
    journal_store.forget(key)


@settings(max_examples=20)
@given(said=states, more=states)
def test_older_file_changes_nothing_and_a_later_one_brings_the_rest(
    app: Any, said: list[JournalEntry], more: list[JournalEntry]
) -> None:
    from carrywell.web import journal_store

    key, other = uuid4().hex, uuid4().hex
    made = noted(key, *said)
    early = whole(key)
    noted(key, said[0], *more, made=made)
    late = whole(key)

    bring(key, early)
    assert whole(key) == late
    journal_store.forget(key)
    bring(other, early)
    bring(other, late)
    assert whole(other) == late
    journal_store.forget(other)


def test_changed_entry_is_taken_in_again_without_a_word(key: str) -> None:
    noted(key, JournalEntry(AT, 4), JournalEntry(AT, 6))
    assert bring(key, whole(key)) == (1, 0, 0)
    assert pains(key) == [(6, [4])]


def test_file_without_former_values_keeps_those_that_are_there(key: str) -> None:
    noted(key, JournalEntry(AT, 4), JournalEntry(AT, 6))
    told = whole(key)
    del told["entries"][0]["before"]
    assert bring(key, told) == (1, 0, 0)
    assert pains(key) == [(6, [4])]


def test_file_completes_what_an_entry_said_before(key: str) -> None:
    from carrywell.web import journal_store

    noted(key, JournalEntry(AT, 4), JournalEntry(AT, 6))
    told = whole(key)
    journal_store.forget(key)
    bare = {**told, "entries": [{name: value for name, value in told["entries"][0].items() if name != "before"}]}
    bring(key, bare)
    assert bring(key, told) == (1, 0, 0)
    assert pains(key) == [(6, [4])]


def test_entry_changed_here_and_elsewhere_is_refused_and_nothing_is_half(key: str) -> None:
    from carrywell.web import journal_back

    made = noted(key, JournalEntry(AT, 4), JournalEntry(AT, 6))
    apart = Filed(made, JournalEntry(AT, 7), NOW, ((JournalEntry(AT, 4), NOW),))
    with pytest.raises(InputError, match="id taken"):
        journal_back.bring_back(key, [Filed(uuid4(), JournalEntry(AT, 1)), apart])
    assert pains(key) == [(6, [4])]


def test_entry_of_another_journal_comes_in_once_under_an_id_of_its_own(key: str) -> None:
    from carrywell.web import journal_store

    made = noted(key, JournalEntry(AT, 4), JournalEntry(AT, 6))
    told, other = whole(key), uuid4().hex
    for _ in range(2):
        bring(other, told)
        (copy,) = journal_store.entries(other)
        assert (copy.entry.pain, [said.pain for said, _until in journal_store.before(other, copy.id)]) == (6, [4])
        assert copy.id != made
    assert pains(key) == [(6, [4])]


@pytest.mark.parametrize(("later", "left"), [(None, [(6, [4])]), (7, [(7, [4, 6])])])
@pytest.mark.parametrize("into_the_copy", [False, True])
def test_entry_and_its_copy_become_one_when_their_journals_do(
    key: str, later: int | None, left: list[tuple[int, list[int]]], into_the_copy: bool
) -> None:
    from carrywell.web import journal_store
    from carrywell.web.journal_together import join

    noted(key, JournalEntry(AT, 4), JournalEntry(AT, 6))
    other = uuid4().hex
    bring(other, whole(key))
    if later is not None:
        journal_store.change(other, journal_store.entries(other)[0].id, JournalEntry(AT, later))
    into, gone = (other, key) if into_the_copy else (key, other)
    assert join(into, gone) == into
    assert pains(into) == left
    assert pains(gone) == []
    journal_store.forget(into)


def test_entry_and_its_copy_changed_apart_both_stay(key: str) -> None:
    from carrywell.web import journal_store
    from carrywell.web.journal_together import join

    made, other = noted(key, JournalEntry(AT, 4)), uuid4().hex
    bring(other, whole(key))
    journal_store.change(key, made, JournalEntry(AT, 5))
    journal_store.change(other, journal_store.entries(other)[0].id, JournalEntry(AT, 7))
    join(key, other)
    assert sorted(pains(key)) == [(5, [4]), (7, [4])]


def test_sign_of_a_file_takes_back_an_answer_given_before_it(key: str) -> None:
    """As a sign that is sent late does: an answer covers what was known when it was given."""
    from carrywell.web import journal_back, journal_store

    journal_store.answer(key, "E01", NOW)
    journal_back.bring_back(key, [Filed(uuid4(), JournalEntry(AT, findings={"fever": "yes"}))])
    assert journal_store.answered(key)["E01"] < AT


@pytest.mark.parametrize(
    ("row", "field", "code"),
    [
        ({"before": "x"}, "entries.0.before", "wrong_type_object"),
        ({"before": [3]}, "entries.0.before.0.entry", "wrong_type_object"),
        ({"before": [{"at": AT.isoformat(), "pain": 4}]}, "entries.0.before.0.until", "missing"),
        ({"before": [{"at": AT.isoformat(), "pain": 11}]}, "entries.0.before.0.pain", "too_large"),
        ({"before": [{"at": AT.isoformat(), "pain": 4, "until": "noon"}]}, "entries.0.before.0.until", "not_a_time"),
        ({"stored": "2999-01-01T00:00:00+00:00"}, "entries.0.stored", "in_the_future"),
        ({"stored": "0001-01-01T00:00:00+08:00"}, "entries.0.stored", "too_long_ago"),
        ({"stored": 5}, "entries.0.stored", "not_a_time"),
    ],
)  # fmt: skip
def test_what_cannot_have_been_said_before_is_named(row: dict[str, Any], field: str, code: str) -> None:
    told = {"format": "carrywell journal 1", "entries": [{"at": AT.isoformat(), "pain": 5} | row]}
    with pytest.raises(InputError) as refused:
        journal_in(told, NOW)
    assert (refused.value.field, refused.value.code) == (field, code)


# ---- joined journals


def numb(day: int) -> JournalEntry:
    return JournalEntry(NOW - timedelta(days=day), 4, findings={"saddle_numbness": "yes_new"})


def cards(key: str) -> dict[str, str]:
    """The open rules of a journal of a woman 60 days after her birth, as her page walks them; with their urgency."""
    from carrywell.web import journal_open, journal_store

    entries = tuple(kept.entry for kept in journal_store.entries(key))
    course = Course(Person(AfterBirth(60)), NOW.astimezone().date(), entries)
    return {row.id: row.urgency for row in escalations(course, journal_open.standing(key).answered)}


def test_new_sign_in_a_copy_is_not_answered_by_joining(key: str) -> None:
    """An answer of before in either journal, and an entry noted between, silenced the emergency."""
    from carrywell.web import journal_store
    from carrywell.web.journal_together import join

    other = uuid4().hex
    noted(key, JournalEntry(NOW - timedelta(days=5), 4))
    noted(key, JournalEntry(NOW - timedelta(days=9), 4, findings={"fever": "yes"}))
    journal_store.answer(key, "E01", NOW - timedelta(days=1))
    bring(other, whole(key))
    journal_store.answer(other, "E01", NOW - timedelta(days=1))
    (copy,) = [kept for kept in journal_store.entries(other) if not kept.entry.findings]
    journal_store.change(other, copy.id, numb(5))
    noted(other, JournalEntry(NOW - timedelta(days=3), 3))
    assert cards(other)["E01"] == "emergency"
    join(key, other)
    assert cards(key)["E01"] == "emergency"


def test_mood_told_in_a_copy_is_not_answered_by_joining(key: str) -> None:
    from carrywell.web import journal_store
    from carrywell.web.journal_together import join

    at, other = NOW - timedelta(days=5), uuid4().hex
    noted(key, JournalEntry(at, 4, filled={"phq2": (1, 1)}))
    journal_store.answer(key, "E12", NOW - timedelta(days=1))
    bring(other, whole(key))
    journal_store.change(other, journal_store.entries(other)[0].id, JournalEntry(at, 4, filled={"phq2": (3, 3)}))
    join(key, other)
    assert "E12" in cards(key)


def test_signs_of_a_file_set_an_answer_back_to_the_earliest(key: str) -> None:
    from carrywell.web import journal_store
    from carrywell.web.journal_back import bring_back

    made = noted(key, JournalEntry(NOW - timedelta(days=5), 4))
    journal_store.answer(key, "E01", NOW - timedelta(days=1))
    was = JournalEntry(NOW - timedelta(days=5), 4)
    later = Filed(made, numb(5), NOW, ((was, NOW),))
    bring_back(key, [later, Filed(uuid4(), JournalEntry(NOW - timedelta(days=3), findings={"fever": "yes"}))])
    assert cards(key)["E01"] == "emergency"


@pytest.mark.parametrize("forgotten", [False, True])
def test_file_is_not_doubled_whichever_journals_were_joined_since(key: str, forgotten: bool) -> None:
    from carrywell.web import journal_store
    from carrywell.web.journal_together import join

    noted(key, JournalEntry(AT, 4))
    told, second, third = whole(key), uuid4().hex, uuid4().hex
    bring(second, told)
    noted(third, JournalEntry(AT - timedelta(days=1), 7))
    join(third, second)
    if forgotten:
        journal_store.forget(key)
    bring(third, told)
    assert pains(third) == [(7, []), (4, [])]
    join(third, key)
    assert pains(third) == [(7, []), (4, [])]
    journal_store.forget(third)


def test_file_with_an_entry_and_its_copy_brings_both_their_own_back(key: str) -> None:
    """After a join that left both, one of them was deleted: the file of before brings that one back, not none."""
    from carrywell.web import journal_store
    from carrywell.web.journal_together import join

    made, other = noted(key, JournalEntry(AT, 4)), uuid4().hex
    bring(other, whole(key))
    journal_store.change(key, made, JournalEntry(AT, 5))
    journal_store.change(other, journal_store.entries(other)[0].id, JournalEntry(AT, 7))
    join(key, other)
    told = whole(key)
    journal_store.remove(key, made)
    bring(key, told)
    assert sorted(pains(key)) == [(5, [4]), (7, [4])]


def test_file_comes_into_every_journal_however_many_have_it(key: str) -> None:
    from carrywell.web import journal_store

    noted(key, JournalEntry(AT, 4))
    told = whole(key)
    for other in [uuid4().hex for _ in range(11)]:
        assert bring(other, told) == (1, 1, 0)
        assert bring(other, told) == (1, 0, 0)
    assert journal_store.count(key) == 1
