"""Baby Buddy's pages: all of them, each once, from the address she named; what does not add up is refused."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from carrywell.exchange.asking import Server, UnansweredError
from carrywell.exchange.babybuddy import children_of, rows_of
from carrywell.exchange.babybuddy_rows import Child, Rows
from tests.exchange.recorded import TOKEN, BabyBuddy, Spoil, page, serving


def read(there: BabyBuddy) -> Rows:
    server = Server(there.address, TOKEN)
    emma = next(child for child in children_of(server) if child.name == "Emma Sample")
    return rows_of(server, (emma,), lambda *_told: None)


def test_every_page_of_the_recorded_exchange_is_read_once() -> None:
    told: list[tuple[str, int, int]] = []
    with serving() as there:
        server = Server(there.address, TOKEN)
        children = children_of(server)
        rows = rows_of(server, (children[1],), lambda *progress: told.append(progress))
    assert [(child.name, str(child.born)) for child in children] == [
        ("Noah Sample", "2023-05-02"), ("Emma Sample", "2026-09-01"),
    ]  # fmt: skip
    kinds = [row.kind for row in rows.happened]
    # 7 feeds on each of 4 days; 8, 8, 5 and 8 changes; tummy time twice on 3 days
    assert {kind: kinds.count(kind) for kind in kinds} == {"feedings": 28, "changes": 29, "tummy-times": 6}
    assert [row.number for row in rows.weighed] == [7.3, 7.9, 9.9, 12.1]
    assert told == [
        ("feedings", 20, 28), ("feedings", 28, 28), ("changes", 20, 29), ("changes", 29, 29),
        ("tummy-times", 6, 6), ("weight", 4, 4),
    ]  # fmt: skip
    assert len(there.asked) == 7
    assert set(there.tokens) == {f"Token {TOKEN}"}
    assert not [target for target in there.asked if TOKEN in target]


def changed(of: str, offset: str, change: dict[str, Any]) -> Spoil:
    """One page says something else."""

    def spoil(kind: str, wanted: dict[str, str]) -> dict[str, Any] | None:
        if (kind, wanted["offset"]) != (of, offset):
            return None
        return deepcopy(page(kind, offset, wanted.get("child"))) | change

    return spoil


def row(**said: object) -> dict[str, Any]:
    told = {"id": 900, "child": 1, "time": "2026-11-16T08:00:00Z"} | said
    return {"count": 1, "next": None, "results": [{name: value for name, value in told.items() if value is not ...}]}


@pytest.mark.parametrize(
    ("spoil", "field", "code"),
    [
        (changed("changes", "20", {"next": "http://x/?offset=0"}), "babybuddy", "pages_in_a_circle"),
        (changed("changes", "20", {"next": "http://x/?offset=20"}), "babybuddy", "pages_in_a_circle"),
        (changed("changes", "0", {"next": "http://x/api/changes/?cursor=abc"}), "babybuddy", "pages_in_a_circle"),
        (changed("changes", "0", {"next": None}), "babybuddy", "pages_do_not_add_up"),
        (changed("changes", "20", {"results": []}), "babybuddy", "pages_do_not_add_up"),
        (changed("changes", "0", {"count": 10**9}), "babybuddy", "answer_too_big"),
        (changed("changes", "0", {"results": None}), "babybuddy", "unknown_form"),
        (changed("changes", "0", {"count": None}), "babybuddy", "unknown_form"),
        (changed("changes", "0", {"results": ["row"]}), "babybuddy", "answers_no_json"),
        (changed("changes", "0", row(time=...)), "babybuddy.changes.900.time", "unknown_form"),
        (changed("changes", "0", row(time="soon")), "babybuddy.changes.900.time", "unknown_form"),
        (changed("changes", "0", row(time=None)), "babybuddy.changes.900.time", "unknown_form"),
        (changed("changes", "0", row(child=2)), "babybuddy", "answers_another_child"),
        (changed("weight", "0", row(date="2026-11-16", weight="heavy")), "babybuddy.weight.900.weight", "unknown_form"),
        (changed("feedings", "0", row(start="2026-11-16T08:00:00Z")), "babybuddy.feedings.900.method", "unknown_form"),
        (changed("children", "0", row(first_name="E")), "babybuddy.children.900.last_name", "unknown_form"),
    ],
)  # fmt: skip
def test_pages_that_do_not_add_up_are_refused(spoil: Spoil, field: str, code: str) -> None:
    with serving(spoil) as there, pytest.raises(UnansweredError) as caught:
        read(there)
    assert (caught.value.field, caught.value.code) == (field, code)


def test_row_that_stands_on_two_pages_is_read_once() -> None:
    def spoil(kind: str, wanted: dict[str, str]) -> dict[str, Any] | None:
        if (kind, wanted["offset"]) != ("changes", "20"):
            return None
        found = deepcopy(page(kind, "20", "1"))
        found["results"].insert(0, page(kind, "0", "1")["results"][-1])
        return found

    with serving(spoil) as there:
        assert len([row for row in read(there).happened if row.kind == "changes"]) == 29


def test_what_other_versions_add_is_no_problem() -> None:
    with serving(changed("changes", "0", row(smell="none"))) as there:
        assert len([row for row in read(there).happened if row.kind == "changes"]) == 1


def test_child_is_named_by_both_names() -> None:
    with serving(
        changed("children", "0", row(id=1, first_name="Emma", last_name="", birth_date="2026-09-01"))
    ) as there:
        (child,) = children_of(Server(there.address, TOKEN))
    assert child == Child("Emma", child.born, 1)
