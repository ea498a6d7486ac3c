"""Who may work for a municipality, and who may read for a regional body."""

from talkoot.accounts.models import User
from talkoot.organisations.models import Municipality, Officer, RegionalBody


def may_work_for(user: User, municipality: Municipality) -> bool:
    """Officers in office, and operators."""
    return Municipality.objects.worked_for_by(user).filter(pk=municipality.pk).exists()


def may_lead(user: User, municipality: Municipality) -> bool:
    """Those in charge of the whole, and operators: people, settings and the way of coordinating."""
    leads = Officer.objects.in_office().filter(municipality=municipality, is_lead=True)
    return user.is_operator or leads.filter(user=user).exists()


def may_take_into_use(user: User) -> bool:
    """Only operators bring a municipality onto the service."""
    return user.is_operator


def may_read_region(user: User, body: RegionalBody) -> bool:
    """Readers of the body, and operators."""
    return user.is_operator or body.readers.filter(user=user, until_on__isnull=True).exists()
