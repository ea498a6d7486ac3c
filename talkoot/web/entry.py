"""The front door, the way home, and pages that do not exist."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request


@login_not_required
def choose_language(request: HttpRequest) -> HttpResponse:
    """Lead to the reader's own language."""
    response = redirect(f"/{get_language_from_request(request) or settings.LANGUAGE_CODE}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A page that does not exist, in the reader's language and our look; of a calculation for others, where one's own are."""
    calculations = "/inventories/" in request.path and request.user.is_authenticated
    return render(request, "404.html", {"is_of_calculation": calculations}, status=404)
