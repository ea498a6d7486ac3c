"""What is asked, of whom, until when; notes, sorting, answers and the decision."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from talkoot.dialogue.enums import ANSWERS, LASTING, NOTED, Arrival, Audience, DialogueKind, Fate, Publication
from talkoot.dialogue.models import Dialogue, Input
from talkoot.dialogue.operations import addresses_in
from talkoot.dialogue.queries import people_of
from talkoot.networks.models import Network
from talkoot.organisations.models import Municipality
from talkoot.web.console.forms.members import LANGUAGES, DayInput
from talkoot.web.console.forms.settings import in_languages
from talkoot.web.shared.dialogues import group_choices
from talkoot.web.shared.editing import EditForm, OnceForm

TEXTS = (("title", _("Heading"), 200, 0), ("question", _("Question"), 2000, 3), ("about", _("Background"), 4000, 5))
NOBODY = ("", _("Nobody in particular"))


class DialogueForm(EditForm, OnceForm):
    """A dialogue, its words in each language of the host side by side."""

    kind = forms.ChoiceField(label=_("Kind"), choices=DialogueKind.choices, widget=forms.RadioSelect)
    audience = forms.ChoiceField(label=_("Who may answer"), choices=Audience.choices, widget=forms.RadioSelect)
    closes_on = forms.DateField(
        label=_("Last day"), required=False, widget=DayInput(),
        help_text=_("Needs and wishes stay open until you end them. The others need a last day before they open."),
    )  # fmt: skip
    product_group = forms.ChoiceField(
        label=_("Product group"), required=False,
        help_text=_("For a market dialogue: companies that follow the group are told when it opens."),
    )  # fmt: skip
    themes = forms.CharField(
        label=_("Themes by which you sort the inputs"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One on each line. You can add some later."),
    )  # fmt: skip
    owner = forms.ChoiceField(
        label=_("Who answers"), required=False,
        help_text=_("Each input can be given to somebody else. When nobody is named, those in charge answer."),
    )  # fmt: skip
    is_answered_publicly = forms.BooleanField(
        label=_("Inputs and answers are published where the giver allows it"), required=False
    )

    def __init__(
        self, *args: Any, host: Municipality | Network, dialogue: Dialogue | None = None, **kwargs: Any
    ) -> None:
        known = (
            {**self.values_of(dialogue), "version": dialogue.version} if dialogue else {"is_answered_publicly": True}
        )
        kwargs["initial"] = {"audience": Audience.EVERYBODY, **known, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        known_codes = [code for code, _name in LANGUAGES]
        self.languages = [code for code in host.languages if code in known_codes] or known_codes
        for field, label, longest, rows in TEXTS:
            for code, made in in_languages(str(label), self.languages, _maker(longest, rows)).items():
                self.fields[f"{field}_{code}"] = made
        own = self.languages[0]
        self.fields[f"title_{own}"].required = self.fields[f"question_{own}"].required = True
        self._offer(host, dialogue)

    def _offer(self, host: Municipality | Network, dialogue: Dialogue | None) -> None:
        """Only what fits the host and the state."""
        of_network = isinstance(host, Network)
        example = dialogue or Dialogue(**({"network": host} if of_network else {"municipality": host}))
        self.fields["owner"].choices = [NOBODY, *((str(one.pk), str(one)) for one in people_of(example))]
        self.fields["product_group"].choices = [("", _("None")), *group_choices()]
        if not of_network:
            self.fields["audience"].choices = [one for one in Audience.choices if one[0] != Audience.MEMBERS]
            self.fields["kind"].choices = [one for one in DialogueKind.choices if one[0] != DialogueKind.WISHES]
        else:
            del self.fields["product_group"]
        if dialogue is not None and dialogue.opened_at is not None:
            del self.fields["kind"], self.fields["audience"]

    @staticmethod
    def values_of(found: Dialogue) -> dict[str, Any]:
        texts = {
            f"{name}_{code}": getattr(found, f"{name}_{code}") or "" for name, *_r in TEXTS for code, _n in LANGUAGES
        }
        plain = ("kind", "audience", "closes_on", "product_group", "themes", "is_answered_publicly")
        return {**texts, **{name: getattr(found, name) for name in plain}, "owner": str(found.owner_id or "")}

    @property
    def first(self) -> list[BoundField]:
        """What kind of dialogue it is, and its words in the host's first language."""
        kind = [self["kind"]] if "kind" in self.fields else []
        return [*kind, *(self[f"{name}_{self.languages[0]}"] for name, *_rest in TEXTS)]

    @property
    def in_other_languages(self) -> list[list[BoundField]]:
        """The same words in each of the other languages."""
        return [[self[f"{name}_{code}"] for name, *_rest in TEXTS] for code in self.languages[1:]]

    @property
    def has_other_languages(self) -> bool:
        """Whether they are shown unfolded: something stands or is wrong in them."""
        return any(bound.value() or bound.errors for fields in self.in_other_languages for bound in fields)

    @property
    def settings(self) -> list[BoundField]:
        """The other fields that have no language."""
        named = tuple(f"{name}_" for name, *_rest in TEXTS)
        return [bound for bound in self.visible_fields() if bound.name != "kind" and not bound.name.startswith(named)]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("kind") in LASTING and not data.get("closes_on"):
            data["closes_on"] = None
        return data

    def facts(self, people: dict[int, Any]) -> dict[str, Any]:
        """What the operations take."""
        data = self.cleaned_data
        texts = {name: {code: data[f"{name}_{code}"] for code in self.languages} for name, *_rest in TEXTS}
        plain = {name: data[name] for name in ("kind", "audience", "product_group") if name in data}
        owner = people.get(int(data["owner"])) if data["owner"] else None
        rest = {name: data[name] for name in ("closes_on", "themes", "is_answered_publicly")}
        return {**texts, **plain, **rest, "owner": owner}


def _maker(longest: int, rows: int) -> Any:
    def make(label: str, code: str) -> forms.Field:
        widget = forms.Textarea(attrs={"rows": rows, "lang": code}) if rows else forms.TextInput(attrs={"lang": code})
        return forms.CharField(label=label, max_length=longest, required=False, widget=widget)

    return make


class InviteForm(OnceForm):
    """Addresses pasted from wherever they are."""

    addresses = forms.CharField(
        label=_("Addresses"), max_length=50_000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("One on each line, with a name beside it if you like. An address that is there already is not added twice."),
        error_messages={"required": _("Paste at least one address.")},
    )  # fmt: skip
    language = forms.ChoiceField(
        label=_("Language of the letter"),
        choices=LANGUAGES,
        help_text=_("People whom we know get it in their own language."),
    )

    def clean_addresses(self) -> str:
        text = str(self.cleaned_data["addresses"])
        _found, without = addresses_in(text)
        if without:
            message = _("No e-mail address was found in: %(lines)s")
            raise forms.ValidationError(message, params={"lines": ", ".join(without[:10])})
        return text


class NotesForm(OnceForm):
    """What was heard, several at once."""

    arrival = forms.ChoiceField(
        label=_("Where was it heard?"), choices=[(one.value, one.label) for one in NOTED], widget=forms.RadioSelect,
        initial=Arrival.WORKSHOP,
    )  # fmt: skip
    texts = forms.CharField(
        label=_("What was said"), max_length=40_000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("One thing on each line: every line becomes an input with an answer of its own."),
    )  # fmt: skip
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    organisation_name = forms.CharField(label=_("Company or organisation"), required=False, max_length=300)
    giver_name = forms.CharField(label=_("Name"), required=False, max_length=150)
    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("With an address, the one who said it is told the answer.")
    )
    language = forms.ChoiceField(label=_("Language of the text"), choices=LANGUAGES)
    publication = forms.ChoiceField(
        label=_("What may be published?"), widget=forms.RadioSelect, initial=Publication.UNNAMED,
        choices=[
            (Publication.NAMED, _("The text with the name of the organisation")),
            (Publication.UNNAMED, _("The text without a name")), (Publication.PRIVATE, _("Nothing")),
        ],
    )  # fmt: skip

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        kwargs["initial"] = {"language": get_language() or "fi", **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.fields["theme"].choices = [("", _("Not sorted")), *((one, one) for one in dialogue.theme_list)]

    def facts(self) -> dict[str, Any]:
        """What the operation takes."""
        return {name: value for name, value in self.cleaned_data.items() if name not in {"once", "texts"}} | {
            "texts": self.cleaned_data["texts"].splitlines()
        }


class SortForm(EditForm):
    """Theme, owner, and whether it may be published."""

    theme = forms.ChoiceField(label=_("Theme"), required=False)
    owner = forms.ChoiceField(label=_("Who answers"), required=False)
    is_withheld = forms.BooleanField(
        label=_("Do not publish"), required=False,
        help_text=_("For example because it names a person or tells a business secret."),
    )  # fmt: skip

    def __init__(self, *args: Any, of: Input, people: dict[int, Any], **kwargs: Any) -> None:
        kwargs["initial"] = {**self.values_of(of), "version": of.version}
        super().__init__(*args, **kwargs)
        themes = of.dialogue.theme_list
        themes += [of.theme] if of.theme and of.theme not in themes else []
        self.fields["theme"].choices = [("", _("Not sorted")), *((one, one) for one in themes)]
        left = (
            [(str(of.owner_id), _("%(name)s (no longer here)") % {"name": of.owner})]
            if of.owner_id not in people
            else []
        )
        offered = [(str(pk), str(person)) for pk, person in people.items()]
        self.fields["owner"].choices = [NOBODY, *offered, *(left if of.owner_id else [])]

    @staticmethod
    def values_of(found: Input) -> dict[str, Any]:
        return {"theme": found.theme, "owner": str(found.owner_id or ""), "is_withheld": found.is_withheld}


class AnswerForm(EditForm):
    """What becomes of it, and why."""

    fate = forms.ChoiceField(
        label=_("What becomes of it?"), widget=forms.RadioSelect, choices=[(one.value, one.label) for one in ANSWERS],
        error_messages={"required": _("Choose what becomes of the input.")},
    )  # fmt: skip
    answer = forms.CharField(
        label=_("Answer"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Say why, in words that the giver understands. It is mailed to the giver, and published where allowed."),
        error_messages={"required": _("Write in a few words why.")},
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language of the answer"), choices=LANGUAGES)
    decision_link = forms.URLField(
        label=_("Link to the decision"), required=False, max_length=500, assume_scheme="https",
        help_text=_("Only when it is another one than the link of the whole dialogue."),
    )  # fmt: skip

    def __init__(self, *args: Any, of: Input, **kwargs: Any) -> None:
        kwargs["initial"] = {**self.values_of(of), "version": of.version}
        super().__init__(*args, **kwargs)

    @staticmethod
    def values_of(found: Input) -> dict[str, Any]:
        language = found.answer_language if found.is_answered else found.language
        fate = found.fate if found.fate != Fate.WAITING else ""
        return {"fate": fate, "answer": found.answer, "language": language, "decision_link": found.decision_link}


class DecisionForm(EditForm):
    """What was decided, in each language of the host."""

    decision_link = forms.URLField(
        label=_("Link to the decision"), required=False, max_length=500, assume_scheme="https",
        help_text=_("For example the minutes, or the point of the strategy."),
    )  # fmt: skip

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        kwargs["initial"] = {**self.values_of(dialogue), "version": dialogue.version}
        super().__init__(*args, **kwargs)
        languages = dialogue.host.languages or ["fi", "sv", "en"]
        self.languages = [code for code, _name in LANGUAGES if code in languages]
        self.fields |= in_languages(str(_("What was decided")), self.languages, _maker(4000, 5))
        self.fields[languages[0]].required = True
        self.order_fields([*self.languages, "decision_link"])

    @staticmethod
    def values_of(found: Dialogue) -> dict[str, Any]:
        texts = {code: getattr(found, f"decision_{code}") or "" for code, _name in LANGUAGES}
        return {**texts, "decision_link": found.decision_link}

    def facts(self) -> dict[str, Any]:
        """What the operation takes."""
        data = self.cleaned_data
        return {"decision": {code: data[code] for code in self.languages}, "decision_link": data["decision_link"]}
