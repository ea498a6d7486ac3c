"""What moved between releases of the factors, and what that does to an inventory."""

from dataclasses import replace
from decimal import Decimal

import pytest

from talkoot.engine import AssessmentReport, Options, calculate
from talkoot.engine.lines import exact_sum
from talkoot.engine.releases import Cause, Movement, UnknownRelease, changes, changes_between, difference
from tests.engine.small_library import did, factors, kinds, library

D = Decimal
OLD = library(version="1.1")
AR5 = Options(report=AssessmentReport.AR5)

NEWER = """
[[factor]]
id = "el-location-2024-final"
kind = "electricity"
role = "location"
unit = "MWh"
gases = { co2 = 33, ch4 = 0.01, n2o = 0.001 }
valid_from = 2024-01-01
valid_to = 2024-12-31
[[factor]]
id = "el-location-2025"
kind = "electricity"
role = "location"
unit = "kWh"
gases = { co2 = 0.02 }
valid_from = 2025-01-01
valid_to = 2025-12-31
[[factor]]
id = "chips-upstream"
kind = "wood-chips"
role = "upstream"
unit = "kWh_net"
gases = { co2 = 0.01 }
[[factor]]
id = "solar-heat"
kind = "solar-heat"
role = "location"
unit = "MWh"
gases = { co2 = 0 }
"""
SOLAR = {"code": "solar-heat", "family": "heat", "unit": "MWh", "scope": 2}


def newer():
    """The next release: one figure replaced, one corrected, one withdrawn, a year, a role and a kind more."""
    gone = {"el-location-2024", "el-losses"}
    entries = [
        {**entry, "gases": {"co2": D("2.6")}} if entry["id"] == "diesel-combustion" else entry
        for entry in factors()
        if entry["id"] not in gone
    ]
    return library([*entries, *factors(NEWER)], "1.2", [*kinds(), SOLAR])


def told(change):
    old, new = (factor.id if factor else "" for factor in (change.old, change.new))
    return change.movement, old, new, change.unit, change.old_kg, change.new_kg, change.relative


def test_every_figure_that_moved_is_told_once():
    assert [told(change) for change in changes_between(OLD, newer(), AssessmentReport.AR5)] == [
        (Movement.REPLACED, "diesel-combustion", "diesel-combustion", "l", D("2.5253"), D("2.6"), D("2.6") / D("2.5253") - 1),
        (Movement.REPLACED, "el-location-2024", "el-location-2024-final", "MWh", D("30.5"), D("33.5"), D("33.5") / D("30.5") - 1),
        (Movement.ADDED, "", "el-location-2025", "kWh", None, D("0.02"), None),
        (Movement.WITHDRAWN, "el-losses", "", "kWh", D("0.001"), None, None),
        (Movement.ADDED, "", "solar-heat", "MWh", None, D(0), None),
        (Movement.ADDED, "", "chips-upstream", "kWh_net", None, D("0.01"), None),
    ]  # fmt: skip


def test_nothing_moves_between_a_release_and_itself():
    assert changes_between(OLD, library(version="1.2")) == ()


def test_a_gas_without_a_potential_leaves_the_figure_untold():
    without = library([entry for entry in factors() if entry["id"] != "refrigerant"])
    (change,) = changes_between(without, OLD, AssessmentReport.AR6)
    assert told(change) == (Movement.ADDED, "", "refrigerant", "kg", None, None, None)


def test_two_publishers_of_one_figure_are_not_taken_for_each_other():
    entries = [
        {**entry, "id": f"{entry['id']}-new", "co2e": entry["co2e"] * 2} if entry["role"] == "market" else entry
        for entry in factors()
    ]
    moved = {(change.old.id, change.new.id) for change in changes_between(OLD, library(entries))}
    assert moved == {
        ("el-residual-authority-2024", "el-residual-authority-2024-new"),
        ("el-residual-association-2024", "el-residual-association-2024-new"),
    }


def test_a_directory_of_releases_is_read_and_a_release_that_is_not_there_is_refused(tmp_path):
    (tmp_path / "kinds").mkdir()
    (tmp_path / "kinds" / "a.toml").write_text('[[kind]]\ncode = "a"\nfamily = "stay"\nunit = "kg"\nscope = 3\n')
    (tmp_path / "releases.toml").write_text(
        '[[release]]\nversion = "1.1"\nreleased_on = 2026-01-01\n[[release]]\nversion = "1.2"\nreleased_on = 2026-02-01\n'
    )
    factor = '[[factor]]\nid = "{}"\nkind = "a"\nrole = "lifecycle"\nunit = "kg"\nco2e = {}\nsince = "{}"\n{}'
    (tmp_path / "stay.toml").write_text(
        factor.format("one", 2, "1.1", 'until = "1.2"\n') + factor.format("two", 3, "1.2", "")
    )
    (change,) = changes("1.1", "1.2", tmp_path)
    assert told(change) == (Movement.REPLACED, "one", "two", "kg", D(2), D(3), D("0.5"))
    assert [told(back)[1:3] for back in changes("1.2", "1.1", tmp_path)] == [("two", "one")]
    with pytest.raises(UnknownRelease, match=r"1\.3"):
        changes("1.1", "1.3", tmp_path)


# --- the same activities, calculated twice

ROWS = [
    did("electricity", 10, "MWh"), did("electricity", 5, "MWh"), did("diesel", 100, "l"), did("wood-chips", 1, "MWh_net"),
    did("solar-heat", 3, "MWh"), did("hotel-night", 2, "night"),
]  # fmt: skip


def explained(rows=ROWS):
    old, new = calculate(rows, OLD, AR5), calculate(rows, newer(), AR5)
    return old, new, difference(old, new)


def test_the_difference_is_explained_group_by_group_largest_first():
    _old, _new, found = explained()
    assert [
        (one.cause, one.group.kind, one.group.role, one.old and one.old.id, one.new and one.new.id, one.rows, one.effect)
        for one in found.shifts
    ] == [
        (Cause.FACTOR, "electricity", "location", "el-location-2024", "el-location-2024-final", 2, D(45)),
        (Cause.WENT, "electricity", "losses", "el-losses", None, 2, D(-15)),
        (Cause.CAME, "wood-chips", "upstream", None, "chips-upstream", 1, D(10)),
        (Cause.FIGURE, "diesel", "combustion", "diesel-combustion", "diesel-combustion", 1, D("7.47")),
        (Cause.CALCULABLE, "solar-heat", "location", None, "solar-heat", 1, D(0)),
        (Cause.CALCULABLE, "solar-heat", "market", None, "solar-heat", 1, D(0)),
    ]  # fmt: skip
    assert (found.old_version, found.new_version) == ("1.1", "1.2")


def test_the_effects_add_up_to_the_difference_of_the_totals_exactly():
    old, new, found = explained()
    assert found.effect("market") == new.total_market - old.total_market
    assert found.effect("location") == new.total_location - old.total_location
    assert found.effect("market") != found.effect("location")


def test_rows_that_became_calculable_are_named_and_so_are_those_that_are_refused_now():
    old, new, found = explained()
    assert (found.became_calculable, found.became_refused) == ((ROWS[4],), ())
    back = difference(new, old)
    assert back.became_calculable == ()
    assert [str(refusal.error) for refusal in back.became_refused] == ["unknown kind of activity 'solar-heat'"]
    assert {one.cause for one in back.shifts if one.group.kind == "solar-heat"} == {Cause.REFUSED}
    assert back.effect() == -found.effect()


def test_another_assessment_report_is_a_figure_that_counts_differently():
    one, other = (calculate(ROWS[2:4], OLD, replace(AR5, report=AssessmentReport(name))) for name in ("ar4", "ar5"))
    found = difference(one, other)
    assert [(shift.cause, shift.group.kind, shift.effect) for shift in found.shifts] == [
        (Cause.FIGURE, "diesel", D("-0.49")),
    ]  # fmt: skip
    assert exact_sum(shift.effect for shift in found.shifts) == other.scope_1 - one.scope_1


def test_the_same_result_twice_differs_in_nothing():
    found = calculate(ROWS, OLD, AR5)
    assert difference(found, found).shifts == ()
