"""A form of the check came, and its check is not found: cookies were deleted, or the check was, in another window."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from carrywell.web import store

#: Addresses, by name, whose forms belong to a check.
OF_A_CHECK = ("check", "step", "change")


def is_gone(request: HttpRequest) -> bool:
    """Whether the address belongs to a check, and this browser has none."""
    name = request.resolver_match.url_name if request.resolver_match else None
    return name in OF_A_CHECK and store.load(request.session) is None


@require_safe
def gone(request: HttpRequest) -> HttpResponse:
    """Nothing of the form was stored, and she is told so; where her check is found, back to it."""
    return page(request) if store.load(request.session) is None else redirect("checking")


def page(request: HttpRequest, status: int = 200) -> HttpResponse:
    """`stay`: a form that was refused has no address to come back to in the other language."""
    return render(request, "web/gone.html", {"stay": reverse("gone")}, status=status)
