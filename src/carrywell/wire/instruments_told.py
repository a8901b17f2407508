"""A scale or questionnaire in words: what is asked, what can be answered, whose it is."""

from __future__ import annotations

from dataclasses import dataclass

from carrywell.knowledge.instrument_reader import instruments, items_of
from carrywell.knowledge.words import Language, words_for
from carrywell.person import Person


@dataclass(frozen=True)
class ToldInstrument:
    """One instrument in one language.

    Attributes
    ----------
    items
        What is asked one by one; the question itself where it is a single one.
    answers
        The words of each value, lowest first; empty where the ends of a scale are enough.
    low, high
        What the ends of the scale mean.
    credit
        Whose it is, as its owner wants it said; empty where it is ours.
    """

    id: str
    name: str
    ask: str
    items: tuple[str, ...]
    answers: tuple[tuple[int, str], ...]
    low: str
    high: str
    least: int
    most: int
    credit: str


def tell_instrument(name: str, person: Person, language: Language) -> ToldInstrument | None:
    """An instrument in the words of one language; None where its items do not ship in it."""
    rule, say = instruments()[name], words_for(person, language)
    ask = say.text("instruments", name, "ask")
    owned = items_of(name, language)
    if rule.items > 1 and owned is None:
        return None
    keys = {
        value: f"{name}_{value}" if value >= 0 else f"{name}_minus_{-value}" for value in range(rule.min, rule.max + 1)
    }
    told = tuple((value, say.text("instruments", "answers", key)) for value, key in keys.items()
                 if say.has("instruments", "answers", key))  # fmt: skip
    return ToldInstrument(
        id=name,
        name=say.text("instruments", name, "name"),
        ask=ask,
        items=owned.items if owned is not None else (ask,),
        answers=told,
        low=say.text("instruments", name, "low"),
        high=say.text("instruments", name, "high"),
        least=rule.min,
        most=rule.max,
        credit=owned.credit if owned is not None else "",
    )
