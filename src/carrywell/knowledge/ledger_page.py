"""The page ``docs/ledger.md``, made from the data: every claim of the article, and where the product answers it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from carrywell.knowledge.care_evidence import sources
from carrywell.knowledge.claim_reader import claims
from carrywell.knowledge.claim_schema import LedgerRow
from carrywell.knowledge.reader import load
from carrywell.knowledge.task_reader import tasks
from carrywell.knowledge.words import words

_HEAD = """# Ledger of the founding article

Made from the data files by `carrywell knowledge ledger`; do not edit. Not clinically approved.

The product began with one article on back pain in pregnancy and after birth. Here is every claim of it: how it stands
today, what the product says instead or as well, and where. S20, S20b and S22b were lost from the article's list of tips
and are restored. The sources and what was read of each stand on the [evidence page](evidence.md#sources).
"""


def page() -> str:
    """The whole page as Markdown."""
    return "\n".join((_HEAD, *_counts(), *_table(), *_places()))


def _counts() -> Iterator[str]:
    said = words("en")
    counts = Counter(row.verdict for row in claims().ledger.values())
    told = (f"{said.text('ledger', 'verdicts', verdict)}: {count}" for verdict, count in counts.most_common())
    yield f"{len(claims().ledger)} claims. {'; '.join(told)}.\n"


def _table() -> Iterator[str]:
    yield "## Claims\n"
    yield "| id | the article | verdict | the product | certainty | sources |"
    yield "|---|---|---|---|---|---|"
    for row in claims().ledger.values():
        yield _line(row.id, *_told(row), row.grade.replace("_", " "), sources(row.basis) or "none found")
    yield ""


def _told(row: LedgerRow) -> tuple[str, str, str]:
    said = words("en")
    claim, says = (said.text("ledger", row.id, key) for key in ("claim", "says"))
    return claim, said.text("ledger", "verdicts", row.verdict), says


def _places() -> Iterator[str]:
    yield "## Where in the product\n"
    yield "Every claim stands on the page `/tips` with its verdict, and has its own place as well; a test opens them.\n"
    yield "| id | place |"
    yield "|---|---|"
    for row in claims().ledger.values():
        yield _line(row.id, "; ".join(_place(place) for place in all_places(row)))
    yield ""


def all_places(row: LedgerRow) -> tuple[str, ...]:
    """Where a claim is answered: what the ledger names, and every note and task that names the claim."""
    notes = (f"note:{note.id}" for note in load().notes.values() if row.id in note.ledger)
    acts = (f"task:{task.id}" for task in tasks().tasks.values() if row.id in task.claims)
    return tuple(dict.fromkeys((*row.places, *notes, *acts)))


#: On which page of the app each kind of place is shown; all claims together stand on ``/tips``.
PAGES = {
    "advice": "the plan, `/`",
    "cause": "the result, `/check/result`",
    "conflict": "the plan, `/`",
    "custom": "the plan, `/`",
    "exercise": "`/plan/moving`",
    "finding": "the check, `/check/`",
    "gate": "`/plan/moving`",
    "medicine": "the plan, `/`, and `/asked`",
    "note": "the result, `/check/result`",
    "question": "the check, `/check/`",
    "reassurance": "the plan, `/`",
    "rule": "the journal, `/journal`",
    "stop": "`/plan/moving`",
    "substitute": "`/load/home`",
}


def _place(place: str) -> str:
    kind, _, name = place.partition(":")
    return f"{kind.replace('_', ' ')} `{name}` ({page_of(kind, name)})"


def page_of(kind: str, name: str) -> str:
    """The page of the app on which a place is shown."""
    told = claims().told
    if kind == "task":
        return f"`/load/{name}`"
    if kind == "warning_sign":
        return "`/evidence`"
    if kind == "theory":
        return next(f"`/pain/{row.id}`" for row in told.values() if name in row.theories)
    if kind == "told" or (kind == "cause" and name in told):
        return f"`/pain/{name}`"
    return PAGES[kind]


def _line(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"
