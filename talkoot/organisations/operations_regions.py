"""Changes to regional bodies: which municipalities they see, and who reads for them."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from talkoot.accounts.models import User
from talkoot.history.operations import record
from talkoot.kernel.text import address_of
from talkoot.organisations.models import Municipality, RegionalBody
from talkoot.organisations.operations_municipalities import add_regional_reader, found_regional_body

RESERVED = {"new"}
LANGUAGES = ("fi", "sv", "en")


@transaction.atomic
def set_regional_body(
    *, municipalities: Iterable[Municipality], readers: Iterable[str], by: User, now: datetime, today: date,
    body_id: int | None = None, **names: str,
) -> RegionalBody:  # fmt: skip
    """Found a body (`body_id` None) or change it. Those whose addresses are no longer among the readers end today."""
    body = _found(names) if body_id is None else RegionalBody.objects.select_for_update(of=("self",)).get(pk=body_id)
    for language in LANGUAGES:
        if f"name_{language}" in names:
            setattr(body, f"name_{language}", names[f"name_{language}"])
    body.save()
    body.municipalities.set(municipalities)
    addresses = {address.lower() for address in readers}
    for reader in body.readers.filter(until_on=None).select_related("user"):
        if reader.user.email.lower() not in addresses:
            reader.until_on = today
            reader.save(update_fields=["until_on"])
    for address in sorted(addresses):
        add_regional_reader(body_id=body.pk, email=address)
    record(verb="region.set", subject="region", subject_id=body.pk, network_id=None, by=by, now=now)
    return body


def _found(names: dict[str, str]) -> RegionalBody:
    taken = set(RegionalBody.objects.values_list("slug", flat=True)) | RESERVED
    name = next(filter(None, (names.get(f"name_{language}") for language in LANGUAGES)), "")
    return found_regional_body(slug=address_of(name, taken), municipalities=(), **names)
