from __future__ import annotations

from pathlib import Path

from carrywell.knowledge.evidence import page


def test_evidence_page_is_the_data() -> None:
    """When it is stale: `carrywell knowledge evidence --write docs/evidence.md`."""
    written = (Path(__file__).parents[2] / "docs" / "evidence.md").read_text(encoding="utf-8")
    assert written.strip() == page().strip()
