"""What can be wrong with a screen, asked of the browser: cut off, covered, too small, one over the other."""

from __future__ import annotations

from typing import Any

WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
CLIPPED = """() => [...document.querySelectorAll('main *, header *')].filter(e => {
    const inside = e.getBoundingClientRect(), style = getComputedStyle(e);
    const hidden = e.classList.contains('visually-hidden') || !inside.width || e.closest('svg');
    const wide = style.overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1;
    const high = ['hidden', 'clip'].includes(style.overflowY) && e.scrollHeight > e.clientHeight + 1;
    return !hidden && (wide || high || inside.right > innerWidth + 1);
}).map(e => e.tagName + '.' + e.className)"""
#: For one element, once it is scrolled to: what lies over its centre, or nothing.
IS_COVERED = """target => {
    target.scrollIntoView({block: 'center', behavior: 'instant'});
    const box = target.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
    const hit = document.elementFromPoint(x, y);
    if (hit && (target.contains(hit) || hit.contains(target))) return '';
    const what = hit ? hit.tagName + '.' + hit.className : 'nothing (outside of the screen)';
    return (target.innerText || target.name).trim() + ' lies under ' + what;
}"""
PRIMARY = "main .primary"
#: What the bar of places could cover when the page is scrolled to its end.
UNDER_THE_BAR = """() => {
    const bar = document.querySelector('.places');
    if (!bar || getComputedStyle(bar).position !== 'fixed') return [];
    scrollTo({top: document.body.scrollHeight, behavior: 'instant'});
    const top = bar.getBoundingClientRect().top, wide = bar.getBoundingClientRect().width > innerWidth / 2;
    const last = [...document.querySelectorAll('main a, main button, main summary, footer a')];
    const under = last.filter(e => wide && e.getBoundingClientRect().bottom > top + 1 && e.checkVisibility());
    scrollTo({top: 0, behavior: 'instant'});
    return under.map(e => e.innerText + ' cannot be scrolled above the bar');
}"""
#: What a thumb has to hit: at least 44 px each way, and no two of them over each other. A link within a sentence is
#: as high as its line; an input within a label is hit by its label.
TARGETS = """() => {
    const named = e => (e.innerText || e.name || e.className).trim().split('\\n')[0];
    const inSentence = e => getComputedStyle(e).display === 'inline';
    const aside = e => e.closest('.visually-hidden, .skip, .body-map') || e.tabIndex === -1 && e.tagName !== 'LABEL';
    const all = [...document.querySelectorAll('a[href], button, summary, select, input:not([type=hidden]), label')]
        .filter(e => e.checkVisibility() && !aside(e) && !inSentence(e))
        .filter(e => e.tagName === 'LABEL' ? e.querySelector('input') : !e.closest('label'));
    const boxes = all.map(e => e.getBoundingClientRect());
    const small = all.filter((e, n) => Math.min(boxes[n].width, boxes[n].height) < 43.5)
        .map(e => named(e) + ' is smaller than 44 px');
    const fixed = e => [...document.querySelectorAll('.places')]
        .some(bar => bar.contains(e) && getComputedStyle(bar).position === 'fixed');
    const over = [];
    all.forEach((one, n) => all.slice(n + 1).forEach((two, m) => {
        const a = boxes[n], b = boxes[n + 1 + m];
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > 1 && high > 1 && fixed(one) === fixed(two) && !one.contains(two) && !two.contains(one))
            over.push(named(one) + ' and ' + named(two) + ' lie over each other');
    }));
    return [...small, ...over];
}"""
#: Words that stand over other words.
WORDS = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), lines = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.parentElement, apart = '.visually-hidden, .skip, svg, .places, script';
        if (!node.data.trim() || !at.checkVisibility() || at.closest(apart)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) lines.push([box, node]);
    }
    const found = [];
    lines.forEach(([a, one], n) => lines.slice(n + 1).forEach(([b, two]) => {
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (one !== two && wide > 2 && high > Math.min(a.height, b.height) / 3)
            found.push(one.data.trim() + ' stands over ' + two.data.trim());
    }));
    return found;
}"""


def faults(page: Any) -> list[str]:
    """What is wrong with the screen that is shown; nothing on a good one."""
    found = ["has to be scrolled sideways"] if page.evaluate(WIDER) else []
    found += [f"cut off: {element}" for element in page.evaluate(CLIPPED)]
    found += [str(fault) for script in (TARGETS, WORDS, UNDER_THE_BAR) for fault in page.evaluate(script)]
    for button in page.locator(PRIMARY).all():
        if covered := button.is_visible() and button.evaluate(IS_COVERED):
            found.append(covered)
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    return found
