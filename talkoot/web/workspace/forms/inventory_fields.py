"""Fields of the calculator that ask back: a figure that can be read in two ways, a kind named by a few letters."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from talkoot.engine import Kind
from talkoot.web.shared.number_field import SPACES, QuantityFormField
from talkoot.web.ui.numbers import format_number
from talkoot.web.workspace.calculator.offered import MOST_SUGGESTED, kinds_called, kinds_near, name_of

MEANT = "-meant"  # what the button under a doubtful field sends, beside what was typed
IN_TWO_WAYS = re.compile(r"-?[1-9]\d{0,2}([.,])\d{3}\Z")
PLAINLY_DECIMAL = re.compile(r"-?0[.,]\d{3}\Z")


@dataclass(frozen=True, slots=True)
class Meaning:
    """One of the ways to read what was typed: what the button sends, and what stands on it."""

    value: str
    label: str


def readings(text: str) -> tuple[Meaning, ...]:
    """ "1.234" is one thousand two hundred and thirty-four or a little more than one; empty when there is no doubt.

    In Finnish and Swedish a comma always begins the decimals, so that "1,234" is read there as it stands.
    """
    plain = text.translate(SPACES).replace("\u2212", "-").strip()
    found = IN_TWO_WAYS.match(plain)
    if found is None or (found.group(1) == "," and _language() != "en"):
        return ()
    whole, decimals = plain[:-4], plain[-3:]
    mark = "." if _language() == "en" else ","
    return (
        Meaning(whole + decimals, format_number(whole + decimals)),
        Meaning(f"{whole}{mark}{decimals}0", f"{whole}{mark}{decimals}"),
    )


class MeantInput(forms.TextInput):
    """Takes the answer to a question about what was typed, as long as it belongs to what was typed."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        typed, meant = data.get(name), data.get(name + MEANT)
        return self.settle(typed, meant) if typed and meant else typed

    def settle(self, typed: str, meant: str) -> str:
        return meant if meant in {meaning.value for meaning in readings(typed)} else typed


class AmountField(QuantityFormField):
    """A figure with decimal comma and spaces; credits are negative; a doubtful one is asked about."""

    widget = MeantInput
    default_error_messages = {
        "ambiguous": _("%(typed)s can be read in two ways. Choose below which of them you mean."),
        "required": _("Write the amount."),
    }

    def __init__(self, *, allow_negative: bool = True, **kwargs: Any) -> None:
        super().__init__(allow_negative=allow_negative, **kwargs)

    def meanings(self, text: str) -> tuple[Meaning, ...]:
        """The figures that the text may stand for, to choose from."""
        return readings(text)

    def to_python(self, value: Any) -> Decimal | None:
        text = str(value or "").strip()
        if readings(text):
            raise ValidationError(self.error_messages["ambiguous"], code="ambiguous", params={"typed": text})
        return super().to_python(f"{text}0" if _is_decimal(text) else text)


class KindInput(MeantInput):
    """A text field with suggestions; a chosen suggestion replaces what was typed."""

    def settle(self, typed: str, meant: str) -> str:
        return meant


class KindField(forms.CharField):
    """A kind of activity named in words; the browser suggests names, and what fits several is asked about."""

    widget = KindInput
    default_error_messages = {
        "unknown": _("We do not know %(typed)s. Try another word, or choose “Other purchases”."),
        "near": _("We do not know %(typed)s. Choose one below, or try another word."),
        "several": _("Several things are called %(typed)s. Choose one below, or write more of the name."),
        "required": _("Write what it is."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=120, **kwargs)
        self.kinds: Sequence[Kind] = ()
        self.widget.attrs.update({"autocomplete": "off", "maxlength": "120"})

    def to_python(self, value: Any) -> str:
        text = super().to_python(value).strip()
        if not text:
            return ""
        found = kinds_called(text, self.kinds, _language())
        if len(found) == 1:
            return found[0].code
        code = "several" if found else "near" if self.meanings(text) else "unknown"
        raise ValidationError(self.error_messages[code], code=code, params={"typed": text})

    def meanings(self, text: str) -> tuple[Meaning, ...]:
        """The kinds that fit the words, to choose from."""
        found = kinds_called(text, self.kinds, _language())
        if len(found) == 1:
            return ()
        found = found or kinds_near(text, self.kinds, _language())
        names = [name_of(kind, _language()) for kind in found[:MOST_SUGGESTED]]
        return tuple(Meaning(name, name) for name in names)


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A field that asks back, with the buttons that answer it."""

    name: str
    field_id: str
    title: str
    meanings: tuple[Meaning, ...]


def doubts_of(form: forms.Form) -> dict[str, Doubtful | None]:
    """What the form asks back, by field; None for a field that asks nothing."""
    found: dict[str, Doubtful | None] = defaultdict(lambda: None)
    for bound in form if form.is_bound else ():
        typed = str(bound.data or "")
        if isinstance(bound.field, AmountField):
            meanings, title = bound.field.meanings(typed), gettext("Which figure do you mean?")
        elif isinstance(bound.field, KindField):
            meanings, title = bound.field.meanings(typed), gettext("Which one do you mean?")
        else:
            continue
        if meanings and bound.errors:
            found[bound.name] = Doubtful(bound.html_name + MEANT, f"{bound.auto_id}_doubt", title, meanings)
    return found


def _is_decimal(text: str) -> bool:
    """Three digits after a sign that can only begin decimals; the shared reader would take them for thousands."""
    plain = text.translate(SPACES).replace("\u2212", "-")
    return bool(PLAINLY_DECIMAL.match(plain)) or (
        bool(IN_TWO_WAYS.match(plain)) and "," in plain and _language() != "en"
    )


def _language() -> str:
    return (get_language() or "fi")[:2]
