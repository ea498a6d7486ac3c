"""How one municipality did it, published for others to copy."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from talkoot.adoptions.models.adoption import NOT_NEGATIVE, Adoption
from talkoot.kernel.fields import QuantityField
from talkoot.kernel.models import Versioned
from talkoot.organisations.models import Municipality


class PracticeQuerySet(models.QuerySet["Practice"]):
    def published(self) -> Self:
        return self.filter(published_at__isnull=False, withdrawn_at__isnull=True)


class Practice(Versioned):
    """What was done, with which effort and result, and the plan that can be copied. `plan` is fixed at publication."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="practices")
    adoption = models.ForeignKey(Adoption, null=True, on_delete=models.SET_NULL, related_name="practices")
    model_code = models.CharField(max_length=40)
    title = models.CharField(_("Heading"), max_length=150)
    what = models.TextField(_("What we did"))
    result = models.TextField(_("What came of it"), blank=True)
    advice = models.TextField(_("What we would do differently"), blank=True)
    hours_per_year = QuantityField(_("Hours a year"), null=True, blank=True, validators=NOT_NEGATIVE)
    euros_per_year = QuantityField(_("Euros a year"), null=True, blank=True, validators=NOT_NEGATIVE)
    materials = models.TextField(_("Materials"), blank=True, help_text=_("One on each line: name and address."))
    contact_unit = models.CharField(_("Unit that tells more"), max_length=120)
    contact_email = models.EmailField(_("Its address"), blank=True)
    indicator = models.CharField(max_length=200, blank=True)
    indicator_unit = models.CharField(max_length=20, blank=True)
    plan = models.JSONField(default=list)  # [{kind, title: {fi, sv, en}, week | month, remind_days}]
    published_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = PracticeQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]

    def __str__(self) -> str:
        return self.title
