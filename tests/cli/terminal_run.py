"""A real terminal for tests: keys are sent to the command when the question that they answer is seen."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time

ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[()][A-Z0-9]|[=>78])|\r")
ENTER, DOWN = "\r", "\x1b[B"
FOOTER = {"en": "! something is very wrong", "zh": "! 感觉非常不对劲"}
SECONDS = 40


class Terminal:
    def __init__(self, *arguments: str, lang: str) -> None:
        self.footer = FOOTER[lang]
        self.text = ""
        self.seen = 0
        outer, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
        environment = os.environ | {
            "TERM": "xterm-256color",
            "LC_ALL": {"en": "en_GB.UTF-8", "zh": "zh_CN.UTF-8"}[lang],
            "LANGUAGE": "",
            "PROMPT_TOOLKIT_NO_CPR": "1",
            "PYTHONUTF8": "1",
        }
        for name in ("COLUMNS", "LINES", "CARRYWELL_COUNTRY", "NO_COLOR"):
            environment.pop(name, None)
        command = [sys.executable, "-m", "carrywell", *arguments]
        self.process = subprocess.Popen(
            command, stdin=inner, stdout=inner, stderr=inner, env=environment, start_new_session=True
        )
        os.close(inner)
        self.outer = outer
        self._raw = b""

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.outer)

    def expect(self, words: str) -> str:
        """Read until the words stand there, after what was seen before; give what stands before them."""
        deadline = time.monotonic() + SECONDS
        while (place := self.text.find(words, self.seen)) < 0:
            if not self._read(deadline):
                raise AssertionError(f"{words!r} did not come after:\n{self.text[self.seen :]}")
        before, self.seen = self.text[self.seen : place], place + len(words)
        return before

    def answer(self, keys: str, after: str = "") -> None:
        """When the question is there (and all of it, down to its keys), send the keys and Enter."""
        if after:
            self.expect(after)
        self.press(keys + ENTER)

    def press(self, keys: str) -> None:
        self.expect(self.footer)
        self.write(keys)

    def write(self, keys: str) -> None:
        os.write(self.outer, keys.encode())

    def rest(self) -> str:
        """Everything until the command ends."""
        while self._read(time.monotonic() + SECONDS):
            pass
        return self.text[self.seen :]

    def _read(self, deadline: float) -> bool:
        ready, _, _ = select.select([self.outer], [], [], max(0, deadline - time.monotonic()))
        try:
            chunk = os.read(self.outer, 65536) if ready else b""
        except OSError:  # the other side is closed
            return False
        self._raw += chunk
        self.text = ESCAPES.sub("", self._raw.decode(errors="ignore"))
        return bool(chunk)
