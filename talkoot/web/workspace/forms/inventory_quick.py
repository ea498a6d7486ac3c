"""What the quick forms of the calculator share: untouched means not answered; touched means whole or asked about."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, cast

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talkoot.footprints.enums import RowDepth
from talkoot.web.ui.numbers import format_number
from talkoot.web.workspace.calculator.entering import Asked, Entry, kept
from talkoot.web.workspace.calculator.estimating import amount_for, price_near
from talkoot.web.workspace.forms.inventory_fields import AmountField, Doubtful, doubts_of

EURO = "eur"


class QuickForm(forms.Form):
    """One short way to answer a question. `lines` places the fields, `begins_with` are those that say it is used."""

    title: ClassVar[Any] = ""
    about: ClassVar[Any] = ""
    lines: ClassVar[Sequence[Sequence[str]]] = ()
    more: ClassVar[Sequence[Sequence[str]]] = ()  # lines that few need
    more_title: ClassVar[Any] = ""
    begins_with: ClassVar[Sequence[str]] = ("amount",)
    folded: bool = False  # behind "more", for what few need

    def __init__(self, data: Any = None, *, asked: Asked, prefix: str) -> None:
        super().__init__(data, prefix=prefix, empty_permitted=True, use_required_attribute=False)
        self.asked = asked
        self.prepare()

    def prepare(self) -> None:
        """Choices that depend on what is asked."""

    def has_changed(self) -> bool:
        """Whether anything was typed; an untouched form is no answer and no mistake."""
        return self.is_bound and any(str(self[name].data or "").strip() for name in self.begins_with)

    def entries(self) -> list[Entry]:
        """The rows that the form makes."""
        raise NotImplementedError

    def choose(self, name: str, choices: Iterable[tuple[Any, Any]], initial: str = "") -> None:
        """Give a select its choices."""
        field = cast(forms.ChoiceField, self.fields[name])
        field.choices = list(choices)
        if initial:
            field.initial = initial

    def placed(self) -> list[list[tuple[BoundField, Doubtful | None]]]:
        """The fields in their lines, each with what it asks back."""
        return self._placed(self.lines)

    def placed_more(self) -> list[list[tuple[BoundField, Doubtful | None]]]:
        """The same for the lines that few need."""
        return self._placed(self.more)

    @property
    def more_is_open(self) -> bool:
        return any(bound.errors or (self.is_bound and bound.data) for line in self.placed_more() for bound, _ in line)

    def _placed(self, lines: Sequence[Sequence[str]]) -> list[list[tuple[BoundField, Doubtful | None]]]:
        return [
            [(self[name], self.doubts[name]) for name in line if name in self.fields]
            for line in lines
            if any(name in self.fields for name in line)
        ]

    @cached_property
    def doubts(self) -> dict[str, Doubtful | None]:
        return doubts_of(self)

    @property
    def is_open(self) -> bool:
        """A folded form opens when something was typed in it."""
        return not self.folded or self.has_changed()

    def add_site(self) -> None:
        """Ask where, when the organisation has several places."""
        if len(self.asked.sites) < 2:
            return
        self.fields["site"] = forms.ChoiceField(
            label=_("Where"),
            required=False,
            choices=[("", _("Everywhere together")), *((str(site.pk), site.name) for site in self.asked.sites)],
        )

    def site_id(self) -> int | None:
        chosen = self.cleaned_data.get("site")
        return int(chosen) if chosen else None


class EuroForm(QuickForm):
    """A quick form whose amount may be told by what it cost, with one's own price or the nearest known one."""

    more = (("price",),)
    more_title = _("If you wrote euros: your own price")
    in_price: ClassVar[int] = 1  # what the own price is written in: 100 for cents

    def own_price(self, label: Any, about: Any = "") -> forms.Field:
        """The field for what one unit cost; used only when the amount is in euros."""
        help_text = about or _("Only if you wrote euros. Without it we use a mean price, and say which.")
        return AmountField(label=label, required=False, allow_negative=False, help_text=help_text)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        kind, unit = data.get("kind") or self.only_kind(), data.get("unit")
        if unit == EURO and kind and not data.get("price") and price_near(kind, self.asked.inventory.year) is None:
            self.add_error("price", _("We know no mean price of this. Write what one unit cost, or the amount itself."))
        return data

    def only_kind(self) -> str:
        return ""

    def measured_in(self, kind: str, unit: str) -> dict[str, Any]:
        """Amount, unit, depth and note for a row, from the amount as it was told."""
        data = self.cleaned_data
        if data["unit"] != EURO:
            return {"amount": data["amount"], "unit": data["unit"], "depth": self.asked.depth}
        if data.get("price"):
            return self._by_own_price(data["amount"], data["price"] / self.in_price, unit)
        return self._by_mean_price(data["amount"], kind, unit)

    def _by_own_price(self, euros: Any, price: Any, unit: str) -> dict[str, Any]:
        return {
            "amount": kept(euros / price),
            "unit": unit,
            "depth": RowDepth.BILL,
            "note": gettext("%(euros)s € at %(price)s €/%(unit)s, the company's own price.")
            % {"euros": format_number(euros), "price": format_number(price, 4), "unit": unit},
            "estimate": {"by": "price", "of": str(euros), "price": str(price)},
        }

    def _by_mean_price(self, euros: Any, kind: str, unit: str) -> dict[str, Any]:
        price = price_near(kind, self.asked.inventory.year)
        assert price is not None  # noqa: S101 -- clean() has asked for one's own price otherwise
        wanted = price.unit if price.unit.endswith(("_net", "_gross")) else unit
        return {
            "amount": kept(amount_for(euros, price.value, price.unit, wanted)),
            "unit": wanted,
            "depth": RowDepth.SPEND,
            "note": gettext("%(euros)s € at %(price)s €/%(unit)s, mean price of %(year)s.")
            % {
                "euros": format_number(euros),
                "price": format_number(price.value, 4),
                "unit": price.unit,
                "year": price.year,
            },
            "source": price.source[:300],
            "estimate": {"by": "price", "of": str(euros), "price": str(price.value), "year": price.year},
        }
