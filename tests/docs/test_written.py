"""What a benchmark writes into a page: between its markers, and nowhere else."""

from __future__ import annotations

import re

import pytest

from benchmarks.page import DOCS, placed, table

PAGE = "# Head\n\n<!-- a: written by b.py -->\n\nold\n\n<!-- end of a -->\n\n<!-- end of c -->\ntail\n"


def test_text_replaces_what_stood_between_the_markers_and_nothing_else() -> None:
    assert placed(PAGE, "a", "b.py", "new\n") == PAGE.replace("old", "new")


def test_text_placed_twice_stands_once() -> None:
    once = placed(PAGE, "a", "b.py", "new")
    assert placed(once, "a", "b.py", "new") == once


@pytest.mark.parametrize(
    "page",
    [
        "nothing",
        PAGE + PAGE,
        "<!-- a: written by b.py -->\n",
        "<!-- end of a --><!-- a: written by b.py -->",
    ],
)
def test_page_without_its_markers_is_refused(page: str) -> None:
    with pytest.raises(ValueError, match="marker"):
        placed(page, "a", "b.py", "new")


def test_rows_are_a_table() -> None:
    assert table(("x", "y"), [(1, "a"), (2, "b")]) == "| x | y |\n|---|---|\n| 1 | a |\n| 2 | b |"


def test_every_marker_of_the_documentation_has_its_end_and_its_script() -> None:
    for page in DOCS.glob("*.md"):
        text = page.read_text(encoding="utf-8")
        for name, script in re.findall(r"<!-- ([^:<>]+): written by (\S+) -->", text):
            assert placed(text, name, script, "x") != text
            assert (DOCS.parent / script).is_file() or (DOCS.parent / f"{script.replace('.', '/')}.py").is_file()
