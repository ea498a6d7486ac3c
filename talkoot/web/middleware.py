"""Every request starts without a network in scope: a query that names none fails instead of leaking."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django_scopes import scope


class ScopesMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with scope():
            return self.get_response(request)
