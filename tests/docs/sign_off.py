"""Everything of the plan that a clinician has to sign, as it stands in ``docs/safety.md``; made from the data.

``python -m tests.docs.sign_off`` writes it into the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from carrywell.knowledge.advice_reader import advice
from carrywell.knowledge.care_schema import Advice, ForWhom
from carrywell.knowledge.claim_reader import claims
from carrywell.knowledge.exercise_reader import exercises
from carrywell.knowledge.exercise_schema import Gate
from carrywell.knowledge.words import words

PAGE = Path(__file__).parents[2] / "docs" / "safety.md"
START, END = "<!-- plan to sign: written by tests/docs/sign_off.py -->", "<!-- end of plan to sign -->"


def section() -> str:
    """The lists as Markdown."""
    parts = (
        ("Gates of the movement ladder", ("gate", "opens when"), _gates()),
        ("What speaks against exercise", ("reason", "level", "stage", "closes level 0 too"), _screen()),
        ("Signs to stop", ("sign", "stage", "urgency", "what she is told"), _stops()),
        ("Rules of dose", ("rule", "value"), _rules()),
        ("Exercises", ("exercise", "level, gate", "kept from her by"), _exercises()),
        ("Advice with words of care, or kept from some", ("advice", "words of care", "kept from her by"), _advice()),
        ("When to stop waiting", ("cause", "what she is told"), _waiting()),
        ("Customs and medicines", ("id", "what she is told"), _told()),
    )
    return "\n".join(line for title, head, rows in parts for line in _table(title, head, rows))


def _table(title: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"**{title}**\n"
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "/") for cell in row) + " |"
    yield ""


def _gates() -> Iterator[tuple[str, ...]]:
    for row in exercises().gates.values():
        yield row.id, "; ".join(_opens(row))


def _opens(row: Gate) -> Iterator[str]:
    yield "her clinician has said yes" if row.needs_clearance else "no clearance needed"
    if row.after:
        yield f"after {row.after}, {row.calm_weeks} calm weeks"
    if any(row.from_days):
        yield f"from day {row.from_days[0]} (vaginal), {row.from_days[1]} (caesarean)"
    if row.pain_at_rest_at_most is not None:
        yield f"pain at rest at most {row.pain_at_rest_at_most}"
    if row.screened:
        yield "nothing speaks against exercise"
    if row.closed_when is not None:
        yield f"closed by {_names(row.closed_when.leaves())}"


def _screen() -> Iterator[tuple[str, ...]]:
    for row in exercises().screen.values():
        yield f"`{row.id}`", row.level, row.stage.replace("_", " "), "yes" if row.also_level_0 else ""


def _stops() -> Iterator[tuple[str, ...]]:
    said = words("en")
    for row in exercises().stops.values():
        told = (said.text("exercises", "stops", row.id, key) for key in ("said", "do"))
        yield f"`{row.id}`", row.stage.replace("_", " "), row.urgency or "soft: one step down", ": ".join(told)


def _rules() -> Iterator[tuple[str, ...]]:
    rules = exercises().rules
    for part in (rules.progression, rules.gap_check, *rules.target.values()):
        for name, value in part.model_dump(exclude={"basis"}).items():
            shown = ", ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)
            yield f"{type(part).__name__}: {name.replace('_', ' ')}", shown


def _exercises() -> Iterator[tuple[str, ...]]:
    for row in exercises().exercises.values():
        clearance = "before clearance" if row.before_clearance else "cleared"
        yield (
            f"{row.id} {words('en').text('exercises', row.id, 'title')}",
            f"{row.level}, {row.gate}, {clearance}",
            _kept(row),
        )


def _advice() -> Iterator[tuple[str, ...]]:
    said = words("en")
    for row in advice().advice.values():
        keys = [key for key in ("caution", "caution_pregnant") if said.has("advice", row.id, key)]
        if keys or needs_signing(row):
            care = " ".join(said.text("advice", row.id, key) for key in keys)
            yield f"{row.id} {said.text('advice', row.id, 'title')}", care, _kept(row)


def needs_signing(row: Advice) -> bool:
    """Something keeps it from some women, puts it first, or it is about safety."""
    kept = row.avoid_when or row.unless_fired or row.gate or row.not_causes or row.first_when or row.from_days
    return bool(kept) or row.clearance != "none" or row.screened or row.outcome == "safety"


def _kept(row: ForWhom) -> str:
    parts = []
    if row.from_days or row.to_days:
        parts.append(f"day {row.from_days or 0} to {row.to_days or 'any'}")
    if row.avoid_when is not None:
        parts.append(_names(row.avoid_when.leaves()))
    parts += [", ".join(row.not_causes), ", ".join(row.unless_fired)]
    if isinstance(row, Advice):
        parts += [
            row.clearance if row.clearance != "none" else "",
            row.gate or "",
            "the screen" if row.screened else "",
        ]
    return "; ".join(part for part in parts if part)


def _names(leaves: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in dict.fromkeys(leaves))


def _waiting() -> Iterator[tuple[str, ...]]:
    for row in claims().told.values():
        yield f"`{row.id}`", words("en").text("causes_told", row.id, "waiting")


def _told() -> Iterator[tuple[str, ...]]:
    said = words("en")
    yield from ((f"`{name}`", said.text("customs", name, "text")) for name in claims().customs)
    yield from ((f"`{name}`", said.text("medicines", name)) for name in ("ask", *claims().medicines))


def written(page: str) -> str:
    """The page with the lists in their place."""
    before, rest = page.split(START)
    return f"{before}{START}\n\n{section()}\n{END}{rest.split(END)[1]}"


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
