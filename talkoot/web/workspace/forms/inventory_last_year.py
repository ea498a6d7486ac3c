"""Last year's figures beside this year's: what is far from last year's is asked about, a guarantee is told anew."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from talkoot.engine import Instrument
from talkoot.footprints.models import Row
from talkoot.web.ui.numbers import NBSP, format_number
from talkoot.web.workspace.calculator.entering import Asked
from talkoot.web.workspace.calculator.words import unit_words
from talkoot.web.workspace.forms.inventory_energy import ElectricityForm
from talkoot.web.workspace.forms.inventory_fields import MEANT, AmountField, Meaning, MeantInput
from talkoot.web.workspace.forms.inventory_quick import QuickForm

FAR = Decimal(100)  # times last year's: the wrong unit makes it a thousand
STEP = Decimal(1000)


class NearInput(MeantInput):
    """Takes the answer to "kilowatt-hours or megawatt-hours?" too."""

    near: "NearField"

    def settle(self, typed: str, meant: str) -> str:
        known = {meaning.value for meaning in self.near.far_meanings(typed)}
        return meant if meant in known else super().settle(typed, meant)


class NearField(AmountField):
    """This year's amount; one that is a hundred times away from last year's is asked about, once."""

    widget = NearInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.last = Decimal(0)
        self.unit = ""

    def beside(self, last: Decimal, unit: str) -> None:
        """What it stands beside."""
        self.last, self.unit, self.widget.near = last, unit_words(unit), self

    def meanings(self, text: str) -> tuple[Meaning, ...]:
        return super().meanings(text) or self.far_meanings(text)

    def far_meanings(self, text: str) -> tuple[Meaning, ...]:
        """As it was typed, or in the unit beside; empty when it is not far from last year's."""
        try:
            amount = self.to_python(text)
        except ValidationError:
            return ()
        times = amount / self.last if amount and self.last else Decimal(1)
        if amount is None or times <= 0 or 1 / FAR < times < FAR:
            return ()
        other = amount / STEP if abs(amount) > abs(self.last) else amount * STEP
        return tuple(self._meaning(one) for one in (amount, other))

    def _meaning(self, amount: Decimal) -> Meaning:
        plain = amount.normalize()
        places = max(0, -int(plain.as_tuple().exponent))
        words = format_number(plain, places)
        value = format_number(plain, places + 1 if places == 3 else places)  # three decimals could be thousands
        grouped = value.replace(",", "") if (get_language() or "fi")[:2] == "en" else value.replace(NBSP, "")
        return Meaning(grouped, f"{words}{NBSP}{self.unit}")


class LastYearForm(QuickForm):
    """Last year's figure with an empty field for this year's beside it. `held`: the button says it is still the same."""

    lines = (("amount",),)

    amount = NearField(label=_("This year"))

    def __init__(self, data: Any = None, *, asked: Asked, row: Row, held: bool = False) -> None:
        self.row, self.held = row, held
        super().__init__(data, asked=asked, prefix=f"row-{row.pk}")
        self.fields["amount"].beside(row.amount, row.unit)  # type: ignore[attr-defined]

    def clean_amount(self) -> Decimal | None:
        amount: Decimal | None = self.cleaned_data["amount"]
        field, name = self.fields["amount"], self.add_prefix("amount")
        meanings = field.far_meanings(str(self["amount"].data or ""))  # type: ignore[attr-defined]
        if meanings and self.data.get(name + MEANT) not in {meaning.value for meaning in meanings}:
            raise ValidationError(
                gettext("%(typed)s is very far from last year's figure. Choose below which one you mean.")
                % {"typed": meanings[0].label}
            )
        return amount

    def instruments(self) -> tuple[Instrument, ...] | None:
        """What covers the energy this year; None where nothing is said of it."""
        return None


class LastYearPowerForm(LastYearForm, ElectricityForm):
    """Last year's electricity; whether it is sold with a guarantee is asked anew."""

    lines = (("certificate",),)
    more = (("covered", "grams"), ("source",))
    more_title = _("More of the guarantee or the contract")

    unit = None  # type: ignore[assignment]

    amount = NearField(label=_("This year"))

    def prepare(self) -> None:
        self.fields["amount"].required = not self.held
        self.fields["certificate"].required = False

    def clean_amount(self) -> Decimal | None:
        amount = super().clean_amount()
        return self.row.amount if amount is None and self.held else amount

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["unit"] = self.row.unit
        return super().clean()

    def instruments(self) -> tuple[Instrument, ...] | None:
        return self._instruments() or None


def last_year_form(data: Any, *, asked: Asked, row: Row, do: str) -> LastYearForm:
    """The form of one of last year's rows; `do` is the button that was pressed."""
    form = LastYearPowerForm if row.kind == "electricity" else LastYearForm
    return form(data, asked=asked, row=row, held=do in {"same-all", f"same-{row.pk}"})
