"""The warning signs, walked in full before anything else: each fires, does not, or stays unknown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from carrywell.check.conditions import Truth
from carrywell.check.findings import Findings
from carrywell.knowledge.schema import URGENCIES, Condition, Level, Urgency, WarningSign

_MATERNITY = Condition(any=(Condition(id="stage", values=("pregnant",)), Condition(id="days_since_birth", max=42)))


def rank(urgency: Urgency) -> int:
    """Place on the scale: 0 is self-care, 4 is emergency."""
    return URGENCIES.index(urgency)


@dataclass(frozen=True)
class SignOutcome:
    """What became of one warning sign.

    Attributes
    ----------
    id
        Id of the warning sign.
    fires
        True, False, or None while answers that could decide it are missing.
    urgency, action, system
        Of the most urgent level that holds; None where none does.
    because
        Ids of the findings that fired it.
    names
        Causes that it asks to rule out.
    leads
        Muscles and joints do not explain it: the causes it names stand first.
    unsure
        It fires only because "not sure" is not read as no.
    undecided
        Its levels that answers could still fire, the most urgent first.
    """

    id: str
    fires: Truth
    urgency: Urgency | None = None
    action: str | None = None
    system: str | None = None
    because: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    leads: bool = False
    unsure: bool = False
    private: bool = False
    own_script: bool = False
    undecided: tuple[Level, ...] = ()


def walk(findings: Findings) -> tuple[SignOutcome, ...]:
    """Walk every warning sign of the knowledge; the order is that of the files."""
    supposed = findings.supposing_unsure()
    return tuple(_outcome(sign, findings, supposed) for sign in findings.knowledge.warning_signs.values())


def _outcome(sign: WarningSign, findings: Findings, supposed: Findings) -> SignOutcome:
    fired: Level | None = None
    undecided: list[Level] = []
    for level in sign.level:
        truth = findings.truth(level.when)
        if truth is True:
            fired = level
            break
        if truth is None:
            undecided.append(level)
    outcome = SignOutcome(
        id=sign.id,
        fires=None if undecided else False,
        private=sign.private,
        own_script=sign.own_script,
        undecided=tuple(undecided),
    )
    if fired is not None:
        outcome = replace(
            _reaching(outcome, fired.urgency, fired.action, fired, findings),
            system=fired.system or sign.system,
            names=_names(sign, findings),
            leads=_leads(sign, findings),
        )
    floor = next((level for level in undecided if supposed.truth(level.when) is True), None)
    if floor is None or sign.if_unsure is None:
        return outcome
    urgency = min(sign.if_unsure, floor.urgency, key=rank)
    if fired is not None and rank(urgency) <= rank(fired.urgency):
        return outcome
    action = _milder_action(floor, urgency, findings)
    raised = _reaching(outcome, urgency, action, floor, supposed)
    return replace(raised, system=None, names=_names(sign, supposed), unsure=True)


def _reaching(outcome: SignOutcome, urgency: Urgency, action: str, level: Level, findings: Findings) -> SignOutcome:
    """The outcome with a level that holds."""
    because = _unique(findings.because(level.when))
    return replace(outcome, fires=True, urgency=urgency, action=action, because=because)


def _milder_action(level: Level, urgency: Urgency, findings: Findings) -> str:
    if level.urgency == urgency:
        return level.action
    if urgency != "same_day":
        return "doctor_days"
    return "maternity_line_today" if findings.truth(_MATERNITY) else "urgent_care_today"


def _names(sign: WarningSign, findings: Findings) -> tuple[str, ...]:
    return tuple(named.cause for named in sign.names if named.when is None or findings.truth(named.when) is True)


def _leads(sign: WarningSign, findings: Findings) -> bool:
    when = sign.leads_when
    return when if isinstance(when, bool) else findings.truth(when) is True


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
