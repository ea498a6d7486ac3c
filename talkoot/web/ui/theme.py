"""A network's theme from one colour: the sixteen steps of Designsystemet's theme builder, in plain Python.

The builder keeps the hue, moves each step to a fixed luminance and so keeps the contrasts. The look adds four colours
of its own, because the colour of a municipality may be yellow or almost white and a bar or an edge must still be seen.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from coloraide import Color
from coloraide.spaces.luv import Luv

DEFAULT = "0d5668"
PAPER = "#fbf9f5"
HEX = re.compile(r"[0-9a-f]{6}", re.IGNORECASE)

# Luminance of each step, as in the builder (light scheme).
LUMINANCE = {
    "background-default": 1.0,
    "background-tinted": 0.9,
    "surface-default": 1.0,
    "surface-tinted": 0.81,
    "surface-hover": 0.7,
    "surface-active": 0.59,
    "border-subtle": 0.5,
    "border-default": 0.19,
    "border-strong": 0.11,
    "text-subtle": 0.11,
    "text-default": 0.0245,
}
DATA = {"data-1": 0.1, "data-2": 0.25, "data-3": 0.52}
BASE_STAYS_BELOW = 0.12  # a darker base colour is itself the first data colour
TEXT_CONTRAST, SHAPE_CONTRAST = 4.5, 3.0

Rgb = tuple[float, float, float]


class LuvLightness(Color):
    """Colours with the Luv space, whose lightness the builder uses for hover and active."""


LuvLightness.register(Luv())


class BadColour(ValueError):
    """The text is not six hexadecimal digits."""


@dataclass(frozen=True)
class Theme:
    """The colours of one network, by step."""

    base: str
    steps: dict[str, str]
    own: dict[str, str]

    @property
    def css(self) -> str:
        """The theme as custom properties."""
        lines = [f"--ds-color-accent-{step}:{colour}" for step, colour in self.steps.items()]
        lines += [f"--accent-{name}:{colour}" for name, colour in self.own.items()]
        return ":root{" + ";".join(lines) + "}\n"

    @property
    def shortfalls(self) -> list[str]:
        """The contrasts that are too low, by name; empty when the theme is fit for use."""
        return [
            f"{name}: {contrast(*pair):.2f} < {least}" for name, pair, least in self._pairs() if contrast(*pair) < least
        ]

    def _pairs(self) -> list[tuple[str, tuple[str, str], float]]:
        on_base = self.steps["base-contrast-default"]
        return [
            ("text on base", (on_base, self.steps["base-default"]), TEXT_CONTRAST),
            ("text on hover", (on_base, self.steps["base-hover"]), TEXT_CONTRAST),
            ("text on active", (on_base, self.steps["base-active"]), TEXT_CONTRAST),
            ("subtle text on paper", (self.steps["text-subtle"], PAPER), TEXT_CONTRAST),
            ("text on tinted surface", (self.steps["text-default"], self.steps["surface-tinted"]), TEXT_CONTRAST),
            ("border on paper", (self.steps["border-default"], PAPER), SHAPE_CONTRAST),
            ("edge on paper", (self.own["edge"], PAPER), SHAPE_CONTRAST),
            ("first data colour on paper", (self.own["data-1"], PAPER), SHAPE_CONTRAST),
            ("second data colour on paper", (self.own["data-2"], PAPER), SHAPE_CONTRAST),
        ]


@lru_cache(maxsize=256)
def theme(colour: str) -> Theme:
    """Build the theme of a colour such as `0d5668` or `#0d5668`."""
    digits = colour.removeprefix("#")
    if not HEX.fullmatch(digits):
        raise BadColour(colour)
    base = f"#{digits.lower()}"
    steps = {step: at_luminance(base, luminance) for step, luminance in LUMINANCE.items()} | _base_steps(base)
    return Theme(base, steps, _own_colours(base))


def theme_css(colour: str) -> str:
    """The stylesheet of a colour."""
    return theme(colour).css


def contrast(one: str, other: str) -> float:
    """Contrast of two colours by WCAG 2."""
    brighter, darker = sorted((luminance(_rgb(one)), luminance(_rgb(other))), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def at_luminance(colour: str, wanted: float) -> str:
    """Mix with white or black, in sRGB, until the luminance is the wanted one."""
    start = _rgb(colour)
    if wanted <= 0 or wanted >= 1:
        return _hex((0.0,) * 3 if wanted <= 0 else (255.0,) * 3)
    low, high = ((0.0,) * 3, start) if luminance(start) > wanted else (start, (255.0,) * 3)
    middle = start
    for _ in range(21):
        middle = tuple((a + b) / 2 for a, b in zip(low, high, strict=True))  # type: ignore[assignment]
        reached = luminance(middle)
        if abs(reached - wanted) < 1e-7:
            break
        low, high = (low, middle) if reached > wanted else (middle, high)
    return _hex(middle)


def luminance(rgb: Rgb) -> float:
    """Relative luminance by WCAG 2."""
    red, green, blue = (_linear(channel / 255) for channel in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _base_steps(base: str) -> dict[str, str]:
    lightness = _lightness(base)
    step = -8 if lightness <= 30 or 49 <= lightness <= 65 else 8
    white, black = contrast(base, "#ffffff"), contrast(base, "#000000")
    distance = 60 if lightness <= 40 or lightness >= 60 else 50
    return {
        "base-default": base,
        "base-hover": _at_lightness(base, lightness - step),
        "base-active": _at_lightness(base, lightness - 2 * step),
        "base-contrast-subtle": _at_lightness(base, lightness + distance if white >= black else lightness - distance),
        "base-contrast-default": "#ffffff" if white >= black else "#000000",
    }


def _own_colours(base: str) -> dict[str, str]:
    dark_enough = luminance(_rgb(base)) < BASE_STAYS_BELOW
    seen = contrast(base, PAPER) >= SHAPE_CONTRAST
    data: dict[str, str] = {name: at_luminance(base, level) for name, level in DATA.items()}
    if dark_enough:
        data["data-1"] = base
    return {"edge": base if seen else at_luminance(base, LUMINANCE["border-default"]), **data}


def _lightness(colour: str) -> float:
    return float(LuvLightness(colour).convert("luv")["l"])


def _at_lightness(colour: str, lightness: float) -> str:
    grey = LuvLightness("luv", [min(max(lightness, 0), 100), 0, 0]).convert("srgb")
    rounded = tuple(round(channel * 255) for channel in grey[:3])
    return at_luminance(colour, luminance(rounded))  # type: ignore[arg-type]


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4


def _rgb(colour: str) -> Rgb:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _hex(rgb: tuple[float, ...]) -> str:
    return "#" + "".join(f"{int(channel + 0.5):02x}" for channel in rgb)
