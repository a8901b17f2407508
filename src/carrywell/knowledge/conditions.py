"""Cross-checks of conditions: every finding they read exists and can have the values that are asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from carrywell.errors import KnowledgeError
from carrywell.knowledge.reader import Knowledge
from carrywell.knowledge.schema import Condition


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
