"""The rules of axe-core (Deque's checker for accessibility), run on the page that a browser shows.

All rules of levels A and AA up to WCAG 2.2 and all best practices count, those still called experimental too.
Rules of level AAA are no aim of ours as a whole. Scripts of a test come in as the browser's developer tools do, so
the page keeps its strict policy.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT

#: Every rule in the first theme; in the others, which change colours only, those about colour. Of hundreds of parts
#: made alike a few show every colour (`remove`). Nothing is fetched twice (`preload`): only the rule of orientation
#: wants that, see test_style.
RUN = """async (themes) => {
    const found = [], counted = ({ tags }) => !tags.includes("wcag2aaa") && !tags.includes("deprecated");
    for (const theme of themes) {
        const coloured = ({ tags }) => theme === themes[0] || tags.includes("cat.color");
        const values = axe.getRules().filter((rule) => counted(rule) && coloured(rule)).map(({ ruleId }) => ruleId);
        document.documentElement.dataset.theme = theme;
        const options = { runOnly: { type: "rule", values }, resultTypes: ["violations"], preload: false };
        const { violations } = await axe.run(document, options);
        for (const { id, nodes } of violations)
            for (const { target, failureSummary } of nodes) found.push(`${theme} ${id}: ${target} ${failureSummary}`);
        document.querySelectorAll("details:not([open])").forEach((details) => details.remove());
    }
    return found;
}"""


def violations(page: Any, themes: Sequence[str]) -> list[str]:
    """What axe finds, theme by theme."""
    page.evaluate(AXE_SCRIPT)
    return list(page.evaluate(RUN, themes))
