"""Activities in, explained footprint out: nothing is stored, and nobody is asked who they are."""

from typing import Any

from allauth.core import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from talkoot.api.asked import (
    Refused,
    answered_in_json,
    asked_factors,
    asked_report,
    json_answer,
    json_body,
    json_text,
    only,
)
from talkoot.api.openapi import ABOUT, MOST_ROWS
from talkoot.engine import Activity, Options, calculate
from talkoot.intake.activity_cells import FIELDS, BadCell, BadRow, Wrong, activity_of, bad_row
from talkoot.machine.explained import json_of, summary

ASKED = frozenset({"activities", "year", "gwp", "release", "radiative_forcing", "heat_method", "lines"})
HEAT_METHODS = ("", "benefit-sharing", "energy-method")


@login_not_required
@csrf_exempt  # it reads no session and writes nothing
@require_http_methods(["GET", "HEAD", "POST", "OPTIONS"])
@answered_in_json
def footprint(request: HttpRequest) -> HttpResponse:
    """The footprint of the activities that were sent; to whom only looks, what can be sent."""
    if request.method == "OPTIONS":
        return _allowed()
    if request.method != "POST":
        return json_answer(_described(request))
    if not ratelimit.consume(request, action="footprint"):
        raise Refused(429, "too_many_requests", "There were many requests in a short time. Wait for a few minutes.")
    asked = json_body(request)
    only(ASKED, asked)
    activities, bad_rows = _activities(asked)
    found = calculate(activities, asked_factors(asked.get("release")), _options(asked))
    if _flag(asked, "lines"):
        return json_text("".join(json_of(found, bad_rows)))
    return json_answer(summary(found, bad_rows))


def _activities(asked: dict[str, Any]) -> tuple[list[Activity], list[BadRow]]:
    entries, year = asked.get("activities"), asked.get("year")
    if not isinstance(entries, list):
        raise Refused(400, "no_activities", "activities is a list of objects.")
    if len(entries) > MOST_ROWS:
        raise Refused(413, "too_many_rows", f"At most {MOST_ROWS} activities at a time.")
    if year is not None and (isinstance(year, bool) or not isinstance(year, int)):
        raise Refused(400, "not_a_year", "year is a whole number.")
    activities, bad_rows = [], []
    for number, entry in enumerate(entries, start=1):
        try:
            if not isinstance(entry, dict):
                raise BadCell("activities", Wrong.NOT_A_TABLE)
            activities.append(activity_of(entry, number=number, year=year))
        except BadCell as error:
            bad_rows.append(bad_row(number, error))
    return activities, bad_rows


def _options(asked: dict[str, Any]) -> Options:
    heat_method = asked.get("heat_method", "")
    if heat_method not in HEAT_METHODS:
        raise Refused(400, "unknown_heat_method", "heat_method is benefit-sharing or energy-method.")
    return Options(
        report=asked_report(asked.get("gwp")),
        radiative_forcing=_flag(asked, "radiative_forcing"),
        heat_method=heat_method,
    )


def _flag(asked: dict[str, Any], name: str) -> bool:
    value = asked.get(name, True)
    if not isinstance(value, bool):
        raise Refused(400, "not_a_flag", f"{name} is true or false.")
    return value


def _described(request: HttpRequest) -> dict[str, Any]:
    return {
        "about": ABOUT,
        "send": sorted(ASKED),
        "activity": sorted(FIELDS),
        "most_activities": MOST_ROWS,
        "kinds_and_factors": request.build_absolute_uri(reverse("machine:factors")),
        "documentation": request.build_absolute_uri(reverse("machine:openapi")),
    }


def _allowed() -> HttpResponse:
    """A browser asks first whether a page of another site may send JSON: it may, without cookies."""
    headers = {"Access-Control-Allow-Methods": "GET, POST", "Access-Control-Allow-Headers": "Content-Type"}
    return HttpResponse(status=204, headers=headers)
