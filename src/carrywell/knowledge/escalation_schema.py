"""The shape of the rules that say when to stop waiting, of the facts they read, and of the words sought in a note."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from carrywell.knowledge.care_schema import Basis
from carrywell.knowledge.rows import Named
from carrywell.knowledge.schema import Condition, Mark, Record, Text, Urgency

#: What the journal or the check can be asked for, so that a fact becomes known.
Asks = Literal["pain", "worst", "function", "bothersome_days", "global_change", "phq2", "epds_total", "began", "check"]


class Fact(Named):
    """Something that is worked out from her course for every day; a rule reads it like a finding.

    ``causes``: the sum of their probabilities, in percent. ``asks``: what she can be asked for while it is unknown;
    nothing where asking does not help.
    """

    causes: tuple[Text, ...] = ()
    asks: Asks | None = None


class NewAnswer(Record):
    """An answer that was not there before: one of ``in`` of a question, or ``any_sign`` for all warning signs.

    ``again_after_days``: what was there longer ago counts as new again; without it, it was there for good.
    """

    question: Text | None = None
    values: tuple[bool | str, ...] = Field(default=(), alias="in")
    any_sign: bool = False
    again_after_days: int | None = None

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if (self.question is not None) == self.any_sign or (self.question is not None) != bool(self.values):
            raise ValueError("needs a question with in, or any_sign")
        return self


class RuleLevel(Record):
    """One level of a rule: if ``when`` holds or an answer of ``new`` is new, this urgency and this action."""

    urgency: Urgency
    action: Text
    when: Condition | None = None
    new: tuple[NewAnswer, ...] = ()
    note_words: bool = False

    @model_validator(mode="after")
    def _some_form(self) -> Self:
        if self.when is None and not self.new and not self.note_words:
            raise ValueError("needs when, new or note_words")
        return self


class Rule(Named):
    """One rule; its levels stand from the most to the least urgent, its words are in ``text/*/escalations.toml``.

    ``rearm_days``: an episode is over once the rule has not held for so many days on which that is known; after it
    another can begin. ``stays``: it stays open for her answer; without it, it goes once it does not hold.
    ``check_answers``: a new check answers it. ``checks``: it leads into the warning screens of the check. ``ask``:
    questions of the check that it leads to. ``covered_by``: it is not opened while one of these rules holds, which
    say the same or more, nor where one of them has held since it last did. ``told_by``: a new answer that one of these
    rules tells as gravely is left to it, and what answers that rule answers it. ``tells``: facts that are told with
    it. ``crisis``: the crisis contact stands beside it. ``from_check``: what she told her check counts from its day, so
    that saying it again in a new one opens it again; without it, what she told is taken to have been so before.
    """

    level: tuple[RuleLevel, ...] = Field(min_length=1)
    rearm_days: int = Field(default=14, ge=1)
    stays: bool = True
    check_answers: bool = False
    from_check: bool = False
    checks: bool = False
    ask: tuple[Text, ...] = ()
    covered_by: tuple[Text, ...] = ()
    told_by: tuple[Text, ...] = ()
    tells: tuple[Text, ...] = ()
    crisis: bool = False
    mark: Mark
    basis: tuple[Basis, ...] = Field(min_length=1)
    place: Text
    checked: Text


class NoteWords(Named):
    """Words of a note that lead to a question of the check, by the id of the question.

    A word of ``deniable`` right after a plain "no" leads to none; one of ``always`` does whatever stands before it.
    Those of a private question lead to none, and keep the note off the pages that others may see.
    """

    deniable: tuple[Text, ...] = ()
    always: tuple[Text, ...] = ()


class NoteDenials(Record):
    """Words that deny what follows them at once, and words before which even they deny nothing."""

    english: tuple[Text, ...]
    chinese: tuple[Text, ...]
    not_after: tuple[Text, ...]
