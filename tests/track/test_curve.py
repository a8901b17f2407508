"""The mixture-cure curve, by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from carrywell.track.curve import expit, logit, logit_still, updated


def test_half_of_those_who_recover_are_left_at_the_median_week() -> None:
    """c = 0.2 and exp(-(t / lambda)^k) = 1/2 at t = lambda (ln 2)^(1/k): S = 0.2 + 0.8 / 2 = 0.6."""
    scale, shape = 7.0, 0.5
    week = scale * math.log(2) ** (1 / shape)
    found = logit_still(np.array(week), np.array([math.log(0.2 / 0.8), math.log(scale), math.log(shape)]))
    assert float(expit(found)) == pytest.approx(0.6)


def test_all_have_pain_at_the_birth_and_the_lasting_share_at_the_end() -> None:
    found = expit(logit_still(np.array([0.0, 1e6]), np.array([math.log(0.1 / 0.9), 1.0, 0.0])))
    assert found.tolist() == pytest.approx([1.0, 0.1])


def test_log_odds_go_there_and_back() -> None:
    assert expit(logit(np.array([0.01, 0.5, 0.9]))).tolist() == pytest.approx([0.01, 0.5, 0.9])


def test_notes_that_tell_nothing_change_nothing() -> None:
    share = np.array([[1.0, 0.7, 0.4, 0.1]])
    assert updated(share, np.ones(4)).tolist()[0] == pytest.approx(share.tolist()[0])


def test_pain_at_a_week_for_sure_leaves_those_who_had_it_then() -> None:
    """Half of those with 0.4 at the second week are left at 0.2."""
    found = updated(np.array([[1.0, 0.4, 0.2]]), np.array([0.0, 1.0, 1.0]))
    assert found.tolist()[0] == pytest.approx([1.0, 1.0, 0.5])
