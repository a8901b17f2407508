"""The messages of the interface and their catalogue. `python -m tests.web.messages` brings both files up to date."""

from __future__ import annotations

import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

WEB = Path(__file__).parents[2] / "src" / "carrywell" / "web"
PO = WEB / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
MO = PO.with_suffix(".mo")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
HEADER = "# The words of the interface. Clinical words are in carrywell/knowledge/text."

Key = tuple[str | None, str]


def source_catalogue() -> Catalog:
    """Every message of the app's Python files and templates, in English."""
    catalogue = Catalog(locale="zh_Hans", project="carrywell", header_comment=HEADER, fuzzy=False)
    for place, text in _sources():
        for line, message, _comments, context in extract("python", BytesIO(text.encode()), KEYWORDS):
            catalogue.add(message, locations=[(place, line)], context=context)
    return catalogue


def _sources() -> Iterator[tuple[str, str]]:
    from django.utils.translation.template import templatize

    for path in sorted(WEB.rglob("*.py")):
        yield path.relative_to(WEB).as_posix(), path.read_text(encoding="utf-8")
    for path in sorted(WEB.rglob("*.html")):
        blanked = templatize(path.read_text(encoding="utf-8"), origin=path.name)
        yield path.relative_to(WEB).as_posix(), "\n".join(line.lstrip() for line in blanked.splitlines())


def stored_catalogue() -> Catalog:
    """The committed translations."""
    with PO.open("rb") as file:
        return read_po(file, locale="zh_Hans")


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as a .mo file."""
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def keys(catalogue: Catalog) -> set[Key]:
    """Context and English words of every message."""
    return {(m.context, m.id if isinstance(m.id, str) else m.id[0]) for m in catalogue if m.id}


def update() -> None:
    """Add new messages to the .po file, drop those no longer used, compile."""
    catalogue = stored_catalogue() if PO.exists() else Catalog(locale="zh_Hans")
    catalogue.update(source_catalogue(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.fuzzy = False
    catalogue.header_comment = HEADER
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, catalogue, width=110, sort_output=True, omit_header=False, no_location=True)
    MO.write_bytes(compiled(stored_catalogue()))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "carrywell.web.settings")
    import django

    django.setup()
    update()
