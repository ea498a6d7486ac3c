"""All details of one row."""

from decimal import Decimal
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from talkoot.engine import FactorSet, Instrument, InstrumentKind, Kind
from talkoot.engine.factors import SUPPLIED
from talkoot.footprints.enums import RowDepth
from talkoot.footprints.models import Inventory, Row
from talkoot.footprints.operations.rows import RowFacts
from talkoot.footprints.queries.network import energy_sellers
from talkoot.web.shared.editing import EditForm
from talkoot.web.workspace.calculator.entering import facts_of
from talkoot.web.workspace.calculator.offered import network_choices
from talkoot.web.workspace.calculator.words import unit_words
from talkoot.web.workspace.forms.inventory_energy import ALL, FIGURE, GRAMS, NONE, PART
from talkoot.web.workspace.forms.inventory_fields import AmountField

USES = (
    ("0-0", _("As is usual for this")),
    ("1-0", _("We run it ourselves: direct emissions (scope 1)")),
    ("3-6", _("It is bought travel (scope 3, business travel)")),
    ("3-7", _("It is the way to work (scope 3, commuting)")),
    ("3-1", _("It is bought goods or services (scope 3)")),
    ("3-2", _("It is a machine, a building or other capital goods (scope 3)")),
    ("3-4", _("It is transport that we pay for (scope 3)")),
    ("3-8", _("It is energy or other use within what we rent (scope 3)")),
    ("3-9", _("It is transport that our customers pay for (scope 3)")),
)
SAME_NAMES = (
    "started_on",
    "ended_on",
    "uncertainty_percent",
    "own_kg_per_unit",
    "own_source",
    "source",
    "note",
    "unit",
)


class RowForm(EditForm):
    """One row with everything that can be said of it."""

    amount = AmountField(label=_("Amount"))
    unit = forms.ChoiceField(label=_("Unit"))
    depth = forms.ChoiceField(label=_("How the amount is known"), choices=RowDepth.choices)
    certificate = forms.ChoiceField(
        label=_("Guarantee of origin or contract"),
        choices=[
            (NONE, _("No, or we do not know")),
            (ALL, _("Yes, all of it")),
            (PART, _("Yes, a part of it")),
            (FIGURE, _("Our contract tells its own figure, g/kWh")),
        ],
    )
    covered = AmountField(
        label=_("How much the guarantee covers, in the same unit"), required=False, allow_negative=False
    )
    grams = AmountField(label=_("The contract's figure, g CO₂e/kWh"), required=False, allow_negative=False)
    held_source = forms.CharField(label=_("Which guarantee or contract"), required=False, max_length=200)
    site = forms.ChoiceField(label=_("Where"), required=False)
    place = forms.ChoiceField(label=_("District heating network"), required=False)
    started_on = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    ended_on = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    seller = forms.ChoiceField(
        label=_("Bought from a member of your network"), required=False,
        help_text=_("The seller sees the amount and is asked to confirm it; then the network counts the energy once."),
    )  # fmt: skip
    use = forms.ChoiceField(label=_("What it is for you"), choices=USES)
    uncertainty_percent = AmountField(
        label=_("Uncertainty of the amount, ± %"), required=False, allow_negative=False,
        help_text=_("Leave empty if you do not know: it follows from how the amount is known."),
    )  # fmt: skip
    own_kg_per_unit = AmountField(
        label=_("Supplier's own figure, kg CO₂e for one unit"), required=False,
        help_text=_("If the seller has calculated what it sells to you. It goes before the mean."),
    )  # fmt: skip
    own_source = forms.CharField(label=_("Where the supplier's figure is from"), required=False, max_length=300)
    source = forms.CharField(label=_("Where the amount is from"), required=False, max_length=300)
    evidence = forms.ChoiceField(label=_("Paper that shows it"), required=False)
    note = forms.CharField(label=_("Assumption or remark"), required=False, max_length=500)

    def __init__(self, data: Any = None, *, row: Row, inventory: Inventory, factors: FactorSet) -> None:
        super().__init__(data, initial=values_of(row))
        self.row = row
        self.kind: Kind | None = factors.kinds.get(row.kind)
        units = dict.fromkeys([row.unit, *(self.kind.units if self.kind else ())])
        self._choose("unit", [(unit, unit_words(unit)) for unit in units])
        self._choose("site", [("", _("Everywhere together")), *_sites(inventory)])
        papers = [(str(paper.pk), paper.file_name) for paper in inventory.evidence.all()]  # type: ignore[attr-defined]
        self._choose("evidence", [("", _("None")), *papers])
        self._choose("place", [("FI", _("Another network, or not known")), *network_choices(factors)[1:]])
        self._choose_seller(inventory)
        self._leave_out(row.kind)

    def _choose_seller(self, inventory: Inventory) -> None:
        """Bought energy may be from an energy company in the same network."""
        sellers = energy_sellers(inventory.organisation_id) if self.kind and self.kind.family in SUPPLIED else []
        self._choose("seller", [("", _("No, or we do not know")), *((str(one.pk), one.name) for one in sellers)])
        if not sellers:
            del self.fields["seller"]

    def _choose(self, name: str, choices: list[Any]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = choices

    def _leave_out(self, kind: str) -> None:
        """Only electricity has certificates, only district heat and cold have networks."""
        if kind != "electricity":
            for name in ("certificate", "covered", "grams", "held_source"):
                del self.fields[name]
        if kind not in {"district-heat", "district-cooling"}:
            del self.fields["place"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("own_kg_per_unit") is not None and not data.get("own_source"):
            self.add_error("own_source", _("Write where the supplier's figure is from."))
        if data.get("started_on") and data.get("ended_on") and data["ended_on"] < data["started_on"]:
            self.add_error("ended_on", _("The period ends before it begins."))
        if round(data.get("uncertainty_percent") or 0, 1) >= 10_000:
            self.add_error("uncertainty_percent", _("Write at most 9 999 per cent."))
        if data.get("certificate") == PART and data.get("covered") is None:
            self.add_error("covered", _("Write how much of it the guarantee covers."))
        if data.get("certificate") == FIGURE and data.get("grams") is None:
            self.add_error("grams", _("Write the figure of the contract. Zero is a figure too."))
        return data

    def facts(self) -> RowFacts:
        """The row as the form has it; what the form does not show stays."""
        data = self.cleaned_data
        scope, _dash, category = data["use"].partition("-")
        percent = data["uncertainty_percent"]
        changes = {name: data[name] for name in SAME_NAMES}
        changes["uncertainty_percent"] = None if percent is None else round(percent, 1)
        return facts_of(
            self.row,
            amount=data["amount"],
            depth=data["depth"],
            scope=int(scope),
            category=int(category),
            site_id=int(data["site"]) if data["site"] else None,
            evidence_id=int(data["evidence"]) if data["evidence"] else None,
            own_unit=data["unit"] if data["own_kg_per_unit"] is not None else "",
            place=data.get("place") or self.row.place,
            **changes,
        )

    @property
    def seller_id(self) -> int | None:
        """The organisation that sold the energy; as it is where the form does not ask."""
        if "seller" not in self.fields:
            return self.row.bought_from_id
        return int(self.cleaned_data["seller"]) if self.cleaned_data["seller"] else None

    def instruments(self) -> tuple[Instrument, ...] | None:
        """What covers the energy; None where the row cannot have any."""
        data = self.cleaned_data
        if "certificate" not in data:
            return None
        source = data["held_source"]
        return {
            ALL: (Instrument(InstrumentKind.CERTIFICATE, None, "kWh", Decimal(0), source),),
            PART: (Instrument(InstrumentKind.CERTIFICATE, data["covered"], data["unit"], Decimal(0), source),),
            FIGURE: (Instrument(InstrumentKind.CONTRACT, None, "kWh", (data["grams"] or Decimal(0)) / GRAMS, source),),
        }.get(data["certificate"], ())


class ReasonForm(forms.Form):
    """Why a row is set aside."""

    reason = forms.CharField(
        label=_("Why it should not count"),
        max_length=300,
        help_text=_("For example: the same energy is in another row."),
    )


def values_of(row: Row) -> dict[str, Any]:
    """The row as its form shows it."""
    held = next(iter(row.instruments.all()), None)  # type: ignore[attr-defined]
    shown = {name: getattr(row, name) for name in (*SAME_NAMES, "amount", "depth", "place")}
    return {
        **shown,
        "site": str(row.site_id or ""),
        "evidence": str(row.evidence_id or ""),
        "seller": str(row.bought_from_id or ""),
        "version": row.version,
        "use": f"{row.scope}-{row.category}",
        **(_held(held) if held else {"certificate": NONE}),
    }


def _held(held: Any) -> dict[str, Any]:
    if held.kind == "certificate":
        return {
            "certificate": ALL if held.amount is None else PART, "covered": held.amount, "held_source": held.source,
        }  # fmt: skip
    return {"certificate": FIGURE, "grams": held.kg_per_unit * GRAMS, "held_source": held.source}


def _sites(inventory: Inventory) -> list[tuple[str, str]]:
    return [(str(site.pk), site.name) for site in inventory.organisation.sites.all()]
