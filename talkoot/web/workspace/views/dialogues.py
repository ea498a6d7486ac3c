"""What the member is asked, a box for wishes, and what became of what the organisation gave."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import get_language, gettext

from talkoot.dialogue import operations
from talkoot.dialogue.enums import Audience, DialogueKind
from talkoot.dialogue.models import Dialogue
from talkoot.dialogue.queries import inputs_of
from talkoot.memberships.models import Membership
from talkoot.memberships.rules import may_act_for
from talkoot.web.shared.dialogues import fate_words, state_words
from talkoot.web.shared.editing import carry_out
from talkoot.web.shared.input_form import WordsForm
from talkoot.web.shared.scoping import in_membership
from talkoot.web.workspace.page import member_page, person_of

SHOWN = 50
LARGEST_ID = 2**63 - 1


@in_membership
def dialogues(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Open questions, the wish box, and the fate of what was given."""
    today = timezone.localdate()
    asked = list(_asked(membership))
    wishes = next((one for one in asked if one.kind == DialogueKind.WISHES), None)
    town = Dialogue.objects.open(today).published().filter(audience=Audience.EVERYBODY)
    nearby = town.filter(municipality__organisations=membership.organisation).select_related("municipality")
    given = inputs_of(membership.organisation_id, person_of(request).email, Dialogue.objects.opened())[:SHOWN]
    context = {
        "wishes": wishes, "form": WordsForm(dialogue=wishes) if wishes else None,
        "asked": [(one, state_words(one, today)[0]) for one in asked if one != wishes],
        "nearby": [(one, state_words(one, today)[0]) for one in nearby], "given": [(one, *fate_words(one)) for one in given],
    }  # fmt: skip
    return member_page(request, membership, "workspace/dialogues/list.html", context, here="dialogues")


@in_membership
def dialogue(request: HttpRequest, membership: Membership, dialogue_id: int) -> HttpResponse:
    """One question, and the box for the answer."""
    found = get_object_or_404(_asked(membership), pk=min(dialogue_id, LARGEST_ID))
    if request.method == "POST" and not may_act_for(person_of(request), membership):
        raise PermissionDenied
    form = WordsForm(request.POST or None, dialogue=found)

    def change() -> None:
        operations.give_input(
            dialogue_id=found.pk, membership=membership, email=person_of(request).email, by=person_of(request),
            language=get_language() or "fi", now=timezone.now(), **form.facts(),
        )  # fmt: skip

    if form.is_bound and form.is_valid() and carry_out(form, change):
        messages.success(request, gettext("Thank you. It has been received, and the answer comes here and by e-mail."))
        return redirect("workspace:dialogues", membership.network.slug, membership.slug)
    context = {"dialogue": found, "form": form, "state": state_words(found, timezone.localdate())[0]}
    return member_page(request, membership, "workspace/dialogues/dialogue.html", context, here="dialogues")


def _asked(membership: Membership) -> QuerySet[Dialogue]:
    """The network's open dialogues in which the member may take part."""
    found = Dialogue.objects.open(timezone.localdate()).filter(network=membership.network)
    circle = (Audience.EVERYBODY, Audience.MEMBERS) if membership.takes_part else (Audience.EVERYBODY,)
    return found.filter(audience__in=circle)
