"""The words of a page that stand in its own language, by the `lang` of its elements."""

from __future__ import annotations

from html.parser import HTMLParser

#: Attributes that are read out or shown.
SAID = ("aria-label", "alt", "title", "placeholder", "data-label")
#: Elements without an end.
VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
NO_WORDS = ("style", "script")


class _Wording(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.found: list[tuple[str, str]] = []

    @property
    def language(self) -> str:
        return self.open[-1][1] if self.open else ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        language = given.get("lang") or self.language
        self.found += [(language, given.get(name) or "") for name in SAID]
        if tag not in VOID:
            self.open.append((tag, language))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag, (tag, self.getpos())

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][0] not in NO_WORDS:
            self.found.append((self.language, data))


def wording(body: str, language: str) -> list[str]:
    """What is shown or spoken in this language: titles, texts, and the attributes that are read out."""
    reader = _Wording()
    reader.feed(body)
    reader.close()
    assert reader.open == []
    return [text.strip() for tag, text in reader.found if tag == language and text.strip()]
