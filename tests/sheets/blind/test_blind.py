"""Workbooks written without a look at the importer hold its targets: 97 % right or rightly asked, 1 % wrong, no leak."""

import pytest

from tests.sheets.blind.score import NAMES, examine, read


@pytest.mark.parametrize("name", NAMES)
def test_blind_workbook_is_read(name: str) -> None:
    score = examine(*read(name))
    told = "\n".join(miss for miss in score.misses if not miss.startswith("needless"))
    assert score.good >= 97, told
    assert score.bad <= 1, told
    assert score.counts["leak"] == 0, told


@pytest.mark.parametrize("name", NAMES)
def test_blind_workbook_makes_no_member_of_a_total(name: str) -> None:
    truth, result = read(name)
    names = {member["name"] for member in result["members"]}
    assert not names.intersection(truth.not_members)
