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
#: Weak priors on logit c, log lambda, log k, as docs/track.md gives them, and the scale of the half-normal one on tau.
PRIOR, PRIOR_TAU = ((-2.2, 2.0), (math.log(8), 1.0), (math.log(0.6), 0.4)), 1.0
#: Every second draw is enough to tell another posterior.
DRAWS_APART = 2


def drawn(curve: str) -> NDArray[np.float64]:
    return np.array([(d.logit_c, d.log_lambda, d.log_k, d.log_tau) for d in cohorts().draws[curve]])


def left(weeks: float, parameters: NDArray[np.float64]) -> NDArray[np.float64]:
    """Share still in pain for each row of parameters."""
    lasting = 1 / (1 + np.exp(-parameters[:, 0]))
    gone = 1 - np.exp(-((weeks / np.exp(parameters[:, 1])) ** np.exp(parameters[:, 2])))
    return np.asarray(1 - (1 - lasting) * gone)


def misfit(parameters: NDArray[np.float64], points: tuple[CohortPoint, ...]) -> float:
    """Minus the log posterior, the effect of each study summed up on a fine grid; written anew for this test."""
    tau = math.exp(parameters[3])
    total = sum(((value - mean) / sd) ** 2 / 2 for value, (mean, sd) in zip(parameters[:3], PRIOR, strict=True))
    total += tau**2 / (2 * PRIOR_TAU**2) - parameters[3]  # half-normal on tau, as a density of log tau
    effect = np.linspace(-6 * tau, 6 * tau, 1201)
    for study in dict.fromkeys(point.study for point in points):
        inside = -(effect**2) / (2 * tau**2) - math.log(tau)
        for point in (point for point in points if point.study == study):
            assert point.week is not None
            assert point.share is not None
            assert point.of is not None
            still = left(point.week, parameters[None, :])[0]
            share = 1 / (1 + (1 - still) / still * np.exp(-effect))
            rounding = (point.rounded_by or 0) ** 2 / 3
            women = point.of / (1 + point.of * rounding / (point.share * (1 - point.share)))
            inside = inside + women * (point.share * np.log(share) + (1 - point.share) * np.log1p(-share))
        total -= inside.max() + math.log(np.sum(np.exp(inside - inside.max())) * (effect[1] - effect[0]))
    return float(total)


@pytest.mark.parametrize("curve", CURVES)
def test_draws_in_the_file_are_those_of_the_posterior_of_the_points(curve: str) -> None:
    """Stein's identity: over draws of a density the slope of its log is 0 on average, and -1 times what it is along."""
    points, draws = cohorts().fitted(curve), drawn(curve)[::DRAWS_APART]
    root = np.linalg.cholesky(np.cov(draws.T))
    steps = 0.01 * root.T
    slopes = np.array(
        [[(misfit(row - step, points) - misfit(row + step, points)) / 0.02 for step in steps] for row in draws]
    )
    along = np.linalg.solve(root, (draws - draws.mean(axis=0)).T).T
    assert slopes.mean(axis=0) == pytest.approx(np.zeros(4), abs=0.25)
    assert (along.T @ slopes / len(draws)).ravel() == pytest.approx((-np.eye(4)).ravel(), abs=0.45)


def test_no_curve_that_falls_ever_more_slowly_holds_all_points_of_any_pain() -> None:
    """By hand, with 1.96 standard errors: 39.4 at most at 17 weeks (gwg) and 38.6 at least at 26 (mogren) fall by 0.08
    a week at most, and ever more slowly after that: 27.6 at least at 156 weeks, where noren has 22.7 at most."""
    points = cohorts().points

    def end(name: str, sign: int) -> float:
        point = points[name]
        assert point.share is not None
        assert point.of is not None
        return point.share + sign * 1.96 * math.sqrt(point.share * (1 - point.share) / point.of)

    fall = (end("gwg_4_months", 1) - end("mogren_half_year", -1)) / (26 - 17)
    assert fall == pytest.approx(0.0008, abs=0.0001)
    assert end("mogren_half_year", -1) - (156 - 26) * fall == pytest.approx(0.276, abs=0.002)
    assert end("noren_3_years", 1) == pytest.approx(0.227, abs=0.001)


@pytest.mark.parametrize(
    ("group", "curve", "share", "week"),
    [("three_joints", "pelvic", 0.21, 104), ("combined", "any", 34 / 51, 13), ("lumbar", "pelvic", 8 / 29, 13)],
)
def test_group_lies_beside_its_curve_as_in_its_study(group: str, curve: str, share: float, week: float) -> None:
    still = float(np.median(left(week, drawn(curve))))
    offset = math.log(share / (1 - share)) - math.log(still / (1 - still))
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


def test_draws_of_another_fit_are_refused(folder: Path) -> None:
    curves = folder / "cohorts" / "curves.toml"
    curves.write_text(curves.read_text().replace("mean = [-", "mean = [-9", 1))
    assert (refused(folder).file, refused(folder).key) == ("draws.csv", "pelvic")


def test_fitted_curve_needs_its_draws(folder: Path) -> None:
    draws = folder / "cohorts" / "draws.csv"
    draws.write_text("".join(line for line in draws.read_text().splitlines(True) if not line.startswith("any")))
    assert (refused(folder).file, refused(folder).key) == ("draws.csv", "any")


def test_group_on_no_curve_is_refused(folder: Path) -> None:
    edit(folder / "cohorts" / "course.toml", 'curve = "pelvic"', 'curve = "spine"')
    assert refused(folder).key == "pelvic"


def test_group_needs_its_words(folder: Path) -> None:
    edit(folder / "text" / "en" / "forecast.toml", "[groups.combined]", "[groups.combination]")
    assert refused(folder).key.startswith("groups.combin")
