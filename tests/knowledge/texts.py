"""All words of the knowledge by file and path, for the tests that read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from carrywell.knowledge.words import Language, words


def texts(language: Language) -> Iterator[tuple[str, str]]:
    """Every text with its name, such as ``advice.A01.title``."""
    for file, table in words(language).tables.items():
        yield from _leaves(file, table)


def entries(language: Language) -> Iterator[tuple[str, str]]:
    """Every entry, such as ``advice.A01``, with all its texts as one, each ending as a sentence does."""
    for file, table in words(language).tables.items():
        for key, value in table.items():
            parts = [text for _name, text in _leaves(f"{file}.{key}", value)]
            yield f"{file}.{key}", " ".join(part if part[-1:] in ".?:" else f"{part}." for part in parts if part)


def _leaves(name: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _leaves(f"{name}.{key}", inner)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _leaves(f"{name}.{number}", inner)
    else:
        yield name, str(value)
