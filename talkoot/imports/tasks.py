"""Carrying an import out in the background."""

import logging

from django.utils import timezone, translation
from django.utils.translation import gettext
from django_scopes import scope
from django_tasks import task

from talkoot.accounts.models import User
from talkoot.imports import operations
from talkoot.kernel.errors import Refused
from talkoot.networks.models import Network

log = logging.getLogger(__name__)


@task()
def carry_out(import_id: int, network_id: int, by_id: int | None) -> None:
    """Write everything into the network; whatever stands in the way is told to the coordinator, the file is kept."""
    by = User.objects.filter(pk=by_id).first() if by_id else None
    network = Network.objects.get(pk=network_id)
    with scope(network=network), translation.override(by.language if by else None):
        try:
            operations.apply_import(import_id=import_id, by=by, now=timezone.now())
        except operations.AlreadyImported:
            return
        except Refused as refusal:
            operations.fail_import(import_id=import_id, reason=refusal.message)
        except Exception:
            log.exception("Import %s could not be carried out", import_id)
            reason = gettext("Something unexpected stood in the way. Nothing was written, and your file is kept.")
            operations.fail_import(import_id=import_id, reason=reason)
