"""The body map as data: the figure, its regions, and which option of a question lies where. Read once from the TOML."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import model_validator

from carrywell.knowledge.reader import read_toml, shaped
from carrywell.knowledge.schema import Record

Side = Literal["front", "back"]
#: How far the pregnancy shows in the figure.
Belly = Literal["flat", "middle", "late"]
Mirror = Literal["half", "pair", "none"]
#: x, y and, where the line does not bend fully, how much it does.
Spot = tuple[float, float] | tuple[float, float, float]
Spots = tuple[Spot, ...]
Rectangle = tuple[float, float, float, float]

SIDES: tuple[Side, ...] = ("front", "back")
#: Half of the room that one figure takes, in thousandths of her stature.
HALF_ROOM = 145.5
CENTRES: dict[Side, float] = {"front": HALF_ROOM, "back": 3 * HALF_ROOM}
ROOM = 4 * HALF_ROOM


class Outline(Record):
    """Half of the silhouette, from the neck to the crotch, with the waist of her stage; and where clothes cover it."""

    top: Spots
    waist: dict[Belly, Spots]
    bottom: Spots
    #: From one spot of the silhouette to another; what lies between them is bare.
    hems: tuple[Spots, ...]
    #: From the midline to a spot of the silhouette.
    neck: dict[Side, Spots]


class Shape(Record):
    """Spots that a line runs through."""

    side: Side | Literal["both"]
    mirror: Mirror
    spots: Spots

    def on(self, side: Side) -> bool:
        """Whether it is seen from this side."""
        return self.side in (side, "both")


class Line(Shape):
    """A line of the figure that is no region."""

    kind: Literal["face", "feature", "hair", "bun", "detail", "belly"]
    stage: Belly | None = None


class Region(Shape):
    """A place on the body; one id may have a shape on each side."""

    id: str


class Touch(Record):
    """What a thumb hits: rectangles of left, top, right, bottom."""

    front: tuple[Rectangle, ...] = ()
    back: tuple[Rectangle, ...] = ()


class Place(Record):
    """An option with its regions. Without `touch` it is chosen from the list alone, and shows only then."""

    option: str
    regions: tuple[str, ...]
    touch: Touch = Touch()

    def touches(self) -> list[tuple[Side, Rectangle]]:
        """Its rectangles with the side they lie on."""
        return [("front", one) for one in self.touch.front] + [("back", one) for one in self.touch.back]


class Map(Record):
    """The part of the figure that some questions show, from `top` to `bottom`, and how wide at most."""

    id: str
    questions: tuple[str, ...]
    width_px: int
    top: float
    bottom: float
    elsewhere: tuple[str, ...]
    place: tuple[Place, ...]

    @property
    def height(self) -> float:
        """In thousandths of her stature."""
        return self.bottom - self.top


class Body(Record):
    """Everything in the file."""

    outline: Outline
    line: tuple[Line, ...]
    region: tuple[Region, ...]
    map: tuple[Map, ...]

    @model_validator(mode="after")
    def _known_regions(self) -> Body:
        known = {region.id for region in self.region}
        unknown = {name for one in self.map for place in one.place for name in place.regions} - known
        if unknown:
            raise ValueError(f"unknown regions: {', '.join(sorted(unknown))}")
        return self

    def map_of(self, question: str) -> Map | None:
        """The map that a question shows."""
        return next((one for one in self.map if question in one.questions), None)


@cache
def body() -> Body:
    """The figure and its maps."""
    path = files("carrywell.web") / "body_map.toml"
    return shaped(Body, read_toml(path), path.name)
