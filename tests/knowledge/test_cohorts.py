"""The points of the studies are whole, and the curves in the file are the best ones for them."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from carrywell.knowledge.cohort_reader import cohorts
from carrywell.knowledge.cohort_schema import CohortPoint
from tests.knowledge.changed import edit, refused

CURVES = ("pelvic", "any")
#: Weak priors on logit c, log lambda, log k, log tau, as docs/track.md gives them.
PRIOR = ((-2.2, 1.0), (math.log(8), 1.0), (math.log(0.6), 0.4), (math.log(0.35), 0.5))


def misfit(parameters: NDArray[np.float64], points: tuple[CohortPoint, ...]) -> float:
    """Minus the log posterior, the effect of each study summed up on a fine grid; written anew for this test."""
    lasting, scale, shape, tau = (
        1 / (1 + math.exp(-parameters[0])),
        *(math.exp(value) for value in parameters[1:]),
    )
    total = sum(((value - mean) / sd) ** 2 / 2 for value, (mean, sd) in zip(parameters, PRIOR, strict=True))
    effect = np.linspace(-6 * tau, 6 * tau, 12001)
    for study in dict.fromkeys(point.study for point in points):
        inside = -(effect**2) / (2 * tau**2) - math.log(tau)
        for point in (point for point in points if point.study == study):
            assert point.week is not None
            assert point.share is not None
            assert point.of is not None
            left = lasting + (1 - lasting) * math.exp(-((point.week / scale) ** shape))
            share = 1 / (1 + (1 - left) / left * np.exp(-effect))
            rounding = (point.rounded_by or 0) ** 2 / 3
            women = point.of / (1 + point.of * rounding / (point.share * (1 - point.share)))
            inside = inside + women * (point.share * np.log(share) + (1 - point.share) * np.log1p(-share))
        total -= inside.max() + math.log(np.sum(np.exp(inside - inside.max())) * (effect[1] - effect[0]))
    return float(total)


@pytest.mark.parametrize("curve", CURVES)
def test_curve_in_the_file_is_the_best_one_for_its_points(curve: str) -> None:
    """A small step in any parameter, up or down, fits worse, and by as much as its covariance says."""
    row, points = cohorts().curves[curve], cohorts().fitted(curve)
    best, bend = misfit(np.array(row.mean), points), np.linalg.inv(np.array(row.covariance))
    for index in range(4):
        step = np.zeros(4)
        step[index] = 0.05
        up, down = (misfit(np.array(row.mean) + sign * step, points) for sign in (1, -1))
        assert min(up, down) > best
        assert (up + down - 2 * best) / 0.05**2 == pytest.approx(bend[index, index], rel=0.05)
        assert (up - down) / 0.1 == pytest.approx(0, abs=0.05 * bend[index, index] ** 0.5)


@pytest.mark.parametrize(
    ("group", "curve", "share", "week"),
    [("three_joints", "pelvic", 0.21, 104), ("combined", "any", 34 / 51, 13), ("lumbar", "pelvic", 8 / 29, 13)],
)
def test_group_lies_beside_its_curve_as_in_its_study(group: str, curve: str, share: float, week: float) -> None:
    mean = cohorts().curves[curve].mean
    lasting = 1 / (1 + math.exp(-mean[0]))
    left = lasting + (1 - lasting) * math.exp(-((week / math.exp(mean[1])) ** math.exp(mean[2])))
    offset = math.log(share / (1 - share)) - math.log(left / (1 - left))
    assert cohorts().groups[group].offset == pytest.approx(offset, abs=0.03)


def test_points_that_were_read_are_those_of_the_papers() -> None:
    points = cohorts().points
    assert (points["noren_3_years"].still, points["noren_3_years"].of) == (41, 231)
    assert points["mogren_half_year"].share == pytest.approx(0.431, abs=0.0005)
    assert points["bergstrom_14_months"].share == pytest.approx(0.431 * 142 / 176, abs=0.001)
    assert points["bjelland_half_year"].share == pytest.approx(0.220, abs=0.0005)
    assert points["albert_month"].share == pytest.approx(1 - 0.625, abs=0.002)
    assert points["albert_two_years"].share == pytest.approx(0.086, abs=0.002)
    assert points["larsen_12_months"].share == pytest.approx(2 / 14)
    assert (points["gausel_3_to_6_months"].still, points["gausel_3_to_6_months"].of) == (68, 330)
    assert points["uemura_month"].share == pytest.approx(62.2 / 79.7, abs=0.002)


def test_relaxin_laxity_breastfeeding_and_a_caesarean_move_nothing() -> None:
    """bjelland2013_birth: no kind of caesarean went with pain of all three joints, only with severe pain."""
    assert set(cohorts().modifiers) == {"pain_before_pregnancy", "low_mood"}


def test_missing_source_of_a_point_is_refused(folder: Path) -> None:
    edit(folder / "cohorts" / "points.csv", "noren,noren2002", "noren,nobody2099")
    error = refused(folder)
    assert (error.file, error.key) == ("points.csv", "noren_3_years")


def test_fitted_point_needs_its_count(folder: Path) -> None:
    edit(folder / "cohorts" / "points.csv", "any,156,41,231", "any,156,,")
    assert refused(folder).key.startswith("noren_3_years")


def test_more_women_left_than_there_were_is_refused(folder: Path) -> None:
    edit(folder / "cohorts" / "points.csv", "any,156,41,231", "any,156,241,231")
    assert "more women" in refused(folder).reason


def test_unknown_column_is_refused(folder: Path) -> None:
    edit(folder / "cohorts" / "points.csv", "id,study,", "id,clinic,")
    assert refused(folder).key == "(head)"


def test_point_that_stands_twice_is_refused(folder: Path) -> None:
    edit(folder / "cohorts" / "points.csv", "uemura_month,", "uemura_week,")
    assert (refused(folder).key, refused(folder).reason) == ("uemura_week", "stands twice")


def test_covariance_that_cannot_be_drawn_is_refused(folder: Path) -> None:
    edit(folder / "cohorts" / "course.toml", "[[0.64, 0, 0, 0]", "[[-0.64, 0, 0, 0]")
    assert refused(folder).key == "symphysis"


def test_group_on_no_curve_is_refused(folder: Path) -> None:
    edit(folder / "cohorts" / "course.toml", 'curve = "pelvic"', 'curve = "spine"')
    assert refused(folder).key == "pelvic"


def test_group_needs_its_words(folder: Path) -> None:
    edit(folder / "text" / "en" / "forecast.toml", "[groups.combined]", "[groups.combination]")
    assert refused(folder).key.startswith("groups.combin")
