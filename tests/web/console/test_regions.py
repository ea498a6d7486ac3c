"""What a regional body sees: its municipalities side by side, only what they show to everybody."""

import csv
import html
import io
import re

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from talkoot.history.models import Event
from talkoot.organisations.models import RegionalBody
from talkoot.organisations.operations_municipalities import end_officer
from talkoot.organisations.operations_regions import set_regional_body
from tests.factories import MunicipalityFactory, OfficerFactory, UserFactory
from tests.factories.practices import NOW, TODAY, adopted, told


def words(response):
    assert response.status_code == 200
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


@pytest.fixture
def reader(db):
    return UserFactory(email="reader@region.example", name="Riitta")


@pytest.fixture
def body(people, reader):
    return set_regional_body(
        name_fi="Järvien liitto", name_sv=None, name_en="Union of Lakes", readers=[reader.email], by=people.operator, now=NOW,
        today=TODAY, municipalities=[people.municipality, people.other_municipality],
    )  # fmt: skip


@pytest.fixture
def busy(people, body):
    adoption = adopted(people.municipality, people.lead, unit="Building control")
    told(adoption, people.lead)
    adopted(people.municipality, people.lead, "others-services", state="idea")
    adopted(people.municipality, people.lead, "training", is_public=False)
    outsider = OfficerFactory(municipality=MunicipalityFactory(name="Elsewhere"))
    adopted(outsider.municipality, outsider.user, "campaigns")
    return adoption


def url(body, name="region"):
    return reverse(f"console:{name}", args=[body.slug])


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_page_opens_empty_and_busy(body, reader, client_of, request, language):
    with translation.override(language):
        assert client_of(reader).get(url(body)).status_code == 200
        request.getfixturevalue("busy")
        assert client_of(reader).get(url(body)).status_code == 200


def test_readers_see_what_everybody_may_see(body, busy, reader, client_of):
    page = words(client_of(reader).get(url(body)))
    assert "1 operating model runs in your municipalities." in page
    assert "Planned work: 30 h a year. Results told this year:" in page
    assert "Twelve companies got advice declared" in page
    assert "Municipalities that show no model in use Hiidenlampi" in page
    running, gaps = page.split("Gaps", 1)
    assert ("Elsewhere" in page, "Responsibility training" in running) == (False, False)
    assert busy.name not in gaps


def test_a_model_whose_owner_has_left_is_a_gap(people, body, busy, reader, client_of):
    second = OfficerFactory(municipality=people.municipality, is_lead=True)
    end_officer(officer_id=busy.owner_id, by=second.user, now=NOW, today=TODAY)
    page = words(client_of(reader).get(url(body)))
    assert f"Models in use without an owner Kuusikoski: {busy.name}" in page


def test_the_file_has_one_row_for_each_use(body, busy, reader, client_of):
    rows = list(csv.DictReader(io.StringIO(client_of(reader).get(url(body, "region-csv")).content.decode())))
    assert rows == [
        {
            "municipality": "Kuusikoski", "model": "permits", "name": busy.name, "state": "running", "since": "2026-03-16",
            "unit": "Building control", "hours_per_year": "30", "euros_per_year": "200",
            "result": "Twelve companies got advice", "result_on": "2026-03-16", "evidence_grade": "1",
        }
    ]  # fmt: skip


def test_what_would_be_a_formula_is_text_in_a_spreadsheet(people, body, reader, client_of):
    told(adopted(people.municipality, people.lead), people.lead, "=1+1")
    rows = list(csv.DictReader(io.StringIO(client_of(reader).get(url(body, "region-csv")).content.decode())))
    assert [row["result"] for row in rows] == ["'=1+1"]


@pytest.mark.parametrize("name", ["region", "region-csv"])
@pytest.mark.parametrize("who", ["lead", "member", "coordinator", "stranger"])
def test_the_body_does_not_exist_for_others(people, body, client_of, who, name):
    assert client_of(getattr(people, who)).get(url(body, name)).status_code == 404


def test_one_whose_task_ended_reads_no_more(people, body, reader, client_of):
    set_regional_body(
        body_id=body.pk, municipalities=[people.municipality], readers=["new@region.example"], by=people.operator, now=NOW,
        today=TODAY,
    )  # fmt: skip
    assert client_of(reader).get(url(body)).status_code == 404
    assert [one.user.email for one in body.readers.filter(until_on=None)] == ["new@region.example"]
    assert RegionalBody.objects.get().name_en == "Union of Lakes"


@pytest.mark.parametrize("page", ["regions", "region-new"])
def test_only_operators_set_up_bodies(people, body, reader, client_of, page):
    for person, status in ((people.operator, 200), (reader, 403), (people.lead, 403)):
        assert client_of(person).get(reverse(f"console:{page}")).status_code == status
    assert client_of(reader).get(url(body, "region-edit")).status_code == 403


def test_an_operator_adds_a_body_with_its_readers(people, client_of):
    typed = {
        "name_sv": "Kustens förbund", "municipalities": [people.municipality.pk],
        "readers": "anna@region.example, bo@region.example",
    }  # fmt: skip
    response = client_of(people.operator).post(reverse("console:region-new"), typed)
    assert (response.status_code, response["Location"]) == (302, reverse("console:regions"))
    found = RegionalBody.objects.get()
    assert (found.slug, found.name_sv) == ("kustens-forbund", "Kustens förbund")
    assert sorted(one.user.email for one in found.readers.all()) == ["anna@region.example", "bo@region.example"]
    assert Event.objects.filter(verb="region.set", subject_id=found.pk).count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name_fi": "Liitto", "readers": "nobody"}, "“nobody” is not an e-mail address."),
        ({"name_fi": ""}, "Give the name in at least one language."),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_lost(people, client_of, typed, sentence):
    page = client_of(people.operator).post(
        reverse("console:region-new"), {"municipalities": [people.municipality.pk], **typed}
    )
    assert sentence in words(page)
    assert RegionalBody.objects.count() == 0


def test_two_bodies_of_one_name_have_two_addresses(people, body):
    again = set_regional_body(
        name_fi="Järvien liitto", municipalities=[], readers=[], by=people.operator, now=timezone.now(), today=TODAY
    )
    assert (body.slug, again.slug) == ("jarvien-liitto", "jarvien-liitto-2")


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_one_and_for_three(people, reader, client_of, count, django_assert_num_queries):
    towns = [OfficerFactory(municipality=MunicipalityFactory()) for _n in range(count)]
    for officer in towns:
        told(adopted(officer.municipality, officer.user), officer.user)
    body = set_regional_body(
        name_fi="Liitto", municipalities=[one.municipality for one in towns], readers=[reader.email], by=people.operator,
        now=NOW, today=TODAY,
    )  # fmt: skip
    client = client_of(reader)
    client.get(url(body))
    with django_assert_num_queries(12):
        client.get(url(body))
