"""The theme of a colour equals what Designsystemet's own builder makes, step by step."""

import pytest
from django.test import Client

from talkoot.web.ui.theme import LUMINANCE, BadColour, contrast, theme, theme_css

STEPS = [
    *LUMINANCE, "base-default", "base-hover", "base-active", "base-contrast-subtle", "base-contrast-default",
]  # fmt: skip

# Output of `npx designsystemet tokens build` (@digdir/designsystemet 1.13.0, light scheme), in the order of STEPS.
BUILT = {
    "0d5668": (
        "ffffff f0f4f5 ffffff e1eaec cedde0 b9ced3 a5c0c7 4a818e 236576 236576 07303a 0d5668 0a4250 072f39 e6edef ffffff"
    ),
    "ffcc00": (
        "ffffff fff4c7 ffffff ffe88d ffd736 f5c400 e4b600 937500 725b00 725b00 352a00 ffcc00 e4b700 caa100 473900 000000"
    ),
    "000000": (
        "ffffff f3f3f3 ffffff e8e8e8 dadada cacaca bcbcbc 797979 5d5d5d 5d5d5d 2b2b2b 000000 181818 282828 919191 ffffff"
    ),
    "cfe8d5": (
        "ffffff ecf6ef ffffff daeddf c8e0ce b9d0bf acc1b1 6f7c72 566058 566058 282d29 cfe8d5 bad1c0 a6baab 404842 000000"
    ),
    "c8102e": (
        "ffffff fcf1f3 ffffff f9e3e7 f4d1d7 f0bdc5 ecaab5 d4455c ba0f2b ba0f2b 5b0715 c8102e a30d26 810a1e f9e5e9 ffffff"
    ),
    "7b2d8b": (
        "ffffff f7f2f8 ffffff efe5f1 e5d5e8 d9c3de cfb2d5 9d63a9 874095 874095 44194d 7b2d8b 5f236b 45194e f2ebf4 ffffff"
    ),
}
TOLERANCE = 0  # of 255, in each channel


def channels(colour):
    return [int(colour[i : i + 2], 16) for i in (0, 2, 4)]


@pytest.mark.parametrize("colour", BUILT)
def test_theme_equals_the_builder(colour):
    ours = [theme(colour).steps[step].removeprefix("#") for step in STEPS]
    apart = [
        max(abs(a - b) for a, b in zip(channels(x), channels(y), strict=True))
        for x, y in zip(ours, BUILT[colour].split(), strict=True)
    ]
    assert max(apart) <= TOLERANCE


@pytest.mark.parametrize("colour", BUILT)
def test_theme_has_enough_contrast(colour):
    assert theme(colour).shortfalls == []


@pytest.mark.parametrize("colour", ["ffcc00", "cfe8d5", "ffffff"])
def test_theme_of_a_pale_colour_still_draws_bars_and_edges(colour):
    own = theme(colour).own
    assert min(contrast(own[name], "#fbf9f5") for name in ("edge", "data-1", "data-2")) >= 3


def test_theme_of_a_dark_colour_draws_with_the_colour_itself():
    assert theme("0d5668").own["data-1"] == "#0d5668"


@pytest.mark.parametrize("colour", ["", "12345", "1234567", "red", "zzzzzz", "#12", "０d5668"])
def test_theme_refuses_what_is_not_a_colour(colour):
    with pytest.raises(BadColour):
        theme(colour)


def test_theme_css_names_the_steps():
    assert theme_css("#0d5668").startswith(":root{--ds-color-accent-background-default:#ffffff;")


def test_theme_sheet_is_kept_for_ever():
    answer = Client().get("/theme/c8102e.css")
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (
        200,
        "text/css; charset=utf-8",
        "public, max-age=31536000, immutable",
    )


def test_theme_sheet_of_no_colour_is_not_found():
    assert Client().get("/theme/nocolour.css").status_code == 404
