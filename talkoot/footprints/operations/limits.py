"""Figures that the tables can keep: what is larger is refused in words, before it is written down."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from talkoot.kernel.errors import Refused

MOST = Decimal(10) ** 12 - 1  # twelve digits before the point; a file database rounds the last of the eighteen
MOST_KG = Decimal(10) ** 11  # of one figure: a hundred million tonnes, so that the sums fit as well


class FigureTooLarge(Refused):
    text = _("The figure is too large. Check the unit.")


def check_figures(*figures: Decimal | None, most: Decimal = MOST) -> None:
    """Refuse a figure that is no number or larger than `most`; raises FigureTooLarge."""
    if any(figure is not None and not (figure.is_finite() and abs(figure) <= most) for figure in figures):
        raise FigureTooLarge
