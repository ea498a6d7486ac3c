"""`talkoot footprint` and `talkoot factor-changes`: without Django, without a database."""

import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from talkoot.engine import calculate, factor_set
from talkoot.engine.reading import releases
from talkoot.machine import factor_changes, footprint
from tests.engine.small_library import did

D = Decimal
ROOT = Path(__file__).resolve().parents[1]
FILE = "kind;amount;unit;year\nelectricity;46,2;MWh;2024\nfuel-diesel;1 800;l;2024\nfuel-diesel;-300;l;2024\n"
DONE = [
    did("electricity", "46.2", "MWh", key="2"), did("fuel-diesel", 1800, "l", key="3"), did("fuel-diesel", -300, "l", key="4"),
]  # fmt: skip
BAD = FILE + "electricity;5;m3;2024\nunicorn;1;kg;2024\nfuel-diesel;five;l;2024\n"


@pytest.fixture
def written(tmp_path):
    def write(text: str, name: str = "activities.csv") -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def test_the_table_tells_scopes_categories_doubts_and_likely_range(written, capsys):
    assert footprint.run([written(FILE)]) == 0
    lines = capsys.readouterr().out.splitlines()
    found = calculate(DONE, factor_set())
    told = {line[:44].strip(): line[44:].strip() for line in lines}
    assert lines[0] == f"3 rows, factors {found.version}, AR6, kg CO2e"
    assert told["Scope 1"] == f"{found.scope_1:,.1f}"
    assert told["3 Making of fuels and energy"] == f"{found.categories[3]:,.1f}"
    assert (told["Total, market-based"], told["Total, location-based"]) == (
        f"{found.total_market:,.1f}", f"{found.total_location:,.1f}",
    )  # fmt: skip
    assert " to " in told["likely, market-based (95 %)"]


def test_rows_left_out_are_named_and_change_the_exit_code(written, capsys):
    assert footprint.run([written(BAD)]) == 1
    out = capsys.readouterr().out
    assert out[out.index("2 rows not calculated") :].splitlines() == [
        "2 rows not calculated:",
        "  row 5, electricity: m3 cannot be turned into kWh",
        "  row 6, unicorn: unknown kind of activity 'unicorn'",
        "1 row not read:",
        "  row 7: amount: “five” is not a number that can be read without guessing",
        "Codes and names of the kinds: talkoot footprint --kinds [WORD]",
    ]


def test_json_has_every_line_with_quantity_factor_source_and_kilograms(written, capsys):
    assert footprint.run([written(BAD), "--json", "--gwp", "ar5"]) == 1
    told = json.loads(capsys.readouterr().out)
    found = calculate(DONE, factor_set(), footprint.Options(report=footprint.AssessmentReport.AR5))
    assert [(line["row"], line["factor"], line["quantity"], line["kg_co2e"]) for line in told["lines"]] == [
        (line.activity.key, line.choice.factor.id, float(line.quantity), float(line.kg_co2e)) for line in found.lines
    ]
    assert all(line["source"] for line in told["lines"])
    assert told["kg_co2e"]["total_market"] == float(found.total_market)
    assert [row["reason"] for row in told["refused"]] == ["units_do_not_mix", "unknown_kind"]
    assert [(row["row"], row["reason"]) for row in told["bad_rows"]] == [(7, "not_a_number")]


def test_an_older_release_and_a_library_of_ones_own_can_be_used(written, capsys, tmp_path):
    first = releases()[0].version
    assert footprint.run([written(FILE), "--release", first, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["release"] == first
    own = tmp_path / "own"
    (own / "kinds").mkdir(parents=True)
    (own / "kinds" / "fuel.toml").write_text(
        '[[kind]]\ncode = "peat"\nfamily = "fuel"\nunit = "MWh_net"\nscope = 1\n', encoding="utf-8"
    )
    (own / "fuel.toml").write_text(
        '[[factor]]\nid = "own"\nkind = "peat"\nrole = "combustion"\nunit = "MWh_net"\ngases = { co2 = 100 }\n',
        encoding="utf-8",
    )
    assert footprint.run([written("kind,amount,unit\npeat,3,MWh_net\n"), "--year", "2024", "--factors", str(own)]) == 0
    assert "Scope 1                                                300.0" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [["no-such-file.csv"], ["FILE", "--release", "1.1"], ["FILE", "--factors", "no-such-directory"], ["README.md"]],
)
def test_what_cannot_be_done_is_said_in_one_line(written, capsys, arguments):
    path = written(FILE)
    assert footprint.run([path if each == "FILE" else each for each in arguments]) == 2
    out, error = capsys.readouterr()
    assert (out, len(error.splitlines()), error.startswith("talkoot footprint: ")) == ("", 1, True)


def test_factor_changes_are_told_as_text_and_json(capsys):
    old, new = releases()[0].version, releases()[-1].version
    assert factor_changes.run([old, new]) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert factor_changes.run([old, new, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["old"], told["new"], len(told["changes"])) == (old, new, len(lines))
    assert head == f"{len(lines)} figures moved from {old} to {new}, kg CO2e per unit, AR6"
    assert factor_changes.run([old, "1.1"]) == 2
    assert capsys.readouterr().err == "talkoot factor-changes: no release '1.1'\n"


def test_the_command_runs_without_settings_and_never_loads_django(written):
    code = (
        "import sys; sys.argv = ['talkoot', 'footprint', sys.argv[1]]\n"
        "from talkoot.__main__ import main\n"
        "status = main()\n"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'django', 'config', 'duckdb'}))\n"
        "sys.exit(status)"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO", "TALKOOT"))}
    done = subprocess.run(
        [sys.executable, "-c", code, written(BAD)],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        cwd=ROOT,
    )
    assert (done.returncode, done.stdout.splitlines()[-1], done.stderr) == (1, "[]", "")
