"""A desk is set up with its path in three languages."""

import pytest

from talkoot.cases.models import Desk
from talkoot.cases.operations import DeskNameMissing, NotAnOfficer, add_desk, change_desk
from talkoot.kernel.errors import ChangedMeanwhile
from talkoot.organisations.models import Officer
from tests.factories import NOW
from tests.people import People


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("advice", [("First talk", False), ("Visit", False), ("Letter of advice", False), ("Follow-up: what was done", False)]),
        ("referral", [("Call to the company", False), ("Letter of advice", False), ("Follow-up: what was done", False)]),
        ("energy", [("Energy bills of a year sent", True), ("Calculation", False), ("Letter of results", False), ("Follow-up: what was done", False)]),
    ],
)  # fmt: skip
def test_desk_has_the_usual_name_and_path_of_its_kind_in_three_languages(people: People, kind: str, path: list):
    desk = add_desk(municipality_id=people.municipality.pk, kind=kind, name={}, by=people.lead, now=NOW)
    assert [(step.name_en, step.by_company) for step in desk.steps.all()] == path
    texts = [getattr(thing, f"name_{code}") for thing in (desk, *desk.steps.all()) for code in ("fi", "sv", "en")]
    assert [text for text in texts if not text] == []
    assert all(getattr(desk, f"about_{code}") for code in ("fi", "sv", "en"))


def test_desk_takes_a_name_of_its_own(people: People):
    desk = add_desk(
        municipality_id=people.municipality.pk, kind="advice", name={"fi": " Energiatuvat "}, by=people.lead, now=NOW
    )
    assert (desk.name_fi, desk.name_sv, desk.name_en, desk.follow_up_months) == ("Energiatuvat", None, None, 6)


def test_adviser_must_work_for_the_same_municipality(people: People, desk: Desk):
    stranger = Officer.objects.get(user=people.other_officer)
    with pytest.raises(NotAnOfficer):
        change_desk(desk_id=desk.pk, by=people.lead, now=NOW, adviser_id=stranger.pk)


def test_desk_is_changed_and_may_lose_its_adviser(people: People, desk: Desk):
    change_desk(
        desk_id=desk.pk, by=people.lead, now=NOW, adviser_id=None, follow_up_months=3, is_open=False, name_en="Advice",
        about_en="", seen_version=1,
    )  # fmt: skip
    desk.refresh_from_db()
    assert (desk.adviser, desk.follow_up_months, desk.is_open, desk.name_en, desk.about_en, desk.version) == (
        None, 3, False, "Advice", None, 2,
    )  # fmt: skip


def test_desk_without_any_name_is_refused(people: People, desk: Desk):
    with pytest.raises(DeskNameMissing):
        change_desk(desk_id=desk.pk, by=people.lead, now=NOW, name_fi="", name_sv=" ", name_en="")


def test_two_people_changing_a_desk_do_not_lose_each_others_words(people: People, desk: Desk):
    change_desk(desk_id=desk.pk, by=people.lead, now=NOW, follow_up_months=3, seen_version=1)
    with pytest.raises(ChangedMeanwhile):
        change_desk(desk_id=desk.pk, by=people.officer, now=NOW, follow_up_months=9, seen_version=1)
