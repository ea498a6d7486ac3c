"""Naming an organisation that coordinates, whether it is known here or not."""

from django.db import transaction
from stdnum.fi import ytunnus

from talkoot.kernel.text import folded
from talkoot.networks.models import Coordination
from talkoot.networks.operations import add_coordination
from talkoot.organisations.models import Organisation
from talkoot.organisations.operations import add_organisation


@transaction.atomic
def name_coordinating_organisation(*, network_id: int, words: str) -> Coordination:
    """Let the organisation of this business ID or exact name coordinate; one that is not known is added."""
    if ytunnus.is_valid(words):
        known = Organisation.objects.filter(business_id=ytunnus.format(words)).first()
    else:
        known = Organisation.objects.filter(folded_name=folded(words)[:300]).first()
    organisation = known or add_organisation(name=words)
    return add_coordination(network_id=network_id, organisation_id=organisation.pk)
