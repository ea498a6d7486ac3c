"""Be anybody with one click; read every message."""

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from talkoot.accounts.queries import user_by_email
from talkoot.notices.models import Message
from talkoot.seed.demo.people import cards
from talkoot.seed.emission_files import NAMES
from talkoot.seed.people import STANDING_PEOPLE

PER_PAGE = 25
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@login_not_required
@never_cache
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What the demo is, and its people."""
    context = {"cards": cards(), "address": request.get_host(), "files": list(NAMES)}
    return render(request, "demo/page.html", context)


@login_not_required
@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    """Become one of the standing people; nobody else can be become."""
    email = request.POST.get("email", "")
    user = user_by_email(email) if any(person.email == email for person in STANDING_PEOPLE) else None
    if user is None or not settings.DEMO:
        raise Http404
    login(request, user, backend=BACKEND)
    UserSession.objects.create_from_request(request)
    return redirect("home-of-user")


@login_not_required
@require_safe
def file(request: HttpRequest, name: str) -> HttpResponse:
    """A file of an invented bakery's year, to try the reading of files with."""
    written = NAMES.get(name)
    if written is None:
        raise Http404
    response = HttpResponse(written(), content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@login_not_required
@never_cache
@require_safe
def messages(request: HttpRequest) -> HttpResponse:
    """Every message of the demo, newest first, with its codes and links."""
    receiver = request.GET.get("to", "").replace("\x00", "").strip()
    found = Message.objects.order_by("-queued_at", "-pk")
    found = found.filter(to__icontains=receiver) if receiver else found
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "demo/messages.html", {"page": shown, "receiver": receiver})
