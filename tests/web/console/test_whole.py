"""What goes across the models of a municipality: the ladder, the hand-over, the focus, practices to copy."""

import html
import re
from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from django_scopes import scope
from docx import Document

from talkoot.adoptions.models import Adoption, Practice, ProgrammeAction, SectorEmissions, portfolio_of
from talkoot.adoptions.operations import (
    add_programme_action,
    change_adoption_state,
    log_effort,
    move_to_method,
    set_sector_emissions,
)
from talkoot.catalogue.queries import methods
from talkoot.networks.models import Network
from talkoot.networks.operations import change_network_state
from tests.factories import MembershipFactory, OrganisationFactory
from tests.factories.adoptions import TaskFactory
from tests.factories.practices import NOW, TODAY, adopted, practice_of, told

PAGES = ("method", "handover", "focus", "focus-edit", "focus-action-new", "practices-own")


def url(people, name, *args):
    return reverse(f"console:{name}", args=[people.municipality.slug, *args])


def words(response):
    """The page as one line of text."""
    assert response.status_code == 200
    page = re.sub(r"<(script|style).*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def has(response, sentence):
    """Whether the page says the sentence."""
    return sentence in words(response)


@pytest.fixture
def lead(people, client_of):
    """The browser of the person in charge; her pages open no network's doors that they do not open themselves."""
    client = client_of(people.lead)
    with scope():
        yield client


@pytest.fixture
def busy(people):
    """Two models, one with everything."""
    adoption = adopted(
        people.municipality, people.lead, "others-services", create=None, note="We verify on the first Monday.",
        fundings=[("Climate fund", 70), ("Own money", 30)], indicator="Companies reached", indicator_unit="pcs",
        target=Decimal(40), target_year=2027, forum="Entrepreneur training", unit="Business services",
    )  # fmt: skip
    adopted(people.municipality, people.officer, "permits")
    told(adoption, people.lead, "Eleven companies were reached", value=Decimal(11), evidence_grade=2)
    log_effort(adoption_id=adoption.pk, day=TODAY, hours=Decimal("3.5"), by=people.lead, now=NOW, today=TODAY)
    return adoption


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_page_opens_before_anything_is_done_and_after(people, lead, busy, page, language):
    with translation.override(language):
        assert lead.get(url(people, page)).status_code == 200
        Adoption.objects.all().delete()
        assert lead.get(url(people, page)).status_code == 200


@pytest.mark.parametrize("page", [*PAGES, "handover-docx"])
@pytest.mark.parametrize("who", ["other_officer", "member", "coordinator"])
def test_page_does_not_exist_for_others(people, client_of, page, who):
    assert client_of(getattr(people, who)).get(url(people, page)).status_code == 404


def test_visitors_are_led_to_sign_in(people, client_of):
    for page in (*PAGES, "handover-docx"):
        response = client_of(None).get(url(people, page))
        assert (response.status_code, response["Location"].split("?")[0]) == (302, reverse("account_login"))


# the ladder


def test_the_ladder_says_where_one_is_and_what_a_step_adds(people, lead):
    page = lead.get(url(people, "method"))
    single, _existing, open_network, *_rest = methods()
    assert has(page, f"Now: {single.name.en}")
    assert has(page, f"of the {len(single.needs)} things that it needs are in place")
    low = sum(a.hours_per_year.low for m in methods()[1:3] for a in m.adds)
    high = sum(a.hours_per_year.high for m in methods()[1:3] for a in m.adds)
    assert has(page, f"Moving here from where you are adds {low}–{high} h a year of work.")
    assert page.content.decode().count("See what moving here means") == 4
    assert open_network.name.en in words(page)


def test_only_those_in_charge_move(people, client_of):
    page = client_of(people.officer).get(url(people, "method"))
    assert "See what moving here means" not in words(page)
    address = url(people, "method-move", "open-network")
    for response in (client_of(people.officer).get(address), client_of(people.officer).post(address)):
        assert response.status_code == 403
    assert Network.objects.count() == 2


def test_what_is_missing_leads_to_where_one_does_it(people, lead):
    page = lead.get(url(people, "method")).content.decode()
    for name in ("portfolio", "adopt", "clock"):
        assert f'href="{url(people, name)}"' in page


def test_moving_up_from_the_page_founds_a_network_and_a_double_click_only_one(people, lead):
    address = url(people, "method-move", "open-network")
    page = lead.get(address)
    assert has(page, "A new network, in formation until it is opened")
    once = re.search(r'name="once" value="([^"]+)"', page.content.decode()).group(1)
    for _click in range(2):
        response = lead.post(address, {"network": "new", "once": once})
        assert (response.status_code, response["Location"]) == (302, url(people, "method"))
    assert (Network.objects.count(), portfolio_of(people.municipality).method) == (3, "open-network")
    assert has(lead.get(url(people, "method")), "Missing: The network") is False


def test_coming_down_asks_what_becomes_of_the_network(people, lead):
    network = move_to_method(
        municipality_id=people.municipality.pk, code="open-network", by=people.lead, now=NOW
    ).network
    change_network_state(network_id=network.pk, state="active", by=people.lead, now=NOW)
    address = url(people, "method-move", "single-models")
    assert has(lead.get(address), "It rests: it ends for now, and its members and history stay")
    lead.post(address, {"rest": "rest"})
    network.refresh_from_db()
    assert (network.state, portfolio_of(people.municipality).method) == ("ended", "single-models")
    assert has(lead.get(url(people, "method-move", "closed-network")), "which wakes again with its members")


def test_a_network_of_somebody_else_is_refused_and_the_choice_kept(people, lead):
    page = lead.post(url(people, "method-move", "open-network"), {"network": str(people.other_network.pk)})
    assert (page.status_code, Network.objects.count()) == (200, 2)


def test_there_is_no_sixth_way(people, lead):
    assert lead.get(url(people, "method-move", "sixth-way")).status_code == 404


# the hand-over


def test_the_hand_over_tells_everything_a_successor_needs(people, lead, busy):
    move_to_method(municipality_id=people.municipality.pk, code="existing-work", by=people.lead, now=NOW)
    page = words(lead.get(url(people, "handover")))
    for told_ in (
        "2 operating models are in use or planned in Kuusikoski", "Lead, in charge of the whole", "lead@town.example",
        "Running since 16 March 2026.", "We verify on the first Monday.", "Climate fund 70 %, Own money 30 %",
        "Companies reached; target 40 pcs in 2027", "16 March 2026: Eleven companies were reached, 11 pcs, documented",
        "3.5 h", "Entrepreneur training", "Tasks and dates of the next twelve months", "Directory:",
        "The municipality has no network.", "There are no shared passwords",
    ):  # fmt: skip
        assert told_ in page


def test_decisions_of_the_last_year_stand_with_their_reasons(people, lead, busy):
    now = timezone.now()
    change_adoption_state(
        adoption_id=busy.pk, state="paused", reason="The adviser is on leave", by=people.lead, now=now, today=now.date()
    )
    page = words(lead.get(url(people, "handover")))
    assert f"Paused: {busy.name} The adviser is on leave Lead" in page


@pytest.mark.parametrize(("language", "tag"), [("fi", "fi-FI"), ("sv", "sv-FI"), ("en", "en-GB")])
def test_the_word_file_has_the_same_with_real_headings(people, lead, busy, language, tag):
    with translation.override(language):
        response = lead.get(url(people, "handover-docx"))
    assert response["Content-Disposition"].endswith('.docx"')
    document = Document(BytesIO(response.content))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert len(headings) == 6
    assert [p.style.name for p in document.paragraphs][0] == "Title"
    assert getattr(busy, f"name_{language}") in [p.text for p in document.paragraphs if p.style.name == "Heading 2"]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "Climate fund 70 %, Own money 30 %" in cells
    assert f'w:lang w:val="{tag}"' in document.styles.element.xml


def test_dates_gone_by_are_not_among_the_coming_ones_but_overdue_tasks_are(people, lead, busy):
    gone = timezone.localdate() - timedelta(days=3)
    for kind, title in (("date", "Lecture gone by"), ("task", "Call that was not made")):
        TaskFactory(adoption=busy, kind=kind, title=title, due_on=gone)
    page = words(lead.get(url(people, "handover")))
    assert ("Lecture gone by" in page, "Call that was not made" in page) == (False, True)


@pytest.mark.parametrize("count", [1, 3])
def test_the_hand_over_costs_the_same_for_one_and_for_three(people, client_of, count, django_assert_num_queries):
    for code in ("permits", "others-services", "training")[:count]:
        told(adopted(people.municipality, people.lead, code, create=None), people.lead)
    client = client_of(people.lead)
    client.get(url(people, "handover"))
    with django_assert_num_queries(30):
        client.get(url(people, "handover"))


# where the emissions are


def enter(people, **rows):
    set_sector_emissions(
        municipality_id=people.municipality.pk, year=2024, rows=[(k, Decimal(v)) for k, v in rows.items()],
        source="Regional inventory", by=people.lead, now=NOW,
    )  # fmt: skip


def test_the_largest_industries_without_a_partner_are_named(people, lead):
    portfolio = move_to_method(municipality_id=people.municipality.pk, code="open-network", by=people.lead, now=NOW)
    with scope(network=portfolio.network):
        for industry, state in (("10", "active"), ("01", "lead"), ("01", "left")):
            organisation = OrganisationFactory(industry=industry)
            MembershipFactory(network=portfolio.network, organisation=organisation, state=state)
    enter(people, A=60, C=30, H=10, I=1)
    page = words(lead.get(url(people, "focus")))
    assert (
        "The largest industries without a partner: Agriculture, forestry and fishing; Transportation and storage"
        in page
    )
    assert "1 organisation takes part in the networks of the municipality." in page
    assert "Manufacturing 30 t CO₂e, 30%; partners: 1" in page
    assert "Source: Regional inventory" in page


def test_without_figures_the_page_says_what_to_do_first(people, lead):
    page = lead.get(url(people, "focus"))
    assert has(page, "No figures yet")
    assert f'href="{url(people, "focus-edit")}"' in page.content.decode()


def test_figures_are_typed_or_pasted_from_a_spreadsheet(people, lead):
    pasted = "Industry\tt\nManufacturing\t12 500,5\nKuljetus ja varastointi;800\nA 90\n"
    lead.post(url(people, "focus-edit"), {"year": "2024", "source": "Inventory", "pasted": pasted, "F": "7", "A": "1"})
    found = {row.sector: row.emissions_t for row in SectorEmissions.objects.all()}
    assert found == {"C": Decimal("12500.5"), "H": 800, "A": 90, "F": 7}


def test_an_industry_is_known_by_the_beginning_of_its_name(people, lead):
    pasted = "Maatalous 300\nManuf 5\nTrans 4\nSeas 7"
    page = lead.post(url(people, "focus-edit"), {"year": "2024", "source": "Inventory", "pasted": pasted[:13]})
    assert page.status_code == 302
    assert {row.sector: row.emissions_t for row in SectorEmissions.objects.all()} == {"A": 300}
    page = lead.post(url(people, "focus-edit"), {"year": "2024", "source": "Inventory", "pasted": pasted})
    assert has(page, "“Seas 7” could not be read")


def test_a_line_that_cannot_be_read_is_named_and_nothing_is_lost(people, lead):
    typed = {"year": "2024", "source": "Inventory", "pasted": "Manufacturing 5\nMoon flights 7"}
    page = lead.post(url(people, "focus-edit"), typed)
    assert has(page, "“Moon flights 7” could not be read")
    assert "Manufacturing 5" in page.content.decode()
    assert SectorEmissions.objects.count() == 0


@pytest.mark.parametrize(
    "typed", [{}, {"year": "1850", "C": "1", "source": "x"}, {"year": "2024", "C": "-1", "source": "x"}]
)
def test_wrong_figures_are_refused_in_words(people, lead, typed):
    page = lead.post(url(people, "focus-edit"), typed)
    assert (page.status_code, SectorEmissions.objects.count()) == (200, 0)


def test_actions_of_the_programme_stand_with_the_models_that_carry_them(people, lead):
    enter(people, C=30)
    lead.post(url(people, "focus-action-new"), {"title": "Waste heat into the network", "sector": "C", "url": ""})
    action = ProgrammeAction.objects.get()
    adopted(people.municipality, people.lead, action_id=action.pk)
    page = words(lead.get(url(people, "focus")))
    assert f"Manufacturing Waste heat into the network {Adoption.objects.get().name} End the action" in page
    lead.post(url(people, "focus-action-end", action.pk))
    assert has(lead.get(url(people, "focus")), "The action is ended: Waste heat into the network")
    assert not has(lead.get(url(people, "focus")), "Waste heat into the network")


def test_actions_of_others_are_out_of_reach(people, lead):
    theirs = add_programme_action(
        municipality_id=people.other_municipality.pk, title="Theirs", by=people.other_officer, now=NOW
    )
    assert lead.post(url(people, "focus-action-end", theirs.pk)).status_code == 404


# practices


def test_the_form_knows_what_was_entered(people, lead, busy):
    today = timezone.localdate()
    log_effort(adoption_id=busy.pk, day=today, hours=Decimal(9), by=people.lead, now=NOW, today=today)
    page = lead.get(url(people, "practice-edit", busy.pk)).content.decode()
    assert "Eleven companies were reached" in page
    assert "We verify on the first Monday." in page
    assert 'name="contact_unit" value="Business services"' in page


def test_a_draft_then_published_then_withdrawn(people, lead, busy):
    typed = {
        "title_en": "First Monday", "what_en": "We verify.", "contact_unit": "Business services", "version": "0",
        "hours_per_year": "24,5",
    }  # fmt: skip
    lead.post(url(people, "practice-edit", busy.pk), typed)
    practice = Practice.objects.get()
    assert (practice.title_en, practice.hours_per_year, practice.published_at) == (
        "First Monday",
        Decimal("24.5"),
        None,
    )
    lead.post(url(people, "practice-publish", practice.pk))
    assert list(Practice.objects.published()) == [practice]
    assert has(lead.get(url(people, "practices-own")), "Others can copy 1 practice of yours.")
    lead.post(url(people, "practice-withdraw", practice.pk))
    assert list(Practice.objects.published()) == []


def test_the_source_does_not_see_what_others_only_think_of(people, lead, busy):
    practice = practice_of(busy, people.lead)
    copy = adopted(
        people.other_municipality, people.other_officer, code=busy.model_code, practice_id=practice.pk, state="idea"
    )
    assert not has(lead.get(url(people, "practices-own")), "Hiidenlampi")
    type(copy).objects.filter(pk=copy.pk).update(state="running")
    assert has(lead.get(url(people, "practices-own")), "Copied by: Hiidenlampi")


def test_what_cannot_be_published_is_kept_in_the_form(people, lead, busy):
    page = lead.post(
        url(people, "practice-edit", busy.pk),
        {"title_en": "First Monday", "contact_unit": "Business services", "version": "0", "publish": "1"},
    )
    assert has(page, "Write a title and what you did, in at least one language, and the unit that tells more.")
    assert ('value="First Monday"' in page.content.decode(), Practice.objects.count()) == (True, 0)


def test_two_people_writing_lose_nothing(people, lead, busy):
    practice = practice_of(busy, people.officer, title_en="Theirs")
    page = lead.post(
        url(people, "practice-edit", busy.pk),
        {"title_en": "Mine", "what_en": "x", "contact_unit": "y", "version": str(practice.version - 1)},
    )
    assert has(page, "What the other person saved")
    practice.refresh_from_db()
    assert practice.title_en == "Theirs"


@pytest.mark.parametrize("name", ["practice-publish", "practice-withdraw"])
def test_practices_of_others_are_out_of_reach(people, lead, name):
    theirs = practice_of(adopted(people.other_municipality, people.other_officer), people.other_officer)
    assert lead.post(url(people, name, theirs.pk)).status_code == 404
    assert lead.get(url(people, "practice-edit", theirs.adoption_id)).status_code == 404
    assert list(Practice.objects.published()) == [theirs]
