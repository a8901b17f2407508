"""The places of the app, at most five, and which of them a page belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy, pgettext_lazy

from carrywell.web import ended, store

NAMES = {
    "today": pgettext_lazy("a place of the app", "Today"),
    "checking": pgettext_lazy("a place of the app", "Check"),
    "load": gettext_lazy("My back"),
    "journal": gettext_lazy("Journal"),
    "more": pgettext_lazy("a place of the app", "More"),
}
#: After the end of a pregnancy nothing speaks of loads; a check has its place once it is begun.
GENTLE = ("today", "journal", "more")
GENTLE_CHECK = ("today", "checking", "journal", "more")
#: Beside an emergency nothing is offered but the result, her answers and the rest.
ALWAYS = ("today", "checking", "more")
_TODAY = ("start", "result", "print", "you_ended_early", "plan_print", "plan_moving", "pain")
_MORE = ("more", "evidence", "tips", "delete", "design", "support")
_CHECKING = ("check", "step", "change", "answers", "again", "gone")


@dataclass(frozen=True)
class Place:
    """One place: its name, its address, and whether this page is it or belongs to it ("page", "true" or "")."""

    id: str
    name: str
    address: str
    current: str

    @property
    def always(self) -> bool:
        """Also beside an emergency."""
        return self.id in ALWAYS


def places_of(request: HttpRequest) -> list[Place]:
    """The places she can go to."""
    here = place_of(request)
    names = _gentle(request) if ended_early(request) else tuple(NAMES)
    found = []
    for name in names:
        address = reverse(name)
        current = "" if name != here else "page" if request.path == address else "true"
        found.append(Place(name, str(NAMES[name]), address, current))
    return found


def _gentle(request: HttpRequest) -> tuple[str, ...]:
    """A check of her own back, begun after the loss, has its place too."""
    return GENTLE_CHECK if store.TOKEN in request.session else GENTLE


def place_of(request: HttpRequest) -> str:
    """The place that this page belongs to, by the name of its address; empty for none."""
    page = (request.resolver_match.url_name if request.resolver_match else None) or ""
    if page in _TODAY:
        return "today"
    if page in _MORE or page.startswith("profile"):
        return "more"
    if page == "report":
        return "journal"
    if page in _CHECKING or page.startswith("you"):
        return "checking"
    return next((place for place in ("load", "journal") if page.startswith(place)), page)


def ended_early(request: HttpRequest) -> bool:
    """Her pregnancy has ended, as far as this browser was told."""
    return ended.is_on(request)
