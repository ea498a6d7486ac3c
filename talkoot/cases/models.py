"""Services that a municipality gives companies one at a time: the desk, its path, the cases and what comes of them."""

from datetime import date
from secrets import token_urlsafe
from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from talkoot.cases.enums import OPEN_STATES, CaseOutcome, CaseState, DeskKind, EffectUnit, MeasureState, Origin
from talkoot.footprints.enums import EvidenceGrade
from talkoot.kernel.fields import QuantityField
from talkoot.kernel.models import Versioned
from talkoot.organisations.models import Municipality, Officer, Organisation


def new_secret() -> str:
    """A token that cannot be guessed, for the company's own page."""
    return token_urlsafe(24)


class DeskQuerySet(models.QuerySet["Desk"]):
    def of(self, municipality_id: int) -> Self:
        return self.filter(municipality_id=municipality_id)

    def open(self) -> Self:
        return self.filter(is_open=True)

    def asked_by_companies(self) -> Self:
        """Desks that companies may turn to by themselves; the others take referrals only."""
        return self.exclude(kind=DeskKind.REFERRAL)


class Desk(Versioned):
    """One service of a municipality: general advice, referrals by officials, a free energy calculation."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="desks")
    kind = models.CharField(_("Kind"), max_length=10, choices=DeskKind)
    name = models.CharField(_("Name"), max_length=120)
    about = models.TextField(_("What the company gets"), blank=True)
    adviser = models.ForeignKey(Officer, null=True, blank=True, on_delete=models.SET_NULL, related_name="desks")
    follow_up_months = models.PositiveSmallIntegerField(
        _("Months until the company is asked how it went"), default=6,
        validators=[MinValueValidator(1), MaxValueValidator(36)],
    )  # fmt: skip
    is_open = models.BooleanField(_("Takes new cases"), default=True)

    objects = DeskQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class Step(models.Model):
    """One step on the path of a service; some are the company's to take."""

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    by_company = models.BooleanField(default=False)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["desk", "order"], name="one_step_per_place")]

    def __str__(self) -> str:
        return self.name


class CaseQuerySet(models.QuerySet["Case"]):
    def of(self, municipality_id: int) -> Self:
        return self.filter(desk__municipality_id=municipality_id)

    def open(self) -> Self:
        return self.filter(state__in=OPEN_STATES)

    def without_adviser(self) -> Self:
        """Nobody was ever named, or the one who was has left."""
        return self.filter(Q(adviser__isnull=True) | Q(adviser__until_on__isnull=False))

    def to_ask(self, today: date) -> Self:
        """Advised cases whose day has come and whose company has an address and has not been asked."""
        due = self.filter(
            state=CaseState.ADVISED, follow_up_on__lte=today, asked_at__isnull=True, answered_at__isnull=True
        )
        return due.exclude(contact_email="")


class Case(Versioned):
    """A company's question or an official's referral, from the first word to the outcome."""

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="cases")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="cases"
    )
    organisation_name = models.CharField(_("Company"), max_length=300)
    business_id = models.CharField(_("Business ID"), max_length=9, blank=True)
    contact_name = models.CharField(_("Contact person"), max_length=150, blank=True)
    contact_email = models.EmailField(_("E-mail"), blank=True)
    contact_phone = models.CharField(_("Phone"), max_length=60, blank=True)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, default="fi")
    topic = models.CharField(_("Topic"), max_length=40, blank=True)  # a code of talkoot/data/topics.toml
    question = models.TextField(_("Question"), blank=True)  # the company's words, or what the official saw
    origin = models.CharField(max_length=10, choices=Origin)
    referred_by = models.ForeignKey(Officer, null=True, blank=True, on_delete=models.SET_NULL, related_name="referrals")
    adviser = models.ForeignKey(Officer, null=True, blank=True, on_delete=models.SET_NULL, related_name="cases")
    state = models.CharField(max_length=10, choices=CaseState, default=CaseState.NEW)
    token = models.CharField(max_length=64, unique=True, default=new_secret)
    opened_at = models.DateTimeField()
    moved_at = models.DateTimeField()  # the last time that anybody did anything
    follow_up_on = models.DateField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)  # by letter, how it went
    answered_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(_("Outcome"), max_length=10, choices=CaseOutcome, blank=True)
    outcome_text = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)  # the contact's data was erased

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=CaseState.CLOSED, closed_on__isnull=False) & ~Q(outcome="")
                | ~Q(state=CaseState.CLOSED) & Q(closed_on__isnull=True, outcome=""),
                name="closed_cases_have_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(forgotten_at__isnull=True) | Q(contact_name="", contact_email="", contact_phone=""),
                name="forgotten_contacts_are_empty",
            ),
        ]

    def __str__(self) -> str:
        return self.organisation_name

    @property
    def is_open(self) -> bool:
        return self.state != CaseState.CLOSED

    @property
    def has_adviser(self) -> bool:
        return self.adviser is not None and self.adviser.until_on is None

    def is_follow_up_due(self, today: date) -> bool:
        """The day on which the company is asked has come, and it has not told yet."""
        if self.state != CaseState.ADVISED or self.follow_up_on is None or self.answered_at is not None:
            return False
        return self.follow_up_on <= today


class CaseStep(models.Model):
    """A step that has been taken."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="steps_taken")
    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="taken")
    done_on = models.DateField()
    by_company = models.BooleanField(default=False)

    class Meta:
        ordering = ["step__order"]
        constraints = [models.UniqueConstraint(fields=["case", "step"], name="one_case_step_each")]

    def __str__(self) -> str:
        return f"{self.case}: {self.step}"


class Advice(models.Model):
    """An entry in the log: what was talked about or advised, and how long it took, or what the company told. Private unless shared."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="log")
    at = models.DateTimeField()
    officer = models.ForeignKey(Officer, null=True, on_delete=models.SET_NULL, related_name="+")
    text = models.TextField()
    time_min = models.PositiveIntegerField(_("Minutes"), default=0)
    is_shared = models.BooleanField(default=False)
    by_company = models.BooleanField(default=False)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.text[:60]


class CaseMeasure(Versioned):
    """What the company does after the advice: expected effect a year, and later what came of it."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="measures")
    text = models.CharField(_("Measure"), max_length=300)
    state = models.CharField(_("State"), max_length=10, choices=MeasureState, default=MeasureState.CONSIDERED)
    done_on = models.DateField(null=True, blank=True)
    expected_value = QuantityField(null=True, blank=True)
    expected_unit = models.CharField(max_length=10, choices=EffectUnit, blank=True)
    expected_grade = models.PositiveSmallIntegerField(choices=EvidenceGrade, default=EvidenceGrade.DECLARED)
    result_value = QuantityField(null=True, blank=True)
    result_unit = models.CharField(max_length=10, choices=EffectUnit, blank=True)
    result_grade = models.PositiveSmallIntegerField(choices=EvidenceGrade, default=EvidenceGrade.DECLARED)
    told_at = models.DateTimeField(null=True, blank=True)  # when the result or state was last told

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expected_value__isnull=True) | ~Q(expected_unit=""), name="expected_effects_have_a_unit"
            ),
            models.CheckConstraint(
                condition=Q(result_value__isnull=True) | ~Q(result_unit=""), name="results_have_a_unit"
            ),
            models.CheckConstraint(
                condition=Q(state=MeasureState.DONE) | Q(done_on__isnull=True, result_value__isnull=True),
                name="only_done_measures_have_a_day_and_a_result",
            ),
        ]

    def __str__(self) -> str:
        return self.text
