"""How the app looks for her: theme and the skin of the figures, kept in cookies of this browser."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy

THEME, SKIN = "carrywell_theme", "carrywell_skin"
#: The device decides: no cookie.
DEVICE = "device"
THEMES = {
    DEVICE: gettext_lazy("As the device"),
    "light": gettext_lazy("Light"),
    "dark": gettext_lazy("Dark"),
    "night": gettext_lazy("Night"),
}
#: As the figures are drawn; the style changes the tones for the others.
USUAL_SKIN = "2"
SKINS = {
    "0": gettext_lazy("Very light skin"),
    "1": gettext_lazy("Light skin"),
    "2": gettext_lazy("Medium skin"),
    "3": gettext_lazy("Brown skin"),
    "4": gettext_lazy("Dark skin"),
}


def theme_of(request: HttpRequest) -> str:
    """The theme she chose, else `DEVICE`."""
    chosen = request.COOKIES.get(THEME, DEVICE)
    return chosen if chosen in THEMES else DEVICE


def skin_of(request: HttpRequest) -> str:
    """The skin of the figures that she chose, else the usual one."""
    chosen = request.COOKIES.get(SKIN, USUAL_SKIN)
    return chosen if chosen in SKINS else USUAL_SKIN


def remember(response: HttpResponse, name: str, value: str, usual: str) -> HttpResponse:
    """Keep a choice; the usual one needs no cookie."""
    if value == usual:
        response.delete_cookie(name, samesite="Lax")
    else:
        age = settings.LANGUAGE_COOKIE_AGE
        response.set_cookie(name, value, max_age=age, httponly=True, samesite="Lax")
    return response
