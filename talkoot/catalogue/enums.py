"""Closed lists about operating models and the methods that coordinate them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Theme(models.TextChoices):
    BASICS = "basics", _("The municipality’s own work")
    TOGETHER = "together", _("Developing the area together")
    MARKET = "market", _("Steering the market")
    RECOGNITION = "recognition", _("Labels and awards")
    COMMUNICATION = "communication", _("Telling and campaigning")
    MATCHMAKING = "matchmaking", _("Bringing people together")
    ADVICE = "advice", _("Training and advice")
    COMMITMENT = "commitment", _("Commitments")


class Owner(models.TextChoices):
    PLANNING = "planning", _("Land use and town planning")
    PERMITS = "permits", _("Building control and permits")
    ENVIRONMENT = "environment", _("Environment and climate work")
    BUSINESS = "business", _("Business services")
    PROCUREMENT = "procurement", _("Procurement services")
    COMMUNICATIONS = "communications", _("Communications unit")
    EMPLOYMENT = "employment", _("Employment services")
    EDUCATION = "education", _("Schools and education")
    LEADERSHIP = "leadership", _("Municipal management")


class Aim(models.TextChoices):
    EMISSIONS = "emissions", _("Smaller emissions")
    BUSINESS = "business", _("Better conditions for green business")
    ENVIRONMENT = "environment", _("Other good for the environment")
    DIALOGUE = "dialogue", _("Dialogue with companies")
    IMAGE = "image", _("The image of the area")


class Mechanism(models.TextChoices):
    DIALOGUE = "dialogue", _("A question that companies answer")
    LIBRARY = "library", _("A directory for companies")
    CASES = "cases", _("A desk for requests and referrals")
    NETWORK = "network", _("A network of companies")
    ROUND = "round", _("A yearly follow-up round")
    CALENDAR = "calendar", _("Dates in the year clock")


class CautionKind(models.TextChoices):
    RESOURCES = "resources", _("Working time")
    GREENWASHING = "greenwashing", _("Risk of greenwashing")
    FAILURE = "failure", _("What makes it fail")


class TaskKind(models.TextChoices):
    TASK = "task", _("Task")
    DATE = "date", _("Date in the year clock")


class CompanyKind(models.TextChoices):
    FARMS = "farms", _("Farms")
    INDUSTRY = "industry", _("Manufacturing industry")
    CONSTRUCTION = "construction", _("Construction")
    SERVICES = "services", _("Services")
    MICRO = "micro", _("Very small companies")
    TOURISM = "tourism", _("Tourism")
    TRADE = "trade", _("Trade")
    ENERGY = "energy", _("Energy companies")
    LARGE = "large", _("Large companies")
    ANY = "any", _("Companies of all kinds")


class MeasureUnit(models.TextChoices):
    PIECES = "pcs", _("pieces")
    SHARE = "%", _("per cent")
    HOURS = "h", _("hours")
    EUROS = "€", _("euros")
    TONNES = "t", _("tonnes")
    KILOWATT_HOURS = "kWh", _("kilowatt hours")
    MEGAWATT_HOURS = "MWh", _("megawatt hours")
    PERSONS = "persons", _("persons")


class NeedKey(models.TextChoices):
    """What a method of coordination leans on; whether it is in place is seen from the municipality's own data."""

    OWNERS = "owners", _("Every model in use has an owner")
    PORTFOLIO = "portfolio", _("Three models are in use")
    FORUM = "forum", _("A model is tied to a forum that exists")
    OPEN_NETWORK = "open_network", _("There is an open network")
    COORDINATOR = "coordinator", _("The network has a coordinator")
    TIERS = "tiers", _("The network has tiers with rules")
    CLOSED_NETWORK = "closed_network", _("There is a closed network")
    ROUND = "round", _("There is a follow-up round")
    SUPPORT = "support", _("Support given is written down")
    FEES = "fees", _("The tiers have fees")
    STEERING = "steering", _("There is a steering group")
    PLAN = "plan", _("The year clock has dates for the coming three months")


KINDS: dict[Mechanism, tuple[str, ...]] = {
    Mechanism.DIALOGUE: ("survey", "workshop", "interview", "proposals", "needs", "market", "wishes"),
    Mechanism.LIBRARY: ("services", "funding", "criteria", "reliefs", "terms", "guides", "materials"),
    Mechanism.CASES: ("advice", "referral", "energy"),
    Mechanism.NETWORK: ("open", "closed", "paid"),
    Mechanism.ROUND: ("follow_up",),
    Mechanism.CALENDAR: ("year",),
}
