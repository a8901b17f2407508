"""Changes of a copy of the knowledge, and what its check says of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from carrywell.errors import KnowledgeError
from carrywell.knowledge.care_consistency import check_care
from carrywell.knowledge.consistency import check_knowledge
from carrywell.knowledge.reader import load
from carrywell.knowledge.task_reader import tasks


def edit(path: Path, old: str, new: str) -> None:
    """Change the first place that reads so."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} no longer has {old}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def refused(folder: Path) -> KnowledgeError:
    """What is wrong with the copy."""
    with pytest.raises(KnowledgeError) as error:
        check_knowledge(folder)
    return error.value


def refused_in_plan(folder: Path) -> KnowledgeError:
    """What is wrong with the plan's part of the copy, its words left out; the rest is taken from the package."""
    with pytest.raises(KnowledgeError) as error:
        check_care(folder, load(), tasks())
    return error.value
