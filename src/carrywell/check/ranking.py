"""The list of causes: in which order they are shown, and which answers spoke for and against each."""

from __future__ import annotations

import math
from dataclasses import dataclass

from carrywell.check.causes import Posterior
from carrywell.check.findings import Findings
from carrywell.check.gain import asked_by
from carrywell.check.likely import default_urgency
from carrywell.check.warning_signs import SignOutcome, rank
from carrywell.knowledge.schema import Cited

#: Least weight that is listed: an answer that moves the odds by a tenth.
COUNTS = math.log(1.1)


@dataclass(frozen=True)
class Reason:
    """One answer that counted for or against a cause.

    `weight` is the natural logarithm by which the answer moved the odds (0.7 doubles them); `source` a source key.
    """

    finding: str
    answer: str
    weight: float
    source: str
    mark: str


@dataclass(frozen=True)
class CauseResult:
    """One cause in the list.

    `probability` with `low` and `high` (90 % range) is None for a cause that is never ranked by probability and only
    stands here because a warning sign names it (`must_rule_out`).
    """

    id: str
    probability: float | None
    low: float | None = None
    high: float | None = None
    must_rule_out: bool = False
    supporting: tuple[Reason, ...] = ()
    against: tuple[Reason, ...] = ()


def ranked_causes(findings: Findings, posterior: Posterior, fired: tuple[SignOutcome, ...]) -> tuple[CauseResult, ...]:
    """The likeliest first, then up to two causes that must be ruled out, then the others by probability.

    Where muscles and joints do not explain a fired sign (fever, bleeding, a swollen leg), its causes stand first.
    """
    order = [posterior.causes[n] for n in posterior.probability.argsort(kind="stable")[::-1]]
    leading = {name for sign in fired if sign.leads for name in sign.names}
    named = sorted(_named(findings, fired, order), key=lambda name: name not in leading)
    ruled = [name for name in named if name != order[0]][:2]
    unexplained = bool(leading.intersection(ruled)) and order[0] not in leading
    top = [*ruled, order[0]] if unexplained else [order[0], *ruled]
    rest = [name for name in order if name not in top]
    cited = _cited(findings)
    return tuple(_result(posterior, name, name in named, cited) for name in [*top, *rest])


def _named(findings: Findings, fired: tuple[SignOutcome, ...], order: list[str]) -> list[str]:
    """Causes that a fired or a specific sign asks to name.

    The most urgent default stands first, then the one that more signs name, then the likelier.
    """
    causes = findings.knowledge.causes
    names = [name for sign in fired for name in sign.names]
    names += [c.id for c in causes.values() if c.named_when is not None and findings.truth(c.named_when) is True]
    place = {name: n for n, name in enumerate(order)}

    def key(name: str) -> tuple[int, int, int]:
        urgency = default_urgency(causes[name], findings).urgency
        return -rank(urgency), -names.count(name), place.get(name, len(order))

    return sorted((name for name in dict.fromkeys(names) if causes[name].kind != "modifier"), key=key)


def _result(posterior: Posterior, name: str, must_rule_out: bool, cited: dict[str, Cited]) -> CauseResult:
    if name not in posterior.causes:
        return CauseResult(name, None, must_rule_out=must_rule_out)
    n = posterior.causes.index(name)
    reasons = [
        Reason(e.finding, e.answer, float(e.weights[n]), cited[e.finding].source, cited[e.finding].mark)
        for e in sorted(posterior.evidence, key=lambda e: -abs(e.weights[n]))
    ]
    return CauseResult(
        id=name,
        probability=float(posterior.probability[n]),
        low=float(posterior.low[n]),
        high=float(posterior.high[n]),
        must_rule_out=must_rule_out,
        supporting=tuple(r for r in reasons if r.weight >= COUNTS),
        against=tuple(r for r in reasons if r.weight <= -COUNTS),
    )


def _cited(findings: Findings) -> dict[str, Cited]:
    """Where the working numbers of each counted finding come from."""
    files: dict[str, Cited] = {}
    for file in findings.knowledge.weight_files:
        for finding in (*(w.finding for w in file.weight), *(c.finding for c in file.choice)):
            files[finding] = file
            files.setdefault(asked_by(findings, finding), file)
    return files | {"pain_site_also": files["pain_site"]}
