"""The same posterior in pyAgrum: a naive Bayes network made from the working numbers, as a peer for speed and result.

pyAgrum's network takes the answers as independent, so it is compared with Carrywell's engine set to the same: exponent
1, no groups, no clip, no combinations of causes.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyagrum as gum

from carrywell.check.causes import CauseModel
from carrywell.check.findings import Findings
from carrywell.knowledge.reader import Knowledge
from carrywell.knowledge.schema import Value


def independent(knowledge: Knowledge) -> Knowledge:
    """The knowledge with every answer counted as independent."""
    once = knowledge.engine.dependence.model_copy(
        update={
            "exponent": Value(value=1, low=0.999999, high=1.000001),
            "once": (),
            "ratio_floor": 1e-12,
            "ratio_ceiling": 1e12,
        }
    )
    return replace(knowledge, engine=knowledge.engine.model_copy(update={"dependence": once}), together=())


class NaiveBayes:
    """A pyAgrum network over the causes and the findings of one stage."""

    def __init__(self, model: CauseModel, findings: Findings) -> None:
        self.tables = model.tables
        self.net = gum.BayesNet("naive")
        causes = self.tables.causes
        self.net.add(gum.LabelizedVariable("cause", "cause", list(causes)))
        self.net.cpt("cause").fillWith(model.prior(findings)[0].tolist())
        for weight in model.knowledge.weights:
            yes = self.tables.yes_no(weight.finding, True)[0][0]
            self._add(weight.finding, np.stack([1 - yes, yes], axis=1))
        for choice in model.knowledge.choices:
            stage = findings.person.stage.name
            cells = [self.tables.choice(choice.finding, n, stage)[0][0] for n in range(len(choice.options))]
            self._add(choice.finding, np.stack(cells, axis=1))
        self.engine = gum.LazyPropagation(self.net)

    def _add(self, name: str, table: np.ndarray) -> None:
        self.net.add(gum.RangeVariable(name, name, 0, table.shape[1] - 1))
        self.net.addArc("cause", name)
        for n, row in enumerate(table):
            self.net.cpt(name)[{"cause": n}] = (row / row.sum()).tolist()

    def posterior(self, evidence: dict[str, int]) -> np.ndarray:
        """P(cause | evidence), shape (causes,)."""
        self.engine.setEvidence(evidence)
        self.engine.makeInference()
        return np.asarray(self.engine.posterior("cause").toarray())


def evidence_of(model: CauseModel, findings: Findings) -> dict[str, int]:
    """The counted answers of a woman as states of the network (the split question on numbness left out)."""
    found: dict[str, int] = {}
    for item in model.evidence(findings):
        if item.finding in ("leg_tingle_numb", "pain_site_also"):
            continue
        option = model.tables.option_of(item.finding, item.answer)
        found[item.finding] = option if option is not None else int(item.answer == "true")
    return found
