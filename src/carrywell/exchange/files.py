"""Files that can be taken in: the journal's own, as JSON or CSV, and those that Baby Buddy exports as CSV."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field
from datetime import datetime

from carrywell.errors import InputError
from carrywell.exchange import babybuddy_csv
from carrywell.exchange.babybuddy_rows import Child, Rows
from carrywell.exchange.csv_lines import headings_of, lines_of
from carrywell.wire.journal_csv import entries_in_csv
from carrywell.wire.journal_file import Filed, journal_in
from carrywell.wire.strict import json_of

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def text_in(data: bytes) -> str:
    """The text of a file; UTF-8, or UTF-16 with its mark.

    Raises
    ------
    InputError
        Naming ``input``, when it is neither, or empty.
    """
    try:
        text = data.decode("utf-16" if data.startswith(_WIDE) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("input", "not_utf8") from error
    if not text.strip():
        raise InputError("input", "file_empty")
    return text


@dataclass
class Files:
    """What files hold, sorted by what they are; ``function`` is the act that a journal names."""

    function: str = ""
    entries: list[Filed] = field(default_factory=list)
    children: list[Child] = field(default_factory=list)
    rows: list[Rows] = field(default_factory=list)

    def add(self, text: str, now: datetime, *, is_json: bool = False) -> None:
        """Take the text of one file along; times without a zone are those of ``now``.

        Raises
        ------
        InputError
            Naming the place in the file and the field.
        """
        if is_json or text.lstrip()[:1] in ("{", "["):
            function, entries = journal_in(json_of(text, len(text)), now)
            self.entries += entries
            self.function = self.function or function
            return
        headings = headings_of(text)
        kind = babybuddy_csv.kind_of(headings)
        if kind is not None:
            self.rows.append(babybuddy_csv.rows_in(kind, lines_of(text), now.tzinfo))
        elif babybuddy_csv.holds_children(headings):
            self.children += babybuddy_csv.children_in(lines_of(text))
        elif "at" in headings:
            self.entries += [Filed(made, entry) for made, entry in entries_in_csv(text, now)]
        else:
            raise InputError("line.1", "unknown_csv")

    @property
    def all_rows(self) -> Rows:
        """What Baby Buddy's files tell; children that no file lists are known by name alone."""
        rows = Rows(
            frozenset(kind for each in self.rows for kind in each.kinds),
            happened=tuple(row for each in self.rows for row in each.happened),
            weighed=tuple(row for each in self.rows for row in each.weighed),
        )
        listed = {child.name: child for child in self.children}
        names = dict.fromkeys(row.child for row in rows.all)
        return rows.of(tuple(listed.get(name, Child(name, None)) for name in names))
