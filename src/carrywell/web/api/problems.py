"""What the API cannot answer, in the one error shape: field, code, and the words in every language."""

from __future__ import annotations

import json

from django.http import HttpResponse

from carrywell.errors import CarrywellError, InputError
from carrywell.knowledge.words import Language
from carrywell.wire.write import Json, error_json

UNREADABLE, NO_ADDRESS, WRONG_METHOD, TOO_BIG, WRONG_TYPE, BAD_FIELD, BROKEN = 400, 404, 405, 413, 415, 422, 500

#: What is wrong with a request before its JSON is read. Words of bad fields stand in ``knowledge/text/*/errors.toml``.
_WORDS: dict[str, dict[Language, str]] = {
    "unknown_host": {
        "en": "The API answers only under the name of this computer. Please use the address that Carrywell shows.",
        "zh_hans": "这个接口只用本机的地址回答。请使用 Carrywell 显示的地址。",
    },
    "unknown_address": {
        "en": "There is nothing at this address. Please look it up in /api/v1/openapi.json.",
        "zh_hans": "这个地址下没有内容。请在 /api/v1/openapi.json 里查找。",
    },
    "wrong_method": {
        "en": "This address does not take this method. Please use one of these: {allowed}.",
        "zh_hans": "这个地址不支持这种方法。请使用：{allowed}。",
    },
    "wrong_content_type": {
        "en": "The body must be JSON. Please send it with the header Content-Type: application/json.",
        "zh_hans": "内容必须是 JSON。请加上 Content-Type: application/json。",
    },
    "broken": {
        "en": "The mistake is ours. Nothing was stored. Please try again.",
        "zh_hans": "是我们这边出了错，什么都没有保存。请再试一次。",
    },
}


class RefusedError(CarrywellError):
    """A request that is not answered: its status and why."""

    def __init__(self, status: int, told: Json) -> None:
        self.status = status
        self.told = told
        super().__init__(str(status))


def refused(status: int, field: str, code: str, **details: str) -> RefusedError:
    """A refusal with words of this file."""
    message = {language: text.format(**details) for language, text in _WORDS[code].items()}
    return RefusedError(status, {"error": {"field": field, "code": code, "message": message}})


def problem_response(problem: RefusedError | InputError) -> HttpResponse:
    """The answer that says what is wrong."""
    if isinstance(problem, InputError):
        return json_response(error_json(problem), BAD_FIELD)
    return json_response(problem.told, problem.status)


def json_response(data: object, status: int = 200) -> HttpResponse:
    """JSON in UTF-8; half a surrogate pair, which UTF-8 cannot hold, becomes a question mark."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False)
    return sent(text.encode("utf-8", "replace"), status)


def sent(data: bytes, status: int = 200) -> HttpResponse:
    """JSON that is written already."""
    headers = {"Content-Length": str(len(data))}
    return HttpResponse(data, status=status, content_type="application/json", headers=headers)
