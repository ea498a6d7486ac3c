"""The giver follows an input by its link: received, with an owner, answered; corrected or taken back until then."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from talkoot.dialogue import operations
from talkoot.dialogue.models import Input
from talkoot.dialogue.queries import input_for_link, owners_of, unit_of
from talkoot.web.public.dialogue_pages import can_be_token, host_page, unknown_link
from talkoot.web.public.forms.dialogues import CorrectionForm
from talkoot.web.public.views.join import quiet
from talkoot.web.shared.dialogues import fate_words
from talkoot.web.shared.editing import act, carry_out


@csrf_exempt  # the power is in the address, not in a cookie: there is nothing to forge
@login_not_required
@never_cache
def follow(request: HttpRequest, token: str) -> HttpResponse:
    """Where it stands, and the form to correct it or take it back."""
    found = input_for_link(token) if can_be_token(token) else None
    if found is None:
        return quiet(unknown_link(request))
    if request.method == "POST" and "withdraw" in request.POST:
        return quiet(_withdraw(request, found))
    form = CorrectionForm(request.POST or None, of=found) if found.can_be_changed else None
    if form is not None and form.is_bound and form.is_valid() and _correct(form, found):
        messages.success(request, gettext("The correction is saved."))
        return quiet(redirect("public:input", token))
    word, kind = fate_words(found)
    context = {
        "input": found,
        "dialogue": found.dialogue,
        "form": form,
        "word": word,
        "kind": kind,
        "steps": _steps(found),
    }
    return quiet(host_page(request, found.dialogue.host, "public/dialogues/input.html", context))


def _withdraw(request: HttpRequest, found: Input) -> HttpResponse:
    act(
        request,
        lambda: operations.withdraw_input(token=found.token, now=timezone.now()),
        gettext("You took it back. What you wrote is erased."),
    )
    return redirect("public:input", found.token)


def _correct(form: CorrectionForm, found: Input) -> bool:
    return carry_out(
        form,
        lambda: operations.correct_input(
            token=found.token, now=timezone.now(), seen_version=form.seen_version, **form.facts()
        ),
        fresh=lambda: CorrectionForm.fresh(found.token),
    )


def _steps(found: Input) -> list[tuple[str, bool]]:
    """The way of an input: what has happened and what is still to come."""
    owner = found.owner if found.owner_id else None
    words = gettext("Somebody here has it to answer")
    if owner is not None and owner in owners_of(found):
        unit = unit_of(owner, found.dialogue)
        who = f"{owner} ({unit})" if unit else str(owner)
        words = gettext("To be answered by %(who)s") % {"who": who}
    return [
        (gettext("Received"), True),
        (words, bool(owner) or found.is_answered),
        (gettext("Answered"), found.is_answered),
    ]
