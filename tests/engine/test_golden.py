"""Published worked examples and figures, recalculated by the engine and compared with what is printed."""

import pytest

from tests.engine import golden_runner

CASES = golden_runner.paths()
NEEDED = {"title", "source", "url", "ask", "expected"}
FEWEST = 120


def _name(path):
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", CASES, ids=_name)
def test_published_example(path):
    case = golden_runner.read(path)
    assert list(golden_runner.differences(case, golden_runner.run(case))) == [], case["title"]


def test_there_are_many_cases_and_each_says_where_it_is_from():
    cases = {_name(path): golden_runner.read(path) for path in CASES}
    assert len(cases) >= FEWEST
    lacking = {name: NEEDED - case.keys() for name, case in cases.items() if not case.keys() >= NEEDED}
    assert lacking == {}
    without_figures = [name for name, case in cases.items() if case["expected"].keys() <= {"within"}]
    assert without_figures == []
    assert [name for name, case in cases.items() if "within" not in case["expected"]] == []


def test_no_case_stands_twice():
    seen, twice = {}, []
    for path in CASES:
        case = golden_runner.read(path)
        figures = repr({key: value for key, value in case.items() if key not in {"title", "source", "url", "note"}})
        if figures in seen or case["title"] in seen:
            twice.append(_name(path))
        seen[figures] = seen[case["title"]] = path
    assert twice == []


def test_no_single_group_is_more_than_a_third():
    groups = {}
    for path in CASES:
        groups[path.parent.name] = groups.get(path.parent.name, 0) + 1
    assert max(groups.values()) * 3 <= len(CASES)


def test_a_wrong_figure_would_be_noticed():
    case = golden_runner.read(golden_runner.GOLDEN / "scope-3-guidance" / "01-1-supplier-specific.toml")
    case["expected"]["total_kg"] = 145_001
    assert len(list(golden_runner.differences(case, golden_runner.run(case)))) == 1
