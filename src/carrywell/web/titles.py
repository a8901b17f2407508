"""What the screens of several statements are called."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

TITLES = {
    "nerves": gettext_lazy("Legs, bladder and feeling"),
    "sudden_danger": gettext_lazy("Sudden or severe signs"),
    "pregnancy": gettext_lazy("Belly, bleeding and birth"),
    "pressure": gettext_lazy("Head and blood pressure"),
    "fever_belly_urine": gettext_lazy("Fever, belly and urine"),
    "background": gettext_lazy("Your health so far"),
    "movements": gettext_lazy("What makes it worse"),
    "pattern": gettext_lazy("How the pain behaves"),
}


def screen_title(screen: str) -> str:
    """The title of a screen of statements."""
    return str(TITLES.get(screen, _("Is any of this true for you?")))
