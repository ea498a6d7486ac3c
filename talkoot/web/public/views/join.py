"""Joining and leaving: what it means, and the first step. An open network needs no more than that step."""

from allauth.core import ratelimit
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from talkoot.memberships import operations
from talkoot.memberships.models import Application, Membership
from talkoot.memberships.operations.members import leave_token
from talkoot.memberships.queries import open_application
from talkoot.networks.models import Network
from talkoot.web.public.forms.join import AddressForm, BeginForm, OpenJoinForm
from talkoot.web.public.page import network_frame
from talkoot.web.shared.editing import carry_out
from talkoot.web.shared.scoping import in_public_network
from talkoot.web.shared.tier_words import tier_rules


@in_public_network
@never_cache
def join(request: HttpRequest, network: Network) -> HttpResponse:
    """What the network is, what is asked and given, how long it takes; and the form."""
    data = request.POST if request.method == "POST" else None
    form: AddressForm = OpenJoinForm(data) if network.is_open else BeginForm(data, network=network)
    if network.takes_applications and form.is_bound and form.is_valid() and not _is_stopped(request, form):
        answer = _join_open(network, form) if network.is_open else _begin(network, form)
        if answer is not None:
            return answer
    context = {"form": form, "tiers": [(tier, tier_rules(tier)) for tier in network.tiers.all()]}
    return join_page(request, network, "public/join/page.html", context)


@in_public_network
def joined(request: HttpRequest, network: Network) -> HttpResponse:
    """Thanks; the welcome mail is on its way."""
    return join_page(request, network, "public/join/done.html")


@in_public_network
def link_sent(request: HttpRequest, network: Network) -> HttpResponse:
    """An application had been begun with this address: its link is in the mail, not on the screen of whoever typed it."""
    return join_page(request, network, "public/join/link_sent.html")


@csrf_exempt  # the power is in the address, not in a cookie: there is nothing to forge (see in_application)
@in_public_network
@never_cache
def leave(request: HttpRequest, network: Network, member: str, token: str) -> HttpResponse:
    """The link in the welcome mail: asks first, leaves when the button is pressed."""
    found = Membership.objects.filter(network=network, slug=member).select_related("organisation").first()
    if found is None or not constant_time_compare(token, leave_token(found)):
        return quiet(join_page(request, network, "public/join/unknown_link.html", status=404))
    if request.method == "POST":
        operations.leave_open_network(membership_id=found.pk, token=token, now=timezone.now())
        found.refresh_from_db()
    return quiet(join_page(request, network, "public/join/leave.html", {"membership": found}))


def join_page(
    request: HttpRequest,
    network: Network,
    template: str,
    context: dict[str, object] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """A page of joining, in the network's frame."""
    return render(request, template, {**network_frame(request, network, here="join"), **(context or {})}, status=status)


def quiet(response: HttpResponse) -> HttpResponse:
    """A page whose address is a key: it is not indexed, and other sites do not learn it."""
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _is_stopped(request: HttpRequest, form: Form) -> bool:
    """Nobody can make us write to others again and again."""
    if ratelimit.consume(request, action="join", key=form.cleaned_data["email"].lower()):
        return False
    form.add_error(None, gettext("There were many attempts in a short time. Wait for a few minutes and try again."))
    return True


def _join_open(network: Network, form: AddressForm) -> HttpResponse | None:
    facts = form.cleaned_data

    def change() -> None:
        operations.join_open_network(
            network=network, organisation_name=facts["organisation"], email=facts["email"], name=facts["name"],
            consent=facts["consent"], language=get_language() or "fi", now=timezone.now(),
        )  # fmt: skip

    return redirect("public:joined", network.slug) if carry_out(form, change) else None


def _begin(network: Network, form: AddressForm) -> HttpResponse | None:
    email = form.cleaned_data["email"].lower()
    was_open = open_application(network.pk, email) is not None
    begun: list[Application] = []

    def change() -> None:
        begun.append(
            operations.begin_application(
                network=network, email=email, language=get_language() or "fi", now=timezone.now(),
                tier_id=form.tier_id if isinstance(form, BeginForm) else None,
            )
        )  # fmt: skip

    if not carry_out(form, change):
        return None
    if was_open or not begun:
        return redirect("public:link-sent", network.slug)
    return redirect("public:application", network.slug, begun[0].token)
