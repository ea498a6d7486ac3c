"""Taking a model into use: one action, and there is an owner, a plan with dates, and what the model runs on."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from talkoot.adoptions import operations
from talkoot.adoptions.models import Adoption, Portfolio
from talkoot.adoptions.queries.defaults import defaults_of
from talkoot.catalogue import queries as catalogue
from talkoot.catalogue.queries import model
from talkoot.history.models import Event
from talkoot.kernel.errors import ChangedMeanwhile
from talkoot.organisations.models import Officer
from talkoot.reporting.models import Round
from tests.factories import NOW
from tests.factories.adoptions import AdoptionFactory, PracticeFactory, ProgrammeActionFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 16)


def adopt(people, code="permits", **facts):
    return operations.adopt_model(
        municipality_id=people.municipality.pk, code=code, by=people.lead, now=NOW, today=TODAY, **facts
    )


def officer(people, name="officer") -> Officer:
    return Officer.objects.get(user=getattr(people, name))


def test_one_action_gives_owner_plan_and_what_the_model_runs_on(people):
    adoption = adopt(people, owner_id=officer(people).pk)
    assert (adoption.state, adoption.starts_on, str(adoption.owner)) == ("running", TODAY, "Officer")
    assert adoption.name_fi == model("permits").name.fi
    assert adoption.name_sv == model("permits").name.sv
    assert adoption.tasks.count() == len(model("permits").tasks)
    assert [(c.mechanism, c.kind) for c in adoption.carriers.all()] == [("library", "reliefs"), ("cases", "referral")]
    assert Event.objects.filter(verb="adoption.adopted", subject_id=adoption.pk).count() == 1


def test_model_with_three_dialogues_gets_three_of_the_owners(people):
    adoption = adopt(people, "strategy-involvement", owner_id=officer(people).pk)
    dialogues = [carrier.dialogue for carrier in adoption.carriers.all()]
    assert [d.kind for d in dialogues] == ["survey", "workshop", "interview"]
    assert {d.owner for d in dialogues} == {people.officer}


def test_only_what_is_ticked_is_created_and_the_rest_can_be_created_later(people):
    adoption = adopt(people, "strategy-involvement", create=["dialogue:survey"])
    assert [c.kind for c in adoption.carriers.all()] == ["survey"]
    for _twice in range(2):
        operations.create_more(
            adoption_id=adoption.pk, mechanism="dialogue", kind="workshop", by=people.lead, now=NOW, today=TODAY
        )
    assert [c.kind for c in adoption.carriers.all()] == ["survey", "workshop"]


def test_what_a_model_does_not_run_on_is_not_created(people):
    adoption = adopt(people, create=[])
    operations.create_more(
        adoption_id=adoption.pk, mechanism="network", kind="open", by=people.lead, now=NOW, today=TODAY
    )
    assert adoption.carriers.count() == 0


def test_commitments_get_a_closed_network_with_rules_its_coordinator_and_a_round(people):
    adoption = adopt(people, "commitment", owner_id=officer(people).pk)
    network = Portfolio.objects.get(municipality=people.municipality).network
    assert (network.kind, network.state, network.name_fi) == ("closed", "forming", "Ilmastokumppanit, Kuusikoski")
    assert [one.user for one in network.coordinators.all()] == [people.officer]
    assert [(tier.min_goals, tier.needs_baseline) for tier in network.tiers.all()] == [(2, True)]
    assert [(r.year, r.due_on) for r in Round.objects.filter(network=network)] == [(2026, date(2027, 3, 31))]
    assert {c.mechanism for c in adoption.carriers.all()} == {"network", "round"}


def test_second_model_uses_the_network_there_is(people):
    adopt(people, "commitment")
    adopt(people, "networking-support")
    assert Portfolio.objects.get(municipality=people.municipality).network.slug == "kuusikoski"
    assert people.network.__class__.objects.filter(slug__startswith="kuusikoski").count() == 1


def test_two_models_share_a_shelf_of_the_same_kind(people):
    first, second = adopt(people, "idea-funding"), adopt(people, "joint-projects")
    shelves = [a.carriers.get(mechanism="library").shelf for a in (first, second)]
    assert shelves[0] == shelves[1]


def test_plan_counts_weeks_from_the_first_day_and_leaves_out_days_gone_by(people):
    coming = adopt(people, starts_on=TODAY + timedelta(days=30))
    assert min(coming.tasks.values_list("due_on", flat=True)) >= TODAY + timedelta(days=30)
    operations.change_adoption_state(
        adoption_id=coming.pk, state="ended", reason="Begun anew", by=people.lead, now=NOW, today=TODAY
    )
    long_ago = adopt(people, starts_on=date(2024, 1, 1))
    assert all(task.due_on >= TODAY and task.is_yearly for task in long_ago.tasks.all())


def test_planned_days_are_working_days(people):
    starts = [date(2026, 12, 20) + timedelta(days=n) for n in range(20)]
    plan = [
        {"kind": "task", "title": {"en": "x"}, "week": 2, "month": None},
        {"kind": "date", "title": {"en": "y"}, "month": 8},
    ]
    days = [day for start in starts for day, _row in operations.plan_with_days(plan, start, start)]
    assert all(day.weekday() < 5 for day in days)
    assert date(2027, 1, 1) not in days
    assert date(2027, 1, 6) not in days


def test_copying_a_practice_takes_its_plan_and_credits_the_source(people):
    practice = PracticeFactory(municipality=people.other_municipality)
    adoption = adopt(people, practice_id=practice.pk)
    assert adoption.copied_from == practice
    assert [(t.title_en, t.due_on, t.remind_days) for t in adoption.tasks.all()] == [("Agree", date(2026, 3, 27), 3)]


def test_practice_of_another_model_or_a_withdrawn_one_is_not_copied(people):
    other = PracticeFactory(municipality=people.other_municipality, model_code="award")
    withdrawn = PracticeFactory(municipality=people.other_municipality, withdrawn_at=NOW)
    first = adopt(people, practice_id=other.pk)
    second = operations.adopt_model(
        municipality_id=people.other_municipality.pk, code="permits", by=people.other_officer, now=NOW, today=TODAY,
        practice_id=withdrawn.pk,
    )  # fmt: skip
    assert (first.copied_from, second.copied_from) == (None, None)


def test_project_money_is_split_between_its_funders(people):
    adoption = adopt(people, fundings=[("Ministry", 70), ("Municipality", 30)], budget_eur=Decimal(10000))
    assert [str(one) for one in adoption.fundings.all()] == ["Ministry 70 %", "Municipality 30 %"]


def test_shares_over_a_hundred_are_refused_with_a_sentence(people):
    with pytest.raises(operations.SharesOverWhole) as refusal:
        adopt(people, fundings=[("Ministry", 70), ("Municipality", 40)])
    assert refusal.value.message == "The funders’ shares are 110 % together. They can be at most 100 %."
    assert Adoption.objects.count() == 0


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"code": "nonsense"}, operations.ModelUnknown),
        ({"ends_on": TODAY - timedelta(days=1)}, operations.EndsBeforeItBegins),
        ({"target_year": 2025}, operations.TargetBeforeBeginning),
    ],
)
def test_what_cannot_be_is_refused(people, facts, refusal):
    with pytest.raises(refusal):
        adopt(people, **facts)
    assert Adoption.objects.count() == 0


def test_model_in_use_is_not_taken_into_use_twice_but_an_ended_one_is(people):
    first = adopt(people)
    with pytest.raises(operations.InUseAlready):
        adopt(people)
    operations.change_adoption_state(
        adoption_id=first.pk, state="ended", reason="Done", by=people.lead, now=NOW, today=TODAY
    )
    assert adopt(people).pk != first.pk


def test_two_people_editing_the_second_is_refused_and_nothing_is_lost(people):
    adoption = AdoptionFactory(municipality=people.municipality)
    operations.change_adoption(adoption_id=adoption.pk, by=people.lead, now=NOW, seen_version=1, unit="Planning")
    with pytest.raises(ChangedMeanwhile):
        operations.change_adoption(adoption_id=adoption.pk, by=people.officer, now=NOW, seen_version=1, unit="Permits")
    adoption.refresh_from_db()
    assert adoption.unit == "Planning"


def test_change_of_state_is_seen_by_whoever_edits_meanwhile(people):
    adoption = AdoptionFactory(municipality=people.municipality)
    operations.change_adoption_state(
        adoption_id=adoption.pk, state="ended", reason="Over", by=people.lead, now=NOW, today=TODAY
    )
    with pytest.raises(ChangedMeanwhile):
        operations.change_adoption(adoption_id=adoption.pk, by=people.officer, now=NOW, seen_version=1, ends_on=None)


def test_facts_and_funders_are_changed(people):
    adoption = adopt(people, fundings=[("Ministry", 70)])
    action = ProgrammeActionFactory(municipality=people.municipality)
    operations.change_adoption(
        adoption_id=adoption.pk, by=people.lead, now=NOW, fundings=[("Region", 50)], action_id=action.pk,
        target=Decimal(10), target_year=2027,
    )  # fmt: skip
    adoption.refresh_from_db()
    assert (adoption.action, adoption.target, [f.funder for f in adoption.fundings.all()]) == (action, 10, ["Region"])


def test_defaults_are_the_persons_own_unit_and_the_middle_of_the_models_range(people):
    facts = defaults_of(model("permits"), officer(people, "lead"), TODAY)
    assert (facts["unit"], facts["hours_planned"], facts["starts_on"]) == ("Planning", 30, TODAY)
    assert facts["indicator"] == model("permits").measures[0].words.en
    copied = PracticeFactory(hours_per_year=Decimal(12))
    assert defaults_of(model("permits"), None, TODAY, copied)["hours_planned"] == 12


@pytest.fixture
def own_models(settings, tmp_path: Path) -> Iterator[Path]:
    """A directory of the municipality's own models, with one of them."""
    source = Path(catalogue.__file__).parents[1] / "data" / "models" / "permits.toml"
    text = source.read_text().replace('code = "permits"', 'code = "own-way"').replace("number = 2\n", "number = 99\n")
    (tmp_path / "own-way.toml").write_text(text)
    settings.TALKOOT_MODELS = str(tmp_path)
    catalogue.forget()
    yield tmp_path
    settings.TALKOOT_MODELS = ""
    catalogue.forget()


def test_model_that_left_the_library_goes_on_and_can_be_run_changed_and_ended(people, own_models):
    adoption = adopt(people, "own-way")
    (own_models / "own-way.toml").unlink()
    catalogue.forget()
    assert catalogue.model("own-way") is None
    operations.change_adoption(adoption_id=adoption.pk, by=people.lead, now=NOW, unit="Planning")
    operations.finish_task(task_id=adoption.tasks.first().pk, by=people.lead, now=NOW, today=TODAY)
    with pytest.raises(operations.ModelUnknown):
        operations.create_more(
            adoption_id=adoption.pk, mechanism="library", kind="reliefs", by=people.lead, now=NOW, today=TODAY
        )
    ended = operations.change_adoption_state(
        adoption_id=adoption.pk, state="ended", reason="Removed", by=people.lead, now=NOW, today=TODAY
    )
    assert ended.name_en == model("permits").name.en
