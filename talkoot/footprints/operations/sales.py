"""Energy that one organisation here bought from another: the seller says whether it is so."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talkoot.footprints.models import Row
from talkoot.footprints.operations.inventories import writable
from talkoot.footprints.queries.network import energy_sellers
from talkoot.kernel.errors import Refused


class NotYourSale(Refused):
    text = _("This purchase does not name your organisation as the seller any more.")


class NoSellerHere(Refused):
    text = _("Only an energy company in the same network can be named as the seller.")


@transaction.atomic
def name_seller(*, row_id: int, seller_id: int | None) -> Row:
    """The buyer says from whom the energy is; a seller named anew has not confirmed it yet."""
    row = Row.objects.select_for_update(of=("self",)).get(pk=row_id)
    if row.bought_from_id != seller_id:
        sellers = energy_sellers(writable(row.inventory_id).organisation_id)
        if seller_id is not None and not sellers.filter(pk=seller_id).exists():
            raise NoSellerHere
        row.bought_from_id, row.sale_confirmed_at = seller_id, None
        row.save(update_fields=["bought_from", "sale_confirmed_at"])
    return row


@transaction.atomic
def confirm_sale(*, row_id: int, seller_id: int, now: datetime) -> Row:
    """The seller says the same: in a network's sum this energy is counted once, with the seller."""
    row = _sold(row_id, seller_id)
    row.sale_confirmed_at = now
    row.save(update_fields=["sale_confirmed_at"])
    return row


@transaction.atomic
def deny_sale(*, row_id: int, seller_id: int) -> Row:
    """The seller did not sell it: the buyer's row no longer names a seller. Its emissions stay as they are."""
    row = _sold(row_id, seller_id)
    row.bought_from, row.sale_confirmed_at = None, None
    row.save(update_fields=["bought_from", "sale_confirmed_at"])
    return row


def _sold(row_id: int, seller_id: int) -> Row:
    row = Row.objects.select_for_update(of=("self",)).filter(pk=row_id, bought_from_id=seller_id).first()
    if row is None:
        raise NotYourSale
    return row
