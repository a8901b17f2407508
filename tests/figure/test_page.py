from dataclasses import replace

import pytest

from carrywell.figure import BABY_POSES, FURNITURE_KINDS, PROPS, Furniture, Picture, draw
from carrywell.figure.figure_marks import halo_radius
from carrywell.figure.picture import BabyPose, FurnitureKind, LyingOn, NearLeg, Prop
from carrywell.spine.posture import Posture
from tests.figure.pictures import CHAIR, HALF_KNEEL, STOOP, SVG, UPRIGHT, parsed


def test_draw_is_a_picture_with_its_text() -> None:
    root = parsed(draw(STOOP, width_px=320, title="Bent over", description="standing, bent far forward"))

    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert root.get("width") == "320"
    assert root.findtext(f"{SVG}title") == "Bent over"
    assert root.findtext(f"{SVG}desc") == "standing, bent far forward"


def test_draw_stands_alone() -> None:
    svg = draw(STOOP, title="<b>&", description='"')

    assert "href" not in svg
    assert "<script" not in svg
    assert "url(" not in svg
    assert svg.count("http") == 1  # the namespace
    assert parsed(svg).findtext(f"{SVG}title") == "<b>&"


def test_draw_has_no_ids_to_collide_in_a_page() -> None:
    assert all(element.get("id") is None for element in parsed(draw(STOOP)).iter())


def test_draw_is_the_same_each_time() -> None:
    assert draw(HALF_KNEEL) == draw(replace(HALF_KNEEL))


@pytest.mark.parametrize("pose", BABY_POSES)
@pytest.mark.parametrize("picture", [STOOP, CHAIR], ids=["standing", "sitting"])
def test_draw_every_baby(pose: BabyPose, picture: Picture) -> None:
    with_baby = draw(replace(picture, baby=pose))

    assert parsed(with_baby).tag == f"{SVG}svg"
    assert with_baby != draw(replace(picture, baby=None))


@pytest.mark.parametrize("kind", FURNITURE_KINDS)
def test_draw_every_piece_of_furniture(kind: FurnitureKind) -> None:
    with_piece = draw(replace(STOOP, furniture=(Furniture(kind, 0.5, 0.8),)))

    assert with_piece != draw(replace(STOOP, furniture=()))


@pytest.mark.parametrize("prop", [prop for prop in PROPS if prop != "none"])
def test_draw_every_prop(prop: Prop) -> None:
    assert draw(replace(STOOP, baby=None, prop=prop)) != draw(replace(STOOP, baby=None))


@pytest.mark.parametrize("leg", ["stool", "back", "in_car"])
def test_draw_every_leg(leg: NearLeg) -> None:
    assert draw(replace(UPRIGHT, near_leg=leg)) != draw(UPRIGHT)


@pytest.mark.parametrize("lying_on", ["side", "back", "rolling", "shoulders_first", "rising"])
def test_draw_every_way_of_lying(lying_on: LyingOn) -> None:
    picture = replace(UPRIGHT, posture=Posture("lying"), furniture=(Furniture("bed", 0.55),), lying_on=lying_on)

    assert parsed(draw(picture)).tag == f"{SVG}svg"


def test_halo_area_grows_with_the_load() -> None:
    assert halo_radius(4000, 163) == pytest.approx(2 * halo_radius(1000, 163))
    assert draw(replace(STOOP, load_n=4000)) != draw(replace(STOOP, load_n=1000))


def test_no_load_draws_no_halo() -> None:
    paths = len(list(parsed(draw(STOOP)).iter(f"{SVG}path")))

    assert len(list(parsed(draw(replace(STOOP, load_n=None))).iter(f"{SVG}path"))) == paths - 2
