"""Walks every public story through the app in a real browser and writes what came out into docs/web.md.

Each story is told from the start page to the result on three sizes of screen in both languages. Every walk has to reach
the result that the library gives for the same answers; nothing may be cut off, covered, too small for a thumb or over
something else, no script may complain, and nothing may be asked of another computer. Run `python -m benchmarks.walk
FOLDER`; the pictures of every distinct screen go into the folder (`output/` is left out of the repository). `--every 3`
takes every third story. Each size in each language has an app and a browser of its own; they walk at the same time.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmarks.page import write
from carrywell import check
from tests.cases.stories import Story, public, take_as
from tests.web.first_steps import as_told
from tests.web.real_browser import LOCALES, running_chromium, served
from tests.web.story_browser import LANGUAGES, Walk
from tests.web.story_pages import Shown, in_words

SIZES = ((320, 640), (390, 844), (1280, 800))
#: Kinds of faults, by what the words of a fault contain.
KINDS = {
    "cut off": ("cut off",),
    "sideways": ("scrolled sideways",),
    "under 44 px": ("smaller than 44 px",),
    "over each other": ("over each other", "stands over", "lies under", "above the bar"),
}
HOST = "127.0.0.1"


@dataclass
class Outcome:
    """What one walk came to."""

    story: Story
    size: tuple[int, int]
    language: str
    screens: int = 0
    taps: int = 0
    waiting_s: float = 0.0
    agrees: bool = False
    reached: str = ""
    faults: list[str] = field(default_factory=list)


@dataclass
class Album:
    """A picture of every distinct screen: by its heading, or for a result by its story."""

    folder: Path
    taken: set[str] = field(default_factory=set)

    def taker(self, outcome: Outcome) -> Callable[[Any], None]:
        def look(page: Any) -> None:
            result = urlsplit(page.url).path.endswith("/result")
            heading = re.sub(r"\W+", "-", page.locator("h1").first.inner_text())[:40].strip("-")
            name = f"{outcome.size[0]}-{outcome.language}-{f'result-{outcome.story.id}-' if result else ''}{heading}"
            if name not in self.taken:
                self.taken.add(name)
                page.screenshot(path=self.folder / f"{name}.png", full_page=True, animations="disabled")

        return look


def expected(story: Story, language: str) -> tuple[str, Shown]:
    """The urgency that the library gives to the answers of this story, and its words on the page."""
    interview, _ = take_as(as_told(story.person), story)
    result = check(interview.person, interview.answers)
    return result.urgency, in_words(interview.person, interview.answers, result, LANGUAGES[language])


def walk(chromium: Any, address: str, outcome: Outcome, album: Album, seen: set[str]) -> None:
    """One woman, one phone; whatever is wrong stands among the faults."""
    width, height = outcome.size
    context = chromium.new_context(
        locale=LOCALES[outcome.language], viewport={"width": width, "height": height}, base_url=address
    )
    context.set_default_timeout(600_000)  # a busy machine may take its time
    context.on("request", lambda request: _host(outcome, request.url))
    page = context.new_page()
    page.on("console", lambda said: said.type in ("error", "warning") and outcome.faults.append(said.text))
    page.on("pageerror", lambda error: outcome.faults.append(str(error)))
    going = Walk(page, outcome.language, album.taker(outcome), seen=seen)
    try:
        shown = going.through(outcome.story)
        urgency, wanted = expected(outcome.story, outcome.language)
        outcome.reached, outcome.agrees = urgency if shown == wanted else shown.urgency, shown == wanted
    except Exception as error:  # one broken walk is a result, and the others go on
        outcome.faults.append(f"{page.url}: {error}")
    outcome.screens, outcome.taps, outcome.waiting_s = going.screens, going.taps, going.waiting_s
    outcome.faults += going.faults
    context.close()


def _host(outcome: Outcome, url: str) -> None:
    if urlsplit(url).hostname != HOST:
        outcome.faults.append(f"asked of another computer: {url}")


# ---- the table


def table(outcomes: list[Outcome]) -> str:
    """Walks, agreement, faults, median screens and taps, by size and language."""
    lines = [
        "| screen | language | walks | same as the library | emergencies reached | screens looked at "
        f"| {' | '.join(KINDS)} | other | median screens | median taps | waiting for pages |",
        f"|{'---|' * (10 + len(KINDS))}",
    ]
    for size in SIZES:
        for language in LOCALES:
            lines.append(_row(size, language, [o for o in outcomes if (o.size, o.language) == (size, language)]))
    return "\n".join([*lines, "", _in_words(outcomes)])


def _row(size: tuple[int, int], language: str, some: list[Outcome]) -> str:
    emergencies = [o for o in some if o.story.emergency]
    cells = [
        f"{size[0]} × {size[1]}",
        {"en": "English", "zh": "简体中文"}[language],
        str(len(some)),
        str(sum(o.agrees for o in some)),
        f"{sum(o.reached == 'emergency' for o in emergencies)} of {len(emergencies)}",
        str(sum(o.screens for o in some)),
        *map(str, _faults(some)),
        _median(o.screens for o in some),
        _median(o.taps for o in some),
        f"{_median(o.waiting_s for o in some)} s",
    ]
    return f"| {' | '.join(cells)} |"


def _faults(some: list[Outcome]) -> list[int]:
    """How many different faults of each kind; the last: all others."""
    distinct = {fault for outcome in some for fault in outcome.faults}
    counted = [sum(any(words in fault for words in kind) for fault in distinct) for kind in KINDS.values()]
    return [*counted, len(distinct) - sum(counted)]


def _median(values: Iterable[float]) -> str:
    return f"{statistics.median(values):.3g}"


def _in_words(outcomes: list[Outcome]) -> str:
    longest = max(outcomes, key=lambda o: o.screens)
    agreeing, screens = sum(o.agrees for o in outcomes), _median(o.screens for o in outcomes)
    return (
        f"{len(outcomes)} walks, {agreeing} with the urgency, action, warning signs and causes of the library. Median "
        f"{screens} screens and {_median(o.taps for o in outcomes)} taps from the start page to the result, both "
        f"counted in, every typed digit a tap; the longest walk ({longest.story.id}) {longest.screens} screens and "
        f"{longest.taps} taps. A fault is counted once for each screen and thing. Other: messages of the browser, "
        "requests to another computer, walks that broke off. Waiting: from a press to the next page loaded, all pages "
        "of a walk together, on two processor cores with other work going on."
    )


def main() -> None:
    """Walk, print what is wrong, write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--every", type=int, default=1, help="take every n-th story; the page is written only for 1")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    with ProcessPoolExecutor(len(SIZES) * len(LOCALES), mp_context=get_context("spawn")) as pool:
        ways = [(size, language) for size in SIZES for language in LOCALES]
        phones = [pool.submit(_walks, size, language, given.folder, given.every) for size, language in ways]
        outcomes = [outcome for phone in phones for outcome in phone.result()]
    text = table(outcomes)
    print(text, f"\n{(time.monotonic() - began) / 60:.0f} min")
    if given.every == 1:
        write("web.md", "walks", "benchmarks/walk.py", text)
    sys.exit(any(not o.agrees or o.faults for o in outcomes))


def _walks(size: tuple[int, int], language: str, folder: Path, every: int) -> list[Outcome]:
    """Every story in one language on one size of screen, with an app and a browser of its own."""
    outcomes = [Outcome(story, size, language) for story in public()[::every]]
    with tempfile.TemporaryDirectory() as home, served(_app(Path(home))) as address, running_chromium() as chromium:
        album, seen = Album(folder), set[str]()
        for done, outcome in enumerate(outcomes, start=1):
            walk(chromium, address, outcome, album, seen)
            _tell(outcome, f"{done}/{len(outcomes)}")
    return outcomes


def _app(home: Path) -> Callable[..., Any]:
    from carrywell.web.server import create_app

    os.environ["CARRYWELL_HOME"] = str(home)
    return create_app(home)


def _tell(outcome: Outcome, progress: str) -> None:
    place = f"{outcome.story.id} {outcome.size[0]} {outcome.language}"
    print(progress, place, outcome.reached, outcome.screens, outcome.taps, f"{outcome.waiting_s:.1f} s", flush=True)
    for fault in dict.fromkeys(outcome.faults):
        print(f"  {fault}", flush=True)
    if not outcome.agrees:
        print("  not what the library tells", flush=True)


if __name__ == "__main__":
    main()
