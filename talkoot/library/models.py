"""The municipality's directory for companies: shelves, and entries that somebody verifies."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from talkoot.kernel.models import Versioned
from talkoot.kernel.months import months_after
from talkoot.library.enums import ShelfKind
from talkoot.organisations.industries import industries, section_of
from talkoot.organisations.models import Municipality, Officer

MONTHS_OF_TRUST = 6  # after which an entry that nobody verified is flagged


class ShelfQuerySet(models.QuerySet["Shelf"]):
    def of_municipality(self, municipality_id: int) -> Self:
        return self.filter(municipality_id=municipality_id)

    def public(self) -> Self:
        return self.filter(is_public=True)


class Shelf(Versioned):
    """A part of the directory, with entries of one kind."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="shelves")
    kind = models.CharField(_("Kind"), max_length=10, choices=ShelfKind)
    name = models.CharField(_("Name"), max_length=120)
    about = models.TextField(_("What is here"), blank=True)
    is_public = models.BooleanField(_("Shown to companies"), default=True)

    objects = ShelfQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class EntryQuerySet(models.QuerySet["Entry"]):
    def of_municipality(self, municipality_id: int) -> Self:
        return self.filter(shelf__municipality_id=municipality_id)

    def not_over(self, today: date) -> Self:
        """Neither taken down nor closed by their date."""
        return self.filter(Q(closes_on=None) | Q(closes_on__gte=today), ended_on=None)

    def on_show(self, today: date) -> Self:
        """What companies see today: calls that closed or have not opened are not there, without anybody's doing."""
        opened = Q(opens_on=None) | Q(opens_on__lte=today)
        return self.not_over(today).filter(opened, shelf__is_public=True)

    def to_verify(self, today: date) -> Self:
        """What nobody has verified for six months, or nobody will, since the verifier has left."""
        old = Q(verified_on__lt=months_after(today, -MONTHS_OF_TRUST))
        return self.not_over(today).filter(old | self.model.has_no_verifier())

    def without_verifier(self) -> Self:
        return self.filter(self.model.has_no_verifier())

    def for_company(self, industry: str = "", size_class: str = "", language: str = "") -> Self:
        """What concerns a company of the industry and size, and what is for everybody; empty: not asked."""
        found = self
        if industry:
            found = found.filter(Q(industries="") | _any_of("industries", _codes_about(industry)))
        if size_class:
            found = found.filter(Q(size_classes="") | _any_of("size_classes", [size_class]))
        if language:
            found = found.filter(Q(languages="") | _any_of("languages", [language]))
        return found


class Entry(Versioned):
    """One service, call, criterion, relief, term, guide or material; always with a day on which somebody verified it.

    Lists of codes stand between spaces (" C 10 "), so that both databases find one of them; an empty list means all.
    """

    shelf = models.ForeignKey(Shelf, on_delete=models.CASCADE, related_name="entries")
    title = models.CharField(_("Heading"), max_length=200)
    text = models.TextField(_("Text"), blank=True)
    provider = models.CharField(_("Who provides it"), max_length=200, blank=True)
    url = models.URLField(_("Link"), max_length=500, blank=True)
    contact = models.CharField(_("Contact"), max_length=300, blank=True)
    topic = models.CharField(_("Topic"), max_length=40, blank=True)
    product_group = models.CharField(_("Product group"), max_length=40, blank=True)
    area = models.CharField(_("Area"), max_length=120, blank=True)
    industries = models.CharField(max_length=300, blank=True)
    size_classes = models.CharField(max_length=60, blank=True)
    languages = models.CharField(max_length=40, blank=True)
    opens_on = models.DateField(_("Opens on"), null=True, blank=True)
    closes_on = models.DateField(_("Closes on"), null=True, blank=True)
    verifier = models.ForeignKey(Officer, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    verified_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["shelf", "ended_on", "closes_on"], name="entries_on_show")]
        constraints = [
            models.CheckConstraint(
                condition=Q(opens_on=None) | Q(closes_on=None) | Q(closes_on__gte=F("opens_on")),
                name="calls_close_after_they_open",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @staticmethod
    def has_no_verifier() -> Q:
        return Q(verifier=None) | Q(verifier__until_on__isnull=False)

    def is_old(self, today: date) -> bool:
        """Not verified for over six months."""
        return self.verified_on < months_after(today, -MONTHS_OF_TRUST)

    def is_closed(self, today: date) -> bool:
        return self.closes_on is not None and self.closes_on < today

    @property
    def verifier_has_left(self) -> bool:
        return self.verifier is not None and self.verifier.until_on is not None

    @property
    def verified_by(self) -> str:
        """Who vouches for it towards the public: a unit, never a person."""
        unit = self.verifier.unit if self.verifier is not None else ""
        return unit or self.shelf.municipality.name


def codes(text: str) -> list[str]:
    """A list of codes as it is kept."""
    return text.split()


def coded(values: list[str] | tuple[str, ...]) -> str:
    """A list of codes as it is kept; empty for none."""
    return f" {' '.join(dict.fromkeys(values))} " if values else ""


def _any_of(field: str, values: list[str]) -> Q:
    found = Q()
    for value in values:
        found |= Q(**{f"{field}__contains": f" {value} "})
    return found


def _codes_about(industry: str) -> list[str]:
    """A division with its section ("10710" → 10, C); of a section every division counts, and each is named."""
    section = section_of(industry)
    if industry == section:
        return [section, *(each.code for each in industries().values() if each.parent == section)]
    return [code for code in (industry[:2], section) if code]
