"""Pictures that the tests of the figure share, and how to read an SVG document."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import strategies as st

from carrywell.figure import Furniture, Picture
from carrywell.spine.body import Body
from carrywell.spine.posture import Hands, Posture

SVG = "{http://www.w3.org/2000/svg}"

STOOP = Picture(
    Body(days_since_birth=75),
    Posture(trunk_flexion_deg=97, knee_flexion_deg=35),
    Hands(5.9, 0.40, 0.0, 0.21),
    baby="lying",
    furniture=(Furniture("floor_mat", 0.02),),
    load_n=3100,
)
HALF_KNEEL = Picture(
    Body(days_since_birth=75),
    Posture("kneeling", trunk_flexion_deg=40, one_knee=True),
    Hands(5.9, 0.25, 0.0, 0.25),
    baby="held",
    load_n=1600,
)
CHAIR = Picture(
    Body(days_since_birth=75),
    Posture("sitting", trunk_flexion_deg=28),
    Hands(5.9, 0.28, 0.0, 0.8),
    baby="feeding",
    furniture=(Furniture("chair", 0.43),),
)
UPRIGHT = Picture(Body(), Posture(), Hands())


def parsed(svg: str) -> ElementTree.Element:
    """The document's root."""
    return ElementTree.fromstring(svg)


def bodies() -> st.SearchStrategy[Body]:
    """Women of any stature and stage."""
    height, mass = st.floats(1.45, 1.85), st.floats(45, 110)
    pregnant = st.builds(lambda h, m, w: Body("female", h, m, pregnant_weeks=w), height, mass, st.floats(4, 42))
    after = st.builds(lambda h, m, d: Body("female", h, m, days_since_birth=d), height, mass, st.floats(0, 700))
    return st.one_of(pregnant, after)


def postures(*supports: str) -> st.SearchStrategy[Posture]:
    """Any posture that a woman can take."""
    return st.builds(
        Posture,
        st.sampled_from(supports),
        trunk_flexion_deg=st.floats(-45, 110),
        lateral_bend_deg=st.floats(-20, 20),
        twist_deg=st.floats(-45, 45),
        knee_flexion_deg=st.floats(0, 115),
        one_knee=st.booleans(),
    )


def hands() -> st.SearchStrategy[Hands]:
    """Hands that hold something before her."""
    return st.builds(
        Hands, st.floats(0, 12), st.floats(0.05, 0.6), st.floats(-0.2, 0.2), st.floats(0.1, 1.3), both=st.booleans()
    )
