from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from carrywell.knowledge.reader import knowledge_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the knowledge to change."""
    target = tmp_path / "knowledge"
    shutil.copytree(str(knowledge_folder()), target, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return target
