"""The demo's cases are states that the product allows."""

from talkoot.cases.models import Case
from talkoot.cases.queries import cases_waiting, desk_summary
from talkoot.seed.cases import fill
from tests.factories import NOW
from tests.people import People


def test_demo_shows_every_state_and_every_reason_to_act(people: People):
    assert fill(municipality=people.municipality, by=people.lead, now=NOW) == Case.objects.count()
    assert {case.state for case in Case.objects.all()} == {"new", "taken", "advised", "closed"}
    waiting = {each.why for each in cases_waiting(people.municipality.pk, NOW.date())}
    assert waiting == {"new", "stuck", "follow_up"}
    assert [bool(desk.effects) for desk in desk_summary(people.municipality.pk)] == [True, True]
