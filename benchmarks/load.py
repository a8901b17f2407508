"""Measures the load engine against published results and writes the tables and the plot of docs/load.md.

Run with `make bench`; needs the bench requirements (SciPy for the fit, Matplotlib for the plot).
"""

from __future__ import annotations

from itertools import product

import numpy as np

from benchmarks.advice import advice_table
from benchmarks.fit import fit, left_out
from benchmarks.page import write
from benchmarks.plots import wilke_plot
from carrywell.spine import published
from carrywell.spine.body import Body
from carrywell.spine.deviations import DRAWS, hypercube
from carrywell.spine.forces import forces
from carrywell.spine.load import spine_load
from carrywell.spine.posture import Hands, Posture
from carrywell.spine.tissue import fitted
from tests.papers.test_pregnancy import BEFORE_KG, HEIGHT_M, hip_moment_at_a_table, woman
from tests.papers.wilke import IDS, MEASURED_MPA, TABLE, case, pressures, r_squared_relative, rmse, subject

SCRIPT = "benchmarks/load.py"
BANDS = ("low", "mid", "high")
FIT_AGREES = 0.01


def table(head: list[str], rows: list[list[object]]) -> list[str]:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return [*lines, *("| " + " | ".join(str(cell) for cell in row) + " |" for row in rows), ""]


def wilke() -> str:
    held = case()
    found = spine_load(subject(), held.posture, held.hands)
    value, low, high = (getattr(found.disc_pressure_mpa, part) for part in ("value", "low", "high"))
    errors, fits = left_out()
    again, used = fit(), fitted()
    assert abs(again.extensor_arm / used.extensor_arm - 1) < FIT_AGREES, "fitted.toml is out of date"
    assert abs(again.cocontraction / used.cocontraction - 1) < FIT_AGREES, "fitted.toml is out of date"
    rows = [
        [name, f"{m:.2f}", f"{v:.2f} ({lo:.2f} to {hi:.2f})", f"{v - m:+.2f}", f"{e:+.2f}"]
        for name, m, v, lo, hi, e in zip(IDS, MEASURED_MPA, value, low, high, errors, strict=True)
    ]
    every = [
        rmse(pressures(subject(), case(trunk, forward, knee))) for trunk, forward, knee in product(BANDS, BANDS, BANDS)
    ]
    untold = rmse(pressures(subject(), case(lumbar_told=False)))
    other = rmse(pressures(subject(1), case()))
    published_only = rmse(pressures(subject(), case(), type(used)(0.28, 1.0)))
    arms = [free.extensor_arm for free in fits]
    extra = [free.cocontraction for free in fits]
    lines = table(["row", "measured, MPa", "model (90 % range)", "error", "error when left out of the fit"], rows)
    lines += table(
        ["measure", "value"],
        [
            ["RMSE, middle postures", f"{rmse(value):.3f} MPa"],
            ["R² relative to standing", f"{r_squared_relative(value):.3f}"],
            ["RMSE, each row left out of the fit in turn", f"{np.sqrt(np.mean(errors**2)):.3f} MPa"],
            [
                "RMSE over the posture band: best, middle, worst of 27 corners",
                f"{min(every):.3f}, {rmse(value):.3f}, {max(every):.3f} MPa",
            ],
            ["RMSE when no lumbar angle is told", f"{untold:.3f} MPa"],
            ["RMSE with the other body quoted for the same man (72 kg, 1.739 m)", f"{other:.3f} MPa"],
            ["RMSE with nothing fitted (100 N, published levers)", f"{published_only:.3f} MPa"],
            [
                "co-contraction upright, fitted; when a row is left out",
                f"{used.cocontraction:.2f} of the weight above; {min(extra):.2f} to {max(extra):.2f}",
            ],
            [
                "factor on the extensor levers, fitted; when a row is left out",
                f"{used.extensor_arm:.2f}; {min(arms):.2f} to {max(arms):.2f}",
            ],
        ],
    )
    wilke_plot(value, low, high)
    return "\n".join(lines)


def pregnancy() -> str:
    standing, empty = Posture(), Hands()
    early, late = hip_moment_at_a_table(10, 10), hip_moment_at_a_table(40, 40)
    posture = (hip_moment_at_a_table(10, 40) - early) / (late - early)
    never = forces(Body("female", HEIGHT_M, BEFORE_KG), standing, empty)
    at_36 = forces(woman(36), standing, empty)
    lean = [float(forces(woman(36), Posture(trunk_flexion_deg=t), empty).sagittal_nm) for t in (0, -4)]
    flexed = [forces(Body("male", 1.75, m), Posture(trunk_flexion_deg=60), empty).compression_n for m in (51, 119)]
    held = [
        forces(Body("male", 1.75, m), Posture(trunk_flexion_deg=60), Hands(19, 0.5)).compression_n for m in (51, 119)
    ]
    rows: list[list[object]] = [
        ["Paul 1996: hip moment at a work table, week 40 over week 10", "2.8", f"{late / early:.2f}"],
        ["the same, rise", "52 N m", f"{late - early:.0f} N m (from {early:.0f})"],
        ["the same, share of posture", "50 %", f"{100 * posture:.0f} %"],
        [
            "Bivià-Roig 2018: back muscles in standing, week 36 over never pregnant",
            "1.92",
            f"{float(at_36.muscle_n / never.muscle_n):.2f}",
        ],
        ["Michnik 2022: leaning back 4 degrees in week 36", "falls", f"{lean[0]:.1f} to {lean[1]:.1f} N m"],
        [
            "Hajihosseinali 2015: 119 over 51 kg, bent, empty hands",
            "+80 to +147 %",
            f"{100 * (float(flexed[1] / flexed[0]) - 1):+.0f} %",
        ],
        ["the same, holding 19 kg", "+46 to +52 %", f"{100 * (float(held[1] / held[0]) - 1):+.0f} %"],
    ]
    return "\n".join(table(["published", "figure", "model"], rows))


CROSS: list[tuple[str, Posture, Hands]] = [
    ("bent 30°", Posture(trunk_flexion_deg=30), Hands()),
    ("bent 60°", Posture(trunk_flexion_deg=60), Hands()),
    ("bent 90°", Posture(trunk_flexion_deg=90), Hands()),
    ("bent 30°, 10 kg at 40 cm", Posture(trunk_flexion_deg=30), Hands(10, 0.4)),
    ("bent 60°, 20 kg at 40 cm", Posture(trunk_flexion_deg=60), Hands(20, 0.4)),
    ("bent 60°, 40 kg at 50 cm", Posture(trunk_flexion_deg=60), Hands(40, 0.5)),
    ("upright, 20 kg at 50 cm", Posture(), Hands(20, 0.5)),
    ("bent 30°, 10 kg at 40 cm, 20 cm to a side", Posture(trunk_flexion_deg=30), Hands(10, 0.4, 0.2)),
]


def cross_checks() -> str:
    """The same postures of a man of 70 kg and 1.68 m through the closed-form equations."""
    rows: list[list[object]] = []
    for name, posture, hands in CROSS:
        ours = forces(subject(), posture, hands)
        polynomial = published.polynomial_compression_n(ours.sagittal_nm, ours.lateral_nm, ours.axial_nm)
        reach = 0.0 if np.isnan(hands.forward_m) else 100 * float(hands.forward_m)
        hand = published.hand_calculation_compression_n(70, 168, posture.trunk_flexion_deg, hands.mass_kg, reach)
        c = float(ours.compression_n)
        rows.append(
            [
                name,
                f"{float(ours.moment_nm):.0f}",
                f"{c:.0f}",
                f"{float(polynomial):.0f} ({float(polynomial) / c:.2f})",
                f"{float(hand):.0f} ({float(hand) / c:.2f})",
            ]
        )
    lines = table(
        ["posture", "moment, N m", "ours, N", "polynomial, N (over ours)", "hand calculation v1.2, N (over ours)"], rows
    )
    lines += niosh()
    return "\n".join(lines)


def niosh() -> list[str]:
    """What the revised NIOSH equation recommends, and what our model says of that very weight."""
    rows: list[list[object]] = []
    for name, reach, height, posture in [
        ("from the floor, close", 30.0, 20.0, Posture(trunk_flexion_deg=80, knee_flexion_deg=40)),
        ("from the floor, far", 55.0, 20.0, Posture(trunk_flexion_deg=90, knee_flexion_deg=30)),
        ("from knee height", 40.0, 50.0, Posture(trunk_flexion_deg=60, knee_flexion_deg=20)),
        ("from waist height", 35.0, 90.0, Posture(trunk_flexion_deg=15)),
    ]:
        weight = float(published.recommended_weight_kg(reach, height, 60.0))
        woman_65 = forces(Body("female", 1.63, 65), posture, Hands(weight, reach / 100))
        rows.append([name, f"{weight:.1f}", f"{float(woman_65.compression_n):.0f}"])
    return table(
        ["lift of a poorly held load", "NIOSH recommended weight, kg", "ours at that weight, woman of 65 kg, N"], rows
    )


def draws_are_enough() -> str:
    """How far the ends of the ranges are from those of twenty times as many draws."""
    body, many = Body("female", 1.63, 65), hypercube(20 * DRAWS, 1)
    worst = {"compression_n": 0.0, "shear_n": 0.0}
    for _, posture, hands in CROSS:
        few = spine_load(body, posture, hands)
        drawn = forces(body, posture, hands, many)
        for name in worst:
            ends = np.quantile(getattr(drawn, name), (0.05, 0.95))
            own = getattr(few, name)
            off = np.abs(np.array([float(own.low), float(own.high)]) / ends - 1)
            worst[name] = max(worst[name], float(off.max()))
    found = spine_load(body, Posture(trunk_flexion_deg=40), Hands(7, 0.4)).compression_n
    return (
        f"Ranges are the 5th and 95th percentile of {DRAWS:,} fixed draws; for a bend of 40 degrees with 7 kg at 40 cm "
        f"they are {float(found.low):.0f} to {float(found.high):.0f} N around {float(found.value):.0f} N. Over the "
        f"postures of the cross-checks their ends lie at most {100 * worst['compression_n']:.1f} % (compression) and "
        f"{100 * worst['shear_n']:.1f} % (shear) from those of {20 * DRAWS:,} other draws. A share of the draws near "
        f"95 of 100 is known to about one in a hundred."
    )


def unscored() -> str:
    """Rows of the same table that are not scored, because posture or support force are not known."""
    held = {row["id"]: row["pressure_mpa"] for row in TABLE["activity"]}
    rows: list[list[object]] = []
    for name, what, posture in UNSCORED:
        value = float(spine_load(subject(), posture, ranges=False).disc_pressure_mpa.value)
        rows.append([what, f"{held[name]:.2f}", f"{value:.2f}"])
    return "\n".join(table(["row, with the posture we gave it", "measured, MPa", "model"], rows))


UNSCORED: list[tuple[str, str, Posture]] = [
    ("lie_side", "lying on the side (the model takes this figure)", Posture("lying")),
    ("sit_straight", "sitting, back actively straight (trunk 0°, lumbar 5°)", Posture("sitting", 0, 5)),
    ("sit_max_flex", "sitting, bent as far as she can (trunk 50°)", Posture("sitting", 50)),
    (
        "sit_elbows_thigh",
        "sitting bent, elbows on the thighs (trunk 38°)",
        Posture("sitting", 38, forearms_supported=True),
    ),
    ("sit_slouch", "slouched into the chair (trunk -25°)", Posture("sitting", -25, back_rest=True)),
    ("chair_rise", "rising from a chair (trunk 40°, normal speed)", Posture("sitting", 40, speed="normal")),
    (
        "turn_over",
        "turning over in bed, peak (twist 40°, normal speed)",
        Posture("lying", 0, twist_deg=40, speed="normal"),
    ),
]


def main() -> None:
    """Measure and write."""
    for name, text in (
        ("wilke", wilke()),
        ("pregnancy", pregnancy()),
        ("cross-checks", cross_checks()),
        ("advice", advice_table()),
        ("draws", draws_are_enough()),
        ("unscored", unscored()),
    ):
        write("load.md", name, SCRIPT, text)
        print(text)


if __name__ == "__main__":
    main()
