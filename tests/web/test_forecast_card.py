"""The card of the forecast: a smooth line, with the numbers of the list in fives."""

from __future__ import annotations

from typing import Any

from carrywell.track.forecast import forecast_of
from tests.track.women import pregnant


def test_line_follows_the_shares_and_the_list_tells_them_in_fives(her: Any) -> None:
    from carrywell.web.chart import HEIGHT, WIDTH
    from carrywell.web.journal_cards import forecast_card

    found, card = forecast_of(pregnant()), forecast_card(pregnant())
    assert found is not None
    assert card.chart is not None
    assert card.chart.dots == ()
    assert all(reading.value % 5 == 0 for reading in card.chart.readings if reading.value >= 10)
    first, *places = card.chart.line.removeprefix("M").split("L")
    assert first == "0 0"
    for place, point in zip(places, found.points[1:], strict=True):
        across, down = map(float, place.split())
        assert abs(across - WIDTH * point.weeks / 156) <= 0.05
        assert abs(down - HEIGHT * (1 - point.still)) <= 0.05
