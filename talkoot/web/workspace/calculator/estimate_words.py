"""What the shipped estimates are called, and what would be needed where there is none."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talkoot.web.workspace.calculator.estimating import Estimate
from talkoot.web.workspace.result.words import exact, unit_words

OF: dict[str, Any] = {
    "electricity": _("Electricity"),
    "energy-total": _("Electricity and electric heating together"),
    "district-heat": _("District heat"),
    "commuting": _("The way to work"),
    "waste-mixed": _("Mixed waste"),
    "water-supply": _("Water and waste water"),
}
WHAT: dict[str, Any] = {
    "offices and all other premises": _("offices and all other premises"),
    "shops other than grocers": _("shops other than grocers"),
    "hotels": _("hotels"),
    "restaurants": _("restaurants"),
    "schools": _("schools"),
    "surgeries and clinics": _("surgeries and clinics"),
    "places of leisure": _("places of leisure"),
    "grocers": _("grocers"),
    "all premises": _("all premises"),
    "offices and shops": _("offices and shops"),
    "hotels and restaurants": _("hotels and restaurants"),
    "schools, culture and sport": _("schools, culture and sport"),
    "health and care": _("health and care"),
    "all service buildings": _("all service buildings"),
    "offices of the state": _("offices"),
    "car trade and garages": _("car trade and garages"),
    "wholesale of food": _("wholesale of food"),
    "other wholesale": _("other wholesale"),
    "other retail": _("other retail"),
    "offices of public administration": _("offices of public administration"),
    "basic schools": _("basic schools"),
    "vocational schools": _("vocational schools"),
    "universities and other teaching": _("universities and other teaching"),
    "hospitals": _("hospitals"),
    "other health services": _("other health services"),
    "nurseries": _("nurseries"),
    "care homes": _("care homes"),
    "other social services": _("other social services"),
    "sport": _("sport"),
    "recreation and culture": _("recreation and culture"),
    "other services": _("other services"),
    "machine and metal industry": _("machine and metal industry"),
    "food industry": _("food industry"),
    "printing": _("printing"),
    "publishing": _("publishing"),
    "chemical industry": _("chemical industry"),
    "electronics and electrical industry": _("electronics and electrical industry"),
    "other industry": _("other industry"),
    "all workplaces": _("all workplaces"),
}
INSTEAD: dict[int, Any] = {
    4: _(
        "Floor area and staff do not tell what vehicles use. Write the kilometres by heart, or what the fuel cost: both "
        "are enough below."
    ),
    5: _(
        "There is no fair estimate of leaks. Ask the service company for its last record, or leave the question out and "
        "say why."
    ),
    7: _(
        "Turnover does not tell what a company buys. Round euros by heart for the five biggest lines are better: write "
        "them below."
    ),
}  # fmt: skip


def estimate_name(estimate: Estimate) -> str:
    """What a person chooses: "restaurants"."""
    return str(WHAT.get(estimate.what, estimate.what))


def estimate_group(of: str) -> str:
    """What is estimated: "Electricity"."""
    return str(OF.get(of, of))


def estimate_note(estimate: Estimate, base: str) -> str:
    """How the row was made, in one sentence that stays with it."""
    return gettext("Estimated: %(base)s × %(value)s %(unit)s (%(what)s).") % {
        "base": base,
        "value": exact(estimate.value),
        "unit": unit_words(estimate.unit),
        "what": estimate_name(estimate),
    }
