"""The downloads of a result."""

import json

import pytest

from talkoot.footprints import operations
from talkoot.footprints.models import Inventory, Row
from tests.factories import NOW
from tests.people import People
from tests.web.workspace.result_pages import Open, inventory, page

__all__ = ["inventory", "page"]
FILES = ["pdf", "xlsx", "csv", "json", "vsme"]


@pytest.mark.parametrize("name", FILES)
def test_every_file_says_in_its_name_whether_it_is_a_draft(
    people: People, inventory: Inventory, page: Open, name: str
) -> None:
    assert "-draft." in page(people.member, name).headers["Content-Disposition"]
    operations.make_ready(inventory_id=inventory.pk, by=people.member, now=NOW)
    response = page(people.member, name)
    assert "draft" not in response.headers["Content-Disposition"]
    assert response.headers["Content-Disposition"].startswith('attachment; filename="lumikon-leipomo-oy-2024')


@pytest.mark.parametrize("name", FILES)
def test_a_reader_may_download_and_a_stranger_not(people: People, inventory: Inventory, page: Open, name: str) -> None:
    assert page(people.reader, name).status_code == 200
    assert page(people.stranger, name).status_code == 404


@pytest.mark.parametrize("name", FILES)
def test_an_empty_calculation_has_files_too(people: People, inventory: Inventory, page: Open, name: str) -> None:
    Row.objects.all().delete()
    assert page(people.member, name).status_code == 200


def test_the_page_and_the_file_tell_the_same(people: People, inventory: Inventory, page: Open) -> None:
    total = page(people.member).context["result"].footprint.total_market
    summary = json.loads(page(people.member, "json").content)["summary"]
    assert summary[0] == {"figure": "total_market", "value": f"{total:f}", "unit": "kgCO2e"}
    assert page(people.member, "pdf").content.startswith(b"%PDF-")
