"""Cross-checks of what fits her home to her: places, ways, needs, advice, sources and words all exist."""

from __future__ import annotations

from collections.abc import Iterator

from carrywell.knowledge.advice_reader import AdviceKnowledge
from carrywell.knowledge.body_reader import body
from carrywell.knowledge.conditions import check_basis, require
from carrywell.knowledge.home_reader import HomeKnowledge
from carrywell.knowledge.reader import Knowledge
from carrywell.knowledge.task_reader import TaskKnowledge
from carrywell.knowledge.way_checks import check_way, check_ways

WordPath = tuple[str, ...]


def check_home(knowledge: Knowledge, tasks: TaskKnowledge, known: AdviceKnowledge, home: HomeKnowledge) -> None:
    """Check every piece, substitute and milestone.

    Raises
    ------
    KnowledgeError
        Naming the first row that refers to something in vain.
    """
    for piece in home.pieces.values():
        check_basis(knowledge, piece.basis, "home_fit.toml", piece.id)
        require(piece.id in body().places, "home_fit.toml", piece.id, "is no place")
        for at in piece.ways:
            check_way(tasks, at.task, at.way, "home_fit.toml", piece.id)
        for name in piece.substitutes:
            require(name in home.substitutes, "home_fit.toml", piece.id, f"no substitute {name}")
    for substitute in home.substitutes.values():
        check_ways(tasks, substitute.compare, "home_fit.toml", substitute.id)
        for need in substitute.needs:
            require(need in known.circumstances, "home_fit.toml", substitute.id, f"needs the unknown thing {need}")
        advised = substitute.advice is None or substitute.advice in known.advice
        require(advised, "home_fit.toml", substitute.id, f"no advice {substitute.advice}")
    for milestone in home.milestones.values():
        check_basis(knowledge, milestone.basis, "milestones.toml", milestone.id)
        for name in (*milestone.ends, *milestone.begins):
            require(name in known.advice, "milestones.toml", milestone.id, f"no advice {name}")
        circumstance = milestone.circumstance
        known_so = circumstance is None or circumstance in known.circumstances
        require(known_so, "milestones.toml", milestone.id, f"no circumstance {circumstance}")


def home_words(home: HomeKnowledge) -> Iterator[WordPath]:
    """Paths of all words of the home."""
    for name, piece in home.pieces.items():
        yield "home", "pieces", name, "name"
        if piece.limit:
            yield "home", "pieces", name, "limit"
    yield from (("home", "substitutes", name, key) for name in home.substitutes for key in ("title", "text"))
    yield from (("home", "milestones", name, key) for name in home.milestones for key in ("title", "text"))
