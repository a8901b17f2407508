"""Whose load the pages show, and what stands on them: the tasks in groups, the ways of a task as cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from carrywell import AfterBirth, Baby, Person
from carrywell.figure import draw
from carrywell.knowledge.task_schema import Task
from carrywell.knowledge.words import Words
from carrywell.plan.savings import Saving
from carrywell.spine.compare import Comparison
from carrywell.spine.day import Day
from carrywell.spine.doings import Counted, Doing, counted
from carrywell.spine.situation import Situation, situation_of
from carrywell.spine.tasks import tasks_for
from carrywell.track.counts import DAYS, DailyCount, counts_of, newest_mass
from carrywell.track.entries import LONGEST_COURSE
from carrywell.web import journal_store, store
from carrywell.web.after_loss import Loss, loss_of
from carrywell.web.load_names import GROUP_NAMES
from carrywell.web.pictures import Who, thumbnail, who_of
from carrywell.web.profile import Profile
from carrywell.wire.load_told import ToldChange, ToldDay, ToldRow, ToldTask, ToldWay
from carrywell.wire.picture import picture_of
from carrywell.wire.plan_pages import tell_saving
from carrywell.wire.usual import USUAL_AGE_DAYS

#: Who stands in for a woman of whom nothing is known: half a year after the birth.
#: One time of a task lasts at most eight hours.
MOST_MINUTES_AT_ONCE = 480
USUAL_STAGE = AfterBirth(USUAL_AGE_DAYS)
#: A picture is low when its height is less than this share of its width.
_LOW = 0.65


@dataclass(frozen=True)
class Noted:
    """What her journal says of her day: counts where she told none by hand, and the day of the weight, if it is its."""

    counts: Mapping[str, DailyCount] = field(default_factory=dict)
    weighed: date | None = None


@dataclass(frozen=True)
class Her:
    """Whose load it is on a day: her profile, and her check, if she has begun one; after a loss what she told of it."""

    saved: store.Saved | None
    profile: Profile
    today: date
    noted: Noted = Noted()
    loss: Loss | None = None

    @property
    def person(self) -> Person:
        """Who she is today; where her stage is not known, a usual one."""
        stage = self.profile.stage_on(self.today) or USUAL_STAGE
        profile = self.profile
        return Person(stage, profile.age_years, profile.height_m, profile.mass_kg, profile.baby_on(self.today))

    @property
    def cares(self) -> bool:
        """There is a baby to care for."""
        return self.person.cares

    @property
    def situation(self) -> Situation:
        """Her body, baby and home."""
        return situation_of(self.person, self.profile.home)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks that come up for her."""
        return tasks_for(self.situation, cares=self.cares)

    @property
    def who(self) -> Who:
        """Whom the pictures in lists show."""
        return who_of(self.person.stage)[0]

    @property
    def counts(self) -> Mapping[str, Doing]:
        """What she counted herself of the tasks that come up for her."""
        told = {*self.profile.times, *self.profile.minutes, *self.noted.counts}
        return {task.id: self._doing(task.id) for task in self.tasks if task.judged and task.id in told}

    @property
    def ways(self) -> Mapping[str, str]:
        """In which way she does the tasks that come up for her, where she told it."""
        return {task.id: self.profile.ways[task.id] for task in self.tasks if task.id in self.profile.ways}

    @cached_property
    def usual_day(self) -> Mapping[str, Counted]:
        """How often and how long each task comes for a woman like her."""
        return {row.task.id: row for row in counted(self.situation, cares=self.cares, own={})}

    def _doing(self, task: str) -> Doing:
        """Her own figures before the usual ones; minutes that she told are those of her own way."""
        usual, minutes = self.usual_day.get(task), self.profile.minutes.get(task)
        noted = self.noted.counts.get(task)
        times = self.profile.times.get(task, noted.times if noted else usual.times if usual else 1.0)
        if minutes is None or times == 0:
            return Doing(times, usual.usual.seconds if usual and usual.usual else None)
        times = max(times, minutes / MOST_MINUTES_AT_ONCE)
        return Doing(times, 60 * minutes / times, self.profile.ways.get(task))


def her_now(session: SessionBase) -> Her:
    """The woman of this browser."""
    profile, today, key = store.load_profile(session), store.today(), journal_store.key_of(session)
    loss = loss_of(session)
    if loss is not None:
        return Her(store.load(session), profile if profile.stage else loss.profile, today, loss=loss)
    profile, noted = with_journal(profile, today, key) if key else (profile, Noted())
    return Her(store.load(session), profile, today, noted)


def with_journal(profile: Profile, today: date, key: str) -> tuple[Profile, Noted]:
    """The profile with a weight that was noted after it was told, and what the journal says where she told nothing."""
    stage, now = profile.stage_on(today), timezone.now()
    if stage is None or (isinstance(stage, AfterBirth) and stage.baby_died):
        return profile, Noted()
    born = today - timedelta(days=stage.days) if isinstance(stage, AfterBirth) else None
    week = [kept.entry for kept in journal_store.entries(key, now - timedelta(days=DAYS + 2))]
    counts = {name: found for name, found in counts_of(week, today, born).items() if name not in profile.times}
    if born is None and profile.baby_mass_kg is None:
        return profile, Noted(counts)
    since = max((day for day in (born, profile.weighed) if day is not None), default=today - LONGEST_COURSE)
    a_day_before = datetime.combine(since - timedelta(days=1), time.min, settings.LOCAL_ZONE)  # days have their zone
    newest = newest_mass(journal_store.weighed(key, a_day_before), today, born)
    if newest is None or (profile.weighed is not None and profile.weighed >= newest.on):
        return profile, Noted(counts)
    baby = replace(profile.baby or Baby(), mass_kg=newest.kg)
    return replace(profile, baby=baby, weighed=newest.on), Noted(counts, newest.on)


def noted_counts(her: Her, w: Words) -> str:
    """Which counts are those of her journal, in words; empty when none are."""
    names = [w.text("tasks", task.id, "short") for task in her.tasks if task.judged and task.id in her.noted.counts]
    if not names:
        return ""
    words = _("How often these come is from your journal, as the mean of the last 7 days: %(tasks)s.")
    return words % {"tasks": " · ".join(names)}


def noted_weight(her: Her) -> str:
    """Whether the baby's weight is that of her journal, in words; empty when it is not."""
    if her.noted.weighed is None or not her.cares:
        return ""
    return _("Your baby’s weight is from your journal, of %(day)s.") % {"day": date_format(her.noted.weighed)}


@dataclass(frozen=True)
class Row:
    """A task to choose, with its picture; the short name is for where its group is told beside it."""

    id: str
    name: str
    short: str
    picture: SafeString


@dataclass(frozen=True)
class Group:
    """Tasks that belong together."""

    id: str
    name: str
    rows: tuple[Row, ...]


def groups(tasks: Sequence[Task], w: Words, who: Who) -> list[Group]:
    """The tasks by group; a group without any is left out."""
    found = []
    for name, label in GROUP_NAMES.items():
        rows = tuple(tiles([task for task in tasks if task.group == name], w, who))
        if rows:
            found.append(Group(name, str(label), rows))
    return found


def tiles(tasks: Sequence[Task], w: Words, who: Who) -> list[Row]:
    """Tasks to choose, each with its picture."""
    return [_row(task, w, who) for task in tasks]


def _row(task: Task, w: Words, who: Who) -> Row:
    name, short = (w.text("tasks", task.id, key) for key in ("name", "short"))
    return Row(task.id, name, short, thumbnail(task.id, who))


@dataclass(frozen=True)
class PicturedChange:
    """A way that would take something off her day, with its picture."""

    told: ToldChange
    picture: SafeString


def changes(savings: Sequence[Saving], w: Words, who: Who) -> list[PicturedChange]:
    """What would save most, each as the way it would be done instead."""
    return [PicturedChange(tell_saving(saving, w), thumbnail(saving.task, who, saving.instead)) for saving in savings]


@dataclass(frozen=True)
class PicturedRow:
    """A task of her day with the picture of how she does it."""

    told: ToldRow
    picture: SafeString


def rows(told: ToldDay, found: Day, who: Who) -> list[PicturedRow]:
    """The tasks of her day from the one that adds most."""
    return [
        PicturedRow(words, thumbnail(row.task.id, who, row.variant.id))
        for words, row in zip(told.rows, found.tasks, strict=True)
    ]


@dataclass(frozen=True)
class Card:
    """One way of a task: its words, its picture, and whether it is the lightest."""

    told: ToldWay
    picture: SafeString
    lightest: bool

    @property
    def is_low(self) -> bool:
        """The picture is much wider than it is high, as of one who lies."""
        *_, width, height = map(float, self.picture.split('viewBox="', 1)[1].split('"', 1)[0].split())
        return height < _LOW * width


def cards(told: ToldTask, found: Comparison, situation: Situation) -> list[Card]:
    """Every way with its picture, drawn from the posture that its numbers come from."""
    return [
        Card(
            words,
            mark_safe(draw(picture_of(way, situation, with_load=told.judged), description=words.alternative)),
            way is found.lightest,
        )
        for words, way in zip(told.ways, found.ways, strict=True)
    ]
