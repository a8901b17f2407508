"""Fits the curves of the forecast again, and writes them into the knowledge and the tables into docs/track.md.

`python -m benchmarks.forecast` prints; `--write` writes; `--calibrate` adds the long runs on simulated cohorts.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.forecast_calibration import calibration_tables
from benchmarks.forecast_families import beyond_error, families_table
from benchmarks.forecast_fit import (
    Array,
    Counts,
    Fit,
    Model,
    counts_of,
    even_draws,
    fit,
    group_offset,
    middle,
    study_effects,
)
from benchmarks.page import table, write
from carrywell.knowledge.cohort_reader import cohorts, read_points
from carrywell.knowledge.cohort_schema import CohortPoint, Draw
from carrywell.track.curve import expit

ROOT = Path(__file__).parents[1]
COHORTS = ROOT / "src" / "carrywell" / "knowledge" / "cohorts"
CURVES = ("pelvic", "any")
DRAWS = 500
#: Points that a curve of women with pain in pregnancy cannot be compared with.
OTHER_WOMEN = ("all_women", "new_pain", "other_start")
SHOWN_WEEKS = (1, 4, 6, 12, 26, 52, 104, 156)
HEAD = """# The curves fitted to points.csv. Written by `python -m benchmarks.forecast --write`; not edited by hand.
# mean: logit c, log lambda (weeks), log k, log tau; covariance: theirs. docs/track.md shows the fit.
"""


def points_of(curve: str) -> list[CohortPoint]:
    points = read_points(COHORTS / "points.csv").values()
    return [point for point in points if point.used == "fit" and point.curve == curve]


def fits() -> dict[str, Fit]:
    return {curve: fit(Model(counts_of(points_of(curve)))) for curve in CURVES}


def curves_file(found: dict[str, Fit]) -> str:
    parts = [HEAD]
    for curve, best in found.items():
        rows = ",\n  ".join(str([float(f"{value:.6g}") for value in row]) for row in best.covariance)
        names = len({point.study for point in points_of(curve)})
        parts.append(
            f'[[curve]]\nid = "{curve}"\nmean = {[float(f"{value:.6g}") for value in best.mean]}\n'
            f'covariance = [\n  {rows},\n]\nsource = "carrywell_derived_2026"\n'
            f'place = "fitted to {len(points_of(curve))} points of {names} studies in points.csv"\nmark = "derived"\n'
        )
    return "\n".join(parts)


def draws_file(found: dict[str, Fit]) -> str:
    lines = [",".join(Draw.model_fields)]
    for curve, best in found.items():
        lines += [",".join((curve, *(f"{value:.4f}" for value in row))) for row in even_draws(best, DRAWS)]
    return "\n".join(lines) + "\n"


# ---- tables


def percent(share: float) -> str:
    return f"{100 * share:.1f}"


def sampling_error(share: Array, counts: Counts) -> Array:
    """Standard error of an observed share where this one is true."""
    return np.asarray(np.sqrt(share * (1 - share) / counts.of))


def fit_rows(curve: str, best: Fit) -> Iterator[tuple[object, ...]]:
    points = points_of(curve)
    counts = counts_of(points)
    eta = middle(best, counts.week)
    effect = study_effects(counts, eta, tau_of(best))
    alone, own = expit(eta), expit(eta + effect[counts.study])
    observed = counts.still / counts.of
    beyond, beyond_own = beyond_error(points, alone), beyond_error(points, own)
    far_own = (observed - own) / sampling_error(own, counts)
    for i, point in enumerate(points):
        error = 196 * sampling_error(observed[i : i + 1], one_of(counts, i))[0]
        yield (
            curve,
            point.id,
            f"{point.week:g}",
            f"{percent(observed[i])} ± {error:.1f}",
            percent(alone[i]),
            f"{max(0.0, 100 * beyond[i]):.1f}",
            f"{effect[counts.study[i]]:+.2f}",
            percent(own[i]),
            f"{100 * (observed[i] - own[i]):+.1f}",
            f"{far_own[i]:+.1f}",
            within(beyond[i], beyond_own[i]),
        )


def tau_of(best: Fit) -> float:
    """How far studies lie apart, the median of the draws."""
    return float(np.exp(np.median(even_draws(best, 2000)[:, 3])))


def one_of(counts: Counts, index: int) -> Counts:
    """One point alone."""
    part = slice(index, index + 1)
    return replace(counts, week=counts.week[part], still=counts.still[part], of=counts.of[part])


def within(alone: float, own: float) -> str:
    if alone <= 0:
        return "alone"
    return "with the study" if own <= 0 else "**no**"


def fit_table(found: dict[str, Fit]) -> str:
    head = ("curve", "point", "week", "observed, %", "curve, %", "beyond its error, points", "study, log odds")
    head += ("with the study, %", "residual, points", "away, errors", "within its sampling error")
    return table(head, (row for curve, best in found.items() for row in fit_rows(curve, best)))


def curve_rows(found: dict[str, Fit]) -> Iterator[tuple[object, ...]]:
    for curve, best in found.items():
        drawn = even_draws(best, 2000)
        parts = (expit(drawn[:, 0]), np.exp(drawn[:, 1]), np.exp(drawn[:, 2]), np.exp(drawn[:, 3]))
        ends = [np.percentile(part, (50, 5, 95)) for part in parts]
        cells = ["{:.2f} ({:.2f} to {:.2f})".format(*each) for each in ends]
        shares = expit(middle(best, np.array(SHOWN_WEEKS, float)))
        yield (curve, *cells, " / ".join(f"{100 * share:.0f}" for share in shares))


def curve_table(found: dict[str, Fit]) -> str:
    head = ("curve", "c", "lambda, weeks", "k", "tau")
    return table((*head, f"still, %, at {' / '.join(map(str, SHOWN_WEEKS))} weeks"), curve_rows(found))


def beside_rows(found: dict[str, Fit]) -> Iterator[tuple[object, ...]]:
    for point in read_points(COHORTS / "points.csv").values():
        if point.used == "fit":
            continue
        gives = ""
        if point.week is not None and point.why_not not in OTHER_WOMEN:
            gives = percent(float(expit(middle(found[point.curve], np.array([point.week])))[0]))
        seen = point.note if point.share is None else f"{percent(point.share)} of {point.of}"
        why = (point.why_not or "group").replace("_", " ")
        yield point.id, "" if point.week is None else f"{point.week:g}", point.population, seen, gives, why


def beside_table(found: dict[str, Fit]) -> str:
    return table(("point", "week", "of whom", "seen, %", "curve, %", "why it is not fitted"), beside_rows(found))


# ---- other fits, tried and not used


def tried_rows(found: dict[str, Fit]) -> Iterator[tuple[object, ...]]:
    everything = read_points(COHORTS / "points.csv")
    for curve in CURVES:
        yield curve, "in use", *quality(counts_of(points_of(curve)), found[curve])
        yield curve, "k held at 1", *quality(*held(curve, 2, 0.0))
        yield curve, "no effect of the study (tau 0.02)", *quality(*held(curve, 3, np.log(0.02)))
    with_first = counts_of([*points_of("pelvic"), everything["gausel_2_weeks"], everything["gausel_6_weeks"]])
    yield "pelvic", "with the first-time points of gausel2020", *quality(with_first, fit(Model(with_first)))
    with_late = counts_of([*points_of("pelvic"), everything["elden_11_years"]])
    yield "pelvic", "with elden2016 at 11 years", *quality(with_late, fit(Model(with_late)))
    seen = counts_of(
        [point for point in points_of("pelvic") if "exam" in point.definition or "seen" in point.definition]
    )
    yield "pelvic", "points by examination alone", *quality(seen, fit(Model(seen)))


def held(curve: str, index: int, value: float) -> tuple[Counts, Fit]:
    """The fit with one parameter held."""
    counts = counts_of(points_of(curve))
    best = fit(Model(counts, {index: value}))
    return counts, best


def quality(counts: Counts, best: Fit) -> tuple[object, ...]:
    eta = middle(best, counts.week)
    effect = study_effects(counts, eta, tau_of(best))
    own = expit(eta + effect[counts.study])
    away = (counts.still / counts.of - own) / sampling_error(own, counts)
    shares = expit(middle(best, np.array(SHOWN_WEEKS, float)))
    inside = int(np.sum(np.abs(away) <= 1.96))
    kept = f"{inside} of {len(away)}", f"{np.max(np.abs(away)):.1f}"
    return (
        f"{np.median(np.exp(even_draws(best, 2000)[:, 2])):.2f}",
        f"{tau_of(best):.2f}",
        *kept,
        " / ".join(f"{100 * s:.0f}" for s in shares),
    )


def tried_table(found: dict[str, Fit]) -> str:
    head = ("curve", "fit", "k", "tau", "points within their error", "farthest, errors")
    return table((*head, f"still, %, at {' / '.join(map(str, SHOWN_WEEKS))} weeks"), tried_rows(found))


def offset_table(found: dict[str, Fit]) -> str:
    pelvic, any_pain = found["pelvic"], found["any"]
    rows = [
        ("three_joints", "21 % at 104 weeks", group_offset(0.21, 104, pelvic)),
        ("lumbar", "8 of 29 at 13 weeks", group_offset(8 / 29, 13, pelvic)),
        ("combined", "34 of 51 at 13 weeks", group_offset(34 / 51, 13, any_pain)),
    ]
    used = cohorts().groups
    return table(
        ("group", "seen", "log odds beside its curve", "in use (sd)"),
        (
            (name, seen, f"{offset:+.2f}", f"{used[name].offset:+.2f} ({used[name].sd:g})")
            for name, seen, offset in rows
        ),
    )


def main() -> None:
    found = fits()
    if "--write" in sys.argv:
        (COHORTS / "curves.toml").write_text(curves_file(found), encoding="utf-8")
        (COHORTS / "draws.csv").write_text(draws_file(found), encoding="utf-8")
        cohorts.cache_clear()
    tables = {
        "curves": curve_table(found),
        "fit": fit_table(found),
        "groups": offset_table(found),
        "beside": beside_table(found),
        "families": families_table({curve: points_of(curve) for curve in CURVES}),
        "tried": tried_table(found),
    }
    if "--calibrate" in sys.argv:
        tables |= calibration_tables()
    for name, text in tables.items():
        print(text, end="\n\n")
        if "--write" in sys.argv:
            write("track.md", name, "benchmarks/forecast.py", text)


if __name__ == "__main__":
    main()
