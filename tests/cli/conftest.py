import gettext
import io
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from carrywell.cli import main


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """The command line in this process, away from the language and country of this computer."""

    def call(*arguments: str, stdin: bytes | str = b"", locale: str = "en_XX.UTF-8") -> Outcome:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        for name in ("LANGUAGE", "LC_MESSAGES", "LANG", "CARRYWELL_COUNTRY"):
            monkeypatch.setenv(name, "")
        monkeypatch.setenv("LC_ALL", locale)
        monkeypatch.setenv("COLUMNS", "80")
        code = main(arguments)
        shown = capsys.readouterr()
        return Outcome(code, shown.out, shown.err)

    yield call
    gettext.textdomain("messages")
