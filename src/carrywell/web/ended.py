"""The switch "my pregnancy has ended": while it is on, nothing of a baby is shown; it can be taken back.

What she told stays, put away under another mark of the session (`carrywell.web.store`), until she takes the switch
back or has it deleted. Templates know it as `has_ended`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from carrywell.web import store

View = Callable[..., HttpResponse]


def is_on(request: HttpRequest) -> bool:
    """She said that her pregnancy has ended, and has told no other stage since."""
    session = getattr(request, "session", None)  # pages about problems may come before the session
    return session is not None and store.has_ended_early(session)


def switch_on(request: HttpRequest) -> None:
    """Put away everything at once."""
    store.set_aside(request.session)


def switch_off(request: HttpRequest) -> None:
    """She pressed it by mistake: everything is back as it was."""
    store.bring_back(request.session)


def closed_after_a_loss(view: View) -> View:
    """A page that is nothing for a woman whose pregnancy has ended; she gets the page that is."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return redirect("you_ended_early") if is_on(request) else view(request, *args, **kwargs)

    return answer
