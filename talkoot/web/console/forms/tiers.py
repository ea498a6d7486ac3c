"""A tier's words and rules, asked in plain words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from talkoot.networks.enums import FeeClass, TierKind
from talkoot.networks.models import Network, Tier
from talkoot.web.console.forms.members import LANGUAGES
from talkoot.web.shared.editing import EditForm

RULES = (
    "kind",
    "min_goals",
    "needs_baseline",
    "asks_follow_up",
    "needs_signature",
    "validity_months",
    "fee_class",
    "order",
)


class TierForm(EditForm):
    """A tier; `once` makes a double click add one."""

    kind = forms.ChoiceField(
        label=_("Who belongs to it"), widget=forms.RadioSelect, initial=TierKind.PARTNER,
        choices=[
            (TierKind.PARTNER, _("Climate partners, who promise goals")),
            (TierKind.SUPPORTING, _("Supporting members, who take part without goals of their own")),
        ],
    )  # fmt: skip
    min_goals = forms.IntegerField(
        label=_("How many goals a member promises at least"), min_value=0, max_value=50, initial=2,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "2"}),
    )  # fmt: skip
    needs_baseline = forms.BooleanField(
        label=_("At least one goal has a baseline and a target in figures"), required=False, initial=True
    )
    asks_follow_up = forms.BooleanField(
        label=_("The member tells every year how it went"), required=False, initial=True
    )
    needs_signature = forms.BooleanField(
        label=_("The commitment is signed by both parties"), required=False, initial=True
    )
    validity_months = forms.IntegerField(
        label=_("For how many months a commitment is in force"), required=False, min_value=1, max_value=600,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "3"}),
        help_text=_("Leave empty when it does not end by itself. Running commitments keep what was agreed."),
    )  # fmt: skip
    fee_class = forms.ChoiceField(label=_("Fee"), choices=FeeClass.choices, initial=FeeClass.NONE)
    order = forms.IntegerField(
        label=_("Place in the list"), min_value=0, max_value=99, initial=0,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "2"}),
    )  # fmt: skip
    once = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        languages = [(code, name) for code, name in LANGUAGES if code in network.languages]
        words = {}
        for code, name in languages:
            words[f"name_{code}"] = forms.CharField(
                label=_("Name, %(language)s") % {"language": name}, max_length=120, required=code == network.languages[0],
                widget=forms.TextInput(attrs={"lang": code}),
            )  # fmt: skip
        for code, name in languages:
            words[f"description_{code}"] = forms.CharField(
                label=_("For whom, %(language)s") % {"language": name}, max_length=1000, required=False,
                widget=forms.Textarea(attrs={"rows": 2, "lang": code}),
            )  # fmt: skip
        self.fields = {**words, **self.fields}

    @staticmethod
    def values_of(tier: Tier) -> dict[str, Any]:
        words = {
            f"{field}_{code}": getattr(tier, f"{field}_{code}") or ""
            for field in ("name", "description")
            for code, _n in LANGUAGES
        }
        return {**words, **{rule: getattr(tier, rule) for rule in RULES}}

    def facts(self) -> dict[str, Any]:
        """What the operations take."""
        return {name: value for name, value in self.cleaned_data.items() if name not in {"version", "once"}}

    def rules(self) -> dict[str, Any]:
        """The rules alone, to try them on the members."""
        return {rule: self.cleaned_data[rule] for rule in RULES}
