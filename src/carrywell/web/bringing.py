"""Files on their way into the journal of a browser: read, held between two pages, and what they hold in words.

What was given is held by the page itself, packed into a field that comes back with her answers: no file is stored.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import PurePath

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from carrywell import InputError
from carrywell.exchange.babybuddy_rows import Happened, Rows
from carrywell.exchange.files import Files, text_in
from carrywell.web.forms import spoken_words

#: The name of a file and its text.
Given = tuple[str, str]
#: What is held is text again, and JSON writes some signs as six.
MOST_HELD_BYTES = 6 * settings.UPLOAD_BYTES
NAME_CHARACTERS = 60


class RefusedError(Exception):
    """What was given cannot be brought in; the message says why and what to do, in her language."""


def texts_of(files: Iterable[UploadedFile]) -> list[Given]:
    """The files that she chose, as text.

    Raises
    ------
    RefusedError
        When there is none, or one is no text.
    """
    found = [(_short(file.name or ""), file) for file in files]
    if not found:
        raise RefusedError(_("Please choose a file first."))
    return [(name, _text(name, file, len(found))) for name, file in found]


def _short(name: str) -> str:
    return "".join(sign for sign in PurePath(name).name if sign.isprintable())[-NAME_CHARACTERS:]


def _text(name: str, file: UploadedFile, count: int) -> str:
    try:
        return text_in(file.read())
    except InputError as error:
        raise RefusedError(why(error, name if count > 1 else "")) from error


def held(given: Sequence[Given]) -> str:
    """Files as one word, for a field of the page."""
    return base64.urlsafe_b64encode(zlib.compress(json.dumps(given).encode())).decode("ascii")


def given_again(word: str) -> list[Given]:
    """The files that a page held.

    Raises
    ------
    RefusedError
        When it is not what a page of ours holds.
    """
    try:
        unpacking = zlib.decompressobj()
        told = json.loads(unpacking.decompress(base64.urlsafe_b64decode(word.encode("ascii")), MOST_HELD_BYTES))
        if unpacking.eof:
            return [(_short(str(name)), str(text)) for name, text in told]
    except (ValueError, TypeError, zlib.error, binascii.Error, RecursionError):
        pass
    raise RefusedError(_("The files did not come along. Please choose them once more."))


def read(given: Sequence[Given], now: datetime) -> Files:
    """What the files hold.

    Raises
    ------
    RefusedError
        Naming the line or the entry; nothing is brought in then.
    """
    found = Files()
    for name, text in given:
        try:
            found.add(text, now, is_json=name.lower().endswith(".json"))
        except InputError as error:
            raise RefusedError(why(error, name if len(given) > 1 else "")) from error
    return found


# ---- in words


def why(error: InputError, name: str = "") -> str:
    """What is wrong with a file, with its name where there are several."""
    if error.code == "id_taken":
        words = _("An entry (%(id)s) was changed here and elsewhere in different ways. Nothing was brought in.") % {
            "id": error.details["id"]
        }
    else:
        words = spoken_words().error(InputError(_place(error.field), error.code, **error.details))
    return _("%(file)s: %(words)s") % {"file": name, "words": words} if name else words


def _place(field: str) -> str:
    """Where in a file, as people count."""
    line = re.fullmatch(r"line\.(\d+)(?:\.(?:row|(.+)))?", field)
    if line:
        words = _("Line %(number)s, “%(part)s”") if line[2] else _("Line %(number)s")
        return words % {"number": line[1], "part": line[2]}
    entry = re.fullmatch(r"entries\.(\d+)\.(.+)", field)
    if entry:
        return _("Entry %(number)s, “%(part)s”") % {"number": int(entry[1]) + 1, "part": entry[2]}
    return _("The file") if field == "input" else f"“{field}”"


def told_rows(rows: Rows) -> list[str]:
    """How many rows of each kind the files hold."""
    count: Counter[str] = Counter("weight" if not isinstance(row, Happened) else row.kind for row in rows.all)
    words = {
        "feedings": ngettext("%(count)s feed", "%(count)s feeds", count["feedings"]),
        "changes": ngettext("%(count)s nappy change", "%(count)s nappy changes", count["changes"]),
        "tummy-times": ngettext("%(count)s time on the tummy", "%(count)s times on the tummy", count["tummy-times"]),
        "weight": ngettext("%(count)s weight", "%(count)s weights", count["weight"]),
    }
    return [words[kind] % {"count": count[kind]} for kind in words if count[kind]]


def told_result(brought: Mapping[str, int]) -> list[str]:
    """What was brought in and what was left out, in numbers."""
    read, new, changed = brought["read"], brought["new"], brought["changed"]
    words = {
        "read": ngettext("%(new)s of %(count)s entry was new.", "%(new)s of %(count)s entries were new.", read),
        "changed": ngettext(
            "%(count)s entry says something else now; what it said before is kept.",
            "%(count)s entries say something else now; what they said before is kept.",
            changed,
        ),
        "of_today": ngettext(
            "%(count)s row of today was left out: today is not over. Save a new file tomorrow and bring that in.",
            "%(count)s rows of today were left out: today is not over. Save a new file tomorrow and bring that in.",
            brought["of_today"],
        ),
        "too_old": ngettext(
            "%(count)s row was left out: it is from before your pregnancy.",
            "%(count)s rows were left out: they are from before your pregnancy.",
            brought["too_old"],
        ),
        "not_held": ngettext(
            "%(count)s feed was not counted as holding your baby: with a spoon, or by itself.",
            "%(count)s feeds were not counted as holding your baby: with a spoon, or by itself.",
            brought["not_held"],
        ),
    }
    return [
        said % {"count": brought[name], "new": new} for name, said in words.items() if brought[name] or name == "read"
    ]
