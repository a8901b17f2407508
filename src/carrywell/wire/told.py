"""A check in words: what every surface shows of a result, in one language, composed once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from carrywell.check.answers import all_answers, is_unsure
from carrywell.check.assessment import Assessment
from carrywell.check.findings import Findings
from carrywell.check.likely import default_urgency
from carrywell.check.ranking import CauseResult, Reason
from carrywell.check.warning_signs import SignOutcome, rank
from carrywell.knowledge.reader import Knowledge, load
from carrywell.knowledge.schema import Urgency
from carrywell.knowledge.words import Language, Words, words_for
from carrywell.person import AfterBirth, Person
from carrywell.wire.script import script, told_to_clinician

#: Causes that are shown: the first three, and no cause below this probability unless it must be ruled out.
SHOWN_CAUSES = 3
LEAST_SHOWN = 0.05
#: A combination is told from this probability.
LEAST_TOGETHER = 0.2
#: A chance is never told as certain.
MOST_OF_TEN = 9
#: Warning signs that are shown, the most urgent first, and symptoms that she tells the clinician.
MOST_SIGNS, MOST_SYMPTOMS = 6, 6
#: Notes, and open questions, that are shown.
MOST_NOTES = MOST_OPEN = 3


@dataclass(frozen=True)
class ToldReason:
    """One answer that counted, as a statement with its strength (1 weak, 2 clear, 3 strong) and source key."""

    statement: str
    strength: int
    source: str
    mark: str


@dataclass(frozen=True)
class ToldCause:
    """One cause in words; `meter` is 0 to 5 filled steps, `chance` says it with people, not percent.

    `now` is empty where the cause, only to be ruled out, would ask for more than the result does.
    """

    id: str
    name: str
    short: str
    what: str
    course: str
    now: str
    doubt: str
    likelihood: str
    chance: str
    meter: int
    must_rule_out: bool
    supporting: tuple[ToldReason, ...]
    against: tuple[ToldReason, ...]


@dataclass(frozen=True)
class ToldNote:
    """A note: what she is likely to wonder about."""

    id: str
    title: str
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class ToldTogether:
    """Two causes that may be there together."""

    id: str
    name: str
    short: str
    likelihood: str
    chance: str


@dataclass(frozen=True)
class ToldSign:
    """One fired warning sign: its name, why it matters, and the statements that fired it."""

    id: str
    urgency: Urgency
    name: str
    why: str
    because: tuple[str, ...]
    unsure: bool


@dataclass(frozen=True)
class Told:
    """The whole result in words.

    Attributes
    ----------
    word, spoken, lead
        The urgency as a word, as a spoken prefix, and as a sentence.
    title, do, also, worse
        The action.
    script
        What she can say to the clinician.
    signs
        Why: the warning signs that fired, the most urgent first.
    causes
        Empty in an emergency, which shows one action and nothing else.
    together
        Known combinations of two causes that are probable enough to be told.
    notes
        What she is likely to wonder about.
    next_questions
        Unanswered questions that would change the picture most.
    safety_net_title, safety_net_text, safety_net
        What to watch for, whatever the result.
    recheck
        How long the result holds.
    """

    urgency: Urgency
    word: str
    spoken: str
    lead: str
    title: str
    do: str
    also: str
    worse: str
    script: str
    signs: tuple[ToldSign, ...]
    causes: tuple[ToldCause, ...]
    together: tuple[ToldTogether, ...]
    notes: tuple[ToldNote, ...]
    next_questions: tuple[str, ...]
    safety_net_title: str
    safety_net_text: str
    safety_net: tuple[str, ...]
    recheck: str
    complete: bool


def tell(
    person: Person,
    answers: Mapping[str, object],
    assessment: Assessment,
    language: Language,
    knowledge: Knowledge | None = None,
) -> Told:
    """A result in the words of one language, for a screen that others may see too.

    A private warning sign counts for the urgency and is not named; what helps stands in `private.toml`.
    """
    knowledge = knowledge or load()
    w, urgency, action = words_for(person, language), assessment.urgency, assessment.action
    told = _Teller(Findings(knowledge, person, all_answers(knowledge, person, answers)), w)
    emergency = urgency == "emergency"
    told_signs = tuple(told.sign(s) for s in assessment.warning_signs if not s.private)
    return Told(
        urgency=urgency,
        word=w.text("urgency", urgency, "word"),
        spoken=w.text("urgency", urgency, "spoken"),
        lead=_lead(w, assessment),
        title=w.text("actions", action, "title"),
        do=w.text("actions", action, "do"),
        also=tell_also(w, person, action),
        worse=w.text("actions", action, "worse"),
        script=script(person, assessment, _symptoms(told, assessment), w),
        signs=_shown_signs(told_signs, urgency),
        causes=() if emergency else told.causes(assessment),
        together=() if emergency else told.together(assessment),
        notes=() if urgency in ("emergency", "same_day") else told.notes(assessment),
        next_questions=() if emergency else told.open_questions(assessment),
        safety_net_title=w.text("urgency", "safety_net", "title"),
        safety_net_text=w.text("urgency", "safety_net", "text"),
        safety_net=_safety_net(w, person),
        recheck=w.text("urgency", "recheck", "h24" if urgency in ("emergency", "same_day", "within_days") else "days7"),
        complete=assessment.complete,
    )


def _shown_signs(signs: tuple[ToldSign, ...], urgency: Urgency) -> tuple[ToldSign, ...]:
    """All of them; in an emergency only those that made it one (two same-day signs together, where none alone did)."""
    if urgency != "emergency":
        return signs[:MOST_SIGNS]
    return tuple(s for s in signs if s.urgency == "emergency") or tuple(s for s in signs if s.urgency == "same_day")


def _symptoms(told: _Teller, assessment: Assessment) -> list[str]:
    """What she tells the clinician: what is there behind the signs of the result's own level."""
    least = min(rank(assessment.urgency), rank("same_day"))
    signs = [s for s in told_to_clinician(assessment) if rank(s.urgency or "self_care") >= least]
    found = dict.fromkeys(statement for sign in signs for statement in told.because(sign, present=True))
    return list(found)[:MOST_SYMPTOMS]


def _lead(w: Words, assessment: Assessment) -> str:
    """Without every warning sign answered nothing is said of "no danger"."""
    if w.has("actions", assessment.action, "lead"):
        return w.text("actions", assessment.action, "lead")
    if assessment.warning_signs and w.has("urgency", assessment.urgency, "lead_with_sign"):
        return w.text("urgency", assessment.urgency, "lead_with_sign")
    if assessment.complete or assessment.urgency in ("emergency", "same_day"):
        return w.text("urgency", assessment.urgency, "lead")
    return w.text("warning_signs", "R60", "why")


def tell_also(w: Words, person: Person, action: str) -> str:
    """After birth nothing is said of a maternity unit for weeks of pregnancy, but of the baby who is there."""
    after_birth = isinstance(person.stage, AfterBirth) and w.has("actions", action, "also_after_birth")
    return w.text("actions", action, "also_after_birth" if after_birth else "also")


def _safety_net(w: Words, person: Person) -> tuple[str, ...]:
    if isinstance(person.stage, AfterBirth):
        return w.items("urgency", "safety_net", "items_after_birth" if person.stage.days <= 84 else "items")
    return w.items("urgency", "safety_net", "items_pregnant")


class _Teller:
    """Turns ids into statements of one language for one woman."""

    def __init__(self, findings: Findings, w: Words) -> None:
        self.findings = findings
        self.supposed = Findings(findings.knowledge, findings.person, findings.answers, suppose_unsure=True)
        self.w = w

    # ---- why this urgency

    def because(self, sign: SignOutcome, *, present: bool = False) -> tuple[str, ...]:
        """Statements of the answers behind a fired sign, each once; `present`: only what is there, no negatives."""
        findings = self.supposed if sign.unsure else self.findings
        questions = dict.fromkeys(q for name in sign.because for q in findings.behind(name))
        return tuple(self._statement(q) for q in questions if self._has_told(q) and not (present and self._negative(q)))

    def _has_told(self, name: str) -> bool:
        return self.findings.answered(name) or name in self.findings.knowledge.findings

    def _negative(self, name: str) -> bool:
        """A plain no, or a "not sure": nothing to tell as a symptom."""
        value, question = self.findings.value(name), self.findings.knowledge.questions.get(name)
        return (
            value is False
            or is_unsure(value)
            or (question is not None and value in question.no_options and name not in TELLING_NO)
        )

    def _statement(self, name: str) -> str:
        value = self.findings.value(name)
        if name in self.findings.knowledge.findings:
            return self.w.finding(name)
        if is_unsure(value):
            what = self.w.tick(name) if self.w.has("ticks", name) else self.w.ask(name)
            return self.w.text("urgency", "script", "unsure", what=what)
        if isinstance(value, tuple):
            return self.w.text("urgency", "script", "list_join").join(self.w.said(name, option) for option in value)
        return self.w.said(name, value)

    def sign(self, sign: SignOutcome) -> ToldSign:
        """A fired warning sign."""
        return ToldSign(
            id=sign.id,
            urgency=sign.urgency or "self_care",
            name=self.w.text("warning_signs", sign.id, "name"),
            why=self.w.text("warning_signs", sign.id, "why"),
            because=self.because(sign),
            unsure=sign.unsure,
        )

    # ---- causes

    def causes(self, assessment: Assessment) -> tuple[ToldCause, ...]:
        """The causes worth showing, in their order."""
        shown = [
            cause
            for n, cause in enumerate(assessment.causes[:SHOWN_CAUSES])
            if n == 0 or cause.must_rule_out or (cause.probability or 0) >= LEAST_SHOWN
        ]
        return tuple(self._cause(cause, assessment.urgency) for cause in shown)

    def _cause(self, cause: CauseResult, urgency: Urgency) -> ToldCause:
        texts = {
            key: self.w.text("causes", cause.id, key) for key in ("name", "short", "what", "course", "now", "doubt")
        }
        if rank(default_urgency(self.findings.knowledge.causes[cause.id], self.findings).urgency) > rank(urgency):
            texts["now"] = ""  # what to do is on the card; the cause alone would ask for more
        likelihood = _likelihood(cause)
        return ToldCause(
            id=cause.id,
            **texts,
            likelihood=self.w.text("urgency", "likelihood_words", likelihood),
            chance=self._chance(cause),
            meter=0 if cause.probability is None else max(1, round(cause.probability * 5)),
            must_rule_out=cause.must_rule_out and likelihood == "must_rule_out",
            supporting=tuple(self._reason(r) for r in cause.supporting),
            against=tuple(self._reason(r) for r in cause.against),
        )

    def together(self, assessment: Assessment) -> tuple[ToldTogether, ...]:
        """Combinations that at least one woman in five with these answers has."""
        return tuple(
            ToldTogether(
                name,
                self.w.text("causes", "together", name, "name"),
                self.w.text("causes", "together", name, "short"),
                self.w.text("urgency", "likelihood_words", "likely" if p >= LIKELY else "possible"),
                self.w.text("urgency", "likelihood_words", "chance_about", n=round(p * 10)),
            )
            for name, p in assessment.together.items()
            if p >= LEAST_TOGETHER
        )

    def open_questions(self, assessment: Assessment) -> tuple[str, ...]:
        """Questions that would change the picture; one with a list of things is told by its statement."""
        questions = [self.findings.knowledge.questions[q] for q in assessment.unanswered]
        shown = [q for q in questions if not q.private][:MOST_OPEN]
        listed = [q.type == "multi" and self.w.has("ticks", q.id) for q in shown]
        return tuple(self.w.tick(q.id) if many else self.w.ask(q.id) for q, many in zip(shown, listed, strict=True))

    def notes(self, assessment: Assessment) -> tuple[ToldNote, ...]:
        """The notes of the result."""
        known = self.findings.knowledge.notes
        return tuple(
            ToldNote(n, self.w.text("notes", n, "title"), self.w.text("notes", n, "text"), known[n].sources)
            for n in assessment.notes[:MOST_NOTES]
        )

    def _reason(self, reason: Reason) -> ToldReason:
        answer = {"true": True, "false": False}.get(reason.answer, reason.answer)
        said = (
            self.w.said("pain_site", answer)
            if reason.finding == "pain_site_also"
            else self._said(reason.finding, answer)
        )
        strength = 1 + (abs(reason.weight) >= CLEAR) + (abs(reason.weight) >= STRONG)
        return ToldReason(said, strength, reason.source, reason.mark)

    def _said(self, finding: str, answer: object) -> str:
        """A counted answer; a finding that is read from a choice is told by that choice."""
        if finding in self.findings.knowledge.questions and answer in (True, False):
            question = self.findings.knowledge.questions[finding]
            if question.type != "yes_no":
                return self._statement(finding)
        elif finding in self.findings.knowledge.findings:
            sources = [q for q in self._leaves(finding) if self.findings.answered(q)]
            return self.w.text("urgency", "script", "list_join").join(self._statement(q) for q in sources[:1])
        return self.w.said(finding, answer)

    def _leaves(self, finding: str) -> Iterable[str]:
        derived = self.findings.knowledge.findings.get(finding)
        if derived is None or self.findings.answered(finding):
            yield finding
        elif derived.when is not None:
            for part in derived.when.leaves():
                yield from self._leaves(part)

    def _chance(self, cause: CauseResult) -> str:
        if cause.probability is None:
            return self.w.text("urgency", "likelihood_words", "chance_none")
        n, low, high = (min(MOST_OF_TEN, round(p * 10)) for p in (cause.probability, cause.low or 0, cause.high or 0))
        if n < 1:
            return self.w.text("urgency", "likelihood_words", "chance_small")
        if low == high:
            return self.w.text("urgency", "likelihood_words", "chance_about", n=n)
        return self.w.text("urgency", "likelihood_words", "chance", n=n, low=low, high=high)


#: Questions whose "no" is itself what she tells: rest does not ease it, she cannot walk, the baby has not been felt.
TELLING_NO = frozenset({"relief_rest"})
#: Natural-log weights from which an answer is told as clear and as strong: odds times 1.5 and times 2.5.
CLEAR, STRONG = 0.405, 0.916
#: Probabilities from which a cause is told as likely, and as possible.
LIKELY, POSSIBLE = 0.5, 0.15


def _likelihood(cause: CauseResult) -> str:
    if cause.must_rule_out and (cause.probability or 0) < POSSIBLE:
        return "must_rule_out"
    probability = cause.probability or 0
    return "likely" if probability >= LIKELY else "possible" if probability >= POSSIBLE else "less_likely"
