"""Tiers: their words, their rules, and what a changed rule would mean."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from talkoot.kernel.once import new_token
from talkoot.networks.models import Network, Tier
from talkoot.networks.operations import add_tier, change_tier
from talkoot.web.console.forms.tiers import TierForm
from talkoot.web.console.page import network_page
from talkoot.web.console.queries.tiers import Trial, try_rules
from talkoot.web.shared.editing import carry_out
from talkoot.web.shared.scoping import in_console_network
from talkoot.web.ui.pieces import Link


@in_console_network
def tier_new(request: HttpRequest, network: Network) -> HttpResponse:
    """Add a tier with its rules."""
    form = TierForm(
        request.POST or None, network=network, initial={"once": new_token(), "order": network.tiers.count()}
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and carry_out(
            form, lambda: add_tier(network_id=network.pk, by=request.user, now=timezone.now(), **form.facts())
        )
    ):
        messages.success(request, gettext("The tier was added."))
        return redirect("console:settings", network.slug)
    return _page(request, network, form, gettext("Add a tier"))


@in_console_network
def tier(request: HttpRequest, network: Network, tier_id: int) -> HttpResponse:
    """Change a tier; first try what the rules would mean."""
    found = get_object_or_404(Tier, pk=tier_id, network=network)
    form = TierForm(
        request.POST or None, network=network, initial={**TierForm.values_of(found), "version": found.version}
    )

    def fresh() -> tuple[int, dict[str, Any]]:
        saved = Tier.objects.get(pk=found.pk)
        return saved.version, TierForm.values_of(saved)

    if request.method == "POST" and form.is_valid():
        if "preview" in request.POST:
            return _page(request, network, form, found.name, tier=found, trial=try_rules(found, form.rules()))
        if carry_out(
            form,
            lambda: change_tier(
                tier_id=found.pk, by=request.user, now=timezone.now(), seen_version=form.seen_version, **form.facts()
            ),
            fresh=fresh,
        ):
            messages.success(request, gettext("The tier is saved."))
            return redirect("console:settings", network.slug)
    return _page(request, network, form, found.name, tier=found)


def _page(
    request: HttpRequest,
    network: Network,
    form: TierForm,
    title: str,
    *,
    tier: Tier | None = None,
    trial: Trial | None = None,
) -> HttpResponse:
    settings = reverse("console:settings", args=[network.slug])
    context = {
        "form": form,
        "title": title,
        "tier": tier,
        "trial": trial,
        "trail": [Link(gettext("Settings"), settings), Link(title)],
    }
    return network_page(request, network, "console/tiers/tier.html", context, here="settings")
