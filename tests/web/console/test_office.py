"""Settings of a municipality, its people, and bringing one onto the service."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from talkoot.adoptions.models import CalendarFeed
from talkoot.notices.models import Message
from talkoot.organisations.models import Municipality, Officer
from tests.factories.adoptions import AdoptionFactory, ProgrammeActionFactory, TaskFactory
from tests.web.console.test_adopting import edited
from tests.web.console.test_portfolio import Town

pytestmark = pytest.mark.django_db
LEADS_ONLY = ("office-basics", "office-whole", "officer-new")


@pytest.fixture
def town(people, client_of) -> Town:
    return Town(client_of(people.lead))


@pytest.mark.parametrize("page", LEADS_ONLY)
def test_only_those_in_charge_change_settings(people, client_of, page):
    assert Town(client_of(people.officer)).client.get(Town(None).url(page)).status_code == 403
    assert Town(client_of(people.lead)).client.get(Town(None).url(page)).status_code == 200
    assert Town(client_of(people.operator)).client.get(Town(None).url(page)).status_code == 200


def test_owner_reads_the_settings_without_buttons(people, client_of):
    owner = Town(client_of(people.officer))
    page = owner.get("office")
    assert "Those in charge of the whole change the settings." in page
    assert owner.url("officer-new") not in page


def test_names_colour_and_contact_are_saved_and_two_people_do_not_lose_theirs(people, town):
    first = edited(town, "office-basics", name_sv="Granfors", contact_email="a@town.example")
    second = edited(town, "office-basics", name_sv="Kuusikoski")
    town.post("office-basics", **first)
    assert "Somebody else changed this" in town.post("office-basics", **second).content.decode()
    saved = Municipality.objects.get(pk=people.municipality.pk)
    assert (saved.name_sv, saved.contact_email) == ("Granfors", "a@town.example")


def test_colour_that_cannot_be_read_is_refused(town):
    page = town.post("office-basics", **edited(town, "office-basics", theme_colour="zzz")).content.decode()
    assert "Give the colour as six digits" in page


def test_settings_count_the_actions_of_the_programme_and_lead_to_their_page(people, town):
    to_actions = f'href="{town.url("focus")}#actions"'
    assert f"{to_actions}>Add the first one</a>" in town.get("office")
    ProgrammeActionFactory(municipality=people.municipality)
    ProgrammeActionFactory(municipality=people.municipality, ended_on=date(2026, 3, 1))
    assert f"{to_actions}>1 action</a>" in town.get("office")


def test_person_is_added_changed_and_ended(people, town):
    town.post("officer-new", email="new@town.example", name="Newcomer", unit="Schools", language="fi")
    made = Officer.objects.get(user__email="new@town.example")
    assert (made.unit, made.is_lead, made.user.language) == ("Schools", False, "fi")
    town.post("officer", made.pk, unit="Sports", title="", is_lead="on")
    made.refresh_from_db()
    assert (made.unit, made.is_lead) == ("Sports", True)
    town.post("officer-end", made.pk)
    made.refresh_from_db()
    assert made.until_on is not None
    assert town.client.get(town.url("officer", made.pk)).status_code == 404


def test_new_person_gets_one_letter_on_how_to_begin(people, town):
    for _twice in range(2):
        town.post("officer-new", email="new@town.example", name="Newcomer", unit="Schools", language="fi")
    letter = Message.objects.get(to="new@town.example")
    assert letter.body.endswith(f"{reverse('console:portfolio', args=['kuusikoski']).replace('/en/', '/fi/')}\n")
    assert (letter.language, letter.reply_to) == ("fi", people.lead.email)


def test_last_one_in_charge_is_not_ended(people, town):
    lead = Officer.objects.get(user=people.lead)
    answer = town.client.post(town.url("officer-end", lead.pk), follow=True)
    assert "Somebody must be in charge of the whole. Name the successor first." in answer.content.decode()
    lead.refresh_from_db()
    assert lead.until_on is None


def test_calendar_addresses_are_made_and_closed_and_ones_own_is_not_shown_to_others(people, town, client_of):
    adoption = AdoptionFactory(municipality=people.municipality, model_code="training", forum="Business training")
    TaskFactory(adoption=adoption)
    for whose in ("mine", "whole", "forum:Business training", "forum:Unknown"):
        town.post("feed-open", whose=whose)
    mine, whole, forum = CalendarFeed.objects.all()
    assert (mine.officer.user, whole.officer, forum.forum) == (people.lead, None, "Business training")
    colleague = Town(client_of(people.officer))
    page = colleague.get("clock")
    assert (mine.token in page, whole.token in page) == (False, True)
    colleague.post("feed-close", mine.pk)
    colleague.post("feed-close", whole.pk)
    ended = [feed.pk for feed in CalendarFeed.objects.exclude(ended_at=None)]
    assert ended == [whole.pk]


def test_year_clock_is_filtered_by_person_and_forum(people, town):
    trained = AdoptionFactory(municipality=people.municipality, model_code="training", forum="Business training")
    owned = AdoptionFactory(
        municipality=people.municipality, model_code="permits", owner=Officer.objects.get(user=people.officer)
    )
    TaskFactory(adoption=trained, title="Lecture", due_on=date(2026, 5, 4))
    TaskFactory(adoption=owned, title="Visit", due_on=date(2026, 5, 5))
    forum = town.get("clock", query="?year=2026&forum=Business+training")
    person = town.get("clock", query=f"?year=2026&who={owned.owner.pk}")
    assert ("Lecture" in forum, "Visit" in forum) == (True, False)
    assert ("Lecture" in person, "Visit" in person) == (False, True)
    assert 'href="#month-5"' in forum


def test_home_leads_straight_to_the_only_municipality(people, client_of):
    answer = client_of(people.officer).get(reverse("console:home"))
    assert answer["Location"] == reverse("console:portfolio", args=["kuusikoski"])


def test_models_that_fit_are_ticked_in_the_persons_own_municipality(people, client_of):
    url = reverse("console:adopt-these") + "?models=permits,training"
    there = reverse("console:adopt", args=["kuusikoski"]) + "?models=permits%2Ctraining"
    assert client_of(people.officer).get(url)["Location"] == there
    assert there in client_of(people.operator).get(url).content.decode()
    assert "You do not work for a municipality" in client_of(people.member).get(url).content.decode()


def test_home_of_an_operator_lists_municipalities_and_networks(people, client_of):
    page = client_of(people.operator).get(reverse("console:home")).content.decode()
    for place in (reverse("console:portfolio", args=["kuusikoski"]), reverse("console:today", args=["jarvikaupunki"])):
        assert place in page


def test_operator_brings_a_municipality_onto_the_service_and_its_lead_begins(people, client_of):
    url = reverse("console:municipality-new")
    assert client_of(people.lead).get(url).status_code == 403
    facts = {
        "name": "Uusikylä", "lead_email": "first@uusikyla.example", "lead_name": "First", "languages": ["fi", "sv"], "language": "sv",
    }  # fmt: skip
    answer = client_of(people.operator).post(url, facts)
    found = Municipality.objects.get(slug="uusikyla")
    assert answer["Location"] == reverse("console:portfolio", args=["uusikyla"])
    assert (found.languages, found.officers.get().is_lead) == (["sv", "fi"], True)
    page = client_of(people.operator).post(url, facts).content.decode()
    assert "Uusikylä is on the service already." in page


def test_municipality_is_added_from_the_command_line_once():
    out = StringIO()
    call_command("add-municipality", "Uusikylä", "--lead", "first@uusikyla.example", stdout=out)
    assert out.getvalue().splitlines()[0] == "Uusikylä is on the service at /fi/municipalities/uusikyla/"
    assert Officer.objects.get().is_lead
    with pytest.raises(CommandError, match="on the service already"):
        call_command("add-municipality", "Uusikylä", "--lead", "first@uusikyla.example")
