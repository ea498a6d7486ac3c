"""Time passes and people leave: dates move on, and somebody is told."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from talkoot.adoptions.operations import tell_of_departure
from talkoot.adoptions.tasks import look_after_portfolios
from talkoot.kernel.signals import tick
from talkoot.organisations.signals import officer_ended


@receiver(tick)
def look_after_what_is_due(**kwargs: Any) -> None:
    look_after_portfolios.call()


@receiver(officer_ended)
def tell_those_in_charge(*, officer_id: int, now: datetime, **kwargs: Any) -> None:
    tell_of_departure(officer_id=officer_id, now=now)
