"""Tables obey the order of the layers, which imports alone cannot show."""

import tomllib
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]


def ranks() -> dict[str, int]:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(c for c in contracts if c["name"] == "Apps depend downwards only")["layers"]
    return {app.strip(): -place for place, layer in enumerate(layers) for app in layer.split("|")}


def test_foreign_keys_point_downwards():
    rank = ranks()
    upward = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in rank
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model._meta.app_label in rank
        and rank[field.related_model._meta.app_label] > rank[model._meta.app_label]
    ]  # fmt: skip
    assert upward == []


def test_every_own_app_with_tables_has_a_place_in_the_order():
    own = {config.label for config in apps.get_app_configs() if config.name.startswith("talkoot.") and config.models}
    assert own - set(ranks()) == set()
