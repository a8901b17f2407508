"""Reads the rules of the journal that say when to stop waiting, and the words that are sought in a note."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from carrywell.knowledge.escalation_schema import Fact, NoteDenials, NoteWords, Rule
from carrywell.knowledge.reader import knowledge_folder, read_toml, shaped
from carrywell.knowledge.rows import rows_by_id


@dataclass(frozen=True)
class EscalationKnowledge:
    """All rules by id in the order of the file, the facts they read, further signs, and the words of a note.

    ``signs``: questions outside the warning-sign group whose yes is a warning sign too. ``private_words``: words of a
    note that speak of what she is asked in private.
    """

    rules: Mapping[str, Rule]
    facts: Mapping[str, Fact]
    signs: tuple[str, ...]
    note_words: Mapping[str, NoteWords]
    private_words: Mapping[str, NoteWords]
    denials: NoteDenials


def read_escalations(folder: Traversable) -> EscalationKnowledge:
    """Read and shape the files, without cross-checks."""
    rules, notes = folder / "escalations.toml", folder / "note_words.toml"
    signs = read_toml(rules).get("signs")
    return EscalationKnowledge(
        rules=rows_by_id(Rule, [rules], "rule", ("fact", "signs")),
        facts=rows_by_id(Fact, [rules], "fact", ("rule", "signs")),
        signs=tuple(str(name) for name in signs) if isinstance(signs, list) else (),
        note_words=rows_by_id(NoteWords, [notes], "words", ("denials", "private")),
        private_words=rows_by_id(NoteWords, [notes], "private", ("denials", "words")),
        denials=shaped(NoteDenials, read_toml(notes).get("denials"), notes.name),
    )


@cache
def escalation_rules() -> EscalationKnowledge:
    """The rules of the package, read once per process."""
    return read_escalations(knowledge_folder())
