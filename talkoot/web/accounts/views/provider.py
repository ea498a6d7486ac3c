"""Going to the identity provider and coming back. A provider that does not answer is told kindly, never a failure."""

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from requests import RequestException


@login_not_required
def leave_for(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send the person to the identity provider."""
    with translation.override(
        translation.get_language_from_path(request.GET.get("next", "")) or translation.get_language()
    ):
        try:
            return openid_connect.login(request, provider_id)
        except RequestException as problem:
            return _not_reached(request, provider_id, problem)


@login_not_required
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take the answer of the identity provider."""
    try:
        return openid_connect.callback(request, provider_id)
    except RequestException as problem:
        return _not_reached(request, provider_id, problem)


def _not_reached(request: HttpRequest, provider_id: str, problem: Exception) -> HttpResponse:
    try:
        provider = get_adapter().get_provider(request, provider=provider_id)
    except SocialApp.DoesNotExist:
        raise Http404 from problem
    return render_authentication_error(request, provider, exception=problem)
