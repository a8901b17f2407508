"""The warning signs, walked in full before anything else: each fires, does not, or stays unknown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from carrywell.check.findings import Findings, Truth
from carrywell.knowledge.schema import URGENCIES, Condition, Level, Urgency, WarningSign


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
    open_questions
        Unanswered questions that could fire it, or a more urgent level of it.
    could_reach
        The most urgent level that is still undecided.
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
    open_questions: tuple[str, ...] = ()
    could_reach: Urgency | None = None


def walk(findings: Findings) -> tuple[SignOutcome, ...]:
    """Walk every warning sign of the knowledge; the order is that of the files."""
    supposed = Findings(findings.knowledge, findings.person, findings.answers, suppose_unsure=True)
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
    asked = _open_questions(findings, undecided)
    could_reach = undecided[0].urgency if undecided else None
    if fired is not None:
        return SignOutcome(
            id=sign.id,
            fires=True,
            urgency=fired.urgency,
            action=fired.action,
            system=fired.system or sign.system,
            because=_unique(findings.because(fired.when)),
            names=_names(sign, findings),
            leads=_leads(sign, findings),
            private=sign.private,
            open_questions=asked,
            could_reach=could_reach,
        )
    floor = _unsure_floor(sign, undecided, supposed)
    if floor is not None:
        return _floor_outcome(sign, floor, undecided[0], _unique(supposed.because(undecided[0].when)), findings, asked)
    return SignOutcome(
        id=sign.id,
        fires=None if undecided else False,
        private=sign.private,
        open_questions=asked,
        could_reach=could_reach,
    )


def _unsure_floor(sign: WarningSign, undecided: list[Level], supposed: Findings) -> Urgency | None:
    if sign.if_unsure is None or not any(supposed.truth(level.when) is True for level in undecided):
        return None
    return min(sign.if_unsure, undecided[0].urgency, key=rank)


def _floor_outcome(
    sign: WarningSign,
    urgency: Urgency,
    level: Level,
    because: tuple[str, ...],
    findings: Findings,
    asked: tuple[str, ...],
) -> SignOutcome:
    """A sign that only "not sure" keeps open: it asks for its `if_unsure` urgency."""
    return SignOutcome(
        id=sign.id,
        fires=True,
        urgency=urgency,
        action=_milder_action(level, urgency, findings),
        system=None,
        because=because,
        names=_names(sign, findings),
        unsure=True,
        private=sign.private,
        open_questions=asked,
        could_reach=level.urgency,
    )


def _milder_action(level: Level, urgency: Urgency, findings: Findings) -> str:
    if level.urgency == urgency:
        return level.action
    if urgency != "same_day":
        return "doctor_days"
    maternity = Condition(any=(Condition(id="stage", values=("pregnant",)), Condition(id="days_since_birth", max=42)))
    return "maternity_line_today" if findings.truth(maternity) else "urgent_care_today"


def _names(sign: WarningSign, findings: Findings) -> tuple[str, ...]:
    return tuple(named.cause for named in sign.names if named.when is None or findings.truth(named.when) is True)


def _leads(sign: WarningSign, findings: Findings) -> bool:
    when = sign.leads_when
    return when if isinstance(when, bool) else findings.truth(when) is True


def _open_questions(findings: Findings, undecided: list[Level]) -> tuple[str, ...]:
    return _unique(name for level in undecided for name in findings.open_questions(level.when))


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
