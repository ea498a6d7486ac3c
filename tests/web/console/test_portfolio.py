"""The portfolio: what waits, what runs, and the first day."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from talkoot.adoptions.models import Adoption
from talkoot.organisations.models import Officer
from tests.factories.adoptions import AdoptionFactory, EffortFactory, ResultFactory, TaskFactory

pytestmark = pytest.mark.django_db
CODES = ("permits", "award", "label")


class Town:
    """A browser in the console of Kuusikoski."""

    def __init__(self, client: Client, slug: str = "kuusikoski") -> None:
        self.client, self.slug = client, slug

    def url(self, name: str, *args: object) -> str:
        return reverse(f"console:{name}", args=[self.slug, *args])

    def get(self, name: str, /, *args: object, query: str = "") -> str:
        response = self.client.get(self.url(name, *args) + query)
        assert response.status_code == 200
        return response.content.decode()

    def post(self, name: str, /, *args: object, **data: object):
        return self.client.post(self.url(name, *args), data)


@pytest.fixture
def town(people, client_of) -> Town:
    return Town(client_of(people.lead))


@pytest.fixture
def adoption(people) -> Adoption:
    """Running, owned by the permit officer, told of today."""
    today = timezone.localdate()
    owner = Officer.objects.get(user=people.officer)
    return AdoptionFactory(
        municipality=people.municipality,
        owner=owner,
        model_code="permits",
        name="Permits",
        state_since=today,
        starts_on=today,
    )


def one_line(page: str) -> str:
    return " ".join(page.split())


def test_first_day_says_what_to_do_first(town):
    page = town.get("portfolio")
    assert "No operating model is in use yet. These three steps take ten minutes." in page
    assert town.url("adopt") in page


def test_lead_says_what_runs_what_is_due_and_what_is_stuck(people, town, adoption):
    TaskFactory(adoption=adoption, due_on=timezone.localdate())
    AdoptionFactory(municipality=people.municipality, model_code="award", name="Award", owner=None)
    page = one_line(town.get("portfolio"))
    assert "<b>2</b> models run in Kuusikoski. <b>1</b> task is due this month. <b>1</b> model is stuck." in page
    assert "“Award” is stuck" in page
    assert "Nobody owns it" in page


def test_task_whose_day_has_passed_comes_first_in_the_queue(town, adoption):
    TaskFactory(adoption=adoption, title="Write the note", due_on=timezone.localdate() - timedelta(days=3))
    page = one_line(town.get("portfolio"))
    assert page.index("task whose day has passed") < page.index("Mark done or move") < page.index('id="models"')


def test_table_tells_hours_result_with_grade_and_next_task(town, adoption):
    today = timezone.localdate()
    EffortFactory(adoption=adoption, day=today)
    ResultFactory(adoption=adoption, day=today, sentence="Four builders used it", evidence_grade=2)
    TaskFactory(adoption=adoption, title="Call two builders", due_on=today + timedelta(days=40))
    page = one_line(town.get("portfolio"))
    row = page[page.index('id="models"') :]
    for words in ("2.5/40", "0/500", "Four builders used it", "documented", "Call two builders", "Officer"):
        assert words in row


def test_plan_that_does_not_fit_into_the_week_is_said(town, adoption):
    adoption.hours_planned = 440
    adoption.save()
    town.post("office-whole", version=1, hours_per_week="8", programme="", programme_url="")
    assert "The plan takes 10 hours a week, counted over 44 working weeks; there are only 8." in one_line(
        town.get("portfolio")
    )


def test_page_stands_when_the_owner_has_left_the_deadline_is_past_and_the_model_is_gone(people, town, adoption):
    TaskFactory(adoption=adoption, due_on=timezone.localdate() - timedelta(days=900))
    Officer.objects.filter(user=people.officer).update(until_on=timezone.localdate())
    Adoption.objects.filter(pk=adoption.pk).update(model_code="gone", ends_on=adoption.starts_on - timedelta(days=0))
    page = one_line(town.get("portfolio"))
    reasons = "Its owner no longer works here; Tasks are overdue; The model is no longer in the library."
    assert reasons in page
    assert "is no longer in the library. Your plan, tasks, hours and results are all here" in one_line(
        town.get("adoption", adoption.pk)
    )


@pytest.mark.parametrize("count", [1, 3])
def test_portfolio_costs_the_same_for_one_and_for_three(people, town, count, django_assert_num_queries):
    for code in CODES[:count]:
        made = AdoptionFactory(
            municipality=people.municipality, model_code=code, owner=Officer.objects.get(user=people.officer)
        )
        for factory in (EffortFactory, ResultFactory, TaskFactory):
            factory(adoption=made)
    with django_assert_num_queries(23):
        town.client.get(town.url("portfolio"))


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("page", "budget"), [("task-list", 8), ("clock", 12), ("adopt", 6)])
def test_lists_cost_the_same_for_one_and_for_three(people, town, count, page, budget, django_assert_num_queries):
    for code in CODES[:count]:
        made = AdoptionFactory(
            municipality=people.municipality, model_code=code, owner=Officer.objects.get(user=people.officer)
        )
        TaskFactory(adoption=made, due_on=timezone.localdate())
        TaskFactory(adoption=made, due_on=timezone.localdate(), done_on=timezone.localdate(), done_by=made.owner)
    with django_assert_num_queries(budget):
        town.client.get(town.url(page))


PAGES = ("portfolio", "adopt", "task-list", "task-new", "clock", "office")


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_in_every_language(people, town, adoption, page, language):
    TaskFactory(adoption=adoption, title_fi="Soita", title_sv=None, title_en=None)
    with translation.override(language):
        assert "<h1>" in town.get(page)


@pytest.mark.parametrize("who", ["other_officer", "coordinator", "member", "reader"])
def test_municipality_does_not_exist_for_others(people, client_of, adoption, who):
    task = TaskFactory(adoption=adoption)
    elsewhere = Town(client_of(getattr(people, who)))
    statuses = {elsewhere.client.get(elsewhere.url(page)).status_code for page in PAGES}
    statuses |= {
        elsewhere.client.get(elsewhere.url(name, key)).status_code
        for name, key in (
            ("adoption", adoption.pk),
            ("adoption-edit", adoption.pk),
            ("task", task.pk),
            ("adopt-model", "award"),
        )
    }
    statuses |= {
        elsewhere.post(name, key).status_code
        for name, key in (
            ("effort-new", adoption.pk),
            ("task-done", task.pk),
            ("task-drop", task.pk),
            ("adoption-create", adoption.pk),
        )
    }
    assert statuses == {404}


def test_model_of_a_neighbour_is_not_reached_through_ones_own_municipality(people, client_of, adoption):
    task = TaskFactory(adoption=adoption)
    own = Town(client_of(people.other_officer), "hiidenlampi")
    assert own.client.get(own.url("adoption", adoption.pk)).status_code == 404
    assert own.post("task-done", task.pk).status_code == 404
    task.refresh_from_db()
    assert task.done_on is None


def test_visitor_is_led_to_sign_in(client):
    assert client.get(reverse("console:portfolio", args=["kuusikoski"]))["Location"].split("?")[0] == reverse(
        "account_login"
    )


@pytest.mark.parametrize(
    "query", ["?year=zz&who=%00&forum=%00", "?year=9999&who=-1", "?who=" + "9" * 400, "?model=" + "9" * 400]
)
@pytest.mark.parametrize("page", PAGES)
def test_nonsense_in_the_address_does_no_harm(town, adoption, page, query):
    assert town.client.get(town.url(page) + query).status_code == 200


@pytest.mark.parametrize(("name", "key"), [("adoption", 10**30), ("task", 10**30), ("adopt-model", "nonsense")])
def test_what_does_not_exist_is_not_found(town, name, key):
    assert town.client.get(town.url(name, key)).status_code == 404
