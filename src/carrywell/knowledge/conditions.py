"""Cross-checks of conditions and sources: findings exist and can have the values that are asked for, sources exist."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from carrywell.errors import KnowledgeError
from carrywell.knowledge.care_schema import Basis, ForWhom
from carrywell.knowledge.reader import Knowledge
from carrywell.knowledge.schema import Condition, Mark


def require(holds: bool, file: str, key: str, reason: str) -> None:
    """Refuse what does not hold, naming file and key.

    Raises
    ------
    KnowledgeError
        When it does not hold.
    """
    if not holds:
        raise KnowledgeError(file, key, reason)


def check_condition(
    knowledge: Knowledge, condition: Condition, file: str, key: str, circumstances: Collection[str] = ()
) -> None:
    """Every leaf reads a finding, a question, or one of the ``circumstances``, and asks for values that it can have.

    Raises
    ------
    KnowledgeError
        Naming file and key of the condition.
    """
    for leaf in _leaves(condition):
        name = leaf.id or ""
        if name in knowledge.findings or name in circumstances:
            allowed: set[object] = {True, False}
        elif name in knowledge.questions:
            question = knowledge.questions[name]
            allowed = {True, False, "unsure"} if question.type == "yes_no" else {*question.options, "unsure"}
        else:
            raise KnowledgeError(file, key, f"names the unknown finding {name}")
        for value in leaf.values or ():
            require(value in allowed, file, key, f"{name} has no answer {value}")


def _leaves(condition: Condition) -> Iterator[Condition]:
    if condition.id is not None:
        yield condition
    for part in condition.parts:
        yield from _leaves(part)


def check_for_whom(knowledge: Knowledge, circumstances: Collection[str], row: ForWhom, file: str, key: str) -> None:
    """Its causes and every finding of its conditions exist."""
    named = () if row.causes == "any" else row.causes
    for cause in (*named, *row.not_causes):
        require(cause in knowledge.causes, file, key, f"no cause {cause}")
    for sign in row.unless_fired:
        require(sign in knowledge.warning_signs, file, key, f"no warning sign {sign}")
    for condition in (row.only_when, row.avoid_when):
        if condition is not None:
            check_condition(knowledge, condition, file, key, circumstances)


#: From the weakest to the strongest: nothing is cited as better read than its source was.
_MARKS: tuple[Mark, ...] = ("estimate", "memory", "derived", "read_2", "read")


def check_basis(knowledge: Knowledge, basis: Iterable[Basis], file: str, key: str) -> None:
    """Its sources exist, and none is marked as better read than it was."""
    for row in basis:
        require(row.source in knowledge.sources, file, key, f"no source {row.source}")
        how = knowledge.sources[row.source].mark
        kept = _MARKS.index(row.mark) <= _MARKS.index(how)
        require(kept, file, key, f"cites {row.source} as {row.mark}, which is {how}")
