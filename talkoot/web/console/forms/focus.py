"""Emissions by industry, typed into a small table or pasted; actions of the climate programme."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talkoot.adoptions.models import SectorEmissions
from talkoot.kernel.text import folded
from talkoot.organisations.industries import industries
from talkoot.web.console.queries.focus import sections
from talkoot.web.shared.editing import OnceForm
from talkoot.web.shared.number_field import QuantityFormField, read_number

BETWEEN = re.compile(r"\t|;|\s{2,}|:\s")
ENOUGH = 5  # letters from which the name of an industry is recognised
LAST_NUMBER = re.compile(r"^(?P<name>\D.*?)[\s,]+(?P<number>[-−]?\d[\d\s.,\u00a0\u202f]*)$")


class EmissionsForm(OnceForm):
    """One year: the source, and t CO2e for each industry of which it is known."""

    year = forms.IntegerField(
        label=_("Year"), min_value=1990, max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "4"}),
    )  # fmt: skip
    source = forms.CharField(
        label=_("Source"), max_length=200,
        help_text=_("Who calculated the figures and when, for example the emission inventory of the region."),
    )  # fmt: skip
    pasted = forms.CharField(
        label=_("Paste from a spreadsheet"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One industry on each line: its name or letter, then t CO₂e. What you paste goes before the fields below."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, name in sections():
            self.fields[code] = QuantityFormField(label=name, required=False)

    @staticmethod
    def values_of(rows: list[SectorEmissions]) -> dict[str, Any]:
        """The newest year, as it stands in the form."""
        if not rows:
            return {}
        return {"year": rows[0].year, "source": rows[0].source, **{row.sector: row.emissions_t for row in rows}}

    @property
    def cells(self) -> list[forms.BoundField]:
        """The fields of the small table."""
        return [self[code] for code, _name in sections()]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self.rows = [(code, data[code]) for code, _name in sections() if data.get(code) is not None]
        found, unread = read_rows(data.get("pasted") or "")
        for line in unread:
            words = gettext("“%(line)s” could not be read: write an industry of the list below and a figure.")
            self.add_error("pasted", words % {"line": line})
        self.rows = list({**dict(self.rows), **found}.items())
        if not self.rows and not self.errors:
            self.add_error("pasted", _("Give the emissions of at least one industry."))
        return data


class ActionForm(OnceForm):
    """An action of the climate programme that concerns companies."""

    title = forms.CharField(label=_("Action"), max_length=200)
    sector = forms.ChoiceField(
        label=_("Industry that it concerns"), required=False, help_text=_("Leave empty when it concerns all companies.")
    )
    url = forms.URLField(label=_("Address"), required=False, assume_scheme="https")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sector"].choices = [("", _("All industries")), *sections()]

    def facts(self) -> dict[str, Any]:
        """What the operation takes."""
        return {name: self.cleaned_data[name] for name in ("title", "sector", "url")}


def read_rows(text: str) -> tuple[dict[str, Decimal], list[str]]:
    """Industry and tonnes of each pasted line, and the lines that could not be read; the first line may be a heading."""
    known = {
        folded(name): code for code, each in industries().items() if not each.parent for name in each.names.values()
    }
    known |= {code.casefold(): code for code, each in industries().items() if not each.parent}
    found: dict[str, Decimal] = {}
    unread: list[str] = []
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for place, line in enumerate(lines):
        name, number = _parts(line)
        code, tonnes = _industry(name, known), _tonnes(number)
        if code and tonnes is not None:
            found[code] = found.get(code, Decimal(0)) + tonnes
        elif place or tonnes is not None:
            unread.append(line[:80])
    return found, unread


def _industry(name: str, known: dict[str, str]) -> str | None:
    """The industry of that name or letter, or the only one whose name begins so: inventories write just "agriculture"."""
    asked = folded(name)
    begins = {code for each, code in known.items() if len(asked) >= ENOUGH and each.startswith(asked)}
    return known.get(asked) or (begins.pop() if len(begins) == 1 else None)


def _parts(line: str) -> tuple[str, str]:
    cells = [cell.strip() for cell in BETWEEN.split(line) if cell.strip()]
    if len(cells) > 1:
        return cells[0], cells[-1]
    match = LAST_NUMBER.match(line)
    return (match["name"], match["number"]) if match else (line, "")


def _tonnes(text: str) -> Decimal | None:
    try:
        number = read_number(text)
    except InvalidOperation:
        return None
    return round(number, 6) if 0 <= number < Decimal("1e12") else None
