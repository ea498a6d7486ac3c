"""A shelf of the directory, and an entry: the form asks only what its kind needs."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from talkoot.catalogue.queries import product_groups, topics
from talkoot.library.enums import ShelfKind
from talkoot.library.models import Entry, Shelf, codes
from talkoot.organisations.enums import SizeClass
from talkoot.organisations.industries import industries
from talkoot.organisations.models import Municipality, Officer
from talkoot.web.console.forms.members import LANGUAGES, DayInput
from talkoot.web.shared.editing import EditForm, OnceForm

ASKED = {
    ShelfKind.SERVICES: ("provider", "url", "contact", "topic"),
    ShelfKind.FUNDING: ("provider", "url", "contact", "topic", "opens_on", "closes_on"),
    ShelfKind.CRITERIA: ("product_group", "url"),
    ShelfKind.RELIEFS: ("topic", "url", "contact"),
    ShelfKind.TERMS: ("area", "topic", "url", "contact"),
    ShelfKind.GUIDES: ("provider", "url", "topic"),
    ShelfKind.MATERIALS: ("provider", "url", "topic"),
}
FOR_WHOM = ("industries", "size_classes", "languages")
REQUIRED = {ShelfKind.TERMS: ("area",), ShelfKind.CRITERIA: ("product_group",)}


def _lines(rows: int, language: str) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "lang": language})


class InLanguages(forms.Form):
    """A form whose words are asked in the municipality's own language first; the others may wait."""

    def words(self, field: str) -> dict[str, str]:
        """By language, as the operations take them."""
        return {
            code: self.cleaned_data[f"{field}_{code}"] for code, _name in LANGUAGES if f"{field}_{code}" in self.fields
        }

    @property
    def in_other_languages(self) -> list[BoundField]:
        return [self[name] for name in self.fields if name.rpartition("_")[2] in self.others]

    @property
    def has_wrong_translation(self) -> bool:
        return any(bound.errors for bound in self.in_other_languages)

    def ask_words(self, municipality: Municipality, fields: dict[str, tuple[Any, int, int]]) -> None:
        """Add a field for each text and language: label, length, rows."""
        spoken = [code for code, _name in LANGUAGES if code in (municipality.languages or ["fi"])]
        self.own, *self.others = sorted(spoken, key=lambda code: code != (municipality.languages or ["fi"])[0])
        names = dict(LANGUAGES)
        for code in (self.own, *self.others):
            for position, (field, (label, length, rows)) in enumerate(fields.items()):
                self.fields[f"{field}_{code}"] = forms.CharField(
                    label=label if code == self.own else _("%(label)s, %(language)s") % {"label": label, "language": names[code]},
                    max_length=length, required=code == self.own and position == 0,
                    widget=_lines(rows, code) if rows > 1 else forms.TextInput(attrs={"lang": code}),
                )  # fmt: skip


class ShelfFields(InLanguages):
    """What a shelf is called and whether companies see it."""

    def __init__(self, *args: Any, municipality: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask_words(municipality, {"name": (_("Name"), 120, 1), "about": (_("What is here"), 1000, 3)})
        self.fields["is_public"] = forms.BooleanField(label=_("Companies see it"), required=False)

    def facts(self) -> dict[str, Any]:
        """What the operations take."""
        return {
            "name": self.words("name"), "about": self.words("about"), "is_public": self.cleaned_data["is_public"],
        }  # fmt: skip


class NewShelfForm(ShelfFields, OnceForm):
    """A new shelf: first of which kind."""

    kind = forms.ChoiceField(label=_("What stands on the shelf?"), choices=ShelfKind.choices, widget=forms.RadioSelect)


class ShelfForm(ShelfFields, EditForm):
    """A shelf as it is."""

    @staticmethod
    def values_of(shelf: Shelf) -> dict[str, Any]:
        names = {
            f"{field}_{code}": getattr(shelf, f"{field}_{code}") or ""
            for field in ("name", "about")
            for code, _n in LANGUAGES
        }
        return {**names, "is_public": shelf.is_public}


class EntryFields(InLanguages):
    """An entry; which questions are asked depends on the shelf."""

    def __init__(self, *args: Any, shelf: Shelf, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = ShelfKind(shelf.kind)
        self.ask_words(
            shelf.municipality, {"title": (_("Heading"), 200, 1), "text": (_("What a company should know"), 3000, 5)}
        )
        for name in ASKED[self.kind]:
            self.fields[name] = _field(name, is_required=name in REQUIRED.get(self.kind, ()))
        self.fields["verifier"] = forms.ModelChoiceField(
            label=_("Who verifies it"), queryset=_officers(shelf.municipality), required=False, empty_label=_("Nobody yet"),
            help_text=_("Gets one letter a month when something has not been verified for six months."),
        )  # fmt: skip
        for name in FOR_WHOM:
            self.fields[name] = _field(name)

    @property
    def asked(self) -> list[BoundField]:
        """The fields in the order in which they are asked."""
        return [self[name] for name in (f"title_{self.own}", f"text_{self.own}", *ASKED[self.kind], "verifier")]

    @property
    def for_whom(self) -> list[BoundField]:
        return [self[name] for name in FOR_WHOM]

    @property
    def is_for_some(self) -> bool:
        return any(bound.value() or bound.errors for bound in self.for_whom)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        opens, closes = data.get("opens_on"), data.get("closes_on")
        if opens and closes and closes < opens:
            self.add_error("closes_on", _("The closing day is before the opening day."))
        return data

    def facts(self) -> dict[str, Any]:
        """What the operations take."""
        names = (*ASKED[self.kind], *FOR_WHOM, "verifier")
        return {
            "title": self.words("title"), "text": self.words("text"), **{name: self.cleaned_data[name] for name in names},
        }  # fmt: skip


class NewEntryForm(EntryFields, OnceForm):
    """A new entry."""


class EntryForm(EntryFields, EditForm):
    """An entry as it is."""

    @staticmethod
    def values_of(entry: Entry) -> dict[str, Any]:
        words = {
            f"{field}_{code}": getattr(entry, f"{field}_{code}") or ""
            for field in ("title", "text")
            for code, _n in LANGUAGES
        }
        plain = ("provider", "url", "contact", "topic", "product_group", "area", "opens_on", "closes_on")
        verifier = None if entry.verifier_has_left else entry.verifier_id
        lists = {name: codes(getattr(entry, name)) for name in FOR_WHOM}
        return {**words, **{name: getattr(entry, name) for name in plain}, **lists, "verifier": verifier}


class EndEntryForm(forms.Form):
    """Why an entry is taken down."""

    reason = forms.CharField(
        label=_("Why is it taken down?"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kept in the history. Companies see only that it was taken down."),
    )  # fmt: skip


def _officers(municipality: Municipality) -> Any:
    return Officer.objects.in_office().filter(municipality=municipality).select_related("user")


def _field(name: str, *, is_required: bool = False) -> forms.Field:
    language = get_language() or "fi"
    several = {"required": False, "widget": forms.CheckboxSelectMultiple}
    match name:
        case "url":
            return forms.URLField(label=_("Link"), required=False, max_length=500, assume_scheme="https")
        case "topic":
            return _choice(_("Topic"), topics(), is_required=is_required)
        case "product_group":
            return _choice(_("Product group"), product_groups(), is_required=is_required)
        case "opens_on" | "closes_on":
            label = _("Opens on") if name == "opens_on" else _("Closes on")
            hint = _("After this day companies no longer see it.") if name == "closes_on" else ""
            return forms.DateField(label=label, required=False, widget=DayInput(), help_text=hint)
        case "industries":
            sections = [(code, each.name(language)) for code, each in industries().items() if not each.parent]
            return forms.MultipleChoiceField(label=_("Industries (none: for all)"), choices=sections, **several)
        case "size_classes":
            return forms.MultipleChoiceField(label=_("Sizes (none: for all)"), choices=SizeClass.choices, **several)
        case "languages":
            label = _("Languages in which it is available (none: in all)")
            return forms.MultipleChoiceField(label=label, choices=LANGUAGES, **several)
        case _:
            return forms.CharField(
                label=LABELS[name], required=is_required, max_length=LENGTHS[name], help_text=HINTS.get(name, "")
            )


LABELS = {"provider": _("Who provides it"), "contact": _("Contact"), "area": _("Area or plot")}
LENGTHS = {"provider": 200, "contact": 300, "area": 120}
HINTS = {
    "contact": _("A unit, an address or a telephone number that companies may use."),
    "area": _("The name that companies know. Terms of the same area stand together."),
}


def _choice(label: Any, named: Any, *, is_required: bool) -> forms.ChoiceField:
    choices = [("", "–"), *((one.code, one.name.here) for one in named)]
    return forms.ChoiceField(label=label, choices=choices, required=is_required)
