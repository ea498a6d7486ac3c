"""Every dataset opens the same way: for anybody, inside its network's scope, answered with 304 when nothing changed."""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from django.utils.translation import override
from django.views.decorators.http import condition, require_safe
from django_scopes import scope

from talkoot.history.queries import freshness
from talkoot.networks.models import Network

LANGUAGE = "en"  # of the addresses and descriptions in the files: they do not depend on the reader
VERSION = 1  # raise it when a field changes


def open_to_all(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """`view(request, network, …)`; a network in formation does not exist for the public."""

    @condition(etag_func=_etag)
    def answer(request: HttpRequest, *args: Any, found: Network, **kwargs: Any) -> HttpResponse:
        response = view(request, found, *args, **kwargs)
        response["Cache-Control"], response["Access-Control-Allow-Origin"] = "no-cache", "*"
        return response

    @login_not_required
    @require_safe
    @wraps(view)
    def run(request: HttpRequest, network: str, *args: Any, **kwargs: Any) -> HttpResponse:
        found = get_object_or_404(Network.objects.published(), slug=network)
        with scope(network=found), override(LANGUAGE):
            return answer(request, *args, found=found, **kwargs)

    return run


def _etag(request: HttpRequest, *args: Any, found: Network, **kwargs: Any) -> str:
    parts = (request.build_absolute_uri(request.path), localdate(), freshness(found.pk), VERSION)
    return f'"{sha256(repr(parts).encode()).hexdigest()[:32]}"'
