"""Changes to indicators."""

import tomllib
from decimal import Decimal
from importlib.resources import files

from django.db import transaction

from talkoot.footprints.models import Indicator
from talkoot.kernel.text import address_of


@transaction.atomic
def ensure_indicator(*, network_id: int, key: str, name: str = "", unit: str = "", direction: str = "down") -> Indicator:
    """The standard indicator of this key, or the network's own, made when new."""
    known = Indicator.objects.usable_in(network_id).filter(key=key).first()
    if known is not None:
        return known
    own_key = address_of(key, set(), "indicator", length=80)
    return Indicator.objects.get_or_create(
        network_id=network_id,
        key=own_key,
        defaults={"name": name or key.replace("_", " "), "unit": unit, "direction": direction, "can_be_summed": False},
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
