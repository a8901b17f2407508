"""The pictures of lists and of the first page: whom they show, and that they weigh little."""

from __future__ import annotations

import re
from typing import Any

import pytest

from carrywell.knowledge.exercise_reader import exercises
from tests.web.walking import begin, begin_pregnant, text_of, walk


def labels(page: Any) -> list[str]:
    return re.findall(r'role="img" aria-label="([^"]+)"', page.content.decode())


def test_first_page_shows_a_pregnant_woman_and_a_mother_until_it_knows(her: Any) -> None:
    (both,) = labels(her.get("/"))
    assert "pregnant; sitting" in both
    assert "baby held close" in both
    begin_pregnant(her)
    (pregnant,) = labels(her.get("/"))
    assert "pregnant" in pregnant
    assert "baby" not in pregnant


def test_first_page_after_a_birth_shows_a_mother(her: Any) -> None:
    begin(her)
    (mother,) = labels(her.get("/"))
    assert "baby held close" in mother
    assert "pregnant" not in mother


def test_after_a_loss_no_picture_is_shown(her: Any) -> None:
    begin_pregnant(her)
    her.post("/check/you", {"stage": "ended_early"})
    assert 'class="figure' not in her.get("/").content.decode()


@pytest.mark.parametrize("begun", [begin, begin_pregnant])
def test_every_task_has_its_picture_and_the_list_stays_light(her: Any, begun: Any) -> None:
    begun(her)
    body = her.get("/load").content.decode()
    tiles = re.findall(r'<a class="tile"[^>]*>.*?</a>', body, re.DOTALL)
    assert len(tiles) == len(set(tiles)) >= 9
    assert all('<svg xmlns="http://www.w3.org/2000/svg"' in tile and 'aria-hidden="true"' in tile for tile in tiles)
    assert len(body.encode()) < 160_000


def test_today_tells_the_last_result_and_where_to_go(her: Any) -> None:
    begin_pregnant(her)
    walk(her, {"turning_in_bed": True, "pain_site": "buttock_pelvis"})
    page = her.get("/")
    body = page.content.decode()
    assert body.count('<section class="care ') == 1
    assert 'href="/check/result"' in body
    assert "30 weeks pregnant" in text_of(page)
    assert '<div class="figure"><svg' in body
    assert 'href="/load"' in body
    assert body.count('class="card plan-card"') > 0
    assert "Pelvic girdle pain" in text_of(page)
    assert "Let us look at your back together" not in text_of(page)


@pytest.mark.parametrize("wanted", [{"urine_leak_new": True}, {"pain_deep_breath": True}])
def test_today_offers_nothing_else_beside_what_is_urgent(her: Any, wanted: dict[str, object]) -> None:
    begin(her)
    walk(her, wanted)
    body = her.get("/").content.decode()
    main = body[body.index("<main") :]
    assert 'href="/load' not in main
    assert 'class="figure"' not in main
    assert 'href="tel:999"' in main
    assert 'href="/check/result"' in main


def test_pictures_can_be_drawn_before_they_are_asked_for() -> None:
    from carrywell.web import pictures

    for drawn in (pictures.thumbnail, pictures.exercise_drawing):
        drawn.cache_clear()
    count = pictures.draw_all(pause_s=0)
    drawings = 2 * len(exercises().drawings)
    assert pictures.exercise_drawing.cache_info().currsize == drawings >= 2 * 23
    assert count == pictures.thumbnail.cache_info().currsize + drawings > 35 + drawings
