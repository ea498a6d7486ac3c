"""Who does what with companies: public pages of municipalities, comparison, practices to copy."""

import html
import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from django_scopes import scope

from talkoot.adoptions.models import Practice
from talkoot.adoptions.operations import change_adoption_state, move_to_method, withdraw_practice
from talkoot.catalogue.queries import model
from talkoot.dialogue.models import Dialogue
from talkoot.networks.operations import change_network_state
from talkoot.organisations.models import Municipality
from tests.factories import MunicipalityFactory, OfficerFactory
from tests.factories.practices import NOW, TODAY, adopted, practice_of, told

PERMITS = "permits"


def words(response):
    assert response.status_code == 200
    page = re.sub(r"<head>.*?</head>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def page(client, name, *args, query=""):
    with scope():  # public pages of municipalities stand outside every network
        return client.get(reverse(f"public:{name}", args=args) + query)


@pytest.fixture
def adoption(people):
    found = adopted(people.municipality, people.lead, unit="Building control", indicator_unit="pcs")
    told(found, people.lead, value=Decimal(12), evidence_grade=3)
    return found


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_page_opens_empty_and_busy(people, client, language, request):
    with translation.override(language):
        for _turn in range(2):
            for name, *args in (("municipalities",), ("compare",), ("practices",), ("municipality", "kuusikoski")):
                assert page(client, name, *args).status_code == 200
            practice = practice_of(request.getfixturevalue("adoption"), people.lead)
        assert page(client, "practice", practice.pk).status_code == 200
        assert page(client, "compare", query=f"?model={PERMITS}").status_code == 200


def test_the_list_says_who_does_what(people, client, adoption):
    found = words(page(client, "municipalities"))
    assert "2 municipalities do climate work with companies here." in found
    assert f"Hiidenlampi No model in use is shown yet. 0 models Kuusikoski {model(PERMITS).name.en} 1 model" in found


def test_the_list_is_narrowed_by_model(people, client, adoption):
    assert "1 municipality fits the selection Kuusikoski" in words(
        page(client, "municipalities", query="?model=permits")
    )
    for nonsense in ("?model=%00&page=zz", "?model=" + "ä" * 900, "?model=nothing&page=-1"):
        assert "2 municipalities do climate work" in words(page(client, "municipalities", query=nonsense))


def test_home_shows_models_with_owner_unit_result_and_evidence(people, client, adoption):
    found = words(page(client, "municipality", "kuusikoski"))
    assert "Kuusikoski works with companies for the climate in 1 way." in found
    assert (
        f"{model(PERMITS).name.en} Building control Twelve companies got advice reviewed 16 March 2026 "
        "Running since 16 March 2026" in found
    )
    assert "How it is coordinated:" in found


def test_ideas_and_hidden_models_are_nobodys_business(people, client):
    adopted(people.municipality, people.lead, state="idea")
    adopted(people.municipality, people.lead, "others-services", is_public=False)
    assert "Nothing has been published yet." in words(page(client, "municipality", "kuusikoski"))
    assert "permits" not in page(client, "municipalities").content.decode().split('id="found"')[1]


def test_an_ended_model_stays_with_its_end(people, client, adoption):
    change_adoption_state(adoption_id=adoption.pk, state="ended", reason="Done", by=people.lead, now=NOW, today=TODAY)
    assert f"Done earlier {model(PERMITS).name.en}" in words(page(client, "municipality", "kuusikoski"))


def test_open_questions_stand_on_the_home_page(people, client):
    now, today = timezone.now(), timezone.localdate()
    for title, facts in {
        "Open to all": {"opened_at": now}, "Draft": {}, "Only invited": {"opened_at": now, "audience": "named"},
        "Closed": {"opened_at": now, "closes_on": today - timedelta(days=1)},
    }.items():  # fmt: skip
        Dialogue.objects.create(municipality=people.municipality, kind="survey", title=title, question="?", **facts)
    found = words(page(client, "municipality", "kuusikoski"))
    assert [title for title in ("Open to all", "Draft", "Only invited", "Closed") if title in found] == ["Open to all"]


def test_services_that_models_brought_are_offered_to_companies(people, client):
    adopted(people.municipality, people.lead, "business-advice", create=None)
    found = page(client, "municipality", "kuusikoski").content.decode()
    assert reverse("public:ask", args=["kuusikoski"]) in found


def test_a_network_is_shown_when_it_is_open(people, client):
    network = move_to_method(
        municipality_id=people.municipality.pk, code="open-network", by=people.lead, now=NOW
    ).network
    address = reverse("public:network", args=[network.slug])
    assert address not in page(client, "municipality", "kuusikoski").content.decode()
    change_network_state(network_id=network.pk, state="active", by=people.lead, now=NOW)
    assert address in page(client, "municipality", "kuusikoski").content.decode()


def test_a_municipality_that_is_not_on_the_service_has_no_page(people, client):
    Municipality.objects.filter(slug="kuusikoski").update(slug=None)
    assert page(client, "municipality", "kuusikoski").status_code == 404


def test_a_model_that_left_the_library_keeps_its_name(people, client, adoption):
    type(adoption).objects.filter(pk=adoption.pk).update(model_code="gone")
    assert adoption.name in words(page(client, "municipality", "kuusikoski"))
    assert page(client, "municipalities").status_code == 200


def test_comparison_puts_effort_and_result_side_by_side(people, client, adoption):
    adopted(people.other_municipality, people.other_officer, hours_planned=None, budget_eur=None)
    found = words(page(client, "compare", query="?model=permits"))
    assert f"{model(PERMITS).name.en}: 2 municipalities" in found
    assert "Hiidenlampi Running since 16 March 2026 – – – –" in found
    assert "Kuusikoski Running since 16 March 2026 30 200 Twelve companies got advice reviewed" in found
    sums = words(page(client, "compare"))
    assert "Kuusikoski 1 30 200" in sums


def test_a_practice_tells_what_and_can_be_copied(people, client, adoption):
    practice = practice_of(
        adoption, people.lead, euros_per_year=Decimal(300), contact_email="control@kuusikoski.example",
        materials="The form: https://example.org/form\nA leaflet on paper\njavascript:alert(1)",
    )  # fmt: skip
    response = page(client, "practice", practice.pk)
    found = words(response)
    for sentence in (
        "A form that fits a phone It took 24 h and €300 a year.", "What was done The inspector asks three questions.",
        "Half of the companies said yes.", "The form A leaflet on paper javascript:alert(1)",
        "Kuusikoski, Building control: control@kuusikoski.example",
    ):  # fmt: skip
        assert sentence in found
    source = response.content.decode()
    assert f'{reverse("console:adopt-here", args=[PERMITS])}?practice={practice.pk}"' in source
    assert ('href="https://example.org/form"' in source, 'href="javascript' in source) == (True, False)
    assert f"{practice.plan[0]['title']['en']}" in found


def test_a_text_in_another_language_says_so(people, client, adoption):
    practice = practice_of(adoption, people.lead, title_en=None, title_fi="Lomake puhelimeen")
    assert "Lomake puhelimeen (in Finnish)" in words(page(client, "practice", practice.pk))


def test_copies_name_their_source_and_sources_their_copies(people, client, adoption):
    practice = practice_of(adoption, people.lead)
    copy = adopted(people.other_municipality, people.other_officer, practice_id=practice.pk)
    assert "Copied by: Hiidenlampi" in words(page(client, "practice", practice.pk))
    theirs = practice_of(copy, people.other_officer)
    assert "Copied from: Kuusikoski" in words(page(client, "practice", theirs.pk))
    withdraw_practice(practice_id=practice.pk, by=people.lead, now=NOW)
    assert "Copied from:" not in words(page(client, "practice", theirs.pk))
    assert page(client, "practice", practice.pk).status_code == 404


def test_copies_that_are_ideas_are_not_counted(people, client, adoption):
    practice = practice_of(adoption, people.lead)
    adopted(people.other_municipality, people.other_officer, practice_id=practice.pk, state="idea")
    assert "copied 1 time" not in words(page(client, "practices"))
    assert "Hiidenlampi" not in words(page(client, "practice", practice.pk))


def test_drafts_are_not_public(people, client, adoption):
    draft = practice_of(adoption, people.lead, published=False)
    assert page(client, "practice", draft.pk).status_code == 404
    assert "Nothing has been published yet" in words(page(client, "practices"))


def test_the_library_shows_who_runs_a_model_and_what_can_be_copied(people, client, adoption):
    practice = practice_of(adoption, people.lead)
    source = page(client, "model", PERMITS).content.decode()
    assert reverse("public:municipality", args=["kuusikoski"]) in source
    assert reverse("public:practice", args=[practice.pk]) in source


def test_a_change_is_seen_on_the_next_request_and_an_unchanged_page_is_not_made_again(people, client, adoption):
    first = page(client, "municipality", "kuusikoski")
    again = client.get(reverse("public:municipality", args=["kuusikoski"]), HTTP_IF_NONE_MATCH=first["ETag"])
    assert again.status_code == 304
    told(adoption, people.lead, "Thirteen companies got advice")
    assert "Thirteen companies got advice" in words(page(client, "municipality", "kuusikoski"))


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("name", "args", "budget"),
    [("municipalities", (), 6), ("compare", (), 7), ("practices", (), 3), ("municipality", ("kuusikoski",), 12)],
)
def test_pages_cost_the_same_for_one_and_for_three(
    people, client, count, name, args, budget, django_assert_num_queries
):
    for number in range(count):
        officer = OfficerFactory(municipality=MunicipalityFactory())
        found = adopted(officer.municipality, officer.user)
        told(found, officer.user)
        practice_of(found, officer.user)
        code = ("training", "campaigns", "others-services")[number]
        told(adopted(people.municipality, people.lead, code), people.lead)
    assert Practice.objects.count() == count
    with django_assert_num_queries(budget):
        page(client, name, *args)
