"""What can go wrong, as one small tree.

CarrywellError
├── InputError        what she (or a caller) gave cannot be used: names the field and the reason
└── KnowledgeError    a knowledge file is wrong: names the file and the key
"""

from __future__ import annotations

from collections.abc import Mapping


class CarrywellError(Exception):
    """Any error that Carrywell raises on purpose."""


class InputError(CarrywellError):
    """An input that cannot be used.

    Parameters
    ----------
    field
        Path of the field as the caller wrote it, such as ``answers.course``.
    code
        Stable id of the reason; its words in every language are in ``knowledge/text/*/errors.toml``.
    details
        Values for the placeholders of those words (limits, allowed options).
    """

    def __init__(self, field: str, code: str, **details: object) -> None:
        self.field = field
        self.code = code
        self.details: Mapping[str, object] = details
        extra = ", ".join(f"{key}: {value}" for key, value in details.items())
        super().__init__(f"{field}: {code.replace('_', ' ')}" + (f" ({extra})" if extra else ""))


class KnowledgeError(CarrywellError):
    """A knowledge file that cannot be used: which file, which key, and why."""

    def __init__(self, file: str, key: str, reason: str) -> None:
        self.file = file
        self.key = key
        self.reason = reason
        super().__init__(f"{file}: {key}: {reason}")
