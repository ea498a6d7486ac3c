"""Companies, associations, schools and authorities, their places and the people who act for them."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from talkoot.kernel.models import Versioned
from talkoot.kernel.text import folded
from talkoot.organisations.enums import ContactRole, SizeClass
from talkoot.organisations.models.municipalities import Municipality


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def matching(self, words: str) -> Self:
        """Whose name or business ID contains every one of the words, whatever case and accents."""
        found = self
        for word in folded(words).split():
            found = found.filter(Q(folded_name__contains=word) | Q(business_id__contains=word))
        return found

    def acted_for_by(self, user: Any) -> Self:
        """Those for which the person is a contact today."""
        return self.filter(contacts__user=user, contacts__until_on__isnull=True).distinct()


class Organisation(Versioned):
    """An organisation, known by its Finnish business ID, by another register's number, or by its name alone."""

    name = models.CharField(_("Name"), max_length=300)
    folded_name = models.CharField(max_length=300, editable=False, db_index=True)
    business_id = models.CharField(_("Business ID"), max_length=9, null=True, blank=True, unique=True)
    register_number = models.CharField(_("Other register number"), max_length=60, blank=True)
    industry = models.CharField(_("Industry (TOL 2008)"), max_length=5, blank=True)
    size_class = models.CharField(_("Size class"), max_length=10, choices=SizeClass, blank=True)
    staff = models.PositiveIntegerField(_("Employees"), null=True, blank=True)
    website = models.URLField(_("Website"), blank=True)
    language = models.CharField(_("Language"), max_length=5, choices=settings.LANGUAGES, default="fi")
    municipalities = models.ManyToManyField(Municipality, blank=True, related_name="organisations")

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["folded_name"]

    def __str__(self) -> str:
        return self.name


class Site(models.Model):
    """A place where an organisation works and whose figures may be kept apart."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="sites")
    name = models.CharField(_("Name"), max_length=200)
    municipality = models.ForeignKey(Municipality, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="one_site_per_name")]

    def __str__(self) -> str:
        return self.name


class Contact(models.Model):
    """A person of an organisation. With an address they can sign in; whoever may not act may read."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="contacts")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="contacts"
    )
    name = models.CharField(_("Name"), max_length=150, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    phone = models.CharField(_("Phone"), max_length=60, blank=True)
    title = models.CharField(_("Title"), max_length=120, blank=True)
    role = models.CharField(_("Role"), max_length=20, choices=ContactRole, default=ContactRole.CONTACT)
    may_act = models.BooleanField(_("May act for the organisation"), default=True)
    language = models.CharField(_("Language"), max_length=5, choices=settings.LANGUAGES, default="fi")
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["until_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "email"],
                condition=~Q(email="") & Q(until_on__isnull=True),
                name="one_contact_per_address",
            )
        ]

    def __str__(self) -> str:
        return self.name or self.email or self.phone
