"""Her back today, and the list that she may share: a chart with its table, and nothing of her health."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.web.walking import begin, begin_pregnant, browser, text_of, walk
from tests.wire.test_hand_over import OF_HER

DAY, LIST = "/load/day", "/load/hand-over"


def main_of(client: Any, address: str) -> str:
    """What stands on a page, without its frame."""
    return str(re.search(r"<main.*?</main>", client.get(address).content.decode(), re.DOTALL)[0])  # type: ignore[index]


def test_every_task_of_the_chart_has_a_picture_a_bar_and_its_row_in_the_table(her: Any) -> None:
    begin(her)
    page = main_of(her, DAY)
    chart = page.split('class="day-chart"')[1].split("<details>")[0]
    names = re.findall(r'href="/load/([a-z_]+)"', chart)
    assert 3 <= len(names) == len(set(names)) <= 7
    assert chart.count('class="bar"') == chart.count('class="figure"') == len(names)
    table = page.split("<tbody>")[1].split("</tbody>")[0]
    assert all(name in table for name in re.findall(r">([^<]+)</a>", chart))
    assert table.count("<tr>") > len(names)


def test_where_the_model_is_weak_the_bar_says_so(her: Any) -> None:
    begin(her)
    rows = re.findall(r"<li( class=\"less-sure\")?>(.*?)</li>", main_of(her, DAY).split("<ol>")[1], re.DOTALL)
    feeding = next(row for row in rows if 'href="/load/feed_sit"' in row[1])
    playing = next(row for row in rows if 'href="/load/floor_play"' in row[1])
    assert (bool(feeding[0]), "less sure" in feeding[1]) == (True, True)
    assert (bool(playing[0]), "less sure" in playing[1]) == (False, False)


def test_what_saves_most_is_what_the_plan_says_for_her(app: Any) -> None:
    """What she refused does not come back; kneeling is not for a pelvis that hurts."""
    from carrywell.plan.your_day import your_day
    from carrywell.web.her_plan import planned
    from carrywell.web.load_pages import her_now

    client = browser("en-GB")
    begin(client)
    walk(client, {"pain_site": "buttock_pelvis", "turning_in_bed": True, "stairs_one_leg": True})
    found = your_day(planned(client.session, her_now(client.session))).savings
    shown = main_of(client, DAY).split('class="changes"')[1].split("</ol>")[0]
    assert re.findall(r'href="/load/([a-z_]+)"', shown) == [saving.task for saving in found]
    assert "kneel_forearms" not in {saving.instead for saving in found}


def test_a_way_told_without_a_count_is_hers_in_the_plan_too(her: Any) -> None:
    from carrywell.web.her_plan import planned
    from carrywell.web.load_pages import her_now

    begin(her)
    her.post("/load/feed_sit", {"in_day": "1", "own-way": "back_rest"})
    row = planned(her.session, her_now(her.session)).day["feed_sit"]
    assert (row.variant.id, row.usual is not None) == ("back_rest", True)


def test_before_she_has_been_seen_no_change_is_offered(her: Any) -> None:
    begin(her)
    walk(her, {"urine_leak_new": True})
    page = main_of(her, DAY)
    assert "Emergency" in page
    assert 'class="changes"' not in page
    assert 'class="day-chart"' in page


# ---- the list to hand over


@pytest.mark.parametrize("languages", ["en-GB", "zh-CN"])
def test_list_tells_nothing_of_her(app: Any, languages: str) -> None:
    client = browser(languages)
    begin(client, birth="emergency_caesarean")
    client.post("/load/lift_cot_low", {"height": "150", "mass": "92", "baby": "6"})
    walk(client, {"pain_site": "low_back"})
    page = re.sub(r'nothing about your health in it|没有任何关于您健康的内容|href="[^"]*"', "", main_of(client, LIST))
    assert not OF_HER.search(re.sub(r"<script.*?</script>", "", page).split("</h1>")[1])
    assert not re.search(r"150|92", page)


def test_list_stands_as_jobs_and_as_text_to_copy(her: Any) -> None:
    begin(her)
    page = main_of(her, LIST)
    jobs = page.split('class="jobs"')[1].split("</ul>")[0]
    text = page.split("<textarea")[1].split("</textarea>")[0]
    titles = re.findall(r"<strong>([^<]+)</strong>", jobs)
    assert len(titles) > 3
    assert all(title in text for title in titles)


def test_buttons_that_need_a_script_are_hidden_without_it(her: Any) -> None:
    begin(her)
    assert 'id="hand-over-taps" data-title="Jobs to hand over" hidden' in main_of(her, LIST)


def test_list_is_reached_from_her_day_and_no_copy_of_it_is_kept(her: Any) -> None:
    begin(her)
    assert f'href="{LIST}"' in main_of(her, DAY)
    assert her.get(LIST)["Carrywell-Offline"].split()[3] == "-"


def test_before_the_birth_no_baby_is_on_the_list(her: Any) -> None:
    begin_pregnant(her)
    assert "baby" not in main_of(her, LIST)


def test_closed_after_a_loss(her: Any) -> None:
    begin(her)
    her.post("/check/you/ended-early", {"aside": "on"})
    assert her.get(LIST)["Location"] == "/check/you/ended-early"


def test_all_of_it_is_in_her_language(app: Any) -> None:
    client = browser("zh-CN")
    begin(client)
    for address in (DAY, LIST):
        assert not re.search(
            r"[A-Za-z]{5,}", text_of(client.get(address)).replace("Carrywell", "").replace("English", "")
        )
