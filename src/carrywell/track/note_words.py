"""Words of a warning sign in a note. They conclude nothing; they lead to a question."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from carrywell.check.findings import Findings
from carrywell.knowledge.escalation_reader import escalation_rules
from carrywell.track.entries import JournalEntry
from carrywell.track.new_answers import Event

#: What "no" may follow for the denial to be plain: the beginning, a mark, or a word that turns nothing round.
_PLAIN_NO = re.compile(r"(?:^|[^a-z' ] *|\b(?:and|but|have|had|is|was|with|i|there's|still|am) )([a-z]+) (?:a )?$")


def sign_words(note: str) -> dict[str, str]:
    """Questions of the check that the words of a note lead to, and the words; a plain "no fever" leads to none.

    Examples
    --------
    >>> sign_words("No fever, but I feel numb between my legs")
    {'saddle_numbness': 'numb between'}
    """
    text = _plain(note)
    found: dict[str, str] = {}
    for row in escalation_rules().note_words.values():
        word = next((phrase for phrase in row.always if _starts(phrase, text)), None)
        word = word or next(
            (p for p in row.deniable if any(not _is_denied(text[:at]) for at in _starts(p, text))), None
        )
        if word is not None:
            found[row.id] = word
    return found


def speaks_of(note: str, names: Collection[str]) -> bool:
    """It has words of one of these questions, also where it denies them."""
    rules = escalation_rules()
    if not note:
        return False
    rows = [row for known in (rules.note_words, rules.private_words) for row in known.values() if row.id in names]
    text = _plain(note)
    return any(_starts(phrase, text) for row in rows for phrase in (*row.always, *row.deniable))


def is_private(note: str) -> bool:
    """It has words of what she is asked in private: nobody beside her is shown that she wrote them."""
    return speaks_of(note, escalation_rules().private_words)


def noted_signs(entries: Iterable[JournalEntry], findings: Findings) -> Iterator[Event]:
    """Each note with words of a sign that can be asked of her, unless the entry answers that question itself."""
    questions = findings.knowledge.questions
    for entry in _with_words([entry for entry in entries if entry.note]):
        words = {
            name: word
            for name, word in sign_words(entry.note).items()
            if name not in entry.findings and findings.can_be_asked(questions[name]) is not False
        }
        if words:
            yield Event(entry.at, tuple(words), words=tuple(words.values()))


def _with_words(entries: list[JournalEntry]) -> Iterator[JournalEntry]:
    """Those with any of the words; all notes are searched as one, which is quick where there is nothing."""
    notes = [_plain(entry.note) for entry in entries]
    whole = "\n".join(notes)
    there = [phrase for phrase in _phrases() if phrase in whole]
    if there:
        yield from (e for e, note in zip(entries, notes, strict=True) if any(phrase in note for phrase in there))


def _plain(note: str) -> str:
    for mark in "’‘´`＇":
        note = note.replace(mark, "'")
    return " ".join(note.lower().split())


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(phrase for row in escalation_rules().note_words.values() for phrase in (*row.always, *row.deniable))


def _starts(phrase: str, text: str) -> tuple[int, ...]:
    """Where it stands: English from the beginning of a word, Chinese anywhere."""
    if phrase not in text:
        return ()
    edge = r"\b" if phrase[0].isascii() and phrase[0].isalnum() else ""
    return tuple(match.start() for match in re.finditer(edge + re.escape(phrase), text))


def _is_denied(before: str) -> bool:
    """The words before end in a plain denial, with nothing between that could turn it round."""
    denials = escalation_rules().denials
    for word in denials.chinese:
        if before.endswith(word):
            return not before.removesuffix(word).endswith(denials.not_after)
    last = _PLAIN_NO.search(before)
    return last is not None and last.group(1) in denials.english
