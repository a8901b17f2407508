"""Cross-checks of what the journal knows: sources, facts, questions, actions and words all exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from carrywell.knowledge.conditions import check_basis, check_condition, require
from carrywell.knowledge.escalation_reader import EscalationKnowledge, read_escalations
from carrywell.knowledge.escalation_schema import Rule
from carrywell.knowledge.instrument_reader import read_instruments, read_items
from carrywell.knowledge.instrument_schema import Instrument
from carrywell.knowledge.reader import Knowledge
from carrywell.knowledge.schema import URGENCIES, Condition
from carrywell.knowledge.words import LANGUAGES

WordPath = tuple[str, ...]


@dataclass(frozen=True)
class TrackCheck:
    """What was read for the journal, and the paths of all words that it needs."""

    counts: Mapping[str, int]
    words: tuple[WordPath, ...]


def check_track(folder: Traversable, knowledge: Knowledge) -> TrackCheck:
    """Read and check everything that the journal knows.

    Raises
    ------
    KnowledgeError
        Naming the file and the key of the first thing that does not fit.
    """
    instruments, known = read_instruments(folder), read_escalations(folder)
    for row in instruments.values():
        _check_instrument(knowledge, row)
        _check_items(folder, knowledge, row)
    for rule in known.rules.values():
        _check_rule(knowledge, known, rule)
    _check_facts(knowledge, known)
    return TrackCheck(
        counts={"instruments": len(instruments), "rules of the journal": len(known.rules)},
        words=(*_instrument_words(instruments), *_rule_words(known)),
    )


def _check_instrument(knowledge: Knowledge, row: Instrument) -> None:
    check_basis(knowledge, row.basis, "instruments.toml", row.id)
    if row.change is not None:
        check_basis(knowledge, row.change.basis, "instruments.toml", row.id)
        starts = [step.start for step in row.change.important]
        rising = starts == sorted(set(starts)) and starts[0] <= row.least
        require(rising, "instruments.toml", row.id, "steps have to rise from the least score")


def _check_items(folder: Traversable, knowledge: Knowledge, row: Instrument) -> None:
    """What has several items has their words in each language that it ships in, and in no other."""
    for language in LANGUAGES:
        found, file = read_items(folder, row.id, language), f"questionnaires/{language}"
        wanted = row.items > 1 and language in row.languages
        require((found is not None) == wanted, file, row.id, "items are missing, or do not belong here")
        if found is not None:
            require(len(found.items) == row.items, file, row.id, f"needs {row.items} items")
            require(found.source in knowledge.sources, file, row.id, f"no source {found.source}")


def _check_rule(knowledge: Knowledge, known: EscalationKnowledge, rule: Rule) -> None:
    file = "escalations.toml"
    check_basis(knowledge, rule.basis, file, rule.id)
    ranks = [URGENCIES.index(level.urgency) for level in rule.level]
    require(ranks == sorted(ranks, reverse=True), file, rule.id, "levels stand from the most to the least urgent")
    for level in rule.level:
        require(level.action in knowledge.engine.action_order, file, rule.id, f"no action {level.action}")
        if level.when is not None:
            check_condition(knowledge, level.when, file, rule.id, known.facts)
        for row in level.new:
            if row.question is not None:
                check_condition(knowledge, Condition(id=row.question, values=row.values), file, rule.id)
    for name in rule.ask:
        require(name in knowledge.questions, file, rule.id, f"no question {name}")
    for name in rule.tells:
        require(name in known.facts, file, rule.id, f"no fact {name}")
    for name in (*rule.covered_by, *rule.told_by):
        require(name in known.rules and name != rule.id, file, rule.id, f"no other rule {name}")


def _check_facts(knowledge: Knowledge, known: EscalationKnowledge) -> None:
    for name, fact in known.facts.items():
        timed = name in ("days_since_birth", "gestation_weeks")  # the same thing, worked out for every day
        taken = name in knowledge.questions or name in knowledge.findings
        require(timed or not taken, "escalations.toml", name, "is already a finding")
        for cause in fact.causes:
            require(cause in knowledge.causes, "escalations.toml", name, f"no cause {cause}")
    for name in (*known.signs, *known.note_words, *known.private_words):
        require(name in knowledge.questions, "escalations.toml, note_words.toml", name, "is not a question")
    for name in known.private_words:
        require(knowledge.questions[name].private, "note_words.toml", name, "is not asked in private")
    for name in known.note_words:
        require(not knowledge.questions[name].private, "note_words.toml", name, "is asked in private")


def _instrument_words(instruments: Mapping[str, Instrument]) -> Iterator[WordPath]:
    for name in instruments:
        yield from (("instruments", name, key) for key in ("name", "ask", "low", "high"))


def _rule_words(known: EscalationKnowledge) -> Iterator[WordPath]:
    for name, rule in known.rules.items():
        yield from (("escalations", name, key) for key in ("title", "do", "why", "line"))
        yield from (("escalations", table, fact) for fact in rule.tells for table in ("facts", "clinic"))
    yield from (("escalations", "missing", fact.asks) for fact in known.facts.values() if fact.asks is not None)
