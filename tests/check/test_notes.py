"""Notes answer what she wonders about, and never contradict a warning sign."""

from __future__ import annotations

from carrywell import AfterBirth, Person, Pregnant, check

NEEDLE = Person(AfterBirth(75, neuraxial="epidural"))
CALM = {"pain_site": "buttock_pelvis", "turning_in_bed": True, "leg_tingle_numb": "no", "pain_radiation": "stays"}


def test_epidural_months_ago_is_told_as_an_unlikely_cause() -> None:
    assert "epidural_unlikely" in check(NEEDLE, CALM).notes


def test_epidural_is_not_played_down_when_infection_must_be_ruled_out() -> None:
    recent = Person(AfterBirth(20, neuraxial="epidural"))
    result = check(recent, {"pain_site": "low_back", "course": "slowly_worse"})
    assert "R10" in {sign.id for sign in result.warning_signs}
    assert "epidural_unlikely" not in result.notes


def test_a_difficult_needle_has_its_own_note() -> None:
    notes = check(NEEDLE, {**CALM, "neuraxial_difficult": True}).notes
    assert "epidural_went_too_far" in notes
    assert "epidural_unlikely" not in notes


def test_a_disc_is_not_played_down_with_a_weak_leg() -> None:
    assert "disc_seldom" in check(Person(Pregnant(20)), CALM).notes
    assert "disc_seldom" not in check(Person(Pregnant(20)), {**CALM, "leg_weakness": "yes_new"}).notes


def test_sore_spot_on_day_two_is_told_to_fade() -> None:
    early = Person(AfterBirth(2, neuraxial="spinal"))
    notes = check(early, {"pain_site": "needle_spot", "puncture_site_only": True, "puncture_site_red": False}).notes
    assert "needle_spot_fades" in notes
