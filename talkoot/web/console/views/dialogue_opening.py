"""Before a dialogue opens: who is invited, how the letters read; afterwards: taken back, ended."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext
from django.views.decorators.http import require_POST

from talkoot.dialogue import operations
from talkoot.dialogue.models import Dialogue, Invitation
from talkoot.kernel.once import new_token
from talkoot.web.console.dialogue_pages import dialogue_page, in_dialogue
from talkoot.web.console.forms.dialogues import InviteForm
from talkoot.web.console.queries.dialogues import letters_of
from talkoot.web.shared.editing import act, carry_out


@in_dialogue
def invitations(request: HttpRequest, found: Dialogue) -> HttpResponse:
    """Whom to ask by name."""
    form = InviteForm(request.POST or None, initial={"language": get_language() or "fi"})
    new: list[Invitation] = []

    def change() -> None:
        facts = {name: form.cleaned_data[name] for name in ("addresses", "language")}
        new.extend(operations.invite(dialogue_id=found.pk, by=request.user, now=timezone.now(), **facts))

    if form.is_bound and form.is_valid() and carry_out(form, change):
        messages.success(request, _added(len(new)))
        return redirect("console:dialogue-invitations", found.pk)
    context = {"form": form, "invitations": list(found.invitations.select_related("organisation")), "once": new_token()}
    return dialogue_page(request, found, "console/dialogues/invitations.html", context, here=gettext("Invited"))


@require_POST
@in_dialogue
def members(request: HttpRequest, found: Dialogue) -> HttpResponse:
    """Ask every member of the network."""
    new: list[Invitation] = []
    now = timezone.now()
    if act(
        request,
        lambda: new.extend(operations.invite_members(dialogue_id=found.pk, by=request.user, now=now)),
        gettext("The members are on the list."),
    ):
        messages.info(request, _added(len(new)))
    return redirect("console:dialogue-invitations", found.pk)


@require_POST
@in_dialogue
def strike(request: HttpRequest, found: Dialogue, invitation_id: int) -> HttpResponse:
    """Take one off the list before the opening."""
    invitation = get_object_or_404(found.invitations, pk=invitation_id)
    act(
        request,
        lambda: operations.take_off_list(invitation_id=invitation.pk, by=request.user, now=timezone.now()),
        gettext("%(name)s is no longer on the list.") % {"name": invitation},
    )
    return redirect("console:dialogue-invitations", found.pk)


@in_dialogue
def opening(request: HttpRequest, found: Dialogue) -> HttpResponse:
    """The letters as they would leave; one button opens."""
    if request.method == "POST":
        with_letters = "silently" not in request.POST
        now = timezone.now()
        act(
            request,
            lambda: operations.open_dialogue(dialogue_id=found.pk, by=request.user, now=now, with_letters=with_letters),
            gettext("The dialogue is open. Its letters leave in ten minutes; until then you can take it back.")
            if with_letters
            else gettext("The dialogue is open. No letters were sent."),
        )
        return redirect("console:dialogue", found.pk)
    if found.opened_at is not None:
        return redirect("console:dialogue", found.pk)
    letters, invited, subscribers = letters_of(found)
    context = {
        "letters": letters, "invited": invited, "subscribers": subscribers, "total": invited + subscribers,
        "once": new_token(),
    }  # fmt: skip
    return dialogue_page(request, found, "console/dialogues/open.html", context, here=gettext("Open"))


@require_POST
@in_dialogue
def take_back(request: HttpRequest, found: Dialogue) -> HttpResponse:
    """A draft again, while the letters wait."""
    act(
        request,
        lambda: operations.take_back_opening(dialogue_id=found.pk, by=request.user, now=timezone.now()),
        gettext("Taken back: the dialogue is a draft again, and no letter leaves."),
    )
    return redirect("console:dialogue", found.pk)


@in_dialogue
def end(request: HttpRequest, found: Dialogue) -> HttpResponse:
    """Take no more input, after asking once."""
    if request.method == "POST":
        act(
            request,
            lambda: operations.end_dialogue(dialogue_id=found.pk, by=request.user, now=timezone.now()),
            gettext("The dialogue has ended. What was given still waits for its answers."),
        )
        return redirect("console:dialogue", found.pk)
    return dialogue_page(request, found, "console/dialogues/end.html", here=gettext("End"))


def _added(count: int) -> str:
    return ngettext("%(n)s address was added.", "%(n)s addresses were added.", count) % {"n": count}
