"""Every request starts without a network in scope: a query that names none fails instead of leaking.

And the site is closed unless a view says otherwise; a view that is open to all does not even ask who is there.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django_scopes import scope


class ScopesMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with scope():
            return self.get_response(request)


class ClosedByDefaultMiddleware(LoginRequiredMiddleware):
    """Django's own looks at the session first; public pages must not, or no cache outside could keep them."""

    def process_view(
        self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any
    ) -> HttpResponse | None:
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)
