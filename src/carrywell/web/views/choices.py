"""Her language, her country, and how the app looks."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from carrywell.knowledge.reader import help_lines
from carrywell.web.help_numbers import COUNTRY
from carrywell.web.looks import DEVICE, SKIN, SKINS, THEME, THEMES, USUAL_SKIN, remember

#: The button in a form that changes the language and keeps what she has entered.
SWITCH = "switch_language"


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "/")
    return wanted if wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, None) else "/"


def _remember(response: HttpResponse, code: str) -> HttpResponse:
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )
    return response


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Change the language and stay on the page."""
    code = request.POST.get("language", "")
    response = redirect(_next(request))
    return _remember(response, code) if code in dict(settings.LANGUAGES) else response


def switching(request: HttpRequest) -> str | None:
    """The language that a form's own language button asks for; active from here on."""
    code = request.POST.get(SWITCH, "")
    if request.method != "POST" or code not in dict(settings.LANGUAGES):
        return None
    translation.activate(code)
    return code


def switched(response: HttpResponse, code: str | None) -> HttpResponse:
    """The page in its new language, which the browser remembers."""
    return _remember(response, code) if code else response


@require_POST
def country(request: HttpRequest) -> HttpResponse:
    """Choose the country of the emergency number and stay on the page."""
    code = request.POST.get("country")
    if code in help_lines():
        request.session[COUNTRY] = code
    return redirect(_next(request))


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Choose light, dark or night, or leave it to the device; stay on the page."""
    chosen, response = request.POST.get("theme", ""), redirect(_next(request))
    return remember(response, THEME, chosen, DEVICE) if chosen in THEMES else response


@require_POST
def skin(request: HttpRequest) -> HttpResponse:
    """Choose the skin of the figures and stay on the page."""
    chosen, response = request.POST.get("skin", ""), redirect(_next(request))
    return remember(response, SKIN, chosen, USUAL_SKIN) if chosen in SKINS else response
