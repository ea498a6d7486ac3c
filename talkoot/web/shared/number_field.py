"""Figures as people type them in Finnish, Swedish and English."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LIMIT = Decimal(10) ** 12 - 1  # rounded up it would have a digit more than the tables keep
SPACES = dict.fromkeys(map(ord, " \u00a0\u2007\u2009\u202f'’"))
THOUSANDS = re.compile(r"-?[1-9]\d{0,2}([.,])\d{3}(\1\d{3})+\Z")


def read_number(text: str) -> Decimal:
    """'12 000,5', '12.000,5', '12,000.5', '12.5' and '−3' as an exact number; raises InvalidOperation otherwise."""
    plain = text.translate(SPACES).replace("\u2212", "-").strip()
    if THOUSANDS.match(plain):
        plain = plain.replace(".", "").replace(",", "")
    elif "," in plain and "." in plain:
        plain = plain.replace("." if plain.rfind(",") > plain.rfind(".") else ",", "")
    plain = plain.replace(",", ".")
    if not re.fullmatch(r"-?\d{1,30}(\.\d{1,30})?", plain):
        raise InvalidOperation
    return Decimal(plain)


class QuantityFormField(forms.CharField):
    """An exact figure; what cannot be read is given back as typed, with a sentence that says how to write it."""

    default_error_messages = {
        "number": _("Write the figure with digits, for example 1250 or 1250,5."),
        "limit": _("The figure is too large. Check the unit."),
        "negative": _("The figure cannot be negative."),
    }

    def __init__(self, *, allow_negative: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)  # no max_length: its validator counts the letters of what is a number by then
        self.allow_negative = allow_negative
        self.widget.attrs.setdefault("maxlength", "40")
        self.widget.attrs.setdefault("inputmode", "decimal")
        self.widget.attrs.setdefault("autocomplete", "off")

    def to_python(self, value: Any) -> Decimal | None:
        text = super().to_python(value)
        if not text:
            return None
        try:
            number = read_number(text)
        except InvalidOperation:
            raise ValidationError(self.error_messages["number"], code="number") from None
        if abs(number) >= LIMIT:
            raise ValidationError(self.error_messages["limit"], code="limit")
        if number < 0 and not self.allow_negative:
            raise ValidationError(self.error_messages["negative"], code="negative")
        return round(number, 6)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Decimal):
            return format(value.normalize(), "f").replace(".", ",")
        return value
