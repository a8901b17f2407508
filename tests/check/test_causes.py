"""The cause engine against hand calculations and published figures."""

from __future__ import annotations

import math

import numpy as np
import pytest

from carrywell import AfterBirth, Person, Pregnant, check
from carrywell.check.answers import all_answers
from carrywell.check.causes import cause_model
from carrywell.check.findings import Findings
from carrywell.knowledge.reader import load
from carrywell.person import STAGES

KNOWLEDGE = load()
MODEL = cause_model(KNOWLEDGE)


def findings(person: Person, **answers: object) -> Findings:
    return Findings(KNOWLEDGE, person, all_answers(KNOWLEDGE, person, answers))


def test_starting_probabilities_are_the_table_with_the_multiplier_and_the_pair() -> None:
    """t1 by hand: 37.6 and 28.6 keep 1 - 0.167 of themselves; doubled are 1 + 8 + 0.3 + 0.1 + 0.5 + 0.1 %."""
    table = {"pgp": 37.6, "symphysis": 5.4, "low_back": 28.6, "strain": 17.9, "axspa": 0.5}
    doubled = 2 * (1.0 + 8.0 + 0.3 + 0.1 + 0.5 + 0.1)
    whole = sum(table.values()) + doubled
    start = MODEL.posterior(findings(Person(Pregnant(10)))).start
    place = MODEL.tables.causes.index
    both = 0.167 * (37.6 + 28.6)
    assert start[place("pelvic_girdle_pain_posterior")] == pytest.approx((37.6 * 0.833 + both) / whole, rel=1e-3)
    assert start[place("early_pregnancy_complication")] == pytest.approx(16 / whole, rel=1e-3)
    assert start[place("neuraxial_puncture_site_pain")] == 0


def test_one_answer_moves_the_odds_by_its_tempered_ratio() -> None:
    """Outer-thigh numbness: 38 % in nerve injury of birth against 2.5 % in pelvic girdle pain; background 1.5 %.

    The ratio to the background is 25.3 (clipped to 10) and 1.67, so the odds move by (10 / 1.67) ** 0.7.
    """
    person = Person(AfterBirth(3, neuraxial="none"))
    before = MODEL.posterior(findings(person)).hypotheses
    after = MODEL.posterior(findings(person, leg_tingle_numb="outer_thigh")).hypotheses
    nerve, girdle = (
        MODEL.tables.causes.index(c) for c in ("obstetric_lower_limb_neuropathy", "pelvic_girdle_pain_posterior")
    )
    moved = (after[nerve] / after[girdle]) / (before[nerve] / before[girdle])
    assert moved == pytest.approx((10 / (2.5 / 1.5)) ** 0.7, rel=1e-6)


def test_answers_of_one_statement_count_once() -> None:
    """Five mechanical questions, all "no", weigh on strain as much as the strongest one alone."""
    person = Person(Pregnant(31))
    mechanical = {"mechanical_trigger": False, "bending_forward_worse": False, "standing_loading_worse": False}
    one = check(person, {"mechanical_trigger": False})
    all_five = check(person, {**mechanical, "turning_in_bed": False, "relief_rest": "no"})
    strain_one = next(c for c in one.causes if c.id == "lumbar_muscle_strain")
    strain_all = next(c for c in all_five.causes if c.id == "lumbar_muscle_strain")
    assert sum(r.weight for r in strain_all.against) == pytest.approx(sum(r.weight for r in strain_one.against))


def test_explanation_adds_up_to_the_posterior() -> None:
    """Without combinations the listed weights are the computation: their sum gives the ratio of two probabilities."""
    person = Person(AfterBirth(75, neuraxial="none"))
    given = {"pain_site": "tailbone", "sitting_tailbone": True, "onset": "first_sat", "fever": "no"}
    posterior = MODEL.posterior(findings(person, **given))
    prior = MODEL.prior(findings(person, **given))[0]
    coccyx, strain = (MODEL.tables.causes.index(c) for c in ("coccydynia", "lumbar_muscle_strain"))
    weight = sum(float(e.weights[coccyx] - e.weights[strain]) for e in posterior.evidence)
    ratio = posterior.hypotheses[coccyx] / posterior.hypotheses[strain]
    assert math.log(ratio) == pytest.approx(math.log(prior[coccyx] / prior[strain]) + weight, rel=1e-9)


def test_unsure_carries_no_weight() -> None:
    person = Person(Pregnant(20))
    unsure = {"turning_in_bed": "unsure", "pain_site": "unsure", "spa_features": ["unsure"]}
    assert MODEL.posterior(findings(person, **unsure)).evidence == ()


def test_needle_prior_is_the_derived_share_on_day_one() -> None:
    """macarthur1995: 53 v 43 % on day 1, so (53 - 43) / 53 = 19 % of the pain is the needle's."""
    assert pytest.approx(0.19, abs=0.002) == (53 - 43) / 53
    person = Person(AfterBirth(1, neuraxial="epidural"))
    prior = MODEL.prior(findings(person, days_since_neuraxial=1))[0]
    share = prior[MODEL.tables.causes.index("neuraxial_puncture_site_pain")]
    assert share == pytest.approx(0.19, rel=1e-3)


def test_needle_prior_has_the_range_of_its_share() -> None:
    """The share of day one is 19 % with a range of 5 to 35 %; so is the range of the probability without answers."""
    posterior = MODEL.posterior(findings(Person(AfterBirth(1, neuraxial="epidural"))))
    place = posterior.causes.index("neuraxial_puncture_site_pain")
    assert posterior.low[place] == pytest.approx(0.05, abs=0.03)
    assert posterior.high[place] == pytest.approx(0.35, abs=0.08)


def test_inflammatory_answers_count_from_six_weeks_of_pain() -> None:
    person = Person(AfterBirth(200))
    night = {"night_pain_second_half": True, "morning_stiffness_30": True, "better_with_movement": True}
    assert MODEL.posterior(findings(person, duration_days=41, **night)).evidence == ()
    assert len(MODEL.posterior(findings(person, duration_days=42, **night)).evidence) == 3


@pytest.mark.parametrize("stage", STAGES)
def test_priors_of_every_stage_sum_to_about_a_hundred_percent(stage: str) -> None:
    total = sum(cells[stage].percent for cells in KNOWLEDGE.priors.prior.values() if stage in cells)  # type: ignore[index]
    assert total == pytest.approx(100, abs=1.5)


def test_ranges_hold_the_value_and_come_from_the_seed() -> None:
    person = Person(Pregnant(24))
    given = {"pain_site": "buttock_pelvis", "turning_in_bed": True}
    first = MODEL.posterior(findings(person, **given))
    second = MODEL.posterior(findings(person, **given))
    assert np.array_equal(first.low, second.low)
    assert np.all(first.low <= first.probability)
    assert np.all(first.probability <= first.high)
    assert first.high.max() - first.low[first.high.argmax()] > 0.05


@pytest.mark.parametrize(
    ("finding", "cause", "published"),
    [
        # verwoerd2016: cough into the LEG, diagnostic odds ratio 2.5 (1.27-4.90) for herniation; mens2012: ASLR LR+ 4.5
        ("cough_sneeze_leg", "lumbar_disc_herniation_radiculopathy", 2.5),
        ("self_aslr_positive", "pelvic_girdle_pain_posterior", 4.5),
        # dawkins2012: loin pain in 96 % of kidney infections; bent2002: dysuria LR+ 1.5
        ("flank_tender", "acute_pyelonephritis", 1.7),
        ("urinary_burning", "acute_pyelonephritis", 1.5),
        # wong2003, maigne2012: begins in or right after the birth
        ("onset_at_birth_or_first_sit", "coccydynia", 1.0),
    ],
)
def test_working_numbers_point_the_way_of_the_published_figures(finding: str, cause: str, published: float) -> None:
    weight = next(w for w in KNOWLEDGE.weights if w.finding == finding)
    ratio = weight.causes[cause].percent / weight.background.percent
    assert ratio >= published
