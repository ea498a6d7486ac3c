"""Who receives the mail of many organisations at once: the same choice as contacts_to_write_to, in one query."""

from collections.abc import Iterable

from talkoot.memberships.queries import chosen_to_write_to
from talkoot.organisations.models import Contact


def addressees(organisation_ids: Iterable[int]) -> dict[int, Contact | None]:
    """The person who receives each organisation's mail; None when there is no address."""
    people: dict[int, list[Contact]] = {pk: [] for pk in organisation_ids}
    for contact in Contact.objects.filter(organisation__in=people, until_on=None).exclude(email=""):
        people[contact.organisation_id].append(contact)
    return {pk: next(iter(chosen_to_write_to(some)), None) for pk, some in people.items()}
