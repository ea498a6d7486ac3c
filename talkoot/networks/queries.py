"""Reads of networks that several pages share."""

from django.db import connection

# Asked before every public page, so that it is written by hand: building it as a queryset takes ten times as long as
# the database needs to answer it.
FRESHNESS_AT = """
    SELECT freshness.number
    FROM history_freshness freshness JOIN networks_network network ON network.id = freshness.network_id
    WHERE network.slug = %s AND network.state <> 'forming'
"""


def freshness_at(slug: str) -> int | None:
    """The number under which the public pages of the network at this address are kept; None: no such public network."""
    with connection.cursor() as cursor:
        cursor.execute(FRESHNESS_AT, [slug])
        row = cursor.fetchone()
    return row[0] if row else None
