"""The demo's gatherings: of a network with those who came, and an item in an existing training of a municipality."""

from datetime import datetime, time, timedelta

from talkoot.accounts.models import User
from talkoot.events.operations import plan_event, record_attendance
from talkoot.kernel.working_days import working_day
from talkoot.memberships.models import Membership
from talkoot.networks.models import Network
from talkoot.organisations.models import Municipality

GATHERINGS = (  # days from today (the last working day before it), Finnish, Swedish, English, place, topic, every n-th member came
    (-300, "Ilmastoaamiainen: energialaskut", "Klimatfrukost: energiräkningar", "Climate breakfast: energy bills", "Kirjasto", "energy", 3),
    (-190, "Vierailu: lämpöpumppu leipomossa", "Besök: värmepump i bageriet", "Visit: a heat pump in a bakery", "Leipomo", "heating", 5),
    (-75, "Ilmastoaamiainen: liikkuminen", "Klimatfrukost: rörlighet", "Climate breakfast: mobility", "Kirjasto", "transport", 4),
    (-6, "Työpaja: seuranta ja mittarit", "Verkstad: uppföljning och indikatorer", "Workshop: follow-up and indicators", "Kaupungintalo", "", 0),
    (24, "Ilmastoaamiainen: aurinkosähkö", "Klimatfrukost: solel", "Climate breakfast: solar power", "Kirjasto", "solar", 0),
)  # fmt: skip


def fill(*, network: Network, municipality: Municipality, by: User, now: datetime) -> int:
    """Five gatherings of the network and one item in the municipality's training for entrepreneurs."""
    today = now.date()
    for days, fi, sv, en, place, theme, every in GATHERINGS:
        day = working_day(today + timedelta(days=days))
        event = plan_event(
            network_id=network.pk, title={"fi": fi, "sv": sv, "en": en}, starts_on=day, starts_at=time(8, 30), place=place,
            theme=theme, by=by, now=now - timedelta(days=max(20 - days, 1)),
        )  # fmt: skip
        if every:
            members = list(
                Membership.objects.filter(network=network).taking_part().order_by("pk").values_list("pk", flat=True)
            )
            record_attendance(
                event_id=event.pk, membership_ids=members[::every], guests="Vieras Vierailija", by=by,
                now=now + timedelta(days=days + 1), today=day,
            )  # fmt: skip
    plan_event(
        municipality_id=municipality.pk, forum="Yrittäjäkoulutus",
        title={"fi": "Energialasku kuriin", "sv": "Få grepp om energiräkningen", "en": "Getting a grip on the energy bill"},
        starts_on=working_day(today + timedelta(days=33)), starts_at=time(17, 0), place="Yrityspalvelut", theme="energy", by=by, now=now,
    )  # fmt: skip
    return len(GATHERINGS) + 1
