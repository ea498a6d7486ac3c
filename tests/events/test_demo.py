"""The demo's gatherings."""

from talkoot.events.models import Event
from talkoot.seed.events import fill
from tests.factories import NOW
from tests.people import People


def test_demo_has_gatherings_with_and_without_a_list_of_who_came(people: People):
    made = fill(network=people.network, municipality=people.municipality, by=people.lead, now=NOW)
    assert made == Event.objects.count()
    kept = Event.objects.filter(network=people.network, attendances__isnull=False).distinct().count()
    assert (kept, Event.objects.filter(municipality=people.municipality).count()) == (3, 1)
