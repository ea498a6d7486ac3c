"""A company asks the municipality, follows the path on its own page, and tells how it went."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from talkoot.cases.models import Case, Desk
from talkoot.notices.models import Message
from talkoot.organisations.models import Officer
from tests.factories.cases import AdviceFactory, CaseFactory, CaseMeasureFactory, DeskFactory
from tests.people import People

QUESTION = {"company": "Verstas Oy", "email": "aino@verstas.example", "question": "Heat pump?", "agreed": "on"}


def plain(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.fixture
def url(people: People) -> str:
    return reverse("public:ask", args=[people.municipality.slug])


@pytest.fixture
def desk(people: People) -> Desk:
    return DeskFactory(municipality=people.municipality)


@pytest.fixture
def energy(people: People) -> Desk:
    return DeskFactory(
        municipality=people.municipality, kind="energy", adviser=Officer.objects.get(user=people.officer)
    )


def page_of(case: Case) -> str:
    response = Client().get(reverse("public:case-follow", args=[case.token]))
    assert response.status_code == 200
    return plain(response.content.decode())


def test_without_an_open_desk_the_page_says_whom_to_contact(client: Client, people: People, url: str):
    DeskFactory(municipality=people.municipality, kind="referral")
    DeskFactory(municipality=people.municipality, is_open=False)
    page = client.get(url).content.decode()
    assert (people.municipality.contact_email in page, "<form class" in page) == (True, False)


def test_company_asks_and_is_led_to_its_own_page(client: Client, url: str, desk: Desk):
    assert "First talk" in client.get(url).content.decode()
    answer = client.post(url, QUESTION)
    case = Case.objects.get()
    assert answer.url == reverse("public:case-follow", args=[case.token])
    assert (case.desk, case.origin, case.language) == (desk, "request", "en")
    assert "aino@verstas.example" in {message.to for message in Message.objects.all()}


def test_second_click_asks_once(client: Client, url: str, desk: Desk):
    answers = [client.post(url, {**QUESTION, "once": "abc"}).url for _click in range(2)]
    assert (Case.objects.count(), "/ask/sent/" in answers[1]) == (1, True)
    assert client.get(answers[1]).status_code == 200


def test_of_several_services_one_is_chosen(client: Client, url: str, desk: Desk, energy: Desk):
    assert client.post(url, QUESTION).status_code == 200
    client.post(url, {**QUESTION, "desk": energy.pk})
    assert Case.objects.get().desk == energy


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"agreed": ""}, "Tick the box so that we may keep"),
        ({"email": "aino@"}, "Write the address in full"),
        ({"company": ""}, "Write the name of the company"),
        ({"business_id": "9100007-3"}, "check digit"),
        ({"question": ""}, "Write in a few words"),
    ],
)
def test_wrong_input_is_explained_and_kept(client: Client, url: str, desk: Desk, wrong: dict, words: str):
    page = client.post(url, {**QUESTION, "contact_name": "Aino Verstas", **wrong}).content.decode()
    assert (words in page, "Aino Verstas" in page, Case.objects.count()) == (True, True, 0)


def test_nobody_makes_us_write_to_others_again_and_again(client: Client, url: str, desk: Desk):
    for _n in range(6):
        client.post(url, QUESTION)
    assert Case.objects.count() == 4


def test_company_sees_its_path_and_what_is_missing(client: Client, energy: Desk):
    case = CaseFactory(desk=energy, adviser=energy.adviser, state="taken")
    url = reverse("public:case-follow", args=[case.token])
    page = plain(client.get(url).content.decode())
    assert "We wait for one thing from you: Energy bills of a year sent." in page
    assert "0 of 4 steps are done" in page
    assert energy.adviser.user.email in page
    client.post(reverse("public:case-follow-step", args=[case.token]), {"step": energy.steps.first().pk})
    page = plain(client.get(url).content.decode())
    assert "An adviser is at work on your matter." in page
    assert "1 of 4 steps are done" in page


def test_company_reads_shared_advice_and_not_the_private_log(energy: Desk):
    case = CaseFactory(desk=energy, state="taken")
    AdviceFactory(case=case, text="Replace the boiler", is_shared=True)
    AdviceFactory(case=case, text="They sounded unsure")
    page = page_of(case)
    assert ("Replace the boiler" in page, "They sounded unsure" in page) == (True, False)


def test_company_tells_how_it_went(client: Client, desk: Desk):
    case = CaseFactory(desk=desk, state="advised", follow_up_on=timezone.localdate())
    one, other = CaseMeasureFactory(case=case, expected_value=9, expected_unit="kWh/a"), CaseMeasureFactory(case=case)
    url = reverse("public:case-follow-answer", args=[case.token])
    kept = client.post(url, {f"m{one.pk}": "done", f"m{one.pk}_value": "9 000", f"m{one.pk}_unit": ""}).content.decode()
    assert "9 000" in kept
    said = {
        f"m{one.pk}": "done",
        f"m{one.pk}_value": "9 000",
        f"m{one.pk}_unit": "kWh/a",
        f"m{other.pk}": "dropped",
        "text": "Runs well",
    }
    client.post(url, said)
    one.refresh_from_db(), other.refresh_from_db(), case.refresh_from_db()
    assert (one.state, one.result_value, other.state) == ("done", Decimal(9000), "dropped")
    assert (case.answered_at is not None, case.log.get().text) == (True, "Runs well")
    assert "Runs well" in page_of(case)


def test_without_measures_one_answer_is_enough(client: Client, desk: Desk):
    case = CaseFactory(desk=desk, state="advised", follow_up_on=timezone.localdate())
    url = reverse("public:case-follow-answer", args=[case.token])
    assert client.post(url, {"own": "done"}).status_code == 200  # what was done?
    client.post(url, {"own": "done", "text": "LED lamps"})
    assert [(m.text, m.state) for m in case.measures.all()] == [("LED lamps", "done")]


def test_before_the_day_nothing_is_asked(client: Client, desk: Desk):
    case = CaseFactory(desk=desk, state="advised", follow_up_on=timezone.localdate() + timedelta(days=1))
    response = client.get(reverse("public:case-follow", args=[case.token]))
    assert 'id="answer"' not in response.content.decode()
    answer = client.post(reverse("public:case-follow-answer", args=[case.token]), {"own": "dropped"})
    assert (answer.status_code, Case.objects.get().answered_at) == (200, None)


def test_company_has_its_contact_details_erased(client: Client, desk: Desk):
    case = CaseFactory(desk=desk)
    url = reverse("public:case-follow-forget", args=[case.token])
    assert (client.get(url).status_code, Case.objects.get().contact_email) == (200, case.contact_email)
    client.post(url)
    assert (Case.objects.get().contact_email, Case.objects.get().contact_name) == ("", "")
    assert case.contact_email not in page_of(case)


def test_page_of_a_case_is_neither_indexed_nor_told_to_others(client: Client, desk: Desk):
    response = client.get(reverse("public:case-follow", args=[CaseFactory(desk=desk).token]))
    assert (response["Referrer-Policy"], response["X-Robots-Tag"]) == ("no-referrer", "noindex, nofollow")


@pytest.mark.parametrize("token", ["x", "ä", "x" * 70])
def test_link_that_opens_nothing_is_told_kindly(client: Client, db: None, token: str):
    for name in ("case-follow", "case-follow-forget", "case-follow-answer", "case-follow-step"):
        assert client.get(reverse(f"public:{name}", args=[token])).status_code == 404


@pytest.mark.parametrize("state", ["new", "taken", "advised", "closed"])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_page_of_a_case_opens_in_every_state_and_language(client: Client, desk: Desk, state: str, language: str):
    facts = {
        "closed": {"outcome": "done", "closed_on": timezone.localdate()},
        "advised": {"follow_up_on": timezone.localdate()},
    }
    case = CaseFactory(desk=desk, state=state, **facts.get(state, {}))
    url = f"/{language}" + reverse("public:case-follow", args=[case.token])[3:]
    assert client.get(url).status_code == 200
