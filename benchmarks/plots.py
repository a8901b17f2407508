"""The validation plot of docs/load.md."""

from __future__ import annotations

import matplotlib as mpl
import numpy as np
from numpy.typing import NDArray

from benchmarks.page import DOCS
from tests.papers.wilke import IDS, MEASURED_MPA

mpl.use("svg")
mpl.rcParams.update({"svg.hashsalt": "carrywell", "svg.fonttype": "none", "font.family": "sans-serif"})
from matplotlib import pyplot as plt  # noqa: E402

Array = NDArray[np.float64]
INK, LOAD, ACCENT, PAGE = "#1F2B2C", "#6A3D8F", "#245A60", "#FFFFFF"
NAMES = {
    "stand": "standing",
    "stand_flex": "bent forward",
    "sit_unsupported": "sitting, no rest",
    "hold20_close": "20 kg held close",
    "hold20_far": "20 kg held far",
    "lift20_round": "20 kg, round back",
    "lift20_squat": "20 kg, knees bent",
}


def wilke_plot(value: Array, low: Array, high: Array) -> None:
    """Measured pressures as rings, the model as points with its 90 % range, one row each."""
    order = np.argsort(MEASURED_MPA)
    rows = np.arange(len(order))
    figure, axes = plt.subplots(figsize=(7.2, 3.4), facecolor=PAGE)
    axes.hlines(rows, low[order], high[order], color=LOAD, alpha=0.28, linewidth=9, capstyle="round")
    axes.plot(value[order], rows, "o", color=LOAD, markersize=7)
    axes.plot(
        MEASURED_MPA[order], rows, "o", markersize=12, markerfacecolor="none", markeredgecolor=INK, markeredgewidth=1.6
    )
    axes.set_yticks(rows, [NAMES[IDS[i]] for i in order], color=INK)
    axes.set_xlim(0, 3.2)
    axes.set_xlabel("pressure in the disc L4-L5, MPa", color=INK)
    last = rows[-1]
    axes.annotate(
        "measured",
        (MEASURED_MPA[order][-1], last),
        (2.45, last - 1.1),
        color=INK,
        arrowprops={"arrowstyle": "-", "color": INK, "linewidth": 0.8},
    )
    axes.annotate(
        "model and its 90 % range",
        (high[order][2], 2),
        (1.75, 1.3),
        color=LOAD,
        arrowprops={"arrowstyle": "-", "color": LOAD, "linewidth": 0.8},
    )
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x", color="#D8D2C8", linewidth=0.6)
    axes.set_axisbelow(True)
    figure.tight_layout()
    figure.savefig(DOCS / "images" / "load-wilke.svg", metadata={"Date": None})
    plt.close(figure)
