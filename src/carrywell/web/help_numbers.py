"""Which number to call: the lines of her country, from the knowledge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest

from carrywell.knowledge.reader import help_lines
from carrywell.knowledge.schema import HelpLine
from carrywell.knowledge.words import Language, one_language

OTHER = "default"
COUNTRY = "country"


@dataclass(frozen=True)
class Number:
    """A number to call, with its ``tel:`` form."""

    printed: str
    name: str = ""

    @property
    def address(self) -> str:
        """What the telephone dials."""
        return "tel:" + re.sub(r"[^0-9+]", "", self.printed)


@dataclass(frozen=True)
class Help:
    """The numbers of one country in one language."""

    code: str
    country: str
    emergency: Number
    emergency_other: Number | None
    police: Number | None
    crisis: Number | None
    violence: Number | None

    @property
    def certain(self) -> bool:
        """The country is known; otherwise her local number may be another one."""
        return self.code != OTHER


def country_of(request: HttpRequest) -> str:
    """The country she chose, else that of her browser's language, else `OTHER`."""
    session = getattr(request, "session", None)
    chosen = session.get(COUNTRY) if session is not None else None
    if chosen in help_lines():
        return str(chosen)
    accepted = request.headers.get("Accept-Language", "")
    return next(_regions(accepted), "CN" if _is_simplified(accepted) else OTHER)


def _is_simplified(accepted: str) -> bool:
    """Simplified Chinese without a country means China: 112 reaches no ambulance there."""
    first = accepted.split(",")[0].split(";")[0].strip().lower()
    return first == "zh" or first.startswith("zh-hans")


def _regions(accepted: str) -> Iterator[str]:
    """Countries named by language tags such as ``en-GB`` or ``zh-Hans-CN``, in her order."""
    for tag in accepted.split(","):
        for part in tag.split(";")[0].strip().split("-")[1:]:
            region = part.upper()
            if region in help_lines():
                yield region
            for code, line in help_lines().items():
                if region in line.countries:
                    yield code


def help_for(code: str, language: Language) -> Help:
    """The numbers of a country."""
    line = help_lines()[code]
    return Help(
        code,
        country_name(line, language),
        Number(line.emergency),
        Number(line.emergency_other) if line.emergency_other else None,
        Number(line.police) if line.police else None,
        _named(line.crisis, line.crisis_name, language),
        _named(line.violence, line.violence_name, language),
    )


def countries(language: Language) -> list[tuple[str, str]]:
    """All countries to choose from, `OTHER` last."""
    return [(code, country_name(line, language)) for code, line in help_lines().items()]


def country_name(line: HelpLine, language: Language) -> str:
    """The name of a country."""
    return line.name_zh_hans if language == "zh_hans" else line.name_en


def _named(printed: str | None, name: str | None, language: Language) -> Number | None:
    """A line with its name."""
    return None if printed is None else Number(printed, one_language(name or "", language))
