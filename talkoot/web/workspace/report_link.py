"""The personal link: whoever has it answers for the member, without signing in."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt
from django_scopes import scope, scopes_disabled

from talkoot.reporting.models import Report

TOKEN = re.compile(r"[\w-]{1,64}", re.ASCII)


def in_report(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """`view(request, report, …)` inside the scope of the report's network; an unknown link gets a friendly page.

    The power lies in the address and not in a cookie, so there is nothing to forge: no CSRF token is asked. (With
    `Referrer-Policy: no-referrer` browsers send `Origin: null`, which Django's check would refuse.)
    """

    @csrf_exempt
    @login_not_required
    @wraps(view)
    def run(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponse:
        report = _report_of(token)
        if report is None:
            return _kept_private(render(request, "workspace/report/unknown.html", status=404))
        with scope(network=report.membership.network):
            return _kept_private(view(request, report, *args, **kwargs))

    return run


def _report_of(token: str) -> Report | None:
    if not TOKEN.fullmatch(token):
        return None
    with scopes_disabled():  # the token alone tells which network it is
        reports = Report.objects.select_related(
            "round__network", "membership__organisation", "membership__network", "membership__tier"
        )
        return reports.filter(token=token).first()


def _kept_private(response: HttpResponse) -> HttpResponse:
    """The address is a key: it is not passed on, not indexed, not kept."""
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    add_never_cache_headers(response)
    return response
