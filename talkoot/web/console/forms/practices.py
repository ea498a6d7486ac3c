"""How it was done, in three languages, prefilled from the adoption."""

from decimal import Decimal
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from talkoot.adoptions.models import Adoption, Practice, Result
from talkoot.web.console.forms.members import LANGUAGES
from talkoot.web.console.forms.settings import in_languages
from talkoot.web.shared.editing import EditForm
from talkoot.web.shared.number_field import QuantityFormField
from talkoot.web.ui.numbers import format_amount

TEXTS = (
    ("title", _("Heading")), ("what", _("What we did")), ("result", _("What came of it")),
    ("advice", _("What we would do differently")),
)  # fmt: skip
FACTS = ("hours_per_year", "euros_per_year", "materials", "contact_unit", "contact_email")
LONG, TITLE = 3000, 150


class PracticeForm(EditForm):
    """One's own language first; the others may follow later."""

    hours_per_year = QuantityFormField(label=_("Hours a year"), required=False)
    euros_per_year = QuantityFormField(label=_("Euros a year"), required=False)
    materials = forms.CharField(
        label=_("Materials"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One on each line: name and address."),
    )  # fmt: skip
    contact_unit = forms.CharField(
        label=_("Unit that tells more"), max_length=120, help_text=_("A unit rather than a person: people change.")
    )
    contact_email = forms.EmailField(label=_("Its address"), required=False)

    def __init__(self, *args: Any, languages: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages = [code for code in languages if code in dict(LANGUAGES)] or ["fi"]
        for name, label in TEXTS:
            made = in_languages(str(label), self.languages, _line if name == "title" else _text)
            self.fields |= {f"{name}_{code}": field for code, field in made.items()}

    @property
    def texts(self) -> list[list[BoundField]]:
        """Each text with its fields, one for each language."""
        return [[self[f"{name}_{code}"] for code in self.languages] for name, _label in TEXTS]

    @property
    def others(self) -> list[BoundField]:
        """The fields that are the same in every language."""
        return [self[name] for name in FACTS]

    def facts(self) -> dict[str, Any]:
        """What the operation takes."""
        return {
            name: value if value != "" or not name.endswith(("_fi", "_sv", "_en")) else None
            for name, value in self.cleaned_data.items()
            if name != "version"
        }


def values_of(practice: Practice) -> dict[str, Any]:
    """A practice as it stands in the form."""
    texts = {f"{name}_{code}": getattr(practice, f"{name}_{code}") or "" for name, _ in TEXTS for code, _ in LANGUAGES}
    return {**texts, **{name: getattr(practice, name) for name in FACTS}, "version": practice.version}


def prefilled(adoption: Adoption, hours: Decimal, euros: Decimal, language: str) -> dict[str, Any]:
    """What the adoption tells already: its name, how it is done, results, effort used."""
    results = [_told(result, adoption.indicator_unit) for result in adoption.results.all()[:3]]
    names = {f"title_{code}": getattr(adoption, f"name_{code}") or "" for code, _ in LANGUAGES}
    return {
        **names, f"what_{language}": adoption.note, f"result_{language}": "\n".join(results),
        f"advice_{language}": adoption.learnt, "hours_per_year": hours or adoption.hours_planned,
        "euros_per_year": euros or adoption.budget_eur, "contact_unit": adoption.unit,
        "contact_email": adoption.municipality.contact_email, "version": 0,
    }  # fmt: skip


def _told(result: Result, unit: str) -> str:
    if result.value is None:
        return result.sentence
    return f"{result.sentence.rstrip('.')} ({format_amount(result.value, unit)})"


def _text(label: Any, code: str) -> forms.Field:
    widget = forms.Textarea(attrs={"rows": 4, "lang": code})
    return forms.CharField(label=label, required=False, max_length=LONG, widget=widget)


def _line(label: Any, code: str) -> forms.Field:
    widget = forms.TextInput(attrs={"lang": code})
    return forms.CharField(label=label, required=False, max_length=TITLE, widget=widget)
