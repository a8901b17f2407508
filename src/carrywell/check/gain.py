"""Which question would tell most: expected information about the cause, and the chance to change the urgency."""

from __future__ import annotations

import numpy as np

from carrywell.check.causes import CauseModel, Posterior
from carrywell.check.findings import Findings
from carrywell.check.likely import LikelyCauses
from carrywell.check.tables import Floats
from carrywell.knowledge.schema import Condition


def worth_asking(findings: Findings, model: CauseModel, posterior: Posterior) -> list[tuple[str, float]]:
    """Unanswered questions with their worth in bits, the most telling first.

    The worth of a question is the expected fall of the entropy of the cause (over the hypotheses, in bits), plus
    ``urgency_weight_bits`` times the probability that its answer changes the urgency that the likely causes ask for.
    """
    likely = LikelyCauses(findings, posterior.causes, posterior.start)
    level = likely.level(posterior.probability)
    weight = findings.knowledge.interview.urgency_weight_bits
    worth: dict[str, float] = {}
    for name, finding in _candidates(findings, model):
        p_given, weights = model.tables.expected(finding, findings.person.stage.name)
        p_answer = p_given @ posterior.hypotheses
        p_answer = p_answer / p_answer.sum()
        after = _updated(posterior.hypotheses, weights)
        gain = _entropy_bits(posterior.hypotheses) - p_answer @ _entropy_bits(after)
        changes = p_answer @ (likely.level(model.tables.marginal(after)) != level)
        worth[name] = max(worth.get(name, 0.0), float(gain + weight * changes))
    return sorted(worth.items(), key=lambda item: -item[1])


def _candidates(findings: Findings, model: CauseModel) -> list[tuple[str, str]]:
    """Pairs of question and finding: carries weight, not yet answered, can be asked now, not left to other parts."""
    knowledge = findings.knowledge
    weighted = [*(c.finding for c in knowledge.choices), *(w.finding for w in knowledge.weights)]
    pairs = []
    for finding in weighted:
        name = asked_by(findings, finding)
        question = knowledge.questions[name]
        left_out = name in knowledge.interview.never_adaptive or question.group == "self_test"
        if not left_out and not findings.answered(name) and findings.can_be_asked(question) is True:
            pairs.append((name, finding))
    return pairs


def asked_by(findings: Findings, finding: str) -> str:
    """The question that a weighted finding is read from."""
    derived = findings.knowledge.findings.get(finding)
    if derived is None:
        answered = findings.knowledge.answered_by.get(finding)
        return answered.question if answered else finding
    return asked_by(findings, _first_leaf(derived.when)) if derived.when else finding


def _first_leaf(condition: Condition) -> str:
    return condition.id or _first_leaf(condition.parts[0])


def _updated(now: Floats, weights: Floats) -> Floats:
    odds = now * np.exp(weights)
    return np.asarray(odds / odds.sum(-1, keepdims=True))


def _entropy_bits(p: Floats) -> Floats:
    safe = np.clip(p, 1e-12, 1)
    return np.asarray(-(safe * np.log2(safe)).sum(-1))
