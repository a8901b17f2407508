"""Which notes belong to a result: what she is likely to wonder about, where her answers and the causes allow it."""

from __future__ import annotations

from carrywell.check.causes import Posterior
from carrywell.check.findings import Findings
from carrywell.check.warning_signs import SignOutcome
from carrywell.knowledge.schema import Note


def notes_for(findings: Findings, posterior: Posterior, fired: tuple[SignOutcome, ...]) -> tuple[str, ...]:
    """Ids of the notes that apply, in the order of the file; none that a fired warning sign contradicts."""
    signs = {sign.id for sign in fired}
    notes = findings.knowledge.notes.values()
    return tuple(n.id for n in notes if signs.isdisjoint(n.unless_fired) and _applies(n, findings, posterior))


def _applies(note: Note, findings: Findings, posterior: Posterior) -> bool:
    if note.when is not None and findings.truth(note.when) is not True:
        return False
    if note.if_likely is not None and not _likely(note.if_likely, findings, posterior):
        return False
    return note.unless_likely is None or not _likely(note.unless_likely, findings, posterior)


def _likely(cause: str, findings: Findings, posterior: Posterior) -> bool:
    threshold = findings.knowledge.engine.likely_cause.threshold_percent / 100
    return float(posterior.probability[posterior.causes.index(cause)]) >= threshold
