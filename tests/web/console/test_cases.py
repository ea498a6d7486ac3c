"""Advice to companies in the municipality's console: referral in under a minute, the queue, one case, what it gave."""

import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from talkoot.accounts.models import User
from talkoot.cases.models import Case, Desk
from talkoot.organisations.models import Officer
from tests.factories.cases import AdviceFactory, CaseFactory, CaseMeasureFactory, DeskFactory
from tests.people import People

REFERRAL = {"company": "Verstas Oy", "reach": "040 123 4567", "seen": "Oil boiler near its end", "agreed": "on"}


class Office:
    """An officer's browser in the municipality's console."""

    def __init__(self, client: Client, slug: str):
        self.client, self.slug = client, slug

    def url(self, name: str, *args: object) -> str:
        return reverse(f"console:{name}", args=[self.slug, *args])

    def get(self, name: str, *args: object, query: str = "") -> str:
        response = self.client.get(self.url(name, *args) + query)
        assert response.status_code == 200
        return response.content.decode()

    def text(self, name: str, *args: object, query: str = "") -> str:
        return plain(self.get(name, *args, query=query))

    def post(self, name: str, *args: object, **data: object):
        return self.client.post(self.url(name, *args), data)


def plain(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.fixture
def office(people: People, client_of: Callable[[User | None], Client]) -> Office:
    return Office(client_of(people.officer), people.municipality.slug)


@pytest.fixture
def adviser(people: People) -> Officer:
    return Officer.objects.get(user=people.officer)


@pytest.fixture
def bench(people: People, adviser: Officer) -> Desk:
    """The desk for advice."""
    return DeskFactory(municipality=people.municipality, adviser=adviser)


@pytest.fixture
def case(bench: Desk, adviser: Officer) -> Case:
    return CaseFactory(desk=bench, adviser=adviser, state="taken", moved_at=timezone.now())


def test_official_refers_a_company_with_at_most_four_required_fields_and_one_post(office: Office, bench: Desk):
    page = office.get("case-refer")
    form = page[page.index('<form class="form"') : page.index("</form>", page.index('<form class="form"'))]
    required = re.findall(r"<(?:input|textarea|select)[^>]*\brequired\b[^>]*>", form)
    visible = [tag for tag in re.findall(r"<(?:input|textarea|select)[^>]*>", form) if 'type="hidden"' not in tag]
    assert (len(required), len(visible)) == (4, 5)  # the fifth, the topic, may be left
    answer = office.post("case-refer", **REFERRAL)
    assert answer.url == office.url("case-refer")  # ready for the next one
    case = Case.objects.get()
    assert (case.organisation_name, case.contact_phone, case.question, case.origin, str(case.referred_by)) == (
        "Verstas Oy", "040 123 4567", "Oil boiler near its end", "referral", "Officer",
    )  # fmt: skip


def test_double_click_refers_once(office: Office, bench: Desk):
    for _click in range(2):
        office.post("case-refer", once="abc", **REFERRAL)
    assert Case.objects.count() == 1


def test_referral_that_lacks_something_keeps_what_was_typed_and_says_why(office: Office, bench: Desk):
    page = plain(office.post("case-refer", **{**REFERRAL, "reach": "Aino"}).content.decode())
    assert "Write a telephone number or an e-mail address" in page
    page = office.post("case-refer", **{**REFERRAL, "agreed": ""}).content.decode()
    assert ("Oil boiler near its end" in page, "only when it has agreed" in page) == (True, True)
    assert Case.objects.count() == 0


def test_without_a_desk_the_pages_say_what_to_do_first(office: Office):
    assert "No service yet" in office.text("cases")
    assert [("Set up a service" in office.text(name)) for name in ("case-refer", "case-new")] == [True, True]


def test_desk_is_set_up_in_three_choices_and_changed(office: Office, adviser: Officer):
    office.post("desk-new", kind="energy", adviser=adviser.pk, follow_up_months=3)
    desk = Desk.objects.get()
    assert (desk.kind, desk.adviser, desk.follow_up_months, desk.name_en) == (
        "energy",
        adviser,
        3,
        "Free energy calculation",
    )
    office.post("desk-edit", desk.pk, version=1, name_fi="Energialaskuri", follow_up_months=4)
    desk.refresh_from_db()
    assert (desk.name_fi, desk.adviser, desk.is_open, desk.follow_up_months) == ("Energialaskuri", None, False, 4)
    page = office.post("desk-edit", desk.pk, version=1, name_fi="Toinen", follow_up_months=4).content.decode()
    assert "What the other person saved" in page


def test_call_is_written_down(office: Office, bench: Desk):
    said = {
        "desk": bench.pk,
        "company": "Verstas Oy",
        "phone": "040 1234567",
        "language": "fi",
        "question": "Roof",
        "agreed": "on",
    }
    answer = office.post("case-new", **said)
    assert answer.url == office.url("case", Case.objects.get().pk)
    assert Case.objects.get().origin == "request"


def test_queue_says_for_whom_what_and_why(office: Office, bench: Desk, adviser: Officer):
    today = timezone.localdate()
    CaseFactory(desk=bench, organisation_name="Uusi Oy")
    CaseFactory(
        desk=bench,
        adviser=adviser,
        state="taken",
        organisation_name="Seisova Oy",
        moved_at=timezone.now() - timedelta(days=20),
    )
    CaseFactory(
        desk=bench,
        adviser=adviser,
        state="advised",
        follow_up_on=today,
        organisation_name="Puhelin Oy",
        contact_email="",
    )
    CaseFactory(
        desk=bench, adviser=adviser, state="closed", outcome="done", closed_on=today, organisation_name="Valmis Oy"
    )
    page = office.text("cases")
    assert "3 companies wait for a step from you" in page
    rows = [
        page.index(words)
        for words in (
            "New, nobody has taken it",
            "call and write down the answer",
            "Nothing has happened for two weeks",
        )
    ]
    assert rows == sorted(rows)
    assert "Valmis Oy" in page
    closed = office.get("cases", query="?state=closed")
    assert ("Valmis Oy" in closed, 'id="all"' in closed) == (True, True)
    assert "Uusi Oy" not in closed[closed.index('id="all"') : closed.index('id="desks"')]


def test_case_goes_from_first_talk_to_a_measure_with_its_result(office: Office, bench: Desk, adviser: Officer):
    case = CaseFactory(desk=bench)
    office.post("case-take", case.pk, **{"take-officer": adviser.pk, "take-version": 1})
    office.post("case-step", case.pk, step=bench.steps.first().pk)
    office.post(
        "case-log",
        case.pk,
        **{"log-text": "Heat pump pays back in six years", "log-time_min": "90", "log-is_shared": "on"},
    )
    office.post(
        "case-measure",
        case.pk,
        **{"measure-text": "Heat pump", "measure-value": "12 000,5", "measure-unit": "kWh/a", "measure-grade": "2"},
    )
    measure = case.measures.get()
    page = office.text("case", case.pk)
    assert "Advice given" in page
    assert "Expected: 12,000.5" in page
    assert "1.5" in page
    state = {
        f"m{measure.pk}-{key}": value
        for key, value in {"version": 1, "state": "done", "value": "9000", "unit": "kWh/a", "grade": "3"}.items()
    }
    office.post("case-measure-state", case.pk, measure.pk, **state)
    measure.refresh_from_db()
    assert (measure.state, measure.result_value, measure.result_grade) == ("done", Decimal(9000), 3)
    case.refresh_from_db()
    office.post("case-close", case.pk, **{"close-outcome": "done", "close-text": "Runs", "close-version": case.version})
    case.refresh_from_db()
    assert (case.state, case.outcome) == ("closed", "done")
    summary = office.text("case-summary")
    assert "1 of 1 case led to a measure" in summary
    assert "9,000 kWh a year Done, 1 of 1 told" in summary.replace("\xa0", " ")
    assert "9,000 kWh a year (1 of 1 told)" in summary.replace("\xa0", " ")


def test_what_cannot_be_saved_stays_in_its_form(office: Office, case: Case):
    page = office.post("case-log", case.pk, **{"log-text": "Long talk", "log-time_min": "a while"}).content.decode()
    assert "Long talk" in page
    page = office.post(
        "case-measure", case.pk, **{"measure-text": "Pump", "measure-value": "12", "measure-grade": "1"}
    ).content.decode()
    assert ("Choose the unit of the figure." in page, "Pump" in page) == (True, True)
    page = office.post("case-close", case.pk, **{"close-text": "x"}).content.decode()
    assert (case.measures.count(), case.log.count(), Case.objects.get().state) == (0, 0, "taken")


def test_two_officers_closing_a_case(office: Office, case: Case):
    Case.objects.update(version=5)
    page = office.post(
        "case-close", case.pk, **{"close-outcome": "done", "close-text": "Ours", "close-version": 1}
    ).content.decode()
    assert ("Somebody else changed this" in page, "Ours" in page, Case.objects.get().state) == (True, True, "taken")


def test_case_whose_adviser_left_says_so(office: Office, case: Case):
    Officer.objects.filter(pk=case.adviser_id).update(until_on=timezone.localdate())
    office.client.force_login(
        case.desk.municipality.officers.get(is_lead=True).user,
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    assert [("Has no adviser" in office.text(name, *args)) for name, args in (("cases", ()), ("case", (case.pk,)))] == [
        True,
        True,
    ]


def test_contact_is_erased_after_asking(office: Office, case: Case):
    assert "Erase the contact details?" in office.text("case-forget", case.pk)
    office.post("case-forget", case.pk)
    case.refresh_from_db()
    assert (case.contact_email, case.forgotten_at is not None) == ("", True)


def test_reopened_case_goes_on(office: Office, case: Case):
    Case.objects.update(state="closed", outcome="done", closed_on=timezone.localdate())
    office.post("case-reopen", case.pk)
    assert Case.objects.get().state == "taken"


@pytest.mark.parametrize("name", ["other_officer", "coordinator", "member"])
def test_cases_exist_only_for_those_who_work_for_the_municipality(
    name: str, people: People, case: Case, office: Office, client_of: Callable[[User | None], Client]
):
    client = client_of(getattr(people, name))
    urls = [office.url("cases"), office.url("case-refer"), office.url("case-summary"), office.url("case", case.pk)]
    assert [client.get(url).status_code for url in urls] == [404] * 4
    foreign = reverse("console:case", args=[people.other_municipality.slug, case.pk])
    assert client.get(foreign).status_code == 404
    posts = ("case-take", "case-step", "case-log", "case-measure", "case-close", "case-reopen", "case-forget")
    for town in (people.municipality, people.other_municipality):
        urls = [reverse(f"console:{post}", args=[town.slug, case.pk]) for post in posts]
        assert [client.post(url).status_code for url in urls] == [404] * len(posts)


def test_step_that_is_no_number_changes_nothing(office: Office, case: Case):
    for step in ("x", "", "9" * 30, "²"):
        assert office.post("case-step", case.pk, step=step).status_code == 302
    assert case.steps_taken.count() == 0


BUDGET = {"cases": 10, "case": 12, "case-summary": 9}


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("name", BUDGET)
def test_pages_cost_the_same_for_one_and_for_three(
    office: Office, bench: Desk, adviser: Officer, name: str, count: int, django_assert_num_queries
):
    cases = CaseFactory.create_batch(count, desk=bench, adviser=adviser)
    for _n in range(count):
        AdviceFactory(case=cases[0], officer=adviser)
        CaseMeasureFactory(case=cases[0])
    args = [cases[0].pk] if name == "case" else []
    with django_assert_num_queries(BUDGET[name]):
        office.get(name, *args)


def test_official_sees_what_became_of_own_referrals(office: Office, bench: Desk):
    assert "What became of your referrals" not in office.text("case-refer")
    office.post("case-refer", **REFERRAL)
    case = Case.objects.get()
    assert f'href="{office.url("case", case.pk)}">Verstas Oy</a>' in office.get("case-refer")
    CaseFactory(desk=bench, organisation_name="Somebody else's Oy")
    assert "Somebody else" not in office.text("case-refer")


@pytest.mark.parametrize("name", ["case-take", "case-step", "case-log", "case-measure", "case-close"])
def test_switch_of_language_after_a_mistake_leads_to_the_case(office: Office, case: Case, name: str):
    answer = office.client.get(office.url(name, case.pk))
    assert (answer.status_code, answer["Location"]) == (302, office.url("case", case.pk))
