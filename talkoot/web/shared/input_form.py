"""The form in which anybody gives input to a dialogue: a minute on a phone."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talkoot.dialogue.enums import DialogueKind, Publication
from talkoot.dialogue.models import Dialogue
from talkoot.kernel.text import tidy
from talkoot.web.shared.editing import OnceForm

LONGEST = 4000


class WordsForm(OnceForm):
    """What somebody says, and what of it may be published."""

    text = forms.CharField(
        label=_("What would you like to say?"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write what you want to say.")},
    )  # fmt: skip
    place = forms.CharField(
        label=_("Which place or area is it about?"), max_length=200, required=False,
        help_text=_("For example a business park, a street or a plot."),
    )  # fmt: skip
    publication = forms.ChoiceField(
        label=_("What may be published?"), choices=Publication.choices, widget=forms.RadioSelect,
        help_text=_("Your e-mail address is never published."),
        error_messages={"required": _("Choose what may be published.")},
    )  # fmt: skip

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dialogue = dialogue
        if dialogue.kind != DialogueKind.NEEDS:
            del self.fields["place"]
        if not dialogue.is_answered_publicly:
            del self.fields["publication"]

    def facts(self) -> dict[str, Any]:
        """What the operations take."""
        names = {"text", "place", "publication", "organisation_name", "email"}
        return {"publication": Publication.PRIVATE, **{n: v for n, v in self.cleaned_data.items() if n in names}}


class InputForm(WordsForm):
    """The words and who says them; an address so that the answer finds its way."""

    organisation_name = forms.CharField(
        label=_("Company or organisation"), max_length=300, widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": _("Write the name of the company or organisation.")},
    )  # fmt: skip
    email = forms.EmailField(
        label=_("E-mail, for the answer"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Write your e-mail address, so that the answer finds you."),
            "invalid": _("Write the address in full, for example aino@company.fi."),
        },
    )  # fmt: skip
    homepage = forms.CharField(
        label=_("Leave this empty"), required=False, max_length=200,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )  # fmt: skip
    field_order = ("text", "place", "organisation_name", "email", "publication", "homepage")

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, dialogue=dialogue, **kwargs)
        self.is_open_to_nameless = dialogue.kind == DialogueKind.SURVEY
        if self.is_open_to_nameless:
            self.fields["organisation_name"].required = self.fields["email"].required = False

    def clean_organisation_name(self) -> str:
        return tidy(self.cleaned_data["organisation_name"])

    def clean(self) -> dict[str, Any]:
        """A field that people do not see is filled by machines; whoever is none sends a second time."""
        data = super().clean() or {}
        if data.get("homepage"):
            self.data = self.data.copy()
            self.data[self.add_prefix("homepage")] = ""
            self.add_error(None, gettext("This looked like an automatic message. Please press the button once more."))
        return data
