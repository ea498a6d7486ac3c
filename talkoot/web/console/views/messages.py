"""The outbox: queued, sent, failed, taken back."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from talkoot.kernel.text import tidy
from talkoot.memberships.models import Membership
from talkoot.networks.models import Network
from talkoot.notices.enums import MessageState
from talkoot.notices.models import Message
from talkoot.notices.operations import retry_message, take_back_message
from talkoot.web.console.forms.messages import RetryForm
from talkoot.web.console.page import network_page
from talkoot.web.console.queries.messages import KINDS, message_counts, messages_in, outbox
from talkoot.web.shared.editing import act, carry_out
from talkoot.web.shared.scoping import in_console_network
from talkoot.web.ui.pieces import Link


@in_console_network
def message_list(request: HttpRequest, network: Network) -> HttpResponse:
    """What was written to whom, and what became of it."""
    state, words = request.GET.get("state", ""), tidy(request.GET.get("q", ""))[:100]
    state = state if state in MessageState.values else ""
    page = Paginator(messages_in(network, state, words), 50).get_page(request.GET.get("page"))
    counts = message_counts(network)
    total = sum(counts.values())
    context = {
        "page": page, "rows": [(one, KINDS.get(one.state, "")) for one in page], "state": state, "words": words, "counts": counts,
        "total": total,
        "views": [
            Link(gettext("All (%(n)s)") % {"n": total}, "?", current=not state),
            *(
                Link(gettext("%(state)s (%(n)s)") % {"state": one.label, "n": counts[one]}, f"?state={one}", current=state == one)
                for one in MessageState
            ),
        ],
    }  # fmt: skip
    return network_page(request, network, "console/messages/list.html", context, here="messages")


@in_console_network
def message(request: HttpRequest, network: Network, message_id: int) -> HttpResponse:
    """One message as it was written."""
    return _page(request, network, _load(network, message_id))


@require_POST
@in_console_network
def retry(request: HttpRequest, network: Network, message_id: int) -> HttpResponse:
    """Try again, to a corrected address if one is given."""
    found, form = _load(network, message_id), RetryForm(request.POST)
    if form.is_valid() and carry_out(
        form, lambda: retry_message(message_id=found.pk, now=timezone.now(), to=form.cleaned_data["to"])
    ):
        messages.success(request, gettext("The message is on its way again."))
        return redirect("console:message", network.slug, found.pk)
    return _page(request, network, found, form=form)


@require_POST
@in_console_network
def take_back(request: HttpRequest, network: Network, message_id: int) -> HttpResponse:
    """Take back a message that has not left yet."""
    found = _load(network, message_id)
    act(request, lambda: take_back_message(message_id=found.pk), gettext("The message was taken back."))
    return redirect("console:message", network.slug, found.pk)


def _load(network: Network, message_id: int) -> Message:
    return get_object_or_404(outbox(network).select_related("sender"), pk=message_id)


def _page(request: HttpRequest, network: Network, found: Message, **forms: Any) -> HttpResponse:
    queue = reverse("console:messages", args=[network.slug])
    members = Membership.objects.filter(
        network=network, organisation__contacts__email__iexact=found.to, organisation__contacts__until_on=None
    )
    context = {
        "message": found, "kind": KINDS.get(found.state, ""), "form": RetryForm(initial={"to": found.to}),
        "can_retry": found.state in {MessageState.FAILED, MessageState.QUEUED},
        "members": members.select_related("organisation").distinct(),
        "trail": [Link(gettext("Messages"), queue), Link(found.subject)],
        **forms,
    }  # fmt: skip
    return network_page(request, network, "console/messages/message.html", context, here="messages")
