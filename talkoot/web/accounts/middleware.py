"""Whoever runs networks proves who they are twice: without a second factor the console leads to setting one up."""

from collections.abc import Callable
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from talkoot.web.accounts.views.home import runs_something

GUARDED = "console"


class SecondFactorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Stop at the console's door; others than those who run networks get the console's own answer."""
        place = request.resolver_match
        if not settings.SECOND_FACTOR_REQUIRED or place is None or GUARDED not in place.app_names:
            return None
        if not request.user.is_authenticated or _has_second_factor(request):
            return None
        if not runs_something(request.user):
            return None
        where = request.get_full_path() if request.method == "GET" else reverse("console:home")
        return redirect(f"{reverse('me:second-factor')}?{urlencode({'next': where})}")


def _has_second_factor(request: HttpRequest) -> bool:
    """A passkey or an app, without which no session begins once it is set up; or a provider that asks for one itself."""
    return is_mfa_enabled(request.user, ["totp", "webauthn"]) or _came_from_strict_provider(request)


def _came_from_strict_provider(request: HttpRequest) -> bool:
    apps = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", [])
    strict = {app["provider_id"] for app in apps if app.get("settings", {}).get("second_factor")}
    return any(step.get("provider") in strict for step in get_authentication_records(request, request.user))
