"""The working numbers of the knowledge as arrays: draws by answers by hypotheses, built once.

A hypothesis is a ranked cause, or two causes together where the literature knows the combination. Draw 0 holds the
values themselves; the other draws come from their ranges (log-normal for priors, logit-normal for cells; the range is
taken as a 90 % interval) with a fixed seed.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from carrywell.knowledge.reader import Knowledge
from carrywell.knowledge.schema import Choice, Percent, Value
from carrywell.person import STAGES, StageName

Floats = NDArray[np.float64]

_Z90 = 1.6448536269514722  # standard normal quantile of 0.95
_TINY = 1e-4  # floor of a probability, so that a cell of zero falls on the clip and not on infinity
_NOTHING = Percent(percent=0, low=0, high=0)


def _logit(p: Floats) -> Floats:
    clipped = np.clip(p, _TINY, 1 - _TINY)
    return np.asarray(np.log(clipped / (1 - clipped)))


def draw_cells(cells: list[list[Percent]], noise: Floats) -> Floats:
    """Probabilities drawn from the ranges of cells, shape (draws, rows, columns)."""
    value = np.array([[c.percent / 100 for c in row] for row in cells])
    low = _logit(np.array([[c.low / 100 for c in row] for row in cells]))
    high = _logit(np.array([[c.high / 100 for c in row] for row in cells]))
    drawn = 1 / (1 + np.exp(-(_logit(value) + noise * (high - low) / (2 * _Z90))))
    drawn[0] = value
    return np.asarray(np.clip(drawn, _TINY, 1 - _TINY))


def draw_positive(cell: Value, noise: Floats) -> Floats:
    """A positive number drawn from its range, shape (draws,)."""
    sigma = (math.log(cell.high) - math.log(cell.low)) / (2 * _Z90)
    drawn = cell.value * np.exp(noise * sigma)
    drawn[0] = cell.value
    return np.asarray(drawn)


class Tables:
    """Priors and conditional probabilities of one knowledge.

    Attributes
    ----------
    causes
        Ids of the ranked causes, in the order of the columns; the combinations follow.
    exponent
        The tempering exponent, shape (draws,).
    """

    def __init__(self, knowledge: Knowledge, draws: int, seed: int) -> None:
        self.knowledge = knowledge
        self.draws = draws
        self._seed = seed
        self._rng = np.random.default_rng(seed)
        self.causes = tuple(c.id for c in knowledge.causes.values() if c.kind == "ranked")
        self.pairs = tuple([self.causes.index(c) for c in t.causes] for t in knowledge.together)
        self._pair_share = draw_cells([[t.share for t in knowledge.together]], self._noise(draws, 1, len(self.pairs)))[
            :, 0
        ]
        needle = knowledge.priors.needle_prior
        self.needle_share = draw_cells([[n.share for n in needle]], self._noise(draws, 1, len(needle)))[:, 0]
        self.exponent = draw_positive(knowledge.engine.dependence.exponent, self._noise(draws))
        floor, ceiling = knowledge.engine.dependence.ratio_floor, knowledge.engine.dependence.ratio_ceiling
        self._clip = (math.log(floor), math.log(ceiling))
        self._row = {w.finding: n for n, w in enumerate(knowledge.weights)}
        self._yes, self._background = self._yes_no_cells()
        self._choices = {c.finding: c for c in knowledge.choices}
        self._choice_cells = {c.finding: self._cells_of(c) for c in knowledge.choices}
        self._priors: dict[StageName, Floats] = {}
        self._weights: dict[tuple[str, bool | int, StageName | None], Floats] = {}
        self._expected: dict[tuple[str, StageName], tuple[Floats, Floats]] = {}

    @property
    def hypotheses(self) -> int:
        """Number of ranked causes and combinations."""
        return len(self.causes) + len(self.pairs)

    def _noise(self, *shape: int) -> Floats:
        return self._rng.standard_normal(shape)

    def _with_pairs(self, per_cause: Floats, *, mean: bool) -> Floats:
        """Append the columns of the combinations to an array (..., C): the mean, or the larger of the two."""
        columns = [per_cause[..., m].mean(-1) if mean else per_cause[..., m].max(-1) for m in self.pairs]
        return np.concatenate([per_cause, *(column[..., None] for column in columns)], axis=-1)

    def _yes_no_cells(self) -> tuple[Floats, Floats]:
        """P(yes | hypothesis), shape (draws, findings, hypotheses), and P(yes | background), (draws, findings, 1)."""
        weights = self.knowledge.weights
        cells = [[w.background, *(w.causes.get(c, w.background) for c in self.causes)] for w in weights]
        noise = self._noise(self.draws, len(cells), len(cells[0]))
        named = np.array([[True, *(c in w.causes for c in self.causes)] for w in weights])
        drawn = draw_cells(cells, np.where(named, noise, noise[..., :1]))  # causes on the background move with it
        return self._with_pairs(drawn[..., 1:], mean=False), np.asarray(drawn[..., :1])

    def _cells_of(self, choice: Choice) -> Floats:
        """P(option | hypothesis), shape (draws, options, hypotheses)."""
        cells = [[choice.causes.get(c, {}).get(o, _NOTHING) for c in self.causes] for o in choice.options]
        drawn = draw_cells(cells, self._noise(self.draws, len(choice.options), len(self.causes)))
        return self._with_pairs(drawn / drawn.sum(axis=1, keepdims=True), mean=True)

    # ---- priors

    def prior(self, stage: StageName) -> Floats:
        """Unnormalised starting probability of the causes at a stage, shape (draws, C)."""
        if stage not in self._priors:
            self._priors[stage] = self._draw_prior(stage)
        return self._priors[stage]

    def _draw_prior(self, stage: StageName) -> Floats:
        engine = self.knowledge.engine.help_seeking
        rng = np.random.default_rng((self._seed, STAGES.index(stage)))  # the same draws whichever stage comes first
        noise = rng.standard_normal((self.draws, len(self.causes)))
        prior = np.zeros((self.draws, len(self.causes)))
        for n, cause in enumerate(self.causes):
            cell = self.knowledge.priors.prior.get(cause, {}).get(stage)
            if cell is not None:
                prior[:, n] = draw_positive(Value(value=cell.percent, low=cell.low, high=cell.high), noise[:, n])
        multiplier = draw_positive(engine.multiplier, rng.standard_normal(self.draws))
        return np.where(np.isin(self.causes, engine.causes), prior * multiplier[:, None], prior)

    def with_pair_priors(self, prior: Floats) -> Floats:
        """Normalised prior over the hypotheses: each combination takes its share from its two members."""
        prior, columns = prior.copy(), []
        for n, members in enumerate(self.pairs):
            share = self._pair_share[:, n : n + 1]
            columns.append(prior[:, members].sum(-1) * share[:, 0])
            prior[:, members] *= 1 - share
        whole = np.concatenate([prior, *(column[:, None] for column in columns)], axis=-1)
        return np.asarray(whole / whole.sum(-1, keepdims=True))

    def marginal(self, probability: Floats) -> Floats:
        """Probability of each cause over all hypotheses that contain it, shape (..., C)."""
        size = len(self.causes)
        marginal = probability[..., :size].copy()
        for n, members in enumerate(self.pairs):
            for member in members:
                marginal[..., member] += probability[..., size + n]
        return np.asarray(marginal)

    # ---- answers

    def option_of(self, finding: str, answer: object) -> int | None:
        """Row of a single-choice answer among the options with working numbers."""
        choice = self._choices.get(finding)
        if choice is None or not isinstance(answer, str):
            return None
        option = choice.same_as.get(answer, answer)
        return choice.options.index(option) if option in choice.options else None

    def yes_no(self, finding: str, answer: bool) -> tuple[Floats, Floats]:
        """P(answer | hypothesis) (draws, H) and P(answer | background) (draws, 1)."""
        row = self._row[finding]
        yes, background = self._yes[:, row], self._background[:, row]
        return (yes, background) if answer else (1 - yes, 1 - background)

    def choice(self, finding: str, option: int, stage: StageName) -> tuple[Floats, Floats]:
        """P(option | hypothesis) (draws, H) and its prior-weighted mean at the stage (draws, 1)."""
        p = self._choice_cells[finding][:, option]
        return p, np.asarray((p * self.with_pair_priors(self.prior(stage))).sum(-1, keepdims=True))

    def expected(self, finding: str, stage: StageName) -> tuple[Floats, Floats]:
        """P(answer | hypothesis) and the tempered weights of every answer, both (answers, H), without draws."""
        key = finding, stage
        if key not in self._expected:
            if finding in self._row:
                cells = [self.yes_no(finding, answer) for answer in (True, False)]
            else:
                options = range(len(self._choices[finding].options))
                cells = [self.choice(finding, option, stage) for option in options]
            weights = [self._log_ratio(p[:1], reference[:1])[0] for p, reference in cells]
            self._expected[key] = np.stack([p[0] for p, _ in cells]), np.stack(weights) * self.exponent[0]
        return self._expected[key]

    def yes_no_weights(self, finding: str, answer: bool) -> Floats:
        """The weights of a yes or no before tempering, shape (draws, H); worked out once."""
        key = finding, answer, None
        if key not in self._weights:
            self._weights[key] = self._log_ratio(*self.yes_no(finding, answer))
        return self._weights[key]

    def choice_weights(self, finding: str, option: int, stage: StageName) -> Floats:
        """The weights of an option at a stage before tempering, shape (draws, H); worked out once."""
        key = finding, option, stage
        if key not in self._weights:
            self._weights[key] = self._log_ratio(*self.choice(finding, option, stage))
        return self._weights[key]

    def _log_ratio(self, p: Floats, reference: Floats) -> Floats:
        """The weight of an answer before tempering: log P(answer | h) / P(answer | reference), clipped."""
        return np.asarray(np.clip(np.log(p / reference), *self._clip))

    def clip(self, weight: Floats) -> Floats:
        """The most that one answer may weigh either way."""
        return np.asarray(np.clip(weight, *self._clip))
