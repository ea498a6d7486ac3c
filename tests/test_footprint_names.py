"""`talkoot footprint`: kinds by their names, the list of them, and refusals in words."""

import pytest

from talkoot.engine import factor_set
from talkoot.machine import footprint
from talkoot.machine.kind_names import names_of
from tests.engine.small_library import did

FINNISH = "Laji;Määrä;Yksikkö;Vuosi\nOstettu sähkö;46,2;MWh;2024\nDIESEL;1 800;l;2024\n"


@pytest.fixture
def written(tmp_path):
    def write(data: bytes, name: str = "activities.csv") -> str:
        path = tmp_path / name
        path.write_bytes(data)
        return str(path)

    return write


def test_names_and_codes_give_the_same(written, capsys):
    coded = FINNISH.replace("Ostettu sähkö", "electricity").replace("DIESEL", "fuel-diesel")
    told = []
    for text in (FINNISH, coded):
        assert footprint.run([written(text.encode())]) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]


@pytest.mark.parametrize(
    ("name", "unit", "code"),
    [
        ("fjärrvärme", "MWh", "district-heat"),
        ("  District   heat ", "MWh", "district-heat"),
        ("Maitotuotteet", "€", "spend-dairy"),
        ("Maitotuotteet", "kg", "food-dairy"),
        ("tyres", "pcs", "tyres"),
        ("unicorn", "kg", "unicorn"),
        ("glass, recycled", "kg", "glass, recycled"),  # a material, and a way of treating waste
    ],
)
def test_a_name_is_the_kind_that_its_unit_fits_else_it_stays(name, unit, code):
    assert [one.kind for one in names_of(factor_set()).coded([did(name, 1, unit)])] == [code]


def test_an_unknown_kind_leads_to_the_list(written, capsys):
    assert footprint.run([written(FINNISH.replace("DIESEL", "Diisel").encode())]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "Codes and names of the kinds: talkoot footprint --kinds [WORD]"


def test_the_kinds_are_listed_all_or_by_a_word(capsys):
    assert footprint.run(["--kinds", "maito"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [
        "food-milk",
        "food-dairy",
        "spend-dairy",
    ]
    assert footprint.run(["--kinds"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(factor_set().kinds)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.4\x00\x01\x02\xff\xfe", "the file is not text; a CSV, a spreadsheet or TOML can be read"),
        (b"a;b\n1;2\n", "no row of headings names the columns that are needed (kind, amount)"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(written, capsys, data, said):
    assert footprint.run([written(data)]) == 2
    assert capsys.readouterr().err == f"talkoot footprint: {said}\n"


def test_a_file_that_is_not_there_is_named(capsys):
    assert footprint.run(["nothing.csv"]) == 2
    assert capsys.readouterr().err == "talkoot footprint: there is no file nothing.csv\n"
    with pytest.raises(SystemExit):
        footprint.run([])
