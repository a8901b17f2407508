"""The letter in the words of one language, before it is set: every line that will stand on the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from carrywell import __version__
from carrywell.check.answers import Answer, all_answers, is_unsure
from carrywell.check.assessment import Assessment, check
from carrywell.check.findings import Findings
from carrywell.knowledge.reader import Knowledge, load
from carrywell.knowledge.words import Language, Words
from carrywell.person import AfterBirth, Person
from carrywell.report.dates import ago, dated_for, long_date, short_date
from carrywell.report.handover import Handover, entries_since_check, is_over, kept_back, open_answers, told_on
from carrywell.report.letter_rules import ToldRule, standing_rules, tell_rule
from carrywell.report.letter_scores import told_causes, told_scores, told_tried
from carrywell.report.sorted_answers import Group, Sorted, is_denied, other_findings, sign_groups
from carrywell.wire.script import told_to_clinician

#: Newly ticked signs of the journal that are told, the newest last.
MOST_NEWLY = 6
MOST_RULED_OUT = 6
#: Reasons that only say: not answered, or not sure.
NOT_ANSWERED = frozenset({"R59", "R60"})
#: Told with the day the pain began, where it is known.
COURSE = ("onset", "pain_new_or_changed", "course")
#: Headings and small words, which depend on nothing.
HEADS = (
    "kind",
    "name",
    "date_of_birth",
    "question",
    "words",
    "time_line",
    "rules",
    "result",
    "present",
    "absent",
    "scores",
    "suspected",
    "suspected_note",
    "tried",
    "signs",
    "signs_present",
    "signs_absent",
    "signs_unsure",
    "signs_open",
    "nothing",
    "more",
    "shortened",
)


@dataclass(frozen=True)
class ToldGroup:
    """Warning signs of one part of the body as one line: its name and what it says."""

    name: str
    said: str


@dataclass(frozen=True)
class ToldWords:
    """Something she said herself, when, and where the rest of it is where it has to be cut."""

    said: str
    of: str
    rest: str


@dataclass(frozen=True)
class ToldLetter:
    """One language of the letter, ready to be set; `heads` are the headings and small words."""

    language: Language
    heads: Mapping[str, str]
    title: str
    date: str
    she: tuple[str, ...]
    question: str
    words: tuple[ToldWords, ...]
    rules: tuple[ToldRule, ...]
    time_line: tuple[tuple[str, str], ...]
    is_emergency: bool
    result: str
    rule_out: str
    present: tuple[str, ...]
    absent: str
    scores: tuple[str, ...]
    suspected: tuple[str, ...]
    tried: tuple[str, ...]
    signs_lead: str
    signs_present: tuple[str, ...]
    signs_absent: tuple[ToldGroup, ...]
    signs_unsure: str
    signs_open: tuple[ToldGroup, ...]
    made: str


class _Teller:
    """Puts one handover into the words of one language."""

    def __init__(self, handover: Handover, language: Language, knowledge: Knowledge) -> None:
        self.handover, self.knowledge = handover, knowledge
        self.w = handover.words_in(language)
        self.answers = open_answers(handover, knowledge)
        self.findings: Findings | None = None
        self.assessment: Assessment | None = None
        person = handover.person
        asked = self.answers or handover.checked_on is not None
        if person is not None and handover.birth_known and asked:
            self.findings = Findings(knowledge, person, all_answers(knowledge, person, self.answers))
            self.assessment = check(person, self.answers, knowledge)
        self.kept_back = kept_back(knowledge, with_mood=handover.with_mood)

    def text(self, *path: str, **values: object) -> str:
        return self.w.text("letter", *path, **values)

    def label(self, name: str) -> str:
        table = "label_after_birth" if self.handover.born is not None else "label"
        if self.w.has("letter", table, name):
            return self.text(table, name)
        return self.text("label", name) if self.w.has("letter", "label", name) else self.w.finding(name)

    def labels(self, names: Iterable[str]) -> str:
        return self.text("join").join(self.label(name) for name in names)

    def said(self, name: str, answer: Answer) -> str:
        if isinstance(answer, tuple):
            return self.text("join").join(self.w.said(name, part) for part in answer)
        return self.w.said(name, answer)

    # ---- the head of the letter

    def she(self) -> tuple[str, ...]:
        """Who she is, in a few words each."""
        person = self.handover.person
        if person is None:
            return ()
        parts = [self.text("she", "age", n=_plain(person.age_years))] if person.age_years is not None else []
        parts += self.lost()
        parts += _stage_parts(person, self.w) if self.handover.birth_known else []
        if person.height_m is not None:
            parts.append(self.text("she", "height", n=round(person.height_m * 100)))
        if person.mass_kg is not None:
            parts.append(self.text("she", "mass", n=_plain(person.mass_kg)))
        if person.baby is not None and person.baby.mass_kg is not None:
            parts.append(self.text("she", "baby", n=_plain(person.baby.mass_kg)))
        return tuple(parts)

    def lost(self) -> list[str]:
        """Her loss, told plainly and once, so that nobody asks her how the baby is."""
        loss = self.handover.loss
        if loss is None:
            return []
        if loss.told_on is None:
            return [self.text("she", "baby_died" if loss.baby_died else "pregnancy_ended")]
        day = long_date(self.w, loss.told_on)
        if loss.baby_died:
            return [self.text("she", "baby_died_on", date=day)]
        key = "pregnancy_ended_on" if loss.weeks is None else "pregnancy_ended_weeks"
        return [self.text("she", key, date=day, weeks=loss.weeks)]

    def title(self) -> str:
        if self.handover.person is None or self.handover.has_lost:
            return self.text("title_plain")
        return self.text("title_after_birth" if self.handover.born else "title")

    def her_words(self) -> tuple[ToldWords, ...]:
        """What she wrote for this page, then the notes that she chose, the newest first."""
        told = self.handover.words.strip()
        notes = sorted((entry for entry in self.handover.notes if entry.note.strip()), key=lambda e: e.at, reverse=True)
        return (
            *([ToldWords(told, "", self.text("shortened"))] if told else []),
            *(
                ToldWords(
                    entry.note.strip(),
                    self.text("words_of", date=short_date(self.w, entry.at.date())),
                    self.text("rest_in_journal"),
                )
                for entry in notes
            ),
        )

    # ---- what stands out over time

    def rules(self) -> tuple[ToldRule, ...]:
        """The rules of her journal that ask for something, the gravest first."""
        return tuple(
            tell_rule(row, self.w, self.label, dated_for(self.w, row.since, self.handover.today))
            for row in standing_rules(self.handover, self.knowledge)
        )

    # ---- the time line

    def time_line(self) -> tuple[tuple[str, str], ...]:
        """What happened when, the earliest first."""
        handover, rows = self.handover, list[tuple[date, str]]()
        if handover.born is not None:
            lost = handover.has_lost
            rows.append((handover.born, self.text("line", "birth_loss" if lost else "birth")))
        if handover.pain_began is not None and (handover.loss is None or handover.checked_on is not None):
            parts = [self.text("line", "began"), *self._about(*COURSE)]
            rows.append((handover.pain_began, self.text("sentence").join(parts)))
        if handover.checked_on is not None:
            rows.append((handover.checked_on, self.text("line", "check")))
        rows += self._journal_rows()
        rows.sort(key=lambda row: row[0])
        today = handover.today
        return tuple((self.day(day, today), said) for day, said in rows)

    def day(self, day: date, today: date) -> str:
        """A day, and how long ago it was."""
        return (
            f"{dated_for(self.w, day, today)} · {ago(self.w, day, today)}" if day < today else short_date(self.w, day)
        )

    def so_far(self) -> list[str]:
        """How long it has lasted, where the day on which it began cannot be worked out."""
        return [] if self.handover.pain_began is not None else self._about("duration_days")

    def _about(self, *names: str) -> list[str]:
        told = [(name, self.answers[name]) for name in names if name in self.answers]
        return [self.said(name, answer) for name, answer in told if not is_unsure(answer)]

    def _journal_rows(self) -> list[tuple[date, str]]:
        entries, rows = self.handover.entries, list[tuple[date, str]]()
        if entries:
            first = entries[0].at.date()
            many = self.text("line", "entries", n=len(entries)) if len(entries) > 1 else self.text("line", "entry_one")
            rows.append((first, many))
        for day, said in self.newly()[-MOST_NEWLY:]:
            rows.append((day, self.text("line", "since_check", said=said)))
        return rows

    def newly(self) -> list[tuple[date, str]]:
        """Signs ticked in the journal since the check."""
        found = list[tuple[date, str]]()
        for entry in entries_since_check(self.handover):
            said = [
                self.said(name, answer)
                for name, answer in entry.findings.items()
                if name not in self.kept_back and not is_unsure(answer)
                if not is_denied(self.knowledge, name, answer) and not is_over(self.handover, name, self.knowledge)
            ]
            if said and (not found or found[-1][1] != self.text("join").join(said)):
                found.append((entry.at.date(), self.text("join").join(said)))
        return found

    # ---- result and signs

    def result_head(self) -> str:
        """The result with the day of its check, and of the newest sign in it; it was not the same before that."""
        head, day = self.text("result"), self.handover.checked_on
        told = told_on(self.handover, self.knowledge)
        days = [on for name, on in told.items() if name not in self.kept_back and on is not None]
        first, last = day or min(days, default=None), max([*days, *([day] if day else [])], default=None)
        is_unknown = day is None and bool(self.handover.answers)
        if first is None and not is_unknown:
            return head
        when = self.text("day_unknown") if is_unknown or first is None else short_date(self.w, first)
        if last is not None and last != (None if is_unknown else first):
            when = self.text("and_signs", date=when, later=short_date(self.w, last))
        return self.text("score", "on", score=head, date=when)

    def result(self) -> str:
        """How urgent the check was; nothing where none was made."""
        if self.assessment is None:
            return ""
        urgency = self.text("urgency", self.assessment.urgency)
        open_only = all(reason.id in NOT_ANSWERED for reason in self.assessment.reasons)
        return urgency + (self.text("urgency_open") if open_only and self.assessment.reasons else "")

    def rule_out(self) -> str:
        """What she asks to be checked for."""
        if self.assessment is None:
            return ""
        says = [self.w.text("warning_signs", sign.id, "say") for sign in told_to_clinician(self.assessment)]
        distinct = [say for say in dict.fromkeys(says) if not any(say != other and say in other for other in says)]
        if not distinct:
            return ""
        return f"{self.text('rule_out')}{self._colon()}{self.text('join').join(distinct[:MOST_RULED_OUT])}"

    def _colon(self) -> str:
        return "：" if self.w.language == "zh_hans" else ": "

    def present_signs(self, groups: Sequence[Group]) -> tuple[str, ...]:
        return tuple(self.said(name, answer) for group in groups for name, answer in group.signs.present)

    def told_groups(self, groups: Sequence[Group], part: str) -> tuple[ToldGroup, ...]:
        told = ((group.id, getattr(group.signs, part)) for group in groups)
        return tuple(ToldGroup(self.text("groups", name), self.labels(names)) for name, names in told if names)

    def lead(self, groups: Sequence[Group]) -> str:
        """What holds of all signs at once: of none that was not asked can it be said that it is absent."""
        if self.findings is None:
            return self.text("not_checked")
        if any(group.signs.present for group in groups):
            return ""
        asked = any(group.signs.absent or group.signs.unsure for group in groups)
        return self.text("signs_none" if asked else "signs_not_asked")


def tell_letter(handover: Handover, language: Language, knowledge: Knowledge | None = None) -> ToldLetter:
    """The letter in one language."""
    knowledge = knowledge or load()
    teller = _Teller(handover, language, knowledge)
    text = teller.text
    told_before = frozenset(COURSE if handover.pain_began is not None else ())
    findings = teller.findings
    groups = () if findings is None else sign_groups(findings, teller.kept_back)
    others = Sorted() if findings is None else other_findings(findings, teller.kept_back | told_before)
    present = teller.present_signs(groups)
    unsure = [name for group in groups for name in group.signs.unsure]
    return ToldLetter(
        language=language,
        heads={name: teller.text(name) for name in HEADS} | {"result": teller.result_head()},
        title=teller.title(),
        date=long_date(teller.w, handover.today),
        she=teller.she(),
        question=handover.question.strip() or text("no_question"),
        words=teller.her_words(),
        rules=teller.rules(),
        time_line=teller.time_line(),
        is_emergency=teller.assessment is not None and teller.assessment.urgency == "emergency",
        result=teller.result(),
        rule_out=teller.rule_out(),
        present=(*teller.so_far(), *(teller.said(name, answer) for name, answer in others.present)),
        absent=teller.labels(others.absent),
        scores=told_scores(handover, teller.answers, teller.w),
        suspected=told_causes(teller.assessment, teller.w),
        tried=told_tried(handover, teller.answers, teller.w),
        signs_lead=teller.lead(groups),
        signs_present=present,
        signs_absent=teller.told_groups(groups, "absent"),
        signs_unsure=teller.labels([*unsure, *others.unsure]),
        signs_open=teller.told_groups(groups, "open"),
        made=text(
            "made",
            version=__version__,
            date=long_date(teller.w, handover.today),
            knowledge=knowledge_date(knowledge),
        ),
    )


def knowledge_date(knowledge: Knowledge) -> str:
    """When the clinical rules were last checked."""
    return max(sign.checked for sign in knowledge.warning_signs.values())


def _plain(number: float) -> str:
    return f"{number:g}" if number == int(number) else f"{number:.1f}"


def _stage_parts(person: Person, w: Words) -> list[str]:
    stage = person.stage
    if not isinstance(stage, AfterBirth):
        parts = [w.text("letter", "she", "pregnant", weeks=int(stage.weeks))]
        return parts + ([w.text("letter", "she", "twins", n=stage.fetuses)] if stage.fetuses > 1 else [])
    months = stage.days // 30.44 if stage.days >= 183 else 0
    if months:
        parts = [w.text("letter", "she", "after_birth_months", months=int(months))]
    else:
        parts = [w.text("letter", "she", "after_birth", days=stage.days)]
    parts += [w.said("birth_mode", stage.birth)] if stage.birth else []
    known = stage.neuraxial is not None and stage.neuraxial != "unsure"
    return parts + ([w.said("neuraxial", stage.neuraxial)] if known else [])
