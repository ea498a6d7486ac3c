"""Operating models at work, each as its own sentence says when it works: through the pages, without a script."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from talkoot.accounts.models import User
from talkoot.cases.models import Case
from talkoot.library.models import Entry
from talkoot.notices.models import Message
from tests.factories import MembershipFactory, MunicipalityFactory, NetworkFactory, OfficerFactory, UserFactory
from tests.journeys.robot import Person

TOWN = "/en/municipalities/kuusikoski"
DESK = "/en/console/municipality/kuusikoski"
Browser = Callable[[User | None], Client]


@pytest.fixture
def planner(transactional_db: None) -> User:
    """In charge of climate work with companies in a municipality that has nothing yet: no network, no model."""
    municipality = MunicipalityFactory(
        name="Kuusikoski", name_fi="Kuusikoski", name_en="Kuusikoski", slug="kuusikoski", languages=["en"]
    )
    planner = OfficerFactory(
        municipality=municipality, user=UserFactory(name="Pirkko Planner", language="en"), unit="Planning", is_lead=True
    )
    return planner.user


@pytest.fixture
def desk(planner: User, client_of: Browser) -> Person:
    return Person(client_of(planner))


@pytest.fixture
def visitor(planner: User, client_of: Browser) -> Person:
    return Person(client_of(None))


def adopt(desk: Person, code: str) -> None:
    """Take a model into use as it comes: one page, one button."""
    desk.open(f"{DESK}/adopt/{code}/").press("Take the model into use")


def add_entry(desk: Person, shelf: str, **fields: object) -> None:
    desk.open(f"{DESK}/directory/").follow(shelf).open(f"{desk.address}new/")
    for label, value in fields.items():
        desk.fill(label.replace("_", " "), value)
    desk.press("Add the entry")


def letter_to(address: str) -> str:
    """The newest letter to an address."""
    found = Message.objects.filter(to=address).order_by("-pk").first()
    assert found is not None, f"no letter to {address}"
    return found.body


def link_in(text: str, beginning: str) -> str:
    found = re.search(rf"/(en|fi|sv)/{beginning}/\S+", text)
    assert found is not None, text
    return found[0]


def open_prepared_dialogue(desk: Person, *, closes_on: date | None = None) -> None:
    """Open the dialogue that the model brought along."""
    desk.open("/en/console/dialogues/of/kuusikoski/")
    title = next(a for a in desk.page.iter("a") if re.search(r"/console/dialogues/\d+/$", a.get("href", "")))
    desk.open(title.get("href", ""))
    if closes_on:
        page = desk.address
        desk.open(f"{page}change/").fill("Last day", closes_on.isoformat()).press("Save")
        desk.open(page)
    desk.open(f"{desk.address}open/").press("Open")


def test_model_1_a_company_finds_terms_of_its_area_and_sends_a_need_that_gets_an_owner_and_an_answer(
    desk: Person, visitor: Person
):
    adopt(desk, "land-use")
    add_entry(
        desk,
        "Plot and energy terms",
        Heading="District heat is offered to every plot",
        Area="Kaivospuisto business park",
    )
    open_prepared_dialogue(desk)

    visitor.open(f"{TOWN}/directory/")
    assert "Kaivospuisto business park" in visitor.words
    visitor.follow("Tell what your company needs in the area").follow("needs")
    visitor.fill("What would you like to say?", "We need 2 MW of power for electric lorries by 2028")
    visitor.fill("Which place", "Kaivospuisto").fill("Company or organisation", "Kuljetus Halla Oy")
    visitor.fill("E-mail, for the answer", "matti@kuljetushalla.example").fill("My text with the name", True)
    visitor.press("Send")

    desk.open("/en/console/dialogues/of/kuusikoski/").follow("We need 2 MW")
    desk.fill("Who answers", "Pirkko Planner").press("Save")
    desk.fill("Taken", True).fill("Answer", "The grid company builds a substation in 2027.").press("Answer and publish")
    visitor.open(link_in(letter_to("matti@kuljetushalla.example"), "input"))
    assert "The grid company builds a substation in 2027." in visitor.words
    assert "Pirkko Planner" in visitor.words


def test_model_2_an_inspector_logs_a_visit_and_refers_the_company_in_under_a_minute(desk: Person, client_of: Browser):
    adopt(desk, "permits")
    inspector = OfficerFactory(
        municipality=Entry.shelf.field.related_model.objects.get(kind="reliefs").municipality,
        user=UserFactory(name="Ilkka Inspector", language="en"), unit="Building control",
    )  # fmt: skip
    phone = Person(client_of(inspector.user)).open(f"{DESK}/advice/refer/")
    phone.fill("Company", "Sahalan Puu Oy").fill("Telephone or e-mail", "toimisto@sahalanpuu.example")
    phone.fill("What did you see?", "Oil boiler near its end, large south roof").fill("The company agreed", True)
    phone.press("Send")
    case = Case.objects.get()
    assert (case.organisation_name, case.origin, case.referred_by) == ("Sahalan Puu Oy", "referral", inspector)
    assert "Sahalan Puu Oy" in desk.open(f"{DESK}/advice/").words
    assert link_in(letter_to("toimisto@sahalanpuu.example"), "advice")


def test_model_4_every_participant_can_see_the_fate_of_its_input(desk: Person, visitor: Person):
    adopt(desk, "strategy-involvement")
    open_prepared_dialogue(desk, closes_on=timezone.localdate() + timedelta(days=30))
    dialogue = re.search(r"/console/dialogues/(\d+)/", desk.address)
    assert dialogue is not None
    for n, words in enumerate(("More charging places", "A biogas station", "Cheaper parking")):
        visitor.open(f"/en/dialogues/{dialogue[1]}/").fill("What would you like to say?", words)
        visitor.fill("Company or organisation", f"Company {n} Oy")
        visitor.fill("E-mail, for the answer", f"giver{n}@company.example").fill("My text without a name", True)
        visitor.press("Send")
    for words, fate in (("More charging", "Taken"), ("A biogas", "Partly"), ("Cheaper", "Not taken")):
        desk.open(f"/en/console/dialogues/{dialogue[1]}/").follow(words)
        desk.fill(fate, True).fill("Answer", f"{fate}, because the council decided so.").press("Answer and publish")
    for n, fate in enumerate(("Taken", "Partly", "Not taken")):
        visitor.open(link_in(letter_to(f"giver{n}@company.example"), "input"))
        assert f"{fate}, because the council decided so." in visitor.words
    everybody = visitor.open(f"/en/dialogues/{dialogue[1]}/").words
    assert [fate for fate in ("Taken,", "Partly,", "Not taken,") if fate in everybody] == [
        "Taken,",
        "Partly,",
        "Not taken,",
    ]


def test_model_5_a_coordinator_sees_the_top_sectors_that_have_no_partners(desk: Person, planner: User):
    adopt(desk, "programme-actions")
    network = NetworkFactory(name_en="Climate partners", kind="closed")
    network.coordinators.create(user=planner, since_on=date(2026, 1, 1))
    desk.open(f"{DESK}/method/closed-network/").fill("Climate partners", True).press("Move")
    MembershipFactory(network=network, organisation__industry="47", organisation__name="Kauppa Oy")
    desk.open(f"{DESK}/focus/emissions/").fill("Year", "2024").fill("Source", "Climate office, 2025")
    desk.fill("Manufacturing", "41 000").fill("Wholesale and retail trade", "9000").fill("Agriculture", "12000")
    desk.press("Save")
    words = desk.open(f"{DESK}/focus/").words
    assert re.search(r"without a partner.{0,60}manufacturing.{0,60}agriculture", words, re.IGNORECASE), words[:600]


def test_model_8_a_company_subscribes_to_a_product_group_and_is_told_of_the_dialogue(desk: Person, visitor: Person):
    adopt(desk, "procurement")
    visitor.open(f"{TOWN}/dialogues/").follow("Choose a product group")
    visitor.fill("Product group", "food").fill("Your work e-mail", "myynti@keittio.example").press("Subscribe")
    visitor.open(link_in(letter_to("myynti@keittio.example"), "subscription")).press("Yes, tell me")

    desk.open("/en/console/dialogues/of/kuusikoski/")
    title = next(a for a in desk.page.iter("a") if re.search(r"/console/dialogues/\d+/$", a.get("href", "")))
    page = title.get("href", "")
    desk.open(f"{page}change/").fill("Product group", "food")
    desk.fill("Last day", (timezone.localdate() + timedelta(days=30)).isoformat()).press("Save")
    desk.open(f"{page}open/").press("Open")
    told = Message.objects.filter(to="myynti@keittio.example").order_by("-pk")[0]
    assert link_in(told.body, "dialogues").startswith("/en/dialogues/")


def test_model_13_a_small_company_in_a_sector_sees_only_what_is_for_its_sector_and_what_is_general(
    desk: Person, visitor: Person
):
    adopt(desk, "company-communication")
    add_entry(desk, "Materials for companies", Heading="Green claims in a bakery", Manufacturing=True)
    add_entry(desk, "Materials for companies", Heading="Green claims on a farm", Agriculture=True)
    add_entry(desk, "Materials for companies", Heading="What may be claimed")
    words = visitor.open(f"{TOWN}/directory/?industry=C").words
    shown = [title for title in ("in a bakery", "on a farm", "What may be claimed") if title in words]
    assert shown == ["in a bakery", "What may be claimed"]


def test_model_14_an_entry_that_nobody_has_verified_for_six_months_is_flagged_and_a_closed_call_vanishes_by_its_date(
    desk: Person, visitor: Person
):
    adopt(desk, "others-services")
    today = timezone.localdate()
    add_entry(desk, "Services for companies", Heading="Energy advice by telephone")
    add_entry(
        desk, "Funding for climate measures", Heading="Spring call", Closes_on=(today + timedelta(days=1)).isoformat()
    )
    words = visitor.open(f"{TOWN}/directory/").words
    assert "Spring call" in words
    assert "six months" not in words

    Entry.objects.filter(title_en="Spring call").update(closes_on=today - timedelta(days=1))  # as the days pass
    Entry.objects.filter(title_en="Energy advice by telephone").update(verified_on=today - timedelta(days=200))
    words = visitor.open(f"{TOWN}/directory/?q=energy").words
    assert "Not verified for over six months" in words
    assert "Spring call" not in visitor.open(f"{TOWN}/directory/?kind=funding").words
    assert "Energy advice by telephone" in desk.open(f"{DESK}/directory/").words


def test_model_23_a_company_sees_its_path_and_what_is_missing(desk: Person, visitor: Person):
    adopt(desk, "training")
    visitor.open(f"{TOWN}/ask/").fill("Company", "Kahvila Ahonen Oy").fill("Your e-mail address", "aino@ahonen.example")
    visitor.fill("What would you like", "How much energy do we use?").fill("You may keep", True).press("Send")
    visitor.open(link_in(letter_to("aino@ahonen.example"), "advice"))
    follow = visitor.address
    assert "0 of 4 steps are done" in visitor.words
    assert "Energy bills of a year sent" in visitor.words  # what is missing, and that it is the company's part
    visitor.press("We have sent it")
    desk.open(f"{DESK}/advice/").follow("Kahvila Ahonen Oy").press("Mark as done")
    assert "2 of 4 steps are done" in visitor.open(follow).words


def test_model_24_advice_becomes_a_measure_with_a_later_result(desk: Person, visitor: Person):
    adopt(desk, "business-advice")
    visitor.open(f"{TOWN}/ask/").fill("Company", "Konepaja Oy").fill("Your e-mail address", "k@konepaja.example")
    visitor.fill("What would you like", "Compressed air leaks")
    visitor.fill("You may keep", True).press("Send")
    follow = link_in(letter_to("k@konepaja.example"), "advice")
    case = Case.objects.get()
    desk.open(f"{DESK}/advice/{case.pk}/").fill("Measure", "Mend the leaks").fill("Expected effect", "12000")
    desk.fill("Unit", "kWh a year").press("Save the measure")
    desk.fill("What was talked about", "Listen for leaks at night.").fill("Time used", "45")
    desk.fill("This is advice for the company", True).press("Save in the log")
    Case.objects.update(follow_up_on=timezone.localdate())  # as the months pass
    visitor.open(follow).fill("Done", True).fill("What it saves a year", "15 500").press("Send the answer")
    desk.open(f"{DESK}/advice/{case.pk}/")
    assert "Mend the leaks" in desk.words
    assert "15,500" in desk.words
