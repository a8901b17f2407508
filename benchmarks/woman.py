"""A woman who takes the check over HTTP, one after another: the same way as in question_step.lua, in Python."""

from __future__ import annotations

import random
import re
import time
from http.client import HTTPConnection
from urllib.parse import urlencode

OPENING = "/check/you/after-birth"
BIRTHS = ("vaginal", "assisted", "planned_caesarean", "emergency_caesarean", "")
NEEDLES = ("none", "epidural", "spinal", "both", "unsure")
FORM = "application/x-www-form-urlencoded"
SHOWN = re.compile(r'name="shown" value="([^"]*)"')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Woman:
    """Her browser, at the first question."""

    def __init__(self, port: int, seed: int) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=30)
        self._host = f"127.0.0.1:{port}"
        self._chance = random.Random(seed)
        self._cookies: dict[str, str] = {}
        self.page = self._get(OPENING)
        told = {"since": str(self._chance.randint(0, 1000)), "unit": "days", "age": ""}
        told |= {"birth": self._chance.choice(BIRTHS), "neuraxial": self._chance.choice(NEEDLES)}
        self.path = self._post(OPENING, told)
        self.page = self._get(self.path)

    def steps(self, most: int) -> list[float]:
        """Press "Next" until the result, at most so often: the time of each step in ms, from the form to the page."""
        taken: list[float] = []
        while len(taken) < most and (shown := SHOWN.search(self.page)):
            given = self._given() | {"shown": shown[1]}
            begun = time.perf_counter()
            self.path = self._post(self.path, given)
            self.page = self._get(self.path)
            taken.append(1000 * (time.perf_counter() - begun))
        return taken

    def _given(self) -> dict[str, str]:
        """Mostly none, sometimes unsure; one option of a question, or a skip."""
        unsure, options = self._values("unsure"), self._values("answer")
        if unsure:
            return {"unsure": self._chance.choice(unsure)} if self._chance.random() < 0.1 else {"none": "on"}
        if options and self._chance.random() < 0.9:
            return {"answer": self._chance.choice(options)}
        return {"skip": "1"}

    def _values(self, name: str) -> list[str]:
        return re.findall(f'<input type="[a-z]+" name="{name}" value="([^"]*)"', self.page)

    def _get(self, path: str) -> str:
        """A page, through every redirection."""
        while True:
            status, location, body = self._asked("GET", path)
            if status != 302:
                assert status == 200, (path, status)
                return body
            self.path = path = location

    def _post(self, path: str, fields: dict[str, str]) -> str:
        token = TOKEN.search(self.page)
        assert token, path
        status, location, _ = self._asked("POST", path, fields | {"csrfmiddlewaretoken": token[1]})
        assert status == 302, (path, status, fields)
        return location

    def _asked(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, str, str]:
        headers = {
            "Accept-Language": "en-GB,en;q=0.9",
            "Cookie": "; ".join(f"{n}={v}" for n, v in self._cookies.items()),
        }
        if fields is not None:
            headers |= {"Content-Type": FORM, "Origin": f"http://{self._host}"}
        self._connection.request(method, path, urlencode(fields) if fields is not None else None, headers)
        answer = self._connection.getresponse()
        body = answer.read().decode()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.split(";")[0].partition("=")
            self._cookies[name] = value
        return answer.status, answer.headers.get("Location") or "", body


def page_bytes(port: int) -> int:
    """How large the page of a usual question is: the median over one check."""
    woman, sizes = Woman(port, seed=0), []
    while SHOWN.search(woman.page):
        sizes.append(len(woman.page.encode()))
        woman.steps(1)
    return sorted(sizes)[len(sizes) // 2]
