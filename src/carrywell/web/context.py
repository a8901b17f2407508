"""What every page shows: its language and theme, the other language, the places, and the numbers to call."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from carrywell import __version__
from carrywell.knowledge.words import language_of
from carrywell.web.help_numbers import countries, country_of, help_for
from carrywell.web.journal_marks import marks_of
from carrywell.web.looks import DEVICE, USUAL_SKIN, skin_of, theme_of
from carrywell.web.places import ended_early, places_of

#: Language tag to what the button that leads there says, in that language.
OTHER_LANGUAGE = {"en": ("zh-hans", "zh-Hans", "简体中文"), "zh_hans": ("en", "en", "English")}


def frame(request: HttpRequest) -> dict[str, Any]:
    """The values that the base template needs."""
    language = language_of(get_language() or "en")
    code, tag, name = OTHER_LANGUAGE[language]
    is_everybodys = request.path == reverse("offline")  # it is kept for whoever opens it without a connection
    theme, skin = theme_of(request), skin_of(request)
    return {
        "html_lang": "zh-Hans" if language == "zh_hans" else "en",
        "other_language": {"code": code, "tag": tag, "name": name},
        "theme": "" if theme == DEVICE else theme,
        "skin": "" if skin == USUAL_SKIN else skin,
        "places": places_of(request),
        "has_ended": ended_early(request),
        "help": help_for(country_of(request), language),
        "countries": countries(language),
        "version": __version__,
        "journal_marks": "" if is_everybodys else " ".join(marks_of(request)),
    }
