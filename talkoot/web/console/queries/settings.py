"""What is still missing in a network's texts."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from talkoot.networks.models import Network

TEXTS = (
    ("name", gettext_lazy("Name")),
    ("lead", gettext_lazy("What it is")),
    ("asked", gettext_lazy("What is asked")),
    ("given", gettext_lazy("What one gets")),
)
LANGUAGE_NAMES = {"fi": gettext_lazy("Finnish"), "sv": gettext_lazy("Swedish"), "en": gettext_lazy("English")}


@dataclass(frozen=True, slots=True)
class MissingText:
    """A text that has no words in a language of the network."""

    field: str
    label: str
    language: str
    language_name: str


def missing_texts(network: Network) -> list[MissingText]:
    """The network's texts that have no words in one of its languages."""
    return [
        MissingText(field, str(label), code, str(LANGUAGE_NAMES[code]))
        for field, label in TEXTS
        for code in network.languages
        if code in LANGUAGE_NAMES and not getattr(network, f"{field}_{code}")
    ]
