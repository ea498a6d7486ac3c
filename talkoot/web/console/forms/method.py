"""Moving to another way of coordinating: which network, and what becomes of the one there is."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talkoot.adoptions.models import Portfolio
from talkoot.adoptions.operations.whole import KINDS
from talkoot.adoptions.queries.ladder import networks_to_choose
from talkoot.networks.enums import NetworkState
from talkoot.web.shared.editing import OnceForm

SAME, NEW, KEEP, REST = "same", "new", "keep", "rest"


class MoveForm(OnceForm):
    """Asks only what the move leaves open."""

    def __init__(self, *args: Any, portfolio: Portfolio, code: str, user: object, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if code in KINDS:
            choices = _networks(portfolio, user)
            self.fields["network"] = forms.ChoiceField(
                label=_("Which network"), choices=choices, initial=choices[0][0], widget=forms.RadioSelect
            )
        elif portfolio.network is not None and portfolio.network.state == NetworkState.ACTIVE:
            self.fields["rest"] = forms.ChoiceField(
                label=_("What becomes of the network"), initial=KEEP, widget=forms.RadioSelect,
                choices=[
                    (KEEP, _("It goes on as it is")),
                    (REST, _("It rests: it ends for now, and its members and history stay")),
                ],
            )  # fmt: skip

    def facts(self) -> dict[str, Any]:
        """What the operation takes."""
        chosen = self.cleaned_data.get("network", SAME)
        return {
            "network_id": int(chosen) if chosen.isdecimal() else None,
            "new": chosen == NEW,
            "rest": self.cleaned_data.get("rest") == REST,
        }


def _networks(portfolio: Portfolio, user: object) -> list[tuple[str, str]]:
    """The one there is or was, those that the person coordinates, a new one."""
    known = portfolio.network
    same = [(SAME, gettext("%(network)s, as until now") % {"network": known.name})] if known else []
    if known and known.state == NetworkState.ENDED:
        same = [(SAME, gettext("%(network)s, which wakes again with its members") % {"network": known.name})]
    others = [(str(network.pk), network.name) for network in networks_to_choose(portfolio, user)]
    return [*same, *others, (NEW, gettext("A new network, in formation until it is opened"))]
