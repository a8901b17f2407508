"""The words of the knowledge in one language: ``text/en`` and ``text/zh_hans`` have the same keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from carrywell.errors import InputError, KnowledgeError
from carrywell.knowledge.reader import knowledge_folder, read_toml, toml_files
from carrywell.person import Person

Language = Literal["en", "zh_hans"]
LANGUAGES: tuple[Language, ...] = ("en", "zh_hans")

Table = Mapping[str, object]


@dataclass(frozen=True)
class Words:
    """All words of one language, by file and path of keys."""

    language: Language
    tables: Mapping[str, Table]

    def has(self, file: str, *path: str) -> bool:
        """There is something at this path."""
        here: object = self.tables.get(file)
        for key in path:
            here = here.get(key) if isinstance(here, Mapping) else None
        return here is not None

    def _at(self, file: str, path: tuple[str, ...]) -> object:
        here: object = self.tables[file]
        for key in path:
            if not isinstance(here, Mapping) or key not in here:
                raise KnowledgeError(f"text/{self.language}/{file}.toml", ".".join(path), "is missing")
            here = here[key]
        return here

    def text(self, file: str, *path: str, **values: object) -> str:
        """The words at a path, such as ``text("causes", "coccydynia", "name")``; ``values`` fill the placeholders."""
        words = str(self._at(file, path))
        return words.format(**values) if values else words

    def items(self, file: str, *path: str) -> tuple[str, ...]:
        """A list of words at a path."""
        return tuple(str(item) for item in cast("list[object]", self._at(file, path)))

    # ---- what surfaces ask for most

    def ask(self, question: str) -> str:
        """The question itself."""
        return self.text("questions", question, "ask")

    def why(self, question: str) -> str:
        """Why it is asked."""
        return self.text("questions", question, "why")

    def option(self, question: str, option: str) -> str:
        """An option as she chooses it."""
        return self.text("questions", question, "options", option)

    def tick(self, question: str) -> str:
        """The statement that she ticks when it is true."""
        return self.text("ticks", question)

    def said(self, question: str, answer: object) -> str:
        """What an answer tells, as a short statement; a derived finding says its name."""
        key = str(answer).lower() if isinstance(answer, bool) else str(answer)
        if self.has("said", question, key):
            return self.text("said", question, key)
        if self.has("said", question, "value"):
            number = int(float(key)) if float(key) == int(float(key)) else float(key)
            return self.text("said", question, "value", value=number)
        return self.finding(question)

    def finding(self, name: str) -> str:
        """The name of a derived finding."""
        return self.text("findings", name)

    def error(self, error: InputError) -> str:
        """An input error in words."""
        return self.text("errors", error.code, field=error.field, **error.details)


def one_language(name: str, language: Language) -> str:
    """A name of a help line in one language; one that has both stands around " / ", English first."""
    both = name.split(" / ")
    return both[-1] if language == "zh_hans" else both[0]


@cache
def words(language: Language) -> Words:
    """The words of a language, read once per process."""
    folder = knowledge_folder() / "text" / language
    return Words(language, {path.name[:-5]: read_toml(path) for path in toml_files(folder)})


@cache
def words_after_loss(language: Language) -> Words:
    """The words for a woman whose baby has died: those of `after_loss.toml` in the places of the usual ones."""
    usual = words(language)
    return Words(language, cast("Mapping[str, Table]", _replaced(usual.tables, usual.tables["after_loss"])))


def _replaced(usual: Table, instead: Table) -> Table:
    found = dict(usual)
    for key, value in instead.items():
        here = found.get(key)
        both = isinstance(value, Mapping) and isinstance(here, Mapping)
        found[key] = _replaced(here, value) if both else value  # type: ignore[arg-type]
    return found


def words_for(person: Person, language: Language) -> Words:
    """The words for this woman."""
    return words_after_loss(language) if person.has_lost else words(language)


def language_of(tag: str) -> Language:
    """The language of a tag such as ``en``, ``en-GB``, ``zh-hans`` or ``zh_CN``.

    Raises
    ------
    InputError
        When there are no words in that language.
    """
    plain = tag.replace("_", "-").lower()
    if plain == "zh" or plain.startswith(("zh-hans", "zh-cn", "zh-sg")):
        return "zh_hans"
    if plain == "en" or plain.startswith("en-"):
        return "en"
    raise InputError("lang", "unknown_option", allowed="en, zh-hans")
