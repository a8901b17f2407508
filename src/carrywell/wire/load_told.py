"""The ways of a task, and a day, in words: what every surface shows, in one language, composed once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from carrywell.figure import Picture, describe
from carrywell.knowledge.task_schema import Task
from carrywell.knowledge.words import Language, Words, words
from carrywell.person import AfterBirth, Person, Pregnant
from carrywell.spine.compare import WORTH, Against, Comparison, Range, Way
from carrywell.spine.day import Change, Day, TaskDose
from carrywell.spine.situation import Situation
from carrywell.wire.picture import picture_of

#: Shares that have a word, from the smallest.
_FRACTIONS = {
    "twentieth": 1 / 20,
    "tenth": 1 / 10,
    "fifth": 1 / 5,
    "quarter": 1 / 4,
    "third": 1 / 3,
    "two_fifths": 2 / 5,
    "half": 1 / 2,
    "three_fifths": 3 / 5,
    "two_thirds": 2 / 3,
    "three_quarters": 3 / 4,
    "most": 0.9,
}
#: The bars of a task end at a round number of kilonewton above the largest range.
_BAR_STEP_KN = 0.5
#: Shear is told when it rises by this share while the compression falls.
_SHEAR_RISE = 0.10
#: From here "more" is told as twice as much.
_DOUBLE = 0.9
#: Below this many times a day a usual count is told with its tenth.
_FEW = 3
#: Below this many draws of a hundred on one side nothing is said of a tendency.
_LEANS = 70
_WEEK, _MONTH = 7, 30.4
#: So many weeks after a birth the word on heavy things goes with every lift and every day.
_FIRST_WEEKS = 8


@dataclass(frozen=True)
class Bar:
    """A bar from 0 to 100: filled to ``value``, the range from ``low`` to ``high``."""

    value: float
    low: float
    high: float

    @property
    def span(self) -> float:
        """How wide the range is."""
        return round(self.high - self.low, 1)


@dataclass(frozen=True)
class ToldWay:
    """One way of a task in words; ``against`` is empty for the usual way, the number of a task not judged too."""

    id: str
    name: str
    how: str
    number: str
    unit: str
    range: str
    against: str
    shear: str
    tag: str
    bar: Bar | None
    verdict: str
    alternative: str


@dataclass(frozen=True)
class ToldTask:
    """All ways of a task in words; ``unreachable`` says why a way is left out."""

    id: str
    title: str
    about: str
    judged: bool
    for_you: str
    supposed: str
    ways: tuple[ToldWay, ...]
    unreachable: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class ToldRow:
    """One task of the day: what, how often, and its share, in a sentence and as figures.

    ``unsure`` where the model is weak.
    """

    id: str
    name: str
    way: str
    often: str
    share: str
    number: str
    range: str
    bar: Bar
    unsure: bool


@dataclass(frozen=True)
class ToldHeavy:
    """One of the heaviest acts of the day, with its number."""

    id: str
    name: str
    number: str


@dataclass(frozen=True)
class ToldChange:
    """A way that would take something off the day: its name, what it saves, and both in a sentence."""

    id: str
    way: str
    saves: str
    sentence: str


@dataclass(frozen=True)
class ToldDay:
    """A day in words."""

    title: str
    intro: str
    rows: tuple[ToldRow, ...]
    changes: tuple[ToldChange, ...]
    heaviest: tuple[ToldHeavy, ...]
    hand_over: tuple[str, ...]
    notes: tuple[str, ...]


def fraction(share: float) -> str:
    """The key of the word that is nearest to a share."""
    return min(_FRACTIONS, key=lambda name: abs(_FRACTIONS[name] - share))


def tell_task(person: Person, situation: Situation, found: Comparison, language: Language) -> ToldTask:
    """A comparison in words."""
    said = words(language)
    task = found.task.id
    top = max(way.compression_n.high for way in found.ways) / 1000
    scale = np.ceil(top / _BAR_STEP_KN) * _BAR_STEP_KN
    return ToldTask(
        id=task,
        title=said.text("tasks", task, "name"),
        about=said.text("tasks", task, "about"),
        judged=found.task.judged,
        for_you=for_you(person, situation, said),
        supposed=supposed(person, said),
        ways=tuple(_way(way, found, situation, said, float(scale)) for way in found.ways),
        unreachable=tuple(
            said.text("load", "left_out", name=said.text("tasks", task, "variants", variant.id, "name"))
            for variant, _ in found.unreachable
        ),
        notes=tuple(_task_notes(person, found.task, said)),
    )


def _task_notes(person: Person, task: Task, said: Words) -> Iterator[str]:
    if not task.judged:
        return
    if task.group in ("lifting", "car") and _first_weeks(person):
        yield said.text("load", "first_weeks")
    if task.overstated:
        yield said.text("load", "sitting_weak")
    yield said.text("load", "model", "range_means")
    yield said.text("load", "not_risk")


def _first_weeks(person: Person) -> bool:
    """The weeks after a birth in which heavy things are left to others."""
    return isinstance(person.stage, AfterBirth) and person.stage.days < _FIRST_WEEKS * _WEEK


def _way(way: Way, found: Comparison, situation: Situation, said: Words, scale_kn: float) -> ToldWay:
    task, variant, judged = found.task.id, way.variant.id, found.task.judged
    load = way.compression_n
    tag = ""
    if way.against is None and len(found.ways) > 1:
        tag = said.text("load", "compare", "usual_tag")
    elif way is found.lightest:
        tag = said.text("load", "compare", "lightest_tag")
    return ToldWay(
        id=variant,
        name=said.text("tasks", task, "variants", variant, "name"),
        how=said.text("tasks", task, "variants", variant, "how"),
        number=_kn(load.value) if judged else "",
        unit="kN" if judged else "",
        range=f"{_kn(load.low)}–{_kn(load.high)}" if judged else "",
        against=_against(way, found, said),
        shear=_shear(way, said),
        tag=tag,
        bar=_bar(load, 1000 * scale_kn) if judged else None,
        verdict=way.against.verdict if way.against else "",
        alternative=alternative(way, situation, said.language),
    )


def _kn(newton: float) -> str:
    return f"{newton / 1000:.1f}"


def _bar(load: Range, full: float) -> Bar:
    return Bar(*(round(100 * max(0.0, part) / full, 1) for part in (load.value, load.low, load.high)))


def _against(way: Way, found: Comparison, said: Words) -> str:
    """How a way stands against the usual one; empty for the usual one."""
    return "" if way.against is None else told_against(way.against, found.task, found.ways[0].variant.id, said)


def told_against(against: Against, task: Task, against_way: str, said: Words) -> str:
    """How a way stands against another of its task and how sure that is, in a sentence or two."""
    usual = said.text("tasks", task.id, "variants", against_way, "name")
    saving, verdict = against.saving, against.verdict
    less = saving.value > 0
    sure = int(100 * (against.lower_in if less else 1 - against.lower_in) + 1e-9)
    if verdict == "no_difference":
        return said.text("load", "compare", verdict)
    if verdict == "unsure":
        return _tendency(against, task.judged, usual, said)
    if task.overstated:
        return said.text("load", "compare", f"{verdict}_uncertain", usual=usual)
    if saving.value <= -_DOUBLE:
        times = {"low": f"{1 - saving.high:.1f}", "high": f"{1 - saving.low:.1f}"}
        return said.text("load", "compare", "heavier_times", usual=usual, sure=sure, **times)
    bounds = sorted(abs(part) for part in (saving.low, saving.high))
    low, middle, high = (said.text("load", "fraction", fraction(x)) for x in (bounds[0], abs(saving.value), bounds[1]))
    half = verdict == "lighter" and fraction(saving.value) == "half"
    sentence = said.text("load", "compare", "lighter_half" if half else verdict, saving=middle, usual=usual)
    if low == high:
        return sentence
    return _with_aside(sentence, said.text("load", "compare", f"{verdict}_range", low=low, high=high, sure=sure))


def _tendency(against: Against, judged: bool, usual: str, said: Words) -> str:
    """What is not sure: a tendency where it is worth the word, else that it cannot be told."""
    less = against.saving.value > 0
    sure = int(100 * (against.lower_in if less else 1 - against.lower_in) + 1e-9)
    if not judged or abs(against.saving.value) < WORTH or sure < _LEANS:
        return said.text("load", "compare", "unsure")
    return said.text("load", "compare", "unsure_lighter" if less else "unsure_heavier", usual=usual, sure=sure)


def _with_aside(sentence: str, aside: str) -> str:
    """A sentence with an aside in brackets before its full stop."""
    space = "" if sentence.endswith("。") else " "
    return f"{sentence[:-1]}{space}{aside}{sentence[-1]}"


def _shear(way: Way, said: Words) -> str:
    """A sentence when what presses falls and what pushes forward rises."""
    if way.against is None or way.against.verdict != "lighter" or way.against.shear.value > -_SHEAR_RISE:
        return ""
    return said.text("load", "shear_note")


def alternative(way: Way, situation: Situation, language: Language) -> str:
    """The text alternative of a way's picture, made from the same posture."""
    return words_of(picture_of(way, situation), language)


def words_of(picture: Picture, language: Language) -> str:
    """What a picture shows, in words."""
    said = words(language)
    parts = [
        said.text("load", "describe", str(key))
        for key, *_ in describe(picture)
        if said.has("load", "describe", str(key))
    ]
    return said.text("load", "describe", "separator").join(parts)


def for_you(person: Person, situation: Situation, said: Words) -> str:
    """For whom it is worked out, in a sentence."""
    figures = {
        "height": f"{float(situation.body.height_m):.2f}",
        "mass": f"{float(situation.body.mass_kg):.0f}",
        "stage": stage_words(person, said),
    }
    if not person.cares:
        return said.text("load", "for_you_no_baby", **figures)
    return said.text("load", "for_you", **figures, baby=f"{situation.baby_mass_kg:.1f}")


def stage_words(person: Person, said: Words) -> str:
    """Her stage as she would say it: week 30, 3 weeks after the birth, 12 months after the birth."""
    stage = person.stage
    if isinstance(stage, Pregnant):
        return said.text("load", "stage_pregnant", weeks=int(stage.weeks))
    if stage.days < 2:
        return said.text("load", "stage_after_yesterday" if stage.days else "stage_after_today")
    if stage.days < 2 * _WEEK:
        return said.text("load", "stage_after_days", days=stage.days)
    if stage.days < 3 * _MONTH:
        return said.text("load", "stage_after_weeks", weeks=stage.days // _WEEK)
    return said.text("load", "stage_after_months", months=round(stage.days / _MONTH))


def supposed(person: Person, said: Words) -> str:
    """What was taken from usual figures because she has not told it."""
    missing = [
        name for name in ("height", "mass") if getattr(person, f"{name}_{'m' if name == 'height' else 'kg'}") is None
    ]
    if person.cares and (person.baby is None or person.baby.mass_kg is None):
        missing.append("baby")
    if not missing:
        return ""
    return said.text(
        "load", "usual_figures", what=_list([said.text("load", "unknown", name) for name in missing], said)
    )


def _list(things: list[str], said: Words) -> str:
    """Things in a row, with a word before the last."""
    if len(things) == 1:
        return things[0]
    return said.text("load", "list_join").join(things[:-1]) + said.text("load", "list_last") + things[-1]


def tell_day(found: Day, language: Language, person: Person | None = None) -> ToldDay:
    """A day in words."""
    said = words(language)
    notes = [said.text("load", "day", "dose"), said.text("load", "not_risk")]
    notes += [_left_out(task, said) for task, _ in found.unreachable]
    if any(change.task.overstated for change in found.changes):
        notes.insert(0, said.text("load", "sitting_weak"))
    if person is not None and _first_weeks(person):
        notes.insert(0, said.text("load", "first_weeks"))
    usual = [row for row in found.tasks if not row.own_count]
    if usual:
        baby = any(row.task.when == "after_birth" for row in usual)
        notes.insert(0, said.text("load", "day", "counts_usual" if baby else "counts_usual_no_baby"))
    return ToldDay(
        title=said.text("load", "day", "title"),
        intro=said.text("load", "day", "intro") if found.tasks else said.text("load", "day", "no_tasks"),
        rows=tuple(_row(row, found, said) for row in found.tasks),
        changes=tuple(_change(change, said) for change in found.changes),
        heaviest=tuple(_heavy(row, said) for row in found.heaviest),
        hand_over=tuple(said.text("tasks", row.task.id, "short") for row in found.hand_over),
        notes=tuple(notes),
    )


def _left_out(task: Task, said: Words) -> str:
    """Why a task is not in the day: no figures for it, or out of her reach."""
    why = "left_out" if task.judged else "left_out_no_figures"
    return said.text("load", why, name=said.text("tasks", task.id, "short"))


def _row(row: TaskDose, found: Day, said: Words) -> ToldRow:
    most = max(other.share.high for other in found.tasks)
    share = "task_share_uncertain" if row.task.overstated else "task_share"
    return ToldRow(
        id=row.task.id,
        name=said.text("tasks", row.task.id, "short"),
        way=said.text("tasks", row.task.id, "variants", row.variant.id, "name"),
        often=_often(row, said),
        share=said.text("load", "day", share, share=_parts(row.share.value, said)),
        number=f"{_parts(row.share.value, said)} %",
        range=_range(row),
        bar=_bar(row.share, most),
        unsure=row.task.overstated,
    )


def _range(row: TaskDose) -> str:
    """From where to where a share may lie; nothing where all of it is below one in a hundred, as the number says."""
    low, high = 100 * row.share.low, 100 * row.share.high
    return f"{low:.0f}–{high:.0f} %" if high >= 1 else ""


def _parts(share: float, said: Words) -> str:
    """A share in parts of a hundred; below one said so."""
    parts = 100 * share
    return f"{parts:.0f}" if parts >= 1 else said.text("load", "day", "below_one")


def _often(row: TaskDose, said: Words) -> str:
    count = f"{row.times:.1f}" if row.times < _FEW and row.times % 1 else f"{row.times:.0f}"
    times = said.text("load", "day", "times", times=count) if row.times != 1 else said.text("load", "day", "times_once")
    if row.seconds < 60:
        return times
    minutes = round(row.seconds / 60)
    each = said.text("load", "day", "minutes_one" if minutes == 1 else "minutes", minutes=minutes)
    return said.text("load", "list_join").join((times, each))


def _change(change: Change, said: Words) -> ToldChange:
    task = said.text("tasks", change.task.id, "short")
    way = said.text("tasks", change.task.id, "variants", change.instead.id, "name")
    shares = {name: _parts(getattr(change.saving, name), said) for name in ("low", "high")}
    shares["share"] = _parts(change.saving.value, said)
    size = "_uncertain" if change.task.overstated else ""
    return ToldChange(
        id=change.task.id,
        way=way,
        saves=said.text("load", "day", f"saves{size}", task=task, **shares),
        sentence=said.text("load", "day", f"save{size}", task=task, variant=way, **shares),
    )


def _heavy(row: TaskDose, said: Words) -> ToldHeavy:
    low, middle, high = (_kn(part) for part in (row.compression_n.low, row.compression_n.value, row.compression_n.high))
    number = said.text("load", "number", value=f"{middle} kN", low=low, high=high)
    return ToldHeavy(row.task.id, said.text("tasks", row.task.id, "short"), number)
