"""Asking the municipality for advice: which services there are, and the form."""

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache

from talkoot.cases.models import Case, Desk
from talkoot.cases.operations import request_advice
from talkoot.library.queries import entries_shown
from talkoot.organisations.models import Municipality
from talkoot.web.public.forms.cases import AskForm
from talkoot.web.public.page import municipality_page
from talkoot.web.shared.editing import carry_out
from talkoot.web.shared.scoping import in_public_municipality


@in_public_municipality
@never_cache
def ask(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """What one may ask for, what happens then, and the form; without a service, whom to write to."""
    desks = list(
        Desk.objects.of(municipality.pk).open().asked_by_companies().select_related("adviser").prefetch_related("steps")
    )
    form = AskForm(request.POST or None, desks=desks, initial={"desk": request.GET.get("desk", "")[:19]})
    if desks and request.method == "POST" and form.is_valid() and not _is_stopped(request, form):
        made: list[Case] = []
        if carry_out(form, lambda: made.append(_ask(form))):
            return (
                redirect("public:case-follow", made[0].token)
                if made
                else redirect("public:ask-sent", municipality.slug)
            )
    context = {
        "form": form,
        "desks": desks,
        "has_directory": entries_shown(municipality.pk, timezone.localdate()).exists(),
    }
    return municipality_page(request, municipality, "public/ask/page.html", context, here="ask")


@in_public_municipality
@never_cache
def sent(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """The question had been sent already: its link is in the mail."""
    return municipality_page(request, municipality, "public/ask/sent.html", here="ask")


def _ask(form: AskForm) -> Case:
    return request_advice(language=get_language() or "fi", now=timezone.now(), **form.facts())


def _is_stopped(request: HttpRequest, form: AskForm) -> bool:
    """Nobody can make us write to others again and again."""
    if ratelimit.consume(request, action="ask", key=form.cleaned_data["email"].lower()):
        return False
    form.add_error(None, gettext("There were many attempts in a short time. Wait for a few minutes and try again."))
    return True
