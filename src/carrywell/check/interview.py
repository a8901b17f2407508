"""The interview: which screen comes next, what can be taken back, and when it is over.

The order is fixed where safety asks for it and adaptive where it does not: warning-sign screens for her stage, each
followed at once by the detail that a tick needs; then whatever could still raise the urgency; then the questions that
tell most, until none is worth asking or the cap is reached. An emergency ends it at once.

An interview is its list of entries: what was given on which screen, in order. It can be stored and taken up again; a
screen that was left half done is not in it, so nothing is ever kept as "no" that she did not say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from carrywell.check.answers import UNSURE, Answer, all_answers, read_answers
from carrywell.check.assessment import Assessment, assess
from carrywell.check.causes import CauseModel, Posterior, model_without_ranges
from carrywell.check.findings import Findings
from carrywell.check.gain import worth_asking
from carrywell.check.likely import LikelyCauses
from carrywell.check.urgency import stand, still_open
from carrywell.check.warning_signs import rank
from carrywell.errors import InputError
from carrywell.knowledge.reader import UNKNOWN_OPTIONS, Knowledge, load
from carrywell.knowledge.schema import Question, Urgency
from carrywell.person import Person

#: The value of an entry for a ticked statement whose detail is asked next; it is not an answer yet.
TICKED = "ticked"
#: Pressing "something is very wrong".
VERY_WRONG = "something_very_wrong"


@dataclass(frozen=True)
class Screen:
    """One screen: a single question, or statements to tick.

    Attributes
    ----------
    id
        Id of the fixed screen, or of the question.
    questions
        The questions on it; several make a list of statements with an explicit "none of these".
    phase
        ``warning_signs`` for the fixed part, ``detail`` for follow-ups, ``adaptive`` for the rest; ``private`` for a
        question that is shown only to her: ask first whether she is alone, and skip it when she is not.
    """

    id: str
    questions: tuple[str, ...]
    phase: str

    @property
    def ticks(self) -> bool:
        """Statements to tick, rather than one question."""
        return len(self.questions) > 1


@dataclass(frozen=True)
class Entry:
    """What was given on one screen: question id to answer, or to `TICKED`."""

    screen: str
    given: Mapping[str, Answer]


class Interview:
    """A check, screen by screen.

    Parameters
    ----------
    person
        Who is asking.
    entries
        Entries of an earlier sitting, to take it up again.
    knowledge
        Another knowledge than that of the package.

    Examples
    --------
    >>> from carrywell import Interview, Person, Pregnant
    >>> interview = Interview(Person(Pregnant(30)))
    >>> screen = interview.screen()
    >>> screen.id, screen.ticks
    ('nerves', True)
    >>> interview.tick(screen, yes=["saddle_numbness"])
    >>> interview.screen().questions
    ('saddle_numbness',)
    >>> interview.answer(interview.screen(), "yes_new")
    >>> interview.screen() is None, interview.result().urgency
    (True, 'emergency')
    """

    def __init__(self, person: Person, entries: Sequence[Entry] = (), knowledge: Knowledge | None = None) -> None:
        self.person = person
        self.knowledge = knowledge or load()
        self._entries = list(entries)
        for entry in entries:
            read_answers(self.knowledge, _answers_of(entry))
            self._check_ticked(entry)

    def _check_ticked(self, entry: Entry) -> None:
        for name, given in entry.given.items():
            question = self.knowledge.questions.get(name)
            if given == TICKED and (question is None or not question.options or question.person_field):
                raise InputError(f"answers.{name}", "unknown_question")

    # ---- what is known

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What was given so far, screen by screen."""
        return tuple(self._entries)

    @property
    def answers(self) -> dict[str, Answer]:
        """The answers so far; a ticked statement without its detail is not among them."""
        merged: dict[str, Answer] = {}
        for entry in self._entries:
            merged |= _answers_of(entry)
        return merged

    def result(self) -> Assessment:
        """The check of the answers so far."""
        return assess(self._findings())

    def _findings(self) -> Findings:
        return Findings(self.knowledge, self.person, all_answers(self.knowledge, self.person, self.answers))

    # ---- giving answers

    def answer(self, screen: Screen, value: object) -> None:
        """Answer the single question of a screen; "unsure" says that she cannot tell."""
        if screen.ticks:
            raise InputError(f"answers.{screen.id}", "wrong_type_list")
        answers = read_answers(self.knowledge, {screen.questions[0]: value})
        if not answers:
            raise InputError(f"answers.{screen.questions[0]}", "empty_choice")
        self._entries.append(Entry(screen.id, answers))

    def tick(self, screen: Screen, yes: Sequence[str] = (), unsure: Sequence[str] = (), none: bool = False) -> None:
        """Answer a screen of statements: those that are true, those she is not sure of, or explicitly none.

        A ticked statement of a yes/no question is a yes; of any other question its detail is asked next. What is
        neither ticked nor unsure is a no, because she has seen it and gone on.
        """
        for name in (*yes, *unsure):
            if name not in screen.questions:
                raise InputError(f"answers.{name}", "unknown_question")
        if none and (yes or unsure):
            raise InputError(f"answers.{screen.id}", "none_with_others")
        if not (none or yes or unsure):
            raise InputError(f"answers.{screen.id}", "empty_choice")
        vague = self._general(screen) if yes else None
        given = {name: self._tick(name, name in yes, name in unsure or name == vague) for name in screen.questions}
        self._entries.append(Entry(screen.id, given))

    def _general(self, screen: Screen) -> str | None:
        """The statement of a screen that takes in the others."""
        return next((planned.general for planned in self.knowledge.interview.screen if planned.id == screen.id), None)

    def _tick(self, name: str, yes: bool, unsure: bool) -> Answer:
        question = self.knowledge.questions[name]
        if yes:
            return True if question.type == "yes_no" else TICKED
        if unsure:
            return cannot_tell(question)
        return plain_no(question)

    def skip(self, screen: Screen) -> None:
        """Go on without an answer: everything on the screen is "not sure", never no."""
        unsure = {name: cannot_tell(self.knowledge.questions[name]) for name in screen.questions}
        self._entries.append(Entry(screen.id, unsure))

    def something_is_very_wrong(self) -> None:
        """The button on every page: her own sense counts as a warning sign."""
        self._entries.append(Entry(VERY_WRONG, {VERY_WRONG: True}))

    def back(self) -> Screen | None:
        """Take back the last screen and return the one that comes now; None if there was none to take back."""
        if not self._entries:
            return None
        self._entries.pop()
        return self.screen()

    # ---- what comes next

    def screen(self) -> Screen | None:
        """The next screen, or None when the interview is over."""
        findings = self._findings()
        model = model_without_ranges(self.knowledge)
        posterior = model.posterior(findings)
        standing = stand(findings, posterior)
        if standing.urgency == "emergency":
            return None
        for screen in (*self._details(), *self._follow_ups(findings), *self._planned(findings)):
            return screen
        raising = still_open(findings, standing.signs, standing.urgency)
        for name in (*raising, *self._defaults(findings, posterior, standing.urgency)):
            if self._may_ask(name):
                return Screen(name, (name,), "adaptive")
        return self._adaptive(findings, model, posterior)

    def _defaults(self, findings: Findings, posterior: Posterior, urgency: Urgency) -> Iterator[str]:
        """Questions that decide the default urgency of a likely cause."""
        for cause in LikelyCauses(findings, posterior.causes, posterior.start).now(findings, posterior):
            for default in cause.default:
                if default.when is not None and rank(default.urgency) > rank(urgency):
                    yield from findings.open_questions(default.when)

    def _details(self) -> Iterator[Screen]:
        """Ticked statements whose detail is still open."""
        answers = self.answers
        for entry in self._entries:
            for name, given in entry.given.items():
                if given == TICKED and name not in answers:
                    yield Screen(name, (name,), "detail")

    def _follow_ups(self, findings: Findings) -> Iterator[Screen]:
        """Questions that an answer has opened: the need is met, so they are asked before going on."""
        for question in self.knowledge.follow_ups:
            if (
                self._may_ask(question.id)
                and not findings.answered(question.id)
                and findings.can_be_asked(question) is True
            ):
                yield Screen(question.id, (question.id,), "detail")

    def _planned(self, findings: Findings) -> Iterator[Screen]:
        for planned in self.knowledge.interview.screen:
            members = tuple(
                name
                for name in planned.questions
                if not findings.answered(name) and findings.can_be_asked(self.knowledge.questions[name]) is True
            )
            if members:
                phase = "private" if self.is_private(members) else "warning_signs"
                yield Screen(planned.id if len(members) > 1 else members[0], members, phase)

    def is_private(self, questions: Sequence[str]) -> bool:
        """Questions for a moment in which she is alone with her screen."""
        return any(self.knowledge.questions[name].private for name in questions)

    def _may_ask(self, name: str) -> bool:
        """Not a self-test, not asked only in private, and not the button that is on every page anyway."""
        return self.knowledge.questions[name].group != "self_test" and name not in self.knowledge.interview.never_asked

    def _adaptive(self, findings: Findings, model: CauseModel, posterior: Posterior) -> Screen | None:
        """The question that tells most, while it is worth asking and the cap is not reached."""
        plan = self.knowledge.interview
        fixed = {name for screen in plan.screen for name in (screen.id, *screen.questions)}
        asked = sum(entry.screen not in fixed for entry in self._entries)
        if asked >= plan.adaptive_cap or posterior.probability.max() * 100 >= plan.sure_percent:
            return None
        best = next(iter(worth_asking(findings, model, posterior)), None)
        return Screen(best[0], (best[0],), "adaptive") if best and best[1] >= plan.stop_gain_bits else None


def cannot_tell(question: Question) -> Answer:
    """The answer that "not sure" stands for: the question's own unknown option where it has another one."""
    own = next((option for option in question.options if option in UNKNOWN_OPTIONS), UNSURE)
    return (own,) if question.type == "multi" else own


def plain_no(question: Question) -> Answer:
    """The answer that an unticked statement stands for."""
    if question.type == "yes_no":
        return False
    if not question.no_options:
        raise InputError(f"answers.{question.id}", "empty_choice")
    return (question.no_options[0],) if question.type == "multi" else question.no_options[0]


def _answers_of(entry: Entry) -> dict[str, Answer]:
    return {name: given for name, given in entry.given.items() if given != TICKED}
