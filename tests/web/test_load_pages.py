"""What loads her back: the tasks that come up for her, the ways of one, her day, and whom it is not for."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.web import figure_night
from tests.web.walking import begin, begin_pregnant, browser, text_of, walk

COT = "/load/lift_cot_low"
NONE = {"height": "", "mass": "", "baby": "", "home_cot_low": "", "home_cot_high": ""}


def numbers(client: Any, address: str = COT) -> list[str]:
    """The load of each way, as the page tells it."""
    return re.findall(r"<strong>([0-9.]+) kN</strong>", client.get(address).content.decode())


def offered(client: Any) -> set[str]:
    """The tasks to choose."""
    return set(re.findall(r'href="/load/([a-z_]+)"', client.get("/load").content.decode())) - {"day"}


# ---- which tasks


def test_list_tells_a_usual_woman_when_nothing_is_known(her: Any) -> None:
    page = her.get("/load")
    assert "You have not told us your stage yet, so we reckon with a usual woman, 6 months after the birth." in text_of(
        page
    )
    assert page.content.decode().index("<h2>Lifting</h2>") < page.content.decode().index("<h2>Carrying</h2>")
    assert "carrywell_session" not in her.cookies


def test_list_has_no_baby_tasks_before_the_birth(her: Any) -> None:
    begin_pregnant(her)
    assert {"own_pick_floor", "pick_light", "bed_turn"} <= offered(her)
    assert not offered(her) & {"lift_floor", "bath", "feed_sit"}
    assert "usual woman" not in text_of(her.get("/load"))
    assert her.get("/load/lift_floor")["Location"] == "/load"


def test_list_has_baby_tasks_when_she_is_pregnant_and_carries_one(her: Any) -> None:
    begin_pregnant(her)
    her.post("/load/pick_light", {"baby": "11"})
    assert {"own_pick_floor", "lift_floor"} <= offered(her)
    assert "30 weeks pregnant) and a baby of 11.0 kg" in text_of(her.get("/load/lift_floor"))


def test_list_after_birth_fits_the_age_of_the_baby(her: Any) -> None:
    begin(her)
    assert "lift_cot_high" in offered(her)
    assert not offered(her) & {"toddler_up", "own_pick_floor"}


def test_task_that_is_not_there(her: Any) -> None:
    assert her.get("/load/nowhere").status_code == 404


def test_every_task_and_place_has_a_name_in_the_forms() -> None:
    from carrywell.knowledge.task_reader import tasks
    from carrywell.web.load_forms import places_of
    from carrywell.web.load_names import GROUP_NAMES, PLACE_NAMES

    found = tasks().tasks.values()
    assert {task.group for task in found} == set(GROUP_NAMES)
    places = {phase.at for task in found for way in task.variant for phase in way.phase} - {None}
    assert places - set(PLACE_NAMES) == {"floor", "step"} & places
    assert places_of(tasks().tasks["lift_cot_low"]) == ["cot_low", "cot_high"]
    assert places_of(tasks().tasks["lift_floor"]) == []


# ---- one task


def test_task_shows_every_way_with_number_range_bar_picture_and_words(her: Any) -> None:
    begin(her)
    page = her.get(COT)
    body, text = page.content.decode(), text_of(page)
    ways = body.count('<li class="card way')
    assert ways >= 3
    for part in ('<svg class="bar"', 'class="how"', "range "):
        assert body.count(part) == ways
    pictures = re.findall(
        r'<svg xmlns="http://www.w3.org/2000/svg" viewBox="[^"]+" role="img" aria-label="([^"]+)"', body
    )
    assert len(pictures) == ways
    assert all("standing" in picture for picture in pictures)
    assert "For you (1.63 m, 65 kg, 11 weeks after the birth) and a baby of 5.8 kg." in text
    assert "We took usual figures for what you have not told us" in text
    assert text.count("The usual way") == 1
    assert "does not say how risky something is" in text


def test_only_the_told_lightest_way_is_marked(her: Any) -> None:
    begin(her)
    body = her.get(COT).content.decode()
    marked = re.findall(r'<li class="card way lightest">.*?</li>', body, re.DOTALL)
    assert len(marked) == 1
    assert "Lightest for you" in marked[0]
    assert body.count("Lightest for you") == 1


def test_turning_in_bed_is_told_in_words_only(her: Any) -> None:
    begin_pregnant(her)
    page = her.get("/load/bed_turn")
    body, text = page.content.decode(), text_of(page)
    assert body.count('<li class="card way') == 2
    assert "All in one piece" in text
    main = body[body.index("<main") :]
    assert not [part for part in ('class="bar"', "kN", "range", '<input type="text"', "halo") if part in main]


def test_day_is_not_laid_out_like_the_notes(her: Any) -> None:
    """The notes that stand in for a hidden page fill the screen; on her day that was a large gap."""
    begin(her)
    assert not re.findall(r'class="[^"]*\bnotes\b', her.get("/load/day").content.decode())


def test_bars_of_all_ways_have_one_scale(her: Any) -> None:
    body = her.get(COT).content.decode()
    widths = [float(width) for width in re.findall(r'class="fill" y="4" width="([0-9.]+)%"', body)]
    scales = [float(number) / width for number, width in zip(numbers(her), widths, strict=True)]
    assert max(scales) == pytest.approx(min(scales), rel=0.05)  # numbers have one digit after the point


def test_furniture_and_body_of_her_own_change_the_numbers(her: Any) -> None:
    begin(her)
    usual = numbers(her)
    assert her.post(COT, NONE | {"home_cot_low": "５０"})["Location"] == f"{COT}?kept"
    higher = numbers(her)
    assert higher[0] < usual[0]
    her.post(COT, NONE | {"home_cot_low": "50", "height": "175", "mass": "80", "baby": "8,5"})
    assert numbers(her)[0] > higher[0]
    assert "For you (1.75 m, 80 kg, 11 weeks after the birth) and a baby of 8.5 kg." in text_of(her.get(COT))
    assert 'value="50"' in her.get(COT).content.decode()
    her.post(COT, NONE)
    assert numbers(her) == usual


def test_figures_of_one_task_hold_for_the_others(her: Any) -> None:
    her.post(COT, NONE | {"home_cot_low": "50", "mass": "80"})
    her.post("/load/nappy_table", {"mass": "80", "home_changer": "95"})
    assert 'value="50"' in her.get(COT).content.decode()
    assert 'value="80"' in her.get("/load/bath").content.decode()


def test_figures_stay_when_the_check_goes_on(her: Any) -> None:
    her.post(COT, NONE | {"mass": "80"})
    begin(her)
    assert "80 kg, 11 weeks after the birth" in text_of(her.get(COT))


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("height", "1.63", "Your height is smaller than we can use. Please give 120 or more."),
        ("height", "tall", "Your height needs a number. Please write it in digits, such as 12."),
        ("mass", "900", "Your weight is larger than we can use. Please give 250 or less."),
        ("baby", "-3", "Your baby’s weight is smaller than we can use. Please give 0.3 or more."),
        ("home_cot_low", "400", "Cot mattress, base low is larger than we can use. Please give 60 or less."),
        ("home_cot_low", "nan", "Cot mattress, base low needs a number."),
    ],
)
def test_figures_that_cannot_be(her: Any, field: str, typed: str, told: str) -> None:
    page = her.post(COT, NONE | {"mass": "70"} | {field: typed})
    body = page.content.decode()
    assert told in text_of(page)
    assert 'role="alert" tabindex="-1" autofocus' in body
    assert f'href="#id_{field}"' in body
    assert f'value="{typed}"' in body
    assert 'aria-invalid="true"' in body
    assert "carrywell_session" not in her.cookies


def test_furniture_out_of_reach_is_told_at_its_field_and_not_kept(her: Any) -> None:
    page = her.post("/load/nappy_table", {"home_changer": "150", "height": "120"})
    assert "Changing table is out of reach in this way" in text_of(page)
    assert 'href="#id_home_changer"' in page.content.decode()
    assert 'value="150"' in page.content.decode()
    assert "carrywell_session" not in her.cookies


def test_a_way_out_of_reach_is_named_and_the_others_stay(her: Any) -> None:
    assert her.post("/load/bath", {"home_baby_bath_stand": "150", "height": "120"}).status_code == 302
    page = her.get("/load/bath")
    assert "Not possible for you Baby bath on a firm stand Baby bath on its stand is out of reach" in text_of(page)
    assert page.content.decode().count('<li class="card way') == 3


def test_kept_figures_that_no_longer_fit_are_told_and_can_be_changed(her: Any) -> None:
    her.post("/load/nappy_table", {"home_changer": "150"})
    her.post("/load/bath", {"height": "120"})
    assert "Changing table is out of reach in this way" in text_of(her.get("/load/nappy_table"))
    assert "is left out: it does not fit your height and your furniture" in text_of(her.get("/load/day"))
    assert her.post("/load/nappy_table", {"home_changer": "90"}).status_code == 302
    assert "is left out" not in text_of(her.get("/load/day"))


def test_switch_of_language_keeps_what_is_typed(her: Any) -> None:
    page = her.post(COT, NONE | {"mass": "x", "switch_language": "zh-hans"})
    assert '<html lang="zh-Hans">' in page.content.decode()
    assert 'value="x"' in page.content.decode()
    assert 'role="alert"' not in page.content.decode()


# ---- her day


def test_day_tells_changes_heaviest_and_what_others_can_do(her: Any) -> None:
    begin(her)
    page = her.get("/load/day")
    text = text_of(page)
    assert page.content.decode().count('<li class="card">') <= 3
    for part in (
        "What would save most",
        "The strongest single moments",
        "What others can take over",
        "it is not a risk",
    ):
        assert part in text


def test_day_counts_of_her_own_change_the_day_and_zero_takes_out(her: Any) -> None:
    begin(her)
    assert 'href="/load/bath"' in her.get("/load/day").content.decode()
    assert her.post("/load/day", {"times_bath": "0", "times_lift_floor": "40"})["Location"] == "/load/day?kept"
    body = her.get("/load/day").content.decode()
    assert 'href="/load/bath"' not in body
    assert "40 times a day" in body
    assert 'name="times_lift_floor" value="40"' in body
    her.post("/load/day", {})
    assert 'href="/load/bath"' in her.get("/load/day").content.decode()


def test_day_counts_that_cannot_be(her: Any) -> None:
    page = her.post("/load/day", {"times_lift_floor": "999", "times_bath": "2"})
    assert "From the floor is larger than we can use. Please give 200 or less." in text_of(page)
    assert 'value="999"' in page.content.decode()
    assert "<details open>" in page.content.decode()


def test_counts_of_tasks_that_no_longer_come_up_are_left_out(her: Any) -> None:
    begin(her)
    her.post("/load/day", {"times_lift_floor": "40"})
    begin_pregnant(her)
    assert "lift_floor" not in her.get("/load/day").content.decode()


# ---- what comes first, and whom it is not for


@pytest.mark.parametrize(
    ("wanted", "urgency"), [({"urine_leak_new": True}, "emergency"), ({"self_harm_thoughts": True}, "same_day")]
)
def test_urgent_result_stays_alone_and_comes_first(her: Any, wanted: dict[str, object], urgency: str) -> None:
    begin(her)
    page = walk(her, wanted).content.decode()
    assert 'href="/load"' not in page[page.index("<main") :]
    for address in ("/load", "/load/day", "/load/bath"):
        body = her.get(address).content.decode()
        assert body.index(f'class="care {urgency}"') < body.index('href="/check/"') < body.index("<h1>")


def test_calm_result_and_start_page_lead_here(her: Any) -> None:
    begin(her)
    assert 'href="/load"' in walk(her).content.decode()
    assert 'href="/load"' in her.get("/").content.decode()
    assert 'class="care' not in her.get("/load").content.decode()


def test_after_a_loss_nothing_of_a_baby_is_shown(her: Any) -> None:
    begin_pregnant(her)
    her.post("/load/pick_light", {"baby": "9"})
    her.post("/check/you", {"stage": "ended_early"})
    assert 'href="/load"' not in her.get("/").content.decode()
    for address in ("/load", "/load/day", "/load/bath", "/load/pick_light"):
        assert her.get(address)["Location"] == "/check/you/ended-early"
    her.post("/check/you/ended-early", {"aside": "delete"})
    assert her.get("/load")["Location"] == "/check/you/ended-early"
    begin_pregnant(her)
    assert "9.0 kg" not in text_of(her.get("/load/pick_light"))


def test_after_a_loss_without_a_check_nothing_of_a_baby_is_shown(her: Any) -> None:
    her.post("/check/you", {"stage": "ended_early"})
    assert her.get("/load/bath")["Location"] == "/check/you/ended-early"


def test_loss_chosen_by_mistake_brings_the_figures_back(her: Any) -> None:
    begin(her)
    her.post(COT, NONE | {"mass": "80"})
    her.post("/check/you", {"stage": "ended_early"})
    her.post("/check/you/ended-early", {"aside": "back"})
    assert "80 kg" in text_of(her.get(COT))


# ---- whose figures


def test_a_stranger_sees_nothing_of_her_figures(her: Any, stranger: Any) -> None:
    begin(her)
    her.post(COT, NONE | {"mass": "80", "home_cot_low": "50"})
    her.post("/load/day", {"times_lift_floor": "40"})
    stranger.post(COT, NONE | {"height": "170"})
    for address in (COT, "/load/day"):
        text = stranger.get(address).content.decode()
        assert 'value="80"' not in text
        assert 'value="50"' not in text
        assert 'value="40"' not in text
    stranger.post("/check/delete")
    assert "80 kg" in text_of(her.get(COT))


@pytest.mark.parametrize("address", ["/check/delete", "/check/again"])
def test_figures_are_deleted_with_the_check(her: Any, address: str) -> None:
    from carrywell.web.models import Figures

    begin(her)
    her.post(COT, NONE | {"mass": "80"})
    row = Figures.objects.filter(token=her.session["check"])
    assert row.exists()
    her.post(address)
    assert not row.exists()
    assert "80 kg" not in text_of(her.get(COT))


def test_figures_of_an_older_knowledge_are_left_out(her: Any) -> None:
    from carrywell.web.models import Figures

    her.post(COT, NONE | {"mass": "80", "home_cot_low": "50"})
    row = Figures.objects.get(token=her.session["check"])
    row.home |= {"hammock": 0.4}
    row.day = {"lift_elephant": {"times": 2}}
    row.save()
    assert 'value="50"' in her.get(COT).content.decode()
    row.person = {"mass_kg": 9000}
    row.save()
    assert her.get(COT).status_code == 200


# ---- words and tones


@pytest.mark.parametrize("stage", [begin, begin_pregnant])
@pytest.mark.parametrize("language", ["en-GB", "zh-CN"])
def test_every_page_has_its_words(app: Any, language: str, stage: Any) -> None:
    client = browser(language)
    stage(client)
    tasks = offered(client)
    assert len(tasks) > 8
    for address in ("/load", "/load/day", *(f"/load/{task}" for task in sorted(tasks))):
        page = client.get(address)
        assert page.status_code == 200, address
        text = text_of(page)
        assert not re.search(r"[{}]|[a-z]_[a-z]", text), address
        if language == "zh-CN":
            assert set(re.findall(r"[A-Za-z]{3,}", text)) == {"Carrywell", "English"}, address


def test_night_style_is_what_the_palette_says() -> None:
    assert figure_night.CSS.read_text(encoding="utf-8") == figure_night.style()


def test_task_that_the_model_sees_in_part_shows_no_number(her: Any) -> None:
    page = her.get("/load/bed_turn")
    assert page.status_code == 200
    assert numbers(her, "/load/bed_turn") == []
    assert "kN" not in text_of(page).replace("kN/m", "")
    assert 'name="times_bed_turn"' not in her.get("/load/day").content.decode()
    assert 'name="times_bed_rise"' in her.get("/load/day").content.decode()
