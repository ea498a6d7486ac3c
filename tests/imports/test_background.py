"""Carried out by the worker: once, and never half."""

from typing import Any

import pytest
from django.db import DatabaseError

from talkoot.imports import operations, tasks
from talkoot.imports.models import Import
from talkoot.memberships.models import Membership
from tests.factories import NOW
from tests.imports.workbooks import workbook
from tests.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def imported(people: People) -> Import:
    return operations.upload_workbook(
        network_id=people.network.pk, data=workbook(), file_name="small.xlsx", by=people.coordinator, now=NOW
    )


def test_started_import_is_carried_out(imported: Import, people: People, django_capture_on_commit_callbacks: Any):
    with django_capture_on_commit_callbacks(execute=True):
        operations.start_import(import_id=imported.pk, by=people.coordinator, now=NOW)
    imported.refresh_from_db()
    assert (imported.state, Membership.objects.filter(network=people.network).count()) == ("applied", 4)


def test_second_click_starts_nothing(imported: Import, people: People):
    operations.start_import(import_id=imported.pk, by=people.coordinator, now=NOW)
    with pytest.raises(operations.AlreadyStarted):
        operations.start_import(import_id=imported.pk, by=people.coordinator, now=NOW)


def test_a_start_that_was_lost_can_be_repeated(imported: Import, people: People):
    operations.start_import(import_id=imported.pk, by=people.coordinator, now=NOW)
    later = operations.start_import(import_id=imported.pk, by=people.coordinator, now=NOW + operations.PATIENCE)
    assert later.started_at == NOW + operations.PATIENCE


def test_a_task_that_runs_twice_imports_once(imported: Import, people: People):
    for _time in range(2):
        tasks.carry_out.call(imported.pk, people.network.pk, people.coordinator.pk)
    imported.refresh_from_db()
    assert (imported.state, imported.counts["membership"]) == ("applied", 3)


def test_an_error_leaves_nothing_behind_and_keeps_the_file(
    imported: Import, people: People, monkeypatch: pytest.MonkeyPatch
):
    def fails(*args: object) -> None:
        raise DatabaseError("disk full")

    monkeypatch.setattr("talkoot.imports.operations.applying.bring_notes", fails)
    tasks.carry_out.call(imported.pk, people.network.pk, people.coordinator.pk)
    imported.refresh_from_db()
    assert (imported.state, imported.reason) == (
        "failed", "Something unexpected stood in the way. Nothing was written, and your file is kept.",
    )  # fmt: skip
    assert Membership.objects.filter(network=people.network).count() == 1
    assert bytes(imported.data)[:2] == b"PK"
    assert imported.can_be_answered
