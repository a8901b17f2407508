"""What an answer to a card covers: what was known when she gave it, never what comes to it only later."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from carrywell.knowledge.escalation_reader import escalation_rules
from carrywell.track.entries import JournalEntry
from carrywell.track.note_words import sign_words
from carrywell.web import models


def signs_of(entry: JournalEntry) -> set[tuple[str, object]]:
    """The signs of an entry: ticked, or in the words of its note."""
    return {*entry.findings.items(), *sign_words(entry.note).items()}


def not_answered_yet(journal: models.Journal, told: Iterable[JournalEntry]) -> None:
    """An answer covers what was known when she gave it, not a sign of an earlier time that is told only now."""
    signs = [entry.at for entry in told if signs_of(entry)]
    if signs:
        rules = escalation_rules().rules.values()
        set_back(journal, [rule.id for rule in rules if any(x.new or x.note_words for x in rule.level)], min(signs))


def set_back(journal: models.Journal, rules: Iterable[str], at: datetime) -> None:
    """Answers to these rules count for what was before this time."""
    journal.refresh_from_db(fields=["answered"])  # several entries of one journal may set it back, each by itself
    if not isinstance(journal.answered, dict):
        return
    before = at - timedelta(microseconds=1)
    late = {name for name in rules if datetime.fromisoformat(str(journal.answered.get(name, before))) > before}
    if late:
        journal.answered = journal.answered | dict.fromkeys(late, before.isoformat())
        journal.save(update_fields=["answered"])
