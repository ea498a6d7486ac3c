"""A question opened for input, those who are invited, what they gave, and who wants to be told of the next one."""

from datetime import date
from secrets import token_urlsafe
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from talkoot.dialogue.enums import Arrival, Audience, DialogueKind, DialogueState, Fate, Publication
from talkoot.kernel.models import Versioned
from talkoot.networks.models import Network
from talkoot.organisations.models import Municipality, Organisation


def new_secret() -> str:
    """A token that cannot be guessed, for a personal link."""
    return token_urlsafe(24)


class DialogueQuerySet(models.QuerySet["Dialogue"]):
    def open(self, today: date) -> Self:
        """Those to which anybody may give input today."""
        lasting = Q(closes_on__isnull=True) | Q(closes_on__gte=today)
        return self.filter(lasting, opened_at__isnull=False, ended_at__isnull=True)

    def opened(self) -> Self:
        """Those that the public knows of, open or ended."""
        return self.filter(opened_at__isnull=False)

    def published(self) -> Self:
        """Opened ones whose municipality or network has a public site."""
        networks = Network.objects.published()
        return self.opened().filter(Q(municipality__slug__isnull=False) | Q(network__in=networks))

    def visible_to(self, user: Any) -> Self:
        """Those of municipalities the person works for and of networks the person coordinates."""
        return self.filter(
            Q(municipality__in=Municipality.objects.worked_for_by(user))
            | Q(network__in=Network.objects.coordinated_by(user))
        )


class Dialogue(Versioned):
    """A question of a municipality or of a network; every input to it gets an owner and an answer.

    Whether it is open follows from its dates, with nobody acting.
    """

    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.CASCADE, related_name="dialogues"
    )
    network = models.ForeignKey(Network, null=True, blank=True, on_delete=models.CASCADE, related_name="dialogues")
    kind = models.CharField(_("Kind"), max_length=10, choices=DialogueKind)
    title = models.CharField(_("Heading"), max_length=200)
    question = models.TextField(_("Question"))
    about = models.TextField(_("Background"), blank=True)
    audience = models.CharField(_("Who may answer"), max_length=10, choices=Audience, default=Audience.EVERYBODY)
    product_group = models.CharField(_("Product group"), max_length=40, blank=True)
    themes = models.TextField(_("Themes"), blank=True)  # one on each line
    is_answered_publicly = models.BooleanField(_("Inputs and answers are published"), default=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="owned_dialogues"
    )
    closes_on = models.DateField(_("Last day"), null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    openings = models.PositiveSmallIntegerField(default=0)  # an opening that was taken back may be followed by another
    ended_at = models.DateTimeField(null=True, blank=True)
    decision = models.TextField(_("What was decided"), blank=True)
    decision_link = models.URLField(_("Link to the decision"), max_length=500, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = DialogueQuerySet.as_manager()

    class Meta:
        ordering = [models.F("opened_at").desc(nulls_first=True), "-pk"]  # drafts first
        constraints = [
            models.CheckConstraint(
                condition=Q(municipality__isnull=False, network__isnull=True)
                | Q(municipality__isnull=True, network__isnull=False),
                name="a_dialogue_belongs_to_a_municipality_or_a_network",
            ),
            models.CheckConstraint(
                condition=Q(opened_at__isnull=False) | Q(ended_at__isnull=True, decided_at__isnull=True),
                name="only_opened_dialogues_end_or_are_decided",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def state(self, today: date) -> DialogueState:
        """Draft, open or ended, as it follows from the dates."""
        if self.opened_at is None:
            return DialogueState.DRAFT
        is_over = self.ended_at is not None or (self.closes_on is not None and self.closes_on < today)
        return DialogueState.ENDED if is_over else DialogueState.OPEN

    @property
    def host(self) -> Municipality | Network:
        """Whose dialogue it is."""
        found = self.municipality or self.network
        assert found is not None  # noqa: S101 -- a constraint of the table
        return found

    @property
    def theme_list(self) -> list[str]:
        """The themes that inputs are sorted by."""
        return [line.strip() for line in self.themes.splitlines() if line.strip()]


class Invitation(models.Model):
    """One address that was asked by name, with its own link."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="invitations")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    email = models.EmailField()
    name = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=5, default="fi")
    token = models.CharField(max_length=64, unique=True, default=new_secret)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["dialogue", "email"], name="one_invitation_per_address")]

    def __str__(self) -> str:
        return self.name or self.email


class InputQuerySet(models.QuerySet["Input"]):
    def standing(self) -> Self:
        """Those not taken back by their givers."""
        return self.filter(withdrawn_at__isnull=True)

    def waiting(self) -> Self:
        """Those without an answer, oldest first."""
        return self.standing().filter(fate=Fate.WAITING).order_by("given_at", "pk")

    def public(self) -> Self:
        """Those that everybody may read: the giver allows it, and somebody here has read them."""
        allowed = self.standing().exclude(publication=Publication.PRIVATE)
        return allowed.filter(read_at__isnull=False, is_withheld=False, dialogue__is_answered_publicly=True)


class Input(Versioned):
    """What somebody gave to a dialogue: from the form, or noted by the one who listened."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="inputs")
    invitation = models.ForeignKey(Invitation, null=True, on_delete=models.SET_NULL, related_name="inputs")
    arrival = models.CharField(max_length=10, choices=Arrival, default=Arrival.FORM)
    text = models.TextField(_("Text"))
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, default="fi")
    place = models.CharField(_("Place or area"), max_length=200, blank=True)
    giver_name = models.CharField(_("Name"), max_length=150, blank=True)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    organisation_name = models.CharField(_("Company or organisation"), max_length=300, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    publication = models.CharField(max_length=10, choices=Publication, default=Publication.PRIVATE)
    token = models.CharField(max_length=64, unique=True, default=new_secret)
    theme = models.CharField(_("Theme"), max_length=120, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="owned_inputs"
    )
    given_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)  # by somebody here; before that nothing of it is public
    is_withheld = models.BooleanField(default=False)  # not published although the giver would allow it
    fate = models.CharField(max_length=10, choices=Fate, default=Fate.WAITING)
    answer = models.TextField(blank=True)
    answer_language = models.CharField(max_length=5, choices=settings.LANGUAGES, default="fi")
    decision_link = models.URLField(max_length=500, blank=True)  # when another one than the dialogue's
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    corrections = models.PositiveSmallIntegerField(default=0)  # how often the answer was put right
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InputQuerySet.as_manager()

    class Meta:
        ordering = ["given_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(fate=Fate.WAITING, answered_at__isnull=True)
                | (~Q(fate=Fate.WAITING) & Q(answered_at__isnull=False)),
                name="answered_inputs_have_a_fate",
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def is_answered(self) -> bool:
        return self.fate != Fate.WAITING

    @property
    def can_be_changed(self) -> bool:
        """Its giver may correct it or take it back until it is answered."""
        return not self.is_answered and self.withdrawn_at is None

    @property
    def public_name(self) -> str:
        """The organisation's name where the giver allows it."""
        if self.publication != Publication.NAMED:
            return ""
        return self.organisation_name or (self.organisation.name if self.organisation else "")

    @property
    def link_of_decision(self) -> str:
        """Where one reads what was decided."""
        return self.decision_link or self.dialogue.decision_link


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    def running(self) -> Self:
        """Confirmed by the receiver and not ended."""
        return self.filter(confirmed_at__isnull=False, ended_at__isnull=True)


class Subscription(models.Model):
    """A company wants to be told when a dialogue about a product group opens in a municipality."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="subscriptions")
    product_group = models.CharField(max_length=40)
    email = models.EmailField()
    organisation_name = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=5, default="fi")
    token = models.CharField(max_length=64, unique=True, default=new_secret)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "product_group", "email"],
                condition=Q(ended_at__isnull=True),
                name="one_subscription_per_address",
            )
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.product_group}"
