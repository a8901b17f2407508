"""The part of ``docs/evidence.md`` on the journal, made from its data."""

from __future__ import annotations

from collections.abc import Iterator

from carrywell.knowledge.care_evidence import Table, sources
from carrywell.knowledge.escalation_reader import escalation_rules
from carrywell.knowledge.instrument_reader import instruments
from carrywell.knowledge.instrument_schema import Instrument
from carrywell.knowledge.words import words


def track_tables() -> Iterator[Table]:
    """Title, head and rows of every table of the journal."""
    yield (
        "Instruments",
        ("id", "asked", "score", "item texts", "important change", "detectable", "mark", "sources"),
        [
            (
                row.id,
                row.asked.replace("_", " "),
                f"{row.least} to {row.most}",
                ", ".join(row.languages) or "none, a total only",
                _important(row),
                "" if row.change is None or row.change.detectable is None else f"{row.change.detectable:g}",
                "" if row.change is None else row.change.mark,
                sources((*row.basis, *(row.change.basis if row.change else ()))),
            )
            for row in instruments().values()
        ],
    )
    said = words("en")
    yield (
        "When to stop waiting",
        ("id", "rule", "urgency", "action", "mark", "place in the digest", "sources"),
        [
            (
                rule.id,
                said.text("escalations", rule.id, "title"),
                ", ".join(level.urgency for level in rule.level),
                ", ".join(dict.fromkeys(level.action for level in rule.level)),
                rule.mark,
                rule.place,
                sources(rule.basis),
            )
            for rule in escalation_rules().rules.values()
        ],
    )


def _important(row: Instrument) -> str:
    if row.change is None:
        return f"cut-off {row.cut_off:g}" if row.cut_off is not None else ""
    steps = "; ".join(f"from {step.start:g}: {step.points:g}" for step in row.change.important)
    return steps + (f"; {row.change.percent:g} % for better" if row.change.percent is not None else "")
