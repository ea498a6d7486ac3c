"""What a colour would look like and whether it can be read."""

from dataclasses import dataclass

from django.utils.translation import gettext

from talkoot.web.ui.theme import DEFAULT, HEX, PAPER, contrast, theme


@dataclass(frozen=True, slots=True)
class Contrast:
    """A pair of colours, how they differ and how much they must."""

    name: str
    value: str
    least: str
    is_enough: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """The colour that is shown, and its contrasts; `is_colour` is false when what was typed is none."""

    colour: str
    is_colour: bool
    contrasts: list[Contrast]

    @property
    def is_fit(self) -> bool:
        return self.is_colour and all(one.is_enough for one in self.contrasts)


def preview_of(typed: str, otherwise: str) -> Preview:
    """The theme of what was typed; the present one while that is not a colour."""
    digits = typed.strip().removeprefix("#").lower()
    is_colour = bool(HEX.fullmatch(digits))
    colour = digits if is_colour else otherwise or DEFAULT
    built = theme(colour)
    pairs = (
        (gettext("Text on a button"), built.steps["base-contrast-default"], built.steps["base-default"], 4.5),
        (gettext("Links on the page"), built.steps["text-subtle"], PAPER, 4.5),
        (gettext("Edges and marks"), built.own["edge"], PAPER, 3.0),
        (gettext("Bars in the pictures"), built.own["data-1"], PAPER, 3.0),
    )
    rows = [
        Contrast(name, f"{contrast(one, other):.1f}", f"{least:.1f}", contrast(one, other) >= least)
        for name, one, other, least in pairs
    ]
    return Preview(colour, is_colour, rows)
