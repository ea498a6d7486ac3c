"""Sign-in and security: one's own name, language, second factor and sessions."""

from typing import cast

from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from talkoot.accounts.models import User
from talkoot.accounts.operations import change_language, change_name, end_other_sessions
from talkoot.accounts.queries import open_sessions, second_factor_of
from talkoot.footprints.models import Mandate
from talkoot.networks.models import Network
from talkoot.web.accounts.browsers import Place, place_of
from talkoot.web.accounts.forms.profile import ProfileForm


@never_cache
def profile(request: HttpRequest) -> HttpResponse:
    """Everything about one's own sign-in on one page."""
    user = _me(request)
    form = ProfileForm(
        request.POST if request.method == "POST" else None, initial={"name": user.name, "language": user.language}
    )
    if request.method == "POST" and form.is_valid():
        _save(user, **form.cleaned_data)
        messages.success(request, gettext("Saved."))
        return redirect("me:profile")
    context = {
        "form": form,
        "factor": second_factor_of(user),
        "runs_networks": Network.objects.coordinated_by(user).exists(),
        "places": _places(request),
        "calculates": Mandate.objects.filter(user=user).exists(),
    }
    return render(request, "me/profile/page.html", context)


@never_cache
@require_safe
def second_factor(request: HttpRequest) -> HttpResponse:
    """Why a second factor is needed here, and the two ways to set one up."""
    factor = second_factor_of(_me(request))
    if factor.is_set_up:
        return redirect(_next(request) or reverse("me:profile"))
    return render(request, "me/profile/second_factor.html")


@require_POST
def end_sessions(request: HttpRequest) -> HttpResponse:
    """Sign out on every other device."""
    count = end_other_sessions(user=_me(request), kept_key=request.session.session_key or "")
    done = ngettext(
        "You are now signed out on %(count)s other device.", "You are now signed out on %(count)s other devices.", count
    )
    messages.success(request, done % {"count": count})
    return redirect("me:profile")


def _me(request: HttpRequest) -> User:
    """The person, who has signed in: no page here is public."""
    return cast(User, request.user)


@transaction.atomic
def _save(user: User, *, name: str, language: str) -> None:
    change_name(user=user, name=name)
    change_language(user=user, language=language)


def _places(request: HttpRequest) -> list[Place]:
    sessions = open_sessions(_me(request), timezone.now())
    return [place_of(session, here=request.session.session_key or "") for session in sessions]


def _next(request: HttpRequest) -> str:
    address = request.GET.get(REDIRECT_FIELD_NAME, "")
    return address if url_has_allowed_host_and_scheme(address, {request.get_host()}, request.is_secure()) else ""
