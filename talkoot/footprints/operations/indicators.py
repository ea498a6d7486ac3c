"""Changes to indicators."""

import tomllib
from decimal import Decimal
from functools import cache
from importlib.resources import files

from django.db import transaction

from talkoot.footprints.models import Indicator
from talkoot.kernel.text import address_of


@cache
def _own_names() -> dict[str, dict[str, str]]:
    """Names and directions of indicators that networks often have besides the standard ones."""
    return tomllib.loads(files("talkoot.data").joinpath("own_indicators.toml").read_text(encoding="utf-8"))


@transaction.atomic
def ensure_indicator(*, network_id: int, key: str, unit: str = "", name: str = "", direction: str = "") -> Indicator:
    """The standard indicator of this key and unit, or the network's own, made when new.

    A figure in another unit is another indicator: units never mix.
    """
    usable = Indicator.objects.usable_in(network_id)
    known = usable.filter(key=key).first()
    if known is not None and (not unit or known.unit == unit):
        return known
    own_key = address_of(key, set(), "indicator", length=50)
    if known is not None:
        own_key = f"{own_key}-{address_of(unit, set(), 'unit', length=20)}"
    words = _own_names().get(key, {})
    plain = name or key.replace("_", " ")
    return Indicator.objects.get_or_create(
        network_id=network_id,
        key=own_key,
        defaults={
            **{f"name_{language}": words.get(language) or plain for language in ("fi", "sv", "en")},
            "unit": unit,
            "direction": direction or words.get("direction", "down"),
            "can_be_summed": False,
        },
    )[0]


@transaction.atomic
def load_standard_indicators() -> int:
    """Bring the standard indicators up to date with talkoot/data/indicators.toml; returns how many there are."""
    text = files("talkoot.data").joinpath("indicators.toml").read_text(encoding="utf-8")
    entries = tomllib.loads(text, parse_float=Decimal)["indicator"]
    for order, entry in enumerate(entries):
        words = {
            f"{field}_{language}": entry[f"{source}_{language}"]
            for field, source in (("name", "name"), ("short_name", "short"), ("hint", "hint"))
            for language in ("fi", "sv", "en")
        }
        Indicator.objects.update_or_create(
            network=None,
            key=entry["key"],
            defaults={
                **words,
                "unit": entry["unit"],
                "group": entry["group"],
                "direction": entry["direction"],
                "can_be_summed": entry["summable"],
                "per_employee_limit": entry.get("upper_per_employee"),
                "order": order,
            },
        )
    return len(entries)
