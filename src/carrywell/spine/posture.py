"""How she stands, sits, kneels or lies, and what her hands hold."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from carrywell.errors import InputError
from carrywell.knowledge.body_reader import body as knowledge
from carrywell.spine.fields import NOT_GIVEN, Flag, Real, Word, numbers, one_of, share, yes_no

SUPPORTS = ("standing", "sitting", "kneeling", "lying")
SPEEDS = ("slow", "normal", "fast")


@dataclass(frozen=True, eq=False)
class Posture:
    """Joint angles and what supports the body. Every field is one value or an array; arrays broadcast.

    Angles are in degrees. Sideways is positive to her left throughout, so a load at ``sideways_m=0.2`` with
    ``lateral_bend_deg=10`` is a trunk that leans towards its load.

    Parameters
    ----------
    support
        ``standing``, ``sitting``, ``kneeling`` or ``lying``.
    trunk_flexion_deg
        Inclination of the trunk (L5/S1 to C7) from the vertical, forward positive [deg], -90 to 130.
    lumbar_flexion_deg
        Flexion of the lumbar spine from upright standing [deg], -30 to 80; not given it follows the
        lumbopelvic rhythm.
    lateral_bend_deg
        Sideways inclination of the trunk [deg], -60 to 60.
    twist_deg
        Turn of the shoulders against the pelvis about the trunk [deg], -70 to 70.
    knee_flexion_deg
        [deg], 0 to 160; not given it is 0 standing and 90 sitting or kneeling. Kneeling with less than 60 is taken as
        kneeling upright.
    back_rest
        True, False, or the share (0 to 1) of the moment of leaning back that a rest carries.
    forearms_supported
        True, False, or the share (0 to 1) of the bending moment that resting forearms or a propping hand carry.
    seat_height_m
        Height of the seat [m], 0 to 1.2; not given it is an ordinary chair.
    one_knee
        Kneeling on one knee, the other foot in front.
    speed
        ``slow`` (static), ``normal`` or ``fast``: how fast the load is moved.

    Raises
    ------
    InputError
        Naming the field, when a value lies outside its range.
    """

    support: Word = "standing"
    trunk_flexion_deg: Real = 0.0
    lumbar_flexion_deg: Real = NOT_GIVEN
    lateral_bend_deg: Real = 0.0
    twist_deg: Real = 0.0
    knee_flexion_deg: Real = NOT_GIVEN
    back_rest: Flag | Real = False
    forearms_supported: Flag | Real = False
    seat_height_m: Real = NOT_GIVEN
    one_knee: Flag = False
    speed: Word = "slow"

    def __post_init__(self) -> None:
        def settle(name: str, value: object) -> None:
            object.__setattr__(self, name, value)

        known = knowledge()
        settle("support", one_of("posture.support", self.support, SUPPORTS))
        settle("trunk_flexion_deg", numbers("posture.trunk_flexion_deg", self.trunk_flexion_deg, -90, 130))
        settle(
            "lumbar_flexion_deg", numbers("posture.lumbar_flexion_deg", self.lumbar_flexion_deg, -30, 80, optional=True)
        )
        settle("lateral_bend_deg", numbers("posture.lateral_bend_deg", self.lateral_bend_deg, -60, 60))
        settle("twist_deg", numbers("posture.twist_deg", self.twist_deg, -70, 70))
        settle("knee_flexion_deg", numbers("posture.knee_flexion_deg", self.knee_flexion_deg, 0, 160, optional=True))
        settle("back_rest", share("posture.back_rest", self.back_rest, known.value("back_rest_share")))
        full = known.value("forearm_support_share")
        settle("forearms_supported", share("posture.forearms_supported", self.forearms_supported, full))
        settle("seat_height_m", numbers("posture.seat_height_m", self.seat_height_m, 0, 1.2, optional=True))
        settle("one_knee", yes_no("posture.one_knee", self.one_knee))
        settle("speed", one_of("posture.speed", self.speed, SPEEDS))

    def bent(self, trunk_deg: NDArray[np.float64], knee_deg: Real) -> Posture:
        """The same posture with another trunk and knees, taken as they are: for searches, which try many."""
        other = copy(self)
        object.__setattr__(other, "trunk_flexion_deg", trunk_deg)
        object.__setattr__(other, "knee_flexion_deg", knee_deg)
        return other

    def is_(self, support: str) -> NDArray[np.bool_]:
        """Where the body is supported that way."""
        return np.asarray(np.equal(self.support, support))


@dataclass(frozen=True, eq=False)
class Hands:
    """What the hands hold, and where. Every field is one value or an array; arrays broadcast.

    Parameters
    ----------
    mass_kg
        Held mass [kg], 0 to 80.
    forward_m
        Horizontal distance of the held mass in front of L5/S1 [m], -0.6 to 1.2; not given when the hands
        are empty and hang; the other places then do not count.
    sideways_m
        The same to her left [m], -0.8 to 0.8.
    height_m
        Height of the held mass above the floor [m], 0 to 2.3; not given it is where the arms reach easily.
    both
        Two hands; False is one, on the side of the load.
    worn
        The mass is tied to the trunk (a carrier) and the hands are free.
    push_n
        Horizontal push of both hands, away from her [N], -300 (pull) to 300.

    Raises
    ------
    InputError
        Naming the field, when a value lies outside its range or a held mass has no place.
    """

    mass_kg: Real = 0.0
    forward_m: Real = NOT_GIVEN
    sideways_m: Real = 0.0
    height_m: Real = NOT_GIVEN
    both: Flag = True
    worn: Flag = False
    push_n: Real = 0.0

    def __post_init__(self) -> None:
        def settle(name: str, value: object) -> None:
            object.__setattr__(self, name, value)

        settle("mass_kg", numbers("hands.mass_kg", self.mass_kg, 0, 80))
        settle("forward_m", numbers("hands.forward_m", self.forward_m, -0.6, 1.2, optional=True))
        settle("sideways_m", numbers("hands.sideways_m", self.sideways_m, -0.8, 0.8))
        settle("height_m", numbers("hands.height_m", self.height_m, 0, 2.3, optional=True))
        settle("push_n", numbers("hands.push_n", self.push_n, -300, 300))
        settle("both", yes_no("hands.both", self.both))
        settle("worn", yes_no("hands.worn", self.worn))
        mass, forward = np.abs(self.push_n) + self.mass_kg, np.asarray(self.forward_m)
        if np.any((np.asarray(mass) > 0) & np.isnan(np.asarray(forward, dtype=np.float64))):
            raise InputError("hands.forward_m", "missing")
