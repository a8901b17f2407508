"""What a device needs to put the app among its own."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

#: `--page` of the day in app.css: the ground while the app opens.
PAGE = "#f5f2ed"
ICONS = (("192", 192, "any"), ("512", 512, "any"), ("maskable-512", 512, "maskable"))


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """The web app manifest, in her language; the short name says nothing about health."""
    start = reverse("start")
    content = {
        "id": start,
        "name": _("Carrywell: your back, looked at together"),
        "short_name": "Carrywell",
        "description": _(
            "Back pain in pregnancy or after birth: is it dangerous, what is likely behind it, and what to do today. "
            "It takes about two minutes."
        ),
        "lang": "zh-Hans" if (get_language() or "").startswith("zh") else "en",
        "dir": "ltr",
        "start_url": start,
        "scope": start,
        "display": "standalone",
        "background_color": PAGE,
        "theme_color": PAGE,
        "icons": [
            {"src": static(f"web/icons/{name}.png"), "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}
            for name, side, purpose in ICONS
        ],
        "shortcuts": [{"name": _("Something is very wrong"), "url": reverse("help")}],
    }
    return JsonResponse(content, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})
