"""CSV as spreadsheets write it; a line that is broken is named by its number in the file."""

from __future__ import annotations

import pytest

from carrywell.errors import InputError
from carrywell.exchange.csv_lines import headings_of, lines_of


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_fields_are_read_whatever_stands_between(mark: str, end: str) -> None:
    text = end.join([mark.join(["ID", " note "]), mark.join(["1", '"a, b; c"']), "", mark.join(["2", ""])])
    assert headings_of(text) == ["id", "note"]
    assert [(line.number, dict(line.told)) for line in lines_of(text)] == [
        (2, {"id": "1", "note": "a, b; c"}), (4, {"id": "2", "note": ""}),
    ]  # fmt: skip


def test_line_is_counted_past_a_field_of_several_lines() -> None:
    text = 'id,note\n1,"two\nlines ""here"""\n2,x\n'
    assert [(line.number, line.told["note"]) for line in lines_of(text)] == [(2, 'two\nlines "here"'), (4, "x")]


@pytest.mark.parametrize(
    ("text", "field", "code"),
    [
        ("id,note\n1,x\n2\n", "line.3", "wrong_cells"),
        ("id,note\n1,x,y\n", "line.2", "wrong_cells"),
        ('id,note\n1,"a\nb"\n2,"never ends\n', "line.4", "broken_csv"),
        ('id,note\n1,"a"b\n', "line.2", "broken_csv"),
        ("id,id\n1,2\n", "line.1", "stands_twice"),
        ('"id,note\n1,2\n', "line.1", "broken_csv"),
    ],
)
def test_broken_line_is_named(text: str, field: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        lines_of(text)
    assert (caught.value.field, caught.value.code) == (field, code)
