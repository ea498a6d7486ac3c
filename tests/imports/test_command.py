"""`talkoot import-network`: what it prints, what it writes, how it fails."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from talkoot.imports.models import Import
from talkoot.memberships.models import Membership
from talkoot.organisations.models import Organisation
from tests.imports.workbooks import BAKERY, workbook
from tests.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path, people: People) -> Path:
    path = tmp_path / "small.xlsx"
    path.write_bytes(workbook())
    return path


def run(*arguments: Any, network: str = "jarvikaupunki") -> str:
    out = StringIO()
    call_command("import-network", *map(str, arguments), "--network", network, stdout=out)
    return out.getvalue()


def test_json_is_the_result_and_nothing_else(file: Path):
    printed = json.loads(run(file, "--json", "--dry-run"))
    assert list(printed) == ["members", "goals", "yearly_figures", "reports", "problems", "notes"]
    bakery = printed["members"][0]
    assert (bakery["name"], bakery["joined"]) == (BAKERY, {"value": "2023-02-14", "year": 2023, "precision": "day"})
    assert printed["yearly_figures"][0] == {
        "member": "m1", "site": None, "year": 2024, "indicator": "electricity", "value": 120, "unit": "MWh", "flags": [],
    }  # fmt: skip
    assert [(p["sheet"], p["cell"], p["code"]) for p in printed["problems"]] == [
        ("Members", "B3", "check_digit"), ("Follow-up 2024", "B3", "range"), ("Follow-up 2024", "C3", "approximate"),
    ]  # fmt: skip


def test_dry_run_writes_nothing(file: Path):
    before = Organisation.objects.count()
    assert "Nothing was written (--dry-run)." in run(file, "--dry-run")
    assert (Organisation.objects.count(), Import.objects.count()) == (before, 0)


def test_without_dry_run_the_network_is_filled(file: Path, people: People):
    report = run(file)
    assert "Read: 3 members, 2 goals, 9 figures, 3 reports, 1 remarks, 3 questions." in report
    assert Membership.objects.filter(network=people.network, organisation__name=BAKERY).exists()


def test_json_without_dry_run_also_writes(file: Path):
    run(file, "--json")
    assert Import.objects.get().state == "applied"


def test_unknown_network_is_said_clearly(file: Path):
    with pytest.raises(CommandError) as problem:
        run(file, network="nowhere")
    assert (str(problem.value), problem.value.returncode) == (
        "There is no network “nowhere”. The networks are: jarvikaupunki, skargardsstaden.", 1,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"\x89PNG\r\n\x1a\nxx", "it is not a spreadsheet (xlsx, xls, ods or csv)"), (b"", "it has no rows")],
)
def test_unreadable_file_is_said_clearly(tmp_path: Path, people: People, data: bytes, why: str):
    path = tmp_path / "x.xlsx"
    path.write_bytes(data)
    with pytest.raises(CommandError) as problem:
        run(path)
    assert (str(problem.value), problem.value.returncode) == (f"x.xlsx cannot be read: {why}.", 1)


def test_missing_file_is_said_clearly(tmp_path: Path, people: People):
    with pytest.raises(CommandError, match=r"cannot be opened: No such file or directory"):
        run(tmp_path / "nothing.xlsx")


def test_dry_run_reads_a_file_for_a_network_that_is_not_there_yet(file: Path):
    printed = json.loads(run(file, "--json", "--dry-run", network="nowhere"))
    assert len(printed["members"]) > 0
    assert Import.objects.count() == 0
