"""The language of this process: from ``--lang``, else from the locale; interface words by gettext, click's own too."""

from __future__ import annotations

import gettext
import os
import sys
from importlib.resources import as_file, files

from carrywell.errors import InputError
from carrywell.knowledge.words import LANGUAGES, Language, language_of

DOMAIN = "carrywell"
#: Variables that say which language and country she uses, the strongest first.
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


def marked(message: str) -> str:
    """Mark a message for the catalogue that is translated later, when it is shown."""
    return message


def marked_plural(one: str, many: str) -> tuple[str, str]:
    """As `marked`, for a message that depends on a number."""
    return one, many


def tag(language: Language) -> str:
    """The language as ``--lang`` takes it."""
    return language.replace("_", "-")


TAGS = tuple(tag(language) for language in LANGUAGES)


def settle(language: Language) -> None:
    """Speak this language from now on."""
    with as_file(files("carrywell.cli") / "locale") as folder:
        gettext.bindtextdomain(DOMAIN, str(folder))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = {"en": "en", "zh_hans": "zh_Hans"}[language]


def in_language(message: str, language: Language) -> str:
    """A message of the interface in a language that need not be the one spoken."""
    with as_file(files("carrywell.cli") / "locale") as folder:
        names = [{"en": "en", "zh_hans": "zh_Hans"}[language]]
        return gettext.translation(DOMAIN, str(folder), names, fallback=True).gettext(message)


def locale_name() -> str:
    """The locale as the computer gives it, such as ``en_GB``; empty when it says nothing."""
    for name in _LOCALE:
        value = os.environ.get(name, "")
        if value:
            return value.split(".")[0].split("@")[0]
    return _windows_locale()


def _windows_locale() -> str:
    if sys.platform == "win32":
        import ctypes
        import locale

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    return ""


def default_language() -> Language:
    """The language of the computer, English where there are no words in it."""
    first = os.environ.get("LANGUAGE", "").split(":")[0]
    try:
        return language_of(first or locale_name())
    except InputError:
        return "en"
