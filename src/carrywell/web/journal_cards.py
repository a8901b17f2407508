"""What follows from her journal, as cards: what to do now, how it goes, how it may go on, what can be asked."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.contrib.sessions.backends.base import SessionBase
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from carrywell.knowledge.escalation_reader import escalation_rules
from carrywell.knowledge.instrument_reader import instruments
from carrywell.knowledge.words import Language
from carrywell.track.course import Course
from carrywell.track.due import due_instruments
from carrywell.track.trend import WEEK, Trend, important_change, trend_of
from carrywell.web.after_loss import loss_of
from carrywell.web.chart import Chart, Reading, chart
from carrywell.web.forms import spoken_words
from carrywell.web.her_course import open_rules
from carrywell.web.views.result import CALL_FIRST
from carrywell.wire.forecast_told import ToldForecast, forecast_told
from carrywell.wire.track_told import ToldEscalation, ToldTrend, tell_escalation, tell_trend

#: So far back goes the picture.
SHOWN = timedelta(weeks=12)
#: In the session: the day until which no questions are offered.
LATER = "journal_later"
LATER_DAYS = 3
#: Questions of a page, by its name; the first that is due is offered.
ASKED = {
    "week": ("bothersome_days", "sleep", "confidence"),
    "month": ("global_change", "rmdq"),
    "mood": ("phq2",),
}


@dataclass(frozen=True)
class OpenCard:
    """Something that waits for her answer, with the word of its urgency; ``watch`` leads to what to watch for."""

    told: ToldEscalation
    word: str
    spoken: str
    watch: bool = False

    @property
    def seen(self) -> str:
        """Of what stands on it: an answer to this card is none to what has come up since."""
        told = (self.told.id, self.told.urgency, self.told.action, self.told.since, self.told.because)
        return hashlib.blake2b(repr(told).encode(), digest_size=8).hexdigest()

    @property
    def is_read(self) -> bool:
        """There is nothing to do about it any more but to read it."""
        return bool(self.told.eased) or self.told.urgency == "self_care"

    @property
    def stays(self) -> bool:
        """It waits for her answer, also when it has passed."""
        return escalation_rules().rules[self.told.id].stays

    @property
    def is_pressing(self) -> bool:
        """It comes before anything else; what may wait or has eased stands below the entry, which takes her one tap."""
        return self.told.urgency in CALL_FIRST or (self.told.urgency == "within_days" and not self.told.eased)


@dataclass(frozen=True)
class TrendCard:
    """How one measure goes: in words, as a picture, and what counts as a change."""

    told: ToldTrend
    chart: Chart | None
    counts: str


@dataclass(frozen=True)
class ForecastCard:
    """How it may go on, in words and as a band."""

    told: ToldForecast
    chart: Chart | None


def open_cards(session: SessionBase, course: Course) -> list[OpenCard]:
    """What waits for her answer, the gravest first."""
    w, loss = spoken_words(course.person), loss_of(session)
    can_check = loss is None or loss.can_check
    return [
        OpenCard(
            tell_escalation(row, course.person, w.language, can_check=can_check),
            w.text("urgency", row.urgency, "word"),
            w.text("urgency", row.urgency, "spoken"),
            watch=row.checks and not can_check,
        )
        for row in open_rules(session, course)
    ]


def trend_cards(course: Course, language: Language) -> list[TrendCard]:
    """Pain, and the act she chose."""
    measures = ["pain", *(["function"] if course.compared("function") else [])]
    trends = (trend_of(course.compared(measure), course.today, measure) for measure in measures)
    return [_trend_card(trend, course, language) for trend in trends]


def _trend_card(found: Trend, course: Course, language: Language) -> TrendCard:
    told = tell_trend(found, course.person, language)
    rule = instruments()[found.measure]
    points = [point for point in found.points if point.day > course.today - SHOWN]
    picture = None
    if len(points) > 1:
        first, days = points[0].day, max(1, (points[-1].day - points[0].day).days)
        readings = [
            Reading(date_format(each.day), (each.day - first).days / days, each.value, each.low, each.high)
            for each in points
        ]
        picture = chart(told.name, readings, rule.most)
    return TrendCard(told, picture, _what_counts(found, course.today))


def _what_counts(found: Trend, today: date) -> str:
    """While nothing can be compared: from where a change counts, and when to look again."""
    rule = instruments()[found.measure]
    if not found.points or found.before is not None or rule.change is None or rule.asked != "daily":
        return ""
    start = found.points[0].value
    return _(
        "You began at %(start)s. A change counts from %(points)s points on. With a number on three days of each "
        "week, this page can say by %(date)s whether it gets better."
    ) % {
        "start": f"{start:g}",
        "points": f"{important_change(start, rule.change):g}",
        "date": date_format(today + timedelta(days=WEEK)),
    }


def forecast_card(course: Course) -> ForecastCard:
    """How it may go on; why nothing can be said where too little is known."""
    told = forecast_told(course, spoken_words(course.person))
    picture = None
    if told.rows:
        listed = [Reading(row.when, row.along, row.still, row.low, row.high) for row in told.rows]
        exact = [(row.when, row.along, row.point) for row in told.rows]
        drawn = [Reading(name, along, 100 * p.still, 100 * p.low, 100 * p.high) for name, along, p in exact]
        picture = replace(chart(told.chart_title, drawn, 100), readings=tuple(listed), dots=())
    return ForecastCard(told, picture)


def asked_now(session: SessionBase, course: Course, language: Language) -> str:
    """The one page of questions that is offered today; empty when none is due, or she has put them off."""
    later = str(session.get(LATER, ""))
    if not course.entries or (later and course.today.isoformat() < later):
        return ""
    due = due_instruments(course, language)
    return next((page for page, names in ASKED.items() if set(names) & set(due)), "")


def put_off(session: SessionBase, today: date) -> None:
    """Offer no questions for some days."""
    session[LATER] = (today + timedelta(days=LATER_DAYS)).isoformat()
