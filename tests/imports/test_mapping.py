"""The mapping is corrected by the coordinator and remembered for the next workbook with the same headings."""

import pytest

from talkoot.imports import operations
from talkoot.imports.models import Import, RememberedSheet
from talkoot.imports.queries import mapping_of, proposed_mapping, workbook_of
from talkoot.kernel.errors import ChangedMeanwhile
from tests.factories import NOW
from tests.imports.conftest import Bring
from tests.imports.workbooks import MEMBERS, SMALL, YEAR, Rows, workbook
from tests.people import People

pytestmark = pytest.mark.django_db
NEXT_YEAR: Rows = (*YEAR[:1], *((name, 1, 2, 3, "") for name, *_rest in YEAR[1:]))


def upload(people: People, sheets: dict[str, Rows] | None = None, network_id: int | None = None) -> Import:
    return operations.upload_workbook(
        network_id=network_id or people.network.pk,
        data=workbook(sheets or SMALL),
        file_name="small.xlsx",
        by=people.coordinator,
        now=NOW,
    )


def correct(people: People, imported: Import) -> None:
    """The diesel is not reported, it is a private note."""
    mapping = mapping_of(imported).with_column("Follow-up 2024", 3, "note.private")
    operations.correct_mapping(import_id=imported.pk, mapping=mapping, by=people.coordinator)


def test_a_correction_is_kept(people: People):
    imported = upload(people)
    correct(people, imported)
    imported.refresh_from_db()
    assert mapping_of(imported).sheets[2].columns[3].field == "note.private"


def test_a_correction_is_remembered_for_the_same_headings_with_another_year(people: People):
    correct(people, upload(people))
    again = upload(people, {"Members": MEMBERS, "Follow-up 2025": NEXT_YEAR})
    year = mapping_of(again).sheets[1]
    assert (year.columns[3].field, year.columns[1].field, year.year) == ("note.private", "figure.electricity", 2025)


def test_only_what_was_corrected_is_remembered(people: People):
    correct(people, upload(people))
    assert RememberedSheet.objects.count() == 1


def test_a_sheet_that_was_left_out_is_left_out_again(people: People):
    imported = upload(people)
    mapping = mapping_of(imported).with_sheet("Goals", kind="ignored")
    operations.correct_mapping(import_id=imported.pk, mapping=mapping, by=people.coordinator)
    assert [sheet.kind for sheet in mapping_of(upload(people)).sheets] == ["members", "ignored", "figures"]


def test_other_networks_remember_nothing_of_it(people: People):
    imported = upload(people)
    correct(people, imported)
    assert (
        proposed_mapping(people.other_network.pk, workbook_of(imported)).sheets[2].columns[3].field == "figure.diesel"
    )


def test_answers_of_two_coordinators_do_not_overwrite_each_other(people: People):
    imported = upload(people)
    operations.answer_questions(import_id=imported.pk, answers={"a": "keep"}, by=people.operator, seen_version=1)
    with pytest.raises(ChangedMeanwhile):
        operations.answer_questions(import_id=imported.pk, answers={"a": ""}, by=people.coordinator, seen_version=1)
    imported.refresh_from_db()
    assert imported.answers == {"a": "keep"}


def test_a_form_that_saves_itself_is_not_in_its_own_way(people: People):
    imported = upload(people)
    for answer in ("keep", "leave_out"):
        operations.answer_questions(import_id=imported.pk, answers={"a": answer}, by=people.coordinator, seen_version=1)
    imported.refresh_from_db()
    assert imported.answers == {"a": "leave_out"}


def test_an_empty_answer_takes_one_back(people: People):
    imported = upload(people)
    operations.answer_questions(import_id=imported.pk, answers={"a": "keep", "b": "keep"}, by=people.coordinator)
    operations.answer_questions(import_id=imported.pk, answers={"a": ""}, by=people.coordinator)
    imported.refresh_from_db()
    assert imported.answers == {"b": "keep"}


def test_an_import_that_was_carried_out_is_no_longer_answered(bring: Bring, people: People):
    imported = bring()
    with pytest.raises(operations.NotEditable):
        operations.answer_questions(import_id=imported.pk, answers={"a": "keep"}, by=people.coordinator)
    with pytest.raises(operations.NotEditable):
        operations.correct_mapping(import_id=imported.pk, mapping=mapping_of(imported), by=people.coordinator)
