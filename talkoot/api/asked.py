"""What a program asked for in JSON or in the query of an address, checked; and how a refusal is told."""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.http.request import QueryDict

from talkoot.engine import AssessmentReport, FactorSet, factor_set
from talkoot.engine.reading import releases
from talkoot.machine.explained import text_of

JSON = "application/json; charset=utf-8"


class Refused(Exception):
    """A request that cannot be answered, with its status, a code and a sentence."""

    def __init__(self, status: int, code: str, text: str) -> None:
        super().__init__(text)
        self.status, self.code, self.text = status, code, text


def answered_in_json(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A refusal becomes JSON, and every answer may be read by pages of other sites."""

    @wraps(view)
    def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except Refused as refused:
            response = json_answer({"error": refused.code, "text": refused.text}, refused.status)
        response["Cache-Control"], response["Access-Control-Allow-Origin"] = "no-cache", "*"
        return response

    return run


def json_answer(values: object, status: int = 200) -> HttpResponse:
    """Plain values as the body."""
    return json_text(text_of(values), status)


def json_text(text: str, status: int = 200) -> HttpResponse:
    """JSON that is written already. Half a letter, which UTF-8 has no bytes for, goes back escaped as it came."""
    return HttpResponse(text.encode("utf-8", "backslashreplace"), status=status, content_type=JSON)


def json_body(request: HttpRequest) -> dict[str, Any]:
    """The object that was sent, with exact decimals; raises Refused."""
    if request.content_type != "application/json":
        raise Refused(415, "not_json", "Send the activities as application/json.")
    try:
        found = json.loads(request.body, parse_float=Decimal)
    except RequestDataTooBig as error:
        raise Refused(413, "too_large", "The request is too large.") from error
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise Refused(400, "broken_json", f"The JSON cannot be read: {error}") from error
    if not isinstance(found, dict):
        raise Refused(400, "broken_json", "The JSON is no object.")
    return found


def asked_factors(version: object) -> FactorSet:
    """The release that was asked for, the newest without; raises Refused."""
    if version in ("", None):
        return factor_set()
    if not any(version == release.version for release in releases()):
        raise Refused(404, "unknown_release", f"There is no release {version!r} of the factors.")
    return factor_set(str(version))


def asked_report(name: object) -> AssessmentReport:
    """The assessment report that was asked for, AR6 without; raises Refused."""
    if name in ("", None):
        return AssessmentReport.AR6
    if name not in list(AssessmentReport):
        raise Refused(400, "unknown_gwp", "gwp is ar4, ar5 or ar6.")
    return AssessmentReport(str(name))


def asked_number(query: QueryDict, name: str, smallest: int, largest: int) -> int | None:
    """A whole number of the query, None without; raises Refused."""
    text = query.get(name, "")
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{1,9}", text) or not smallest <= int(text) <= largest:
        raise Refused(400, "out_of_bounds", f"{name} is a number from {smallest} to {largest}.")
    return int(text)


def only(names: frozenset[str], given: object) -> None:
    """Refuses a parameter that means nothing here: it may be a misspelt one."""
    for name in sorted(set(given) - names):  # type: ignore[call-overload]
        raise Refused(400, "unknown_field", f"No field is called {name!r}; there are {', '.join(sorted(names))}.")
