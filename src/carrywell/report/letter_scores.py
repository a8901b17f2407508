"""Scores, suspected causes and what was tried, in the words of the letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta

from carrywell.check.answers import Answer, is_unsure
from carrywell.check.assessment import Assessment
from carrywell.check.ranking import CauseResult
from carrywell.knowledge.advice_reader import advice
from carrywell.knowledge.words import Words
from carrywell.report.dates import short_date
from carrywell.report.handover import Handover
from carrywell.report.sorted_answers import TRIED
from carrywell.track.scores import score_of
from carrywell.track.trend import trend_of
from carrywell.wire.told import LEAST_SHOWN, LIKELY, MOST_OF_TEN, POSSIBLE, SHOWN_CAUSES

#: What she did is counted over so many days.
COUNTED = timedelta(days=28)
MOST_DONE = 6


def told_scores(handover: Handover, answers: Mapping[str, Answer], w: Words) -> tuple[str, ...]:
    """The latest scores with their day; those of the check where the journal has none."""
    lines = [
        line
        for name, question in (("pain", "pain_now"), ("worst", "pain_worst_24h"))
        if (line := _latest(handover, answers, name, question, w))
    ]
    lines += _trend(handover, w)
    lines += _bothersome(handover, w) + _function(handover, w) + _roland_morris(handover, w)
    return tuple(lines) or (w.text("letter", "score", "none"),)


def _latest(handover: Handover, answers: Mapping[str, Answer], name: str, question: str, w: Words) -> str:
    key = "now" if name == "pain" else "worst"
    for entry in reversed(handover.entries):
        value = entry.pain if name == "pain" else entry.worst
        if value is not None:
            score = w.text("letter", "score", key, n=value)
            return w.text("letter", "score", "on", score=score, date=short_date(w, entry.at.date()))
    answer = answers.get(question)
    if not isinstance(answer, int | float) or isinstance(answer, bool):
        return ""
    score = w.text("letter", "score", key, n=int(answer))
    day = handover.checked_on
    return score if day is None else w.text("letter", "score", "on", score=score, date=short_date(w, day))


def _trend(handover: Handover, w: Words) -> list[str]:
    trend = trend_of(handover.entries, handover.today)
    if not trend.days:
        return []
    told = w.text("letter", "score", trend.direction)
    if trend.before is None or trend.now is None:
        return [told]
    before, now = (f"{value:g}" for value in (trend.before, trend.now))
    return [w.text("letter", "score", "from_to", trend=told, before=before, now=now)]


def _bothersome(handover: Handover, w: Words) -> list[str]:
    since = handover.today - COUNTED
    noted = {e.at.date(): e.bothersome for e in handover.entries if e.bothersome is not None and e.at.date() > since}
    if not noted:
        return []
    return [w.text("letter", "score", "bothersome", n=sum(noted.values()), days=len(noted))]


def _function(handover: Handover, w: Words) -> list[str]:
    rated = [entry for entry in handover.entries if entry.function is not None]
    if not rated:
        return []
    act = rated[-1].act or handover.function.strip()
    key = "function" if act and not handover.has_lost else "function_plain"  # it may be to lift her baby
    score = w.text("letter", "score", key, act=_short(act), n=rated[-1].function)
    return [w.text("letter", "score", "on", score=score, date=short_date(w, rated[-1].at.date()))]


def _roland_morris(handover: Handover, w: Words) -> list[str]:
    for entry in reversed(handover.entries):
        score = score_of("rmdq", entry.filled["rmdq"]) if "rmdq" in entry.filled else None
        if score is not None:
            told = w.text("letter", "score", "rmdq", n=score)
            return [w.text("letter", "score", "on", score=told, date=short_date(w, entry.at.date()))]
    return []


def _short(text: str, limit: int = 60) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def told_causes(assessment: Assessment | None, w: Words) -> tuple[str, ...]:
    """Suspected causes with how likely they are; none in an emergency, where only ruling out counts."""
    if assessment is None or assessment.urgency == "emergency":
        return ()
    return tuple(told_cause(cause, w) for cause in shown_causes(assessment)) or (w.text("letter", "cause", "none"),)


def shown_causes(assessment: Assessment) -> tuple[CauseResult, ...]:
    """The causes that are told: as on the screen, none in an emergency."""
    if assessment.urgency == "emergency":
        return ()
    return tuple(
        cause
        for n, cause in enumerate(assessment.causes[:SHOWN_CAUSES])
        if n == 0 or cause.must_rule_out or (cause.probability or 0) >= LEAST_SHOWN
    )


def told_cause(cause: CauseResult, w: Words) -> str:
    """A cause, how likely it is, and of how many women."""
    name = w.text("causes", cause.id, "name")
    colon, comma = ("：", "，") if w.language == "zh_hans" else (": ", ", ")
    return f"{name}{colon}{w.text('letter', 'cause', _likelihood(cause))}{comma}{_chance(cause, w)}"


def _likelihood(cause: CauseResult) -> str:
    probability = cause.probability or 0
    if cause.must_rule_out and probability < POSSIBLE:
        return "must_rule_out"
    return "likely" if probability >= LIKELY else "possible" if probability >= POSSIBLE else "less_likely"


def _chance(cause: CauseResult, w: Words) -> str:
    if cause.probability is None:
        return w.text("letter", "cause", "chance_none")
    n, low, high = (min(MOST_OF_TEN, round(p * 10)) for p in (cause.probability, cause.low or 0, cause.high or 0))
    if n < 1:
        return w.text("letter", "cause", "chance_small")
    if low == high:
        return w.text("letter", "cause", "chance_about", n=n)
    return w.text("letter", "cause", "chance", n=n, low=low, high=high)


def told_tried(handover: Handover, answers: Mapping[str, Answer], w: Words) -> tuple[str, ...]:
    """Treatment told in the check, then what she did most often in the last four weeks."""
    told = [(name, answers[name]) for name in TRIED if name in answers and not is_unsure(answers[name])]
    said = [w.said(name, answer) for name, answer in told if not isinstance(answer, tuple)]
    since = handover.today - COUNTED
    done = Counter(
        name
        for entry in handover.entries
        if entry.at.date() > since
        for name in entry.did
        # The advice is on how to hold a baby; after a loss the letter speaks of none.
        if not (handover.has_lost and name in advice().advice)
    )
    return (*said, *(_done(name, times, w) for name, times in done.most_common(MOST_DONE)))


def _done(name: str, times: int, w: Words) -> str:
    title = w.text("advice" if name in advice().advice else "exercises", name, "title")
    return w.text("letter", "done", "once" if times == 1 else "many", name=title, n=times)
