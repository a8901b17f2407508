"""Two measures of how old a reader has to be: school years by sentence length and by syllables or letters.

A pupil of the sixth school year is 11; so a text for reading age 11 has at most 6 years by each measure.
Kincaid JP et al., Research Branch Report 8-75, 1975 (Flesch-Kincaid); Smith EA, Senter RJ, AMRL-TR-66-220, 1967
(automated readability index).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"(?<=[.?:;])\s+")
_WORD = re.compile(r"[A-Za-z0-9']+")
_SILENT = re.compile(r"(?:[^laeiouy]es|ed|[^laeiouy]e)$")
_VOWELS = re.compile(r"[aeiouy]{1,2}")


@dataclass(frozen=True)
class Reading:
    """School years that a text asks for."""

    flesch_kincaid: float
    automated: float


def syllables(word: str) -> int:
    """How many syllables an English word has, counted by its groups of vowels; numbers count as one."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    if len(letters) <= 3:
        return 1
    return max(1, len(_VOWELS.findall(_SILENT.sub("", letters).removeprefix("y"))))


def reading(text: str) -> Reading:
    """The school years of a text of at least one sentence."""
    sentences = sum(1 for part in _SENTENCE_END.split(text) if _WORD.search(part))
    found = _WORD.findall(text)
    words_per_sentence = len(found) / sentences
    syllables_per_word = sum(map(syllables, found)) / len(found)
    letters_per_word = sum(map(len, found)) / len(found)
    return Reading(
        flesch_kincaid=0.39 * words_per_sentence + 11.8 * syllables_per_word - 15.59,
        automated=4.71 * letters_per_word + 0.5 * words_per_sentence - 21.43,
    )
