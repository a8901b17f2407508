"""How likely each cause is: stage priors and weights of evidence, with a range from the ranges of the inputs.

For a hypothesis h (a ranked cause, or two together) and the answers a_f to the findings f::

    log P(h | answers) = log prior(h, stage) + k * sum_f w(f, a_f, h) + constant
    w(f, a, h)         = clip(log(P(a | h) / P(a | reference)), log 0.1, log 10)

The reference is the background column for yes/no findings and the prior-weighted mean of the stage for choices.
Unknown answers add nothing. Answers are correlated, so they are not summed as if independent: of a group that is one
statement (`engine.toml`, ``dependence.once``) only the strongest weight for and the strongest against count, and the
total is tempered by the exponent k.

Two together: the hypothesis of a known combination takes a share of the prior of its members; it says yes to a finding
as often as the member that does so more often, and its place of pain is the mean of the two. The probability of a cause
is that of all hypotheses that contain it. The range is the 5th to 95th percentile over the draws of `tables`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carrywell.check.answers import is_unsure
from carrywell.check.conditions import Truth
from carrywell.check.findings import Findings
from carrywell.check.tables import Floats, Tables
from carrywell.knowledge.reader import Knowledge
from carrywell.person import Pregnant

DRAWS = 200
SEED = 20261122


@dataclass(frozen=True)
class Evidence:
    """One counted answer: the question or finding, the answer, and its weights (natural log)."""

    finding: str
    answer: str
    weights: Floats


@dataclass(frozen=True)
class Posterior:
    """Probabilities of the ranked causes.

    Attributes
    ----------
    causes
        Ids of the ranked causes, shape (C,).
    probability, low, high, start
        Each cause's probability, its 90 % range, and its starting probability; shape (C,), between 0 and 1.
    hypotheses
        Probability of each hypothesis: the causes alone, then the combinations; shape (H,).
    evidence
        The counted answers; their weights here are tempered and have shape (C,).
    """

    causes: tuple[str, ...]
    probability: Floats
    low: Floats
    high: Floats
    start: Floats
    hypotheses: Floats
    evidence: tuple[Evidence, ...]


class CauseModel:
    """The cause engine of one knowledge."""

    def __init__(self, knowledge: Knowledge, draws: int = DRAWS, seed: int = SEED) -> None:
        self.knowledge = knowledge
        self.tables = Tables(knowledge, draws, seed)
        once = knowledge.engine.dependence.once
        self._once = {name: n for n, group in enumerate(once) for name in group.findings}
        self._plain = tuple(w for w in knowledge.weights if w.answered_by is None)
        self._rows_of: dict[str, dict[str, str]] = {}  # question with several rows: option to finding
        for finding, answered in knowledge.answered_by.items():
            self._rows_of.setdefault(answered.question, {})[answered.option] = finding

    def posterior(self, findings: Findings) -> Posterior:
        """Probabilities with ranges, and the computation itself as evidence."""
        evidence = self.evidence(findings)
        prior = self.prior(findings)
        hypotheses = self._normalised(prior, self._sum(evidence))
        marginal, start = self.tables.marginal(hypotheses), self.tables.marginal(prior)
        low, high = np.quantile(marginal, (0.05, 0.95), axis=0) if self.tables.draws > 1 else (marginal[0], marginal[0])
        return Posterior(
            causes=self.tables.causes,
            probability=marginal[0],
            low=np.minimum(low, marginal[0]),
            high=np.maximum(high, marginal[0]),
            start=start[0],
            hypotheses=hypotheses[0],
            evidence=self._as_counted(evidence),
        )

    def _normalised(self, prior: Floats, weight: Floats) -> Floats:
        with np.errstate(divide="ignore"):
            logs = np.log(prior) + self.tables.exponent[:, None] * weight
        odds = np.exp(logs - logs.max(-1, keepdims=True))
        return np.asarray(odds / odds.sum(-1, keepdims=True))

    # ---- prior

    def prior(self, findings: Findings) -> Floats:
        """Starting probability of the hypotheses for her stage and her needle, shape (draws, H)."""
        prior = self.tables.prior(findings.person.stage.name).copy()
        for shift in self.knowledge.priors.shift:
            if isinstance(findings.person.stage, Pregnant) and findings.person.stage.weeks < shift.before_weeks:
                source, target = (self.tables.causes.index(c) for c in (shift.source_cause, shift.target_cause))
                prior[:, target] += prior[:, source]
                prior[:, source] = 0
        needle, days = findings.truth_of_finding("neuraxial_yes"), findings.value("days_since_neuraxial")
        if needle is False or (needle is True and isinstance(days, int | float)):
            self._set_needle_prior(prior, float(days) if needle and isinstance(days, int | float) else np.inf)
        return self.tables.with_pair_priors(prior)

    def _set_needle_prior(self, prior: Floats, days: float) -> None:
        """The causes that come from a needle: their share by days since it; none without a needle or later."""
        rows = self.knowledge.priors.needle_prior
        causes = list(dict.fromkeys(row.cause for row in rows))
        columns = [self.tables.causes.index(cause) for cause in causes]
        shares = np.zeros((self.tables.draws, len(causes)))
        for place, cause in enumerate(causes):
            row = next((n for n, r in enumerate(rows) if r.cause == cause and days <= r.days), None)
            if row is not None:
                shares[:, place] = self.tables.needle_share[:, row]
        prior[:, columns] = 0
        others = prior.sum(-1, keepdims=True)
        prior[:, columns] = others * shares / (1 - shares.sum(-1, keepdims=True))

    # ---- evidence

    def evidence(self, findings: Findings) -> list[Evidence]:
        """The answers that carry weight, with their weights before tempering, shape (draws, H)."""
        found = [self._choice(findings, c.finding, findings.value(c.finding)) for c in self.knowledge.choices]
        found += self._second_sites(findings)
        found += [self._one_of_rows(findings, question, rows) for question, rows in self._rows_of.items()]
        for weight in self._plain:
            applies = weight.only_when is None or findings.truth(weight.only_when) is True
            truth = truth_as_yes_no(findings, weight.finding) if applies else None
            if truth is not None:
                found.append(self._yes_no(weight.finding, truth))
        return [item for item in found if item is not None]

    def _yes_no(self, finding: str, answer: bool) -> Evidence:
        return Evidence(finding, "true" if answer else "false", self.tables.yes_no_weights(finding, answer))

    def _choice(self, findings: Findings, finding: str, answer: object) -> Evidence | None:
        option = self.tables.option_of(finding, answer)
        if option is None:
            return None
        weights = self.tables.choice_weights(finding, option, findings.person.stage.name)
        return Evidence(finding, str(answer), weights)

    def _second_sites(self, findings: Findings) -> list[Evidence | None]:
        """Each further place of pain counts half of what it would as the main place, and only for a cause."""
        also = findings.value("pain_site_also")
        sites = also if isinstance(also, tuple) and not is_unsure(also) else ()
        found = [self._choice(findings, "pain_site", site) for site in sites]
        return [Evidence("pain_site_also", e.answer, np.maximum(e.weights, 0) / 2) for e in found if e is not None]

    def _one_of_rows(self, findings: Findings, question: str, rows: dict[str, str]) -> Evidence | None:
        """One question, several rows: the row of her answer counts; a plain no is the complement of all."""
        answer = findings.value(question)
        if answer in rows:
            weights = self._yes_no(rows[str(answer)], True).weights
        elif answer in findings.knowledge.questions[question].no_options:
            parts = (self._yes_no(finding, False).weights for finding in rows.values())
            weights = self.tables.clip(sum(parts, np.zeros(())))
        else:
            return None
        return Evidence(question, str(answer), weights)

    # ---- dependence

    def _sum(self, evidence: list[Evidence]) -> Floats:
        """Sum of the weights with groups counted once, shape (draws, H)."""
        total = np.zeros((self.tables.draws, self.tables.hypotheses))
        for item in evidence:
            if item.finding not in self._once:
                total += item.weights
        for members in self._groups(evidence):
            stacked = np.stack([item.weights for item in members])
            total += np.maximum(stacked.max(0), 0) + np.minimum(stacked.min(0), 0)
        return total

    def _groups(self, evidence: list[Evidence]) -> list[list[Evidence]]:
        groups: dict[int, list[Evidence]] = {}
        for item in evidence:
            if item.finding in self._once:
                groups.setdefault(self._once[item.finding], []).append(item)
        return list(groups.values())

    def _as_counted(self, evidence: list[Evidence]) -> tuple[Evidence, ...]:
        """The tempered weights per cause as they counted: in a group only the strongest for and against."""
        size, k = len(self.tables.causes), self.tables.exponent[0]
        counted = {id(item): k * item.weights[0, :size] for item in evidence}
        for members in self._groups(evidence):
            stacked = np.stack([counted[id(item)] for item in members])
            best, worst = stacked.argmax(0), stacked.argmin(0)
            for n, item in enumerate(members):
                row = stacked[n]
                kept = ((best == n) & (row > 0)) | ((worst == n) & (row < 0))
                counted[id(item)] = np.where(kept, row, 0)
        return tuple(Evidence(item.finding, item.answer, counted[id(item)]) for item in evidence)


def truth_as_yes_no(findings: Findings, name: str) -> Truth:
    """A derived finding, or how the answer to a question reads as yes or no; unknown if it reads as neither."""
    if name in findings.knowledge.findings:
        return findings.truth_of_finding(name) if findings.rests_on_an_answer(name) else None
    question, answer = findings.knowledge.questions[name], findings.value(name)
    if isinstance(answer, bool) or answer is None or is_unsure(answer):
        return answer if isinstance(answer, bool) else None
    given = answer if isinstance(answer, tuple) else (str(answer),)
    if any(option in question.yes_options for option in given):
        return True
    return False if all(option in question.no_options for option in given) else None


_models: dict[tuple[int, int], CauseModel] = {}  # each keeps its knowledge, whose id therefore stays its own


def cause_model(knowledge: Knowledge, draws: int = DRAWS) -> CauseModel:
    """The engine of a knowledge, built on first use and kept as long as the process lives."""
    key = id(knowledge), draws
    if key not in _models:
        _models[key] = CauseModel(knowledge, draws)
    return _models[key]


def model_without_ranges(knowledge: Knowledge) -> CauseModel:
    """Draw 0 alone: the same probabilities, for what needs no range."""
    return cause_model(knowledge, draws=1)
