"""The JSON of a request: read by the same gate as a file of the command line."""

from __future__ import annotations

from django.http import HttpRequest

from carrywell.errors import InputError
from carrywell.web.api.problems import TOO_BIG, UNREADABLE, WRONG_TYPE, RefusedError, refused
from carrywell.wire.strict import MAX_BYTES, json_of
from carrywell.wire.write import error_json

JSON_TYPE = "application/json"


def read_body(request: HttpRequest) -> object:
    """The JSON value of the body.

    Raises
    ------
    RefusedError
        When it is not declared as JSON, larger than the command line takes, or cannot be read.
    """
    if request.content_type != JSON_TYPE:
        raise refused(WRONG_TYPE, "Content-Type", "wrong_content_type")
    try:
        return json_of(request.read(MAX_BYTES + 1))
    except InputError as error:
        status = TOO_BIG if error.code == "too_big" else UNREADABLE
        raise RefusedError(status, error_json(error)) from error
