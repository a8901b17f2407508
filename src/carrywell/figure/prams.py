"""A pram: wheels, frame, carrycot with hood; on its way up a step it tips back on its rear wheels."""

from __future__ import annotations

import math
from dataclasses import dataclass

from carrywell.figure.furniture import Pieces
from carrywell.figure.marks import Mark, Pen
from carrywell.figure.palette import Tones
from carrywell.figure.shapes import capsule, chain, disc, smooth
from carrywell.figure.spots import Frame, Spot

#: Between the hubs, radius of the wheels, and the usual height of the carrycot's rim [cm].
_BETWEEN, _WHEEL, USUAL_RIM_CM = 58.0, 13.0, 78.0
#: Rear hub ahead of the handle [cm].
BEHIND_HUB_CM = 28.0
#: Carrycot and hood, forward and up from the rim's near end [cm].
_COT = ((0, 0), (3, -15), (12, -23), (38, -24), (64, -22), (74, -13), (77, 1), (38, 1))
_HOOD = ((44, 0), (46, 20), (58, 31), (72, 27), (79, 12), (77, -1), (60, 0))


@dataclass(frozen=True)
class Pram:
    """Where a pram stands: its rear hub's place along the floor, the rim's height, the step under its front wheels.

    ``handle`` is where the hands push; None leaves the handle folded down.
    """

    rear: float
    rim: float = USUAL_RIM_CM
    step: float = 0.0
    handle: Spot | None = None


def front_wheel(pram: Pram) -> Spot:
    """The hub of the front wheels."""
    return _axes(pram).at(_BETWEEN, _WHEEL)


def _axes(pram: Pram) -> Frame:
    tipped = math.degrees(math.asin(min(pram.step / _BETWEEN, 0.6)))
    return Frame(Spot(pram.rear, 0.0), -tipped)


def pram_pieces(pram: Pram, tones: Tones, pen: Pen) -> Pieces:
    """Frame, wheels and hood behind a baby in the carrycot, the carrycot before it."""
    axes = _axes(pram)
    rear, ahead = Spot(pram.rear, _WHEEL), front_wheel(pram)
    cot = Frame(axes.at(0.0, pram.rim), axes.lean_deg)
    parts = [chain([(rear, 1.3), (cot.at(42, -22), 1.3)])]
    if pram.handle is None:
        parts.append(chain([(cot.at(18, -22), 1.3), (ahead, 1.3)]))
    else:
        knee = cot.at(2, -12) if pram.handle.z > cot.origin.z - 6 else cot.at(8, -18)
        parts.append(chain([(pram.handle, 1.5), (knee, 1.3), (cot.at(18, -22), 1.3), (ahead, 1.3)]))
    marks = [pen.outlined(part, tones.sand_dark) for part in parts]
    for hub in (rear, ahead):
        marks.append(Mark(disc(hub, _WHEEL - 1.4), tones.sand_light, tones.soft_ink, 2.6))
        marks.append(Mark(disc(hub, 2.2), tones.sand_dark, pen.ink, pen.width))
    marks.append(pen.outlined(smooth(cot.all(_HOOD)), tones.carrier_dark))
    front = [pen.outlined(smooth(cot.all(_COT)), tones.carrier)]
    if pram.handle is not None:
        bar = capsule(pram.handle + Spot(-1.5, 0.8), pram.handle + Spot(2, -1.4), 1.9, 1.9)
        front.append(Mark(bar, tones.soft_ink, pen.ink, pen.width))
    return Pieces(marks, front)
