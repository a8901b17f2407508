"""Every link, file, test and warning sign that a page names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from carrywell.knowledge.reader import load

ROOT = Path(__file__).parents[2]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
CODE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
NAMED = re.compile(r"`((?:src|tests|docs|benchmarks|requirements)/[\w./-]+)(?:::(\w+))?`")
README_LINES = 120


def anchor(heading: str) -> str:
    """The anchor that a heading gets: lower case, spaces to hyphens, punctuation gone."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


def anchors(page: Path) -> set[str]:
    text = CODE.sub("", page.read_text(encoding="utf-8"))
    return {anchor(heading) for heading in re.findall(r"^#+ (.*)$", text, re.MULTILINE)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    missing = []
    for link in LINK.findall(CODE.sub("", page.read_text(encoding="utf-8"))):
        if link.startswith(("https:", "mailto:")):
            continue
        name, _, place = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        if not target.exists() or (place and place not in anchors(target)):
            missing.append(link)
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_and_tests_that_a_page_names_exist(page: Path) -> None:
    missing = []
    for name, test in NAMED.findall(page.read_text(encoding="utf-8")):
        path = ROOT / name
        if not path.exists() or (test and f"def {test}(" not in path.read_text(encoding="utf-8")):
            missing.append(f"{name}::{test}" if test else name)
    assert missing == []


def test_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) < README_LINES


@pytest.mark.parametrize("page", ["CHANGELOG.md", "docs/safety.md"])
def test_every_sign_beyond_the_evidence_digest_is_told(page: str) -> None:
    """R01 to R48 are the signs of the digest; what the project adds stands where reviewers look."""
    text = (ROOT / page).read_text(encoding="utf-8")
    own = [sign for sign in load().warning_signs if int(sign[1:]) > 48]
    assert [sign for sign in own if not re.search(rf"\b{sign}\b", text)] == []
