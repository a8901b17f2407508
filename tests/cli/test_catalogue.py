"""The catalogue holds every message, translated and compiled. `docs/cli.md` says how to renew it."""

import re
import subprocess
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import carrywell.cli

SOURCE = Path(carrywell.cli.__file__).parent
PO = SOURCE / "locale" / "zh_Hans" / "LC_MESSAGES" / "carrywell.po"
KEYWORDS = DEFAULT_KEYWORDS | {"marked": None, "marked_plural": (1, 2)}


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="zh_Hans", domain="carrywell", abort_invalid=True)


def test_catalogue_holds_what_the_source_says(catalogue):
    said = {message for _, _, message, _, _ in extract_from_dir(SOURCE, keywords=KEYWORDS)}
    assert {_id(message) for message in catalogue if message.id} == said


def test_every_message_is_translated_and_certain(catalogue):
    assert [m.id for m in catalogue if m.id and (m.fuzzy or not all(_strings(m)))] == []


def test_placeholders_are_those_of_the_message(catalogue):
    """The type of a wrong value, in click's English, is left out on purpose."""
    for message in catalogue:
        if message.id and "number_type" not in str(message.id):
            wanted = _placeholders(message.id if isinstance(message.id, str) else message.id[0])
            assert {frozenset(_placeholders(text)) for text in _strings(message)} == {frozenset(wanted)}, message.id


def test_compiled_catalogue_is_fresh(catalogue):
    with PO.with_suffix(".mo").open("rb") as file:
        compiled = read_mo(file)
    assert _strings_by_id(compiled) == _strings_by_id(catalogue), "compile it: docs/cli.md says how"


def test_compiled_catalogue_is_under_version_control():
    outcome = subprocess.run(["git", "check-ignore", "-q", str(PO.with_suffix(".mo"))], cwd=SOURCE, check=False)
    assert outcome.returncode != 0


def _strings_by_id(catalogue):
    return {_id(message): tuple(_strings(message)) for message in catalogue if message.id}


def _id(message):
    return message.id if isinstance(message.id, str) else tuple(message.id)


def _strings(message):
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def _placeholders(text):
    return set(re.findall(r"{[^}]*}", text))
