"""How far the inputs of the model may be off: the draws behind every range and every comparison.

One draw is one woman and one way in which the model and the posture are mis-estimated. The draws are fixed: the same
inputs give the same range, and two postures are compared draw by draw.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from statistics import NormalDist
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from carrywell.knowledge.body_reader import body as knowledge

Array = NDArray[np.float64]

#: Draws of a range and of a comparison; how far they are from many more stands in docs/load.md.
DRAWS = 1000
_SEED = 2026
#: Spreads that belong to one act, not to the woman or the model: drawn anew for every act.
OF_THE_ACT = ("trunk_flexion", "lumbar_flexion", "hand_forward", "hand_sideways", "act_model")


@dataclass(frozen=True)
class Deviations:
    """Standard scores by spread, empty for the model at its best estimates.

    Each of shape ``(draws,)``, or ``(draws, acts)`` where every act has its own.
    """

    scores: MappingProxyType[str, Array]

    def share(self, spread: str, ndim: int) -> Array:
        """The factor that multiplies a value, shape ``(draws, 1, ...)`` to broadcast against ``ndim`` axes."""
        return np.maximum(1 + self._by(spread, ndim, "share"), 0.05)

    def offset(self, spread: str, ndim: int) -> Array:
        """What is added to a value, in the unit of the spread."""
        return self._by(spread, ndim, "absolute")

    def _by(self, spread: str, ndim: int, kind: str) -> Array:
        row = knowledge().spreads[spread]
        assert row.kind == kind, f"{spread} is a spread of the kind {row.kind}"
        if spread not in self.scores:
            return np.asarray(0.0)
        score = self.scores[spread]
        return row.sd * score.reshape(*score.shape, *(1,) * (ndim + 1 - score.ndim))

    def of_act(self, act: str) -> Deviations:
        """The same woman and the same model, but one act: its posture and the model's error for it are drawn anew.

        ``act`` describes the act; the same act has the same draws wherever it stands.
        """
        order = _order(zlib.crc32(act.encode()))
        anew = {name: score[order] if name in OF_THE_ACT else score for name, score in self.scores.items()}
        return Deviations(MappingProxyType(anew))

    def some_acts(self, start: int, end: int) -> Deviations:
        """Those of some acts that stand side by side."""
        own = {name: self.scores[name][:, start:end] for name in OF_THE_ACT}
        return Deviations(MappingProxyType({**self.scores, **own}))

    def of_acts(self, acts: Sequence[str]) -> Deviations:
        """As `of_act` for several acts side by side."""
        order = np.stack([_order(zlib.crc32(act.encode())) for act in acts], axis=1)
        own = {name: self.scores[name][order] for name in OF_THE_ACT}
        return Deviations(MappingProxyType({**self.scores, **own}))


@lru_cache(maxsize=1024)
def _order(act: int) -> NDArray[np.intp]:
    """In which order the draws belong to an act; the acts are few and come again."""
    return np.random.default_rng([_SEED, act]).permutation(DRAWS)


#: The model at its best estimates.
NONE = Deviations(MappingProxyType({}))


def hypercube(count: int, seed: int) -> Deviations:
    """A Latin hypercube of standard normal scores: each spread is covered evenly, in its own order."""
    generator = np.random.default_rng(seed)
    normal = NormalDist()
    even = np.array([normal.inv_cdf((i + 0.5) / count) for i in range(count)])
    return Deviations(MappingProxyType({name: generator.permutation(even) for name in sorted(knowledge().spreads)}))


@cache
def draws() -> Deviations:
    """The draws behind every range and every comparison."""
    return hypercube(DRAWS, _SEED)
