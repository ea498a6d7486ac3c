"""Our organisation: its facts, corrected by its own people."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext

from talkoot.memberships.models import Membership
from talkoot.memberships.rules import may_act_for
from talkoot.organisations.industries import industry_name
from talkoot.organisations.models import Organisation
from talkoot.organisations.operations import change_organisation
from talkoot.web.shared.editing import carry_out
from talkoot.web.shared.scoping import in_membership
from talkoot.web.workspace.forms.organisation import OrganisationForm, values_of
from talkoot.web.workspace.page import member_page, person_of


@in_membership
def organisation(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Read the facts; whoever may act corrects them here."""
    own = membership.organisation
    if not may_act_for(person_of(request), membership):
        return _read(request, membership)
    form = OrganisationForm(request.POST or None, organisation=own)
    if (
        request.method == "POST"
        and form.is_valid()
        and carry_out(form, lambda: _change(form, own), fresh=lambda: _fresh(own))
    ):
        messages.success(request, gettext("The facts are saved."))
        return redirect("workspace:organisation", membership.network.slug, membership.slug)
    return member_page(request, membership, "workspace/organisation/form.html", {"form": form}, here="organisation")


def _read(request: HttpRequest, membership: Membership) -> HttpResponse:
    if request.method == "POST":
        raise PermissionDenied
    own = membership.organisation
    facts = [
        (gettext("Name"), own.name),
        (gettext("Business ID"), own.business_id or own.register_number),
        (gettext("Industry"), industry_name(own.industry, get_language() or "fi")),
        (gettext("Size class"), own.get_size_class_display()),
        (gettext("Municipalities"), ", ".join(place.name for place in own.municipalities.all())),
        (gettext("Website"), own.website),
    ]
    return member_page(request, membership, "workspace/organisation/facts.html", {"facts": facts}, here="organisation")


def _change(form: OrganisationForm, own: Organisation) -> Organisation:
    return change_organisation(organisation_id=own.pk, seen_version=form.seen_version, **form.facts())


def _fresh(own: Organisation) -> tuple[int, dict[str, object]]:
    now = Organisation.objects.get(pk=own.pk)
    return now.version, values_of(now)
