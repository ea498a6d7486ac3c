"""One dialogue: the question, the form, what others said and what became of it, the decision."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from talkoot.dialogue import operations, rules
from talkoot.dialogue.models import Dialogue, Input, Invitation
from talkoot.dialogue.queries import invitation_for_link
from talkoot.web.public.attempts import is_stopped
from talkoot.web.public.dialogue_pages import can_be_token, host_page, published_dialogue, unknown_link
from talkoot.web.public.views.join import quiet
from talkoot.web.shared.dialogues import fate_words, group_name, inside, state_words
from talkoot.web.shared.editing import carry_out
from talkoot.web.shared.input_form import InputForm

ON_A_PAGE = 50


@login_not_required
@never_cache
def dialogue(request: HttpRequest, dialogue_id: int) -> HttpResponse:
    """The page that everybody may open."""
    return _page(request, published_dialogue(dialogue_id))


@csrf_exempt  # the power is in the address, not in a cookie: there is nothing to forge
@login_not_required
@never_cache
def invited(request: HttpRequest, dialogue_id: int, token: str) -> HttpResponse:
    """The same page by a personal link."""
    found = published_dialogue(dialogue_id)
    invitation = invitation_for_link(found.pk, token) if can_be_token(token) else None
    if invitation is None:
        return quiet(unknown_link(request))
    return quiet(_page(request, found, invitation))


def _page(request: HttpRequest, found: Dialogue, invitation: Invitation | None = None) -> HttpResponse:
    form = None
    if rules.may_give(found, today=timezone.localdate(), invitation=invitation):
        form = InputForm(request.POST or None, dialogue=found, initial=_known(invitation))
        if form.is_bound and form.is_valid() and not is_stopped(request, form, "dialogue"):
            given = _give(form, found, invitation)
            if given is not None:
                return redirect(given)
    inputs = Input.objects.public().filter(dialogue=found).select_related("dialogue", "organisation")
    page = Paginator(inputs.order_by("-given_at", "-pk"), ON_A_PAGE).get_page(request.GET.get("page"))
    standing = found.inputs.standing()
    state, kind = state_words(found, timezone.localdate())
    context = {
        "dialogue": found, "form": form, "invitation": invitation, "page": page, "state": state, "kind": kind,
        "rows": [(one, *fate_words(one)) for one in page], "given": standing.count(),
        "answered": standing.exclude(answered_at=None).count(), "group": group_name(found.product_group),
    }  # fmt: skip
    return host_page(request, found.host, "public/dialogues/dialogue.html", context)


def _known(invitation: Invitation | None) -> dict[str, str]:
    """What the invitation knows already."""
    if invitation is None:
        return {}
    return {
        "email": invitation.email,
        "organisation_name": invitation.organisation.name if invitation.organisation else "",
    }


def _give(form: InputForm, found: Dialogue, invitation: Invitation | None) -> str | None:
    """The address at which the giver follows the input; None when it was refused."""
    given: list[Input] = []

    def change() -> None:
        with inside(found):
            token = invitation.token if invitation else ""
            given.append(
                operations.give_input(
                    dialogue_id=found.pk, now=timezone.now(), language=get_language() or "fi", token=token, **form.facts()
                )
            )  # fmt: skip

    if not carry_out(form, change):
        return None
    # A second click on the same form: what was given is there already.
    return reverse("public:input", args=[given[0].token]) if given else reverse("public:dialogue", args=[found.pk])
