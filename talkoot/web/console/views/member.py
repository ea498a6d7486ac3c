"""One member: facts, people, state with its history, goals, reports, notes; and a new one by hand."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST

from talkoot.commitments.operations import renew_commitment
from talkoot.kernel.once import new_token
from talkoot.memberships import operations
from talkoot.memberships.models import Membership
from talkoot.memberships.operations.bringing import bring_in_member
from talkoot.networks.models import Network
from talkoot.organisations.industries import industry_name
from talkoot.organisations.models import Organisation
from talkoot.organisations.operations import change_organisation
from talkoot.web.console.forms.members import NewMemberForm, NoteForm, OrganisationForm, PlaceForm, StateForm
from talkoot.web.console.page import network_page
from talkoot.web.console.queries.member import GOAL_KINDS, REPORT_KINDS, commitment_words, member_of, whole
from talkoot.web.console.queries.member_rows import KINDS
from talkoot.web.shared.editing import act, carry_out
from talkoot.web.shared.scoping import in_console_network
from talkoot.web.ui.pieces import Link


@in_console_network
def member(request: HttpRequest, network: Network, member: str) -> HttpResponse:
    """All that the coordinators know of it."""
    return _page(request, network, member_of(network, member))


@require_POST
@in_console_network
def state(request: HttpRequest, network: Network, member: str) -> HttpResponse:
    """Take the next step."""
    found = member_of(network, member)
    form = StateForm(request.POST, membership=found)
    if form.is_valid() and carry_out(
        form,
        lambda: operations.change_state(
            membership_id=found.pk, state=form.cleaned_data["state"], reason=form.cleaned_data["reason"],
            by=request.user, now=timezone.now(), seen_version=form.seen_version,
        ),
        fresh=lambda: (_again(found).version, {"state": _again(found).state}),
    ):  # fmt: skip
        messages.success(request, gettext("The new state is saved."))
        return redirect("console:member", network.slug, found.slug)
    return _page(request, network, _again(found), state_form=form)


@in_console_network
def place(request: HttpRequest, network: Network, member: str) -> HttpResponse:
    """Move to another tier, correct the joining day."""
    found = member_of(network, member)
    initial = {**PlaceForm.values_of(found), "version": found.version}
    form = PlaceForm(request.POST or None, network=network, initial=initial)
    if request.method == "POST" and form.is_valid() and carry_out(
        form,
        lambda: operations.change_membership(
            membership_id=found.pk, by=request.user, now=timezone.now(), seen_version=form.seen_version,
            tier_id=form.cleaned_data["tier"].pk if form.cleaned_data["tier"] else None,
            joined_on=form.cleaned_data["joined_on"], joined_precision=form.cleaned_data["joined_precision"],
        ),
        fresh=lambda: (_again(found).version, PlaceForm.values_of(_again(found))),
    ):  # fmt: skip
        messages.success(request, gettext("Saved."))
        return redirect("console:member", network.slug, found.slug)
    return _form_page(request, network, found, form, gettext("Tier and joining day"))


@in_console_network
def organisation(request: HttpRequest, network: Network, member: str) -> HttpResponse:
    """Correct the facts of the organisation."""
    found = member_of(network, member)
    initial = {**OrganisationForm.values_of(found.organisation), "version": found.organisation.version}
    form = OrganisationForm(request.POST or None, initial=initial)

    def fresh() -> tuple[int, dict[str, Any]]:
        saved = Organisation.objects.get(pk=found.organisation_id)
        return saved.version, OrganisationForm.values_of(saved)

    if (
        request.method == "POST"
        and form.is_valid()
        and carry_out(
            form,
            lambda: change_organisation(
                organisation_id=found.organisation_id, seen_version=form.seen_version, **form.facts()
            ),
            fresh=fresh,
        )
    ):
        messages.success(request, gettext("The facts are saved."))
        return redirect("console:member", network.slug, found.slug)
    return _form_page(request, network, found, form, gettext("Facts of the organisation"))


@require_POST
@in_console_network
def note(request: HttpRequest, network: Network, member: str) -> HttpResponse:
    """Keep a private remark."""
    found, form = member_of(network, member), NoteForm(request.POST)
    if form.is_valid() and carry_out(
        form,
        lambda: operations.add_note(
            network_id=network.pk,
            membership_id=found.pk,
            text=form.cleaned_data["text"],
            by=request.user,
            now=timezone.now(),
        ),
    ):
        return redirect(f"{reverse('console:member', args=[network.slug, found.slug])}#notes")
    return _page(request, network, found, note_form=form)


@require_POST
@in_console_network
def renewal(request: HttpRequest, network: Network, member: str) -> HttpResponse:
    """Begin the next period of the commitment."""
    found = member_of(network, member)
    act(
        request,
        lambda: renew_commitment(membership_id=found.pk, by=request.user, now=timezone.now()),
        gettext("The commitment begins anew today. Its goals go on."),
    )
    return redirect("console:member", network.slug, found.slug)


@in_console_network
def member_new(request: HttpRequest, network: Network) -> HttpResponse:
    """Bring in an organisation by hand."""
    form = NewMemberForm(request.POST or None, network=network)
    if (
        request.method == "POST"
        and form.is_valid()
        and carry_out(
            form, lambda: bring_in_member(network_id=network.pk, by=request.user, now=timezone.now(), **form.facts())
        )
    ):
        messages.success(request, gettext("%(name)s is on the board now.") % {"name": form.cleaned_data["name"]})
        return redirect("console:members", network.slug)
    board = reverse("console:members", args=[network.slug])
    title = gettext("Add a member")
    context = {
        "form": form, "title": title, "button": gettext("Add to the board"), "cancel": board,
        "about": gettext("Name and state are enough to begin with. The rest can be added later."),
        "trail": [Link(gettext("Members"), board), Link(title)],
    }  # fmt: skip
    return network_page(request, network, "console/form.html", context, here="members")


def _again(found: Membership) -> Membership:
    return member_of(found.network, found.slug)


def _page(request: HttpRequest, network: Network, found: Membership, **forms: Any) -> HttpResponse:
    everything = whole(found)
    latest, latest_kind = commitment_words(everything.commitments, timezone.localdate())
    context = {
        "member": found, "all": everything, "kind": KINDS.get(found.state, ""), "latest": latest, "latest_kind": latest_kind,
        "goal_kinds": GOAL_KINDS, "report_kinds": REPORT_KINDS,
        "state_form": StateForm(membership=found), "note_form": NoteForm(), "once": new_token(),
        "industry": industry_name(found.organisation.industry, get_language() or "fi"), "places": list(found.organisation.municipalities.all()),
        "trail": [Link(gettext("Members"), reverse("console:members", args=[network.slug])), Link(found.organisation.name)],
        **forms,
    }  # fmt: skip
    return network_page(request, network, "console/member/member.html", context, here="members")


def _form_page(request: HttpRequest, network: Network, found: Membership, form: Any, title: str) -> HttpResponse:
    page = reverse("console:member", args=[network.slug, found.slug])
    trail = [
        Link(gettext("Members"), reverse("console:members", args=[network.slug])),
        Link(found.organisation.name, page),
        Link(title),
    ]
    context = {"form": form, "title": title, "button": gettext("Save"), "cancel": page, "trail": trail, "about": ""}
    return network_page(request, network, "console/form.html", context, here="members")
