"""Being told of market dialogues: asked, confirmed by the owner of the address, ended with one button."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from talkoot.dialogue import operations
from talkoot.dialogue.queries import subscription_for_link
from talkoot.organisations.models import Municipality
from talkoot.web.public.attempts import is_stopped
from talkoot.web.public.dialogue_pages import can_be_token, host_page, unknown_link
from talkoot.web.public.forms.dialogues import SubscribeForm
from talkoot.web.public.views.join import quiet
from talkoot.web.shared.dialogues import group_name
from talkoot.web.shared.editing import act, carry_out
from talkoot.web.shared.scoping import in_public_municipality


@in_public_municipality
@never_cache
def subscribe(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """The form; what follows is in the mail, whether or not the address was known before."""
    form = SubscribeForm(request.POST or None)
    if form.is_bound and form.is_valid() and not is_stopped(request, form, "subscribe"):
        facts = {name: form.cleaned_data[name] for name in ("product_group", "organisation_name", "email")}
        if carry_out(
            form,
            lambda: operations.subscribe(
                municipality_id=municipality.pk, language=get_language() or "fi", now=timezone.now(), **facts
            ),
        ):
            return host_page(request, municipality, "public/dialogues/link_sent.html", {"email": facts["email"]})
    return host_page(request, municipality, "public/dialogues/subscribe.html", {"form": form})


@csrf_exempt  # the power is in the address, not in a cookie: there is nothing to forge
@login_not_required
@never_cache
def subscription(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the mailed link: one button to confirm, one to end."""
    found = subscription_for_link(token) if can_be_token(token) else None
    if found is None:
        return quiet(unknown_link(request))
    if request.method == "POST":
        change = operations.end_subscription if "end" in request.POST else operations.confirm_subscription
        done = gettext("Ended. You get no more messages.") if "end" in request.POST else gettext("Confirmed.")
        act(request, lambda: change(token=token, now=timezone.now()), done)
        return quiet(redirect("public:subscription", token))
    context = {"subscription": found, "group": group_name(found.product_group)}
    return quiet(host_page(request, found.municipality, "public/dialogues/subscription.html", context))
