"""How measures are said: names in the reader's language, what they cost, how much less they mean."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import get_language, gettext, gettext_lazy

from talkoot.commitments.enums import Theme
from talkoot.engine import FactorSet
from talkoot.engine.measures import Measure, Saving, library
from talkoot.web.workspace.calculator.words import emissions_words

COSTS = {
    "none": gettext_lazy("No investment"),
    "low": gettext_lazy("Small investment"),
    "medium": gettext_lazy("Medium investment"),
    "high": gettext_lazy("Large investment"),
}
TONNE_KG = Decimal(1000)


def in_language(words: Mapping[str, str]) -> str:
    """The reader's language, or English."""
    return words.get((get_language() or "fi")[:2]) or words.get("en", "")


def measure_name(code: str) -> str:
    """The name of a measure of the library; of one that is there no more, its code."""
    measure = library().get(code)
    return in_language(measure.name) if measure else code


def theme_words(measure: Measure) -> str:
    return str(Theme(measure.theme).label)


def cost_words(measure: Measure) -> str:
    return str(COSTS[measure.cost_class])


def kind_name(kind: str, factors: FactorSet) -> str:
    """What a company entered, by its name in the reader's language."""
    found = factors.kinds.get(kind)
    return in_language(found.name) if found else kind


def span_words(low_kg: Decimal, high_kg: Decimal) -> str:
    """From the weakest to the strongest plausible effect; empty where both are the same."""
    low, high = emissions_words(low_kg), emissions_words(high_kg)
    return "" if low == high else gettext("between %(low)s and %(high)s") % {"low": low, "high": high}


def less_words(saving: Saving) -> str:
    """The effect of a year in a short phrase."""
    if saving.kg_market < 0:
        return gettext("%(amount)s more in a year") % {"amount": emissions_words(-saving.kg_market)}
    return gettext("%(amount)s less in a year") % {"amount": emissions_words(saving.kg_market)}
