"""What coordinators' sheets say, and what they are asked about."""

from __future__ import annotations

from datetime import date

from tests.sheets.building import _, figures, questions, read, workbook

HEADINGS = ["Yritys", "Y-tunnus", "Tila", "Henkilöstö", "Sähköposti"]


def names(result):
    return [member["name"] for member in result["members"]]


def test_totals_legends_and_dividers_are_not_members():
    result = read(
        workbook(
            Jäsenet=[
                HEADINGS,
                ["Alpha Oy", "9474354-1", "aktiivinen", 10, _],
                ["-- tästä alas tarkistamatta --"],
                ["Beta Oy", "9473780-3", "aktiivinen", 20, _],
                ["Yhteensä", 2, _, 30, _],
                ["keltainen = odottaa allekirjoitusta"],
            ]
        )
    )
    assert names(result) == ["Alpha Oy", "Beta Oy"]
    assert [note["text"] for note in result["notes"]] == [
        "-- tästä alas tarkistamatta --",
        "Yhteensä | 2 | 30",
        "keltainen = odottaa allekirjoitusta",
    ]


def test_supporting_members_by_section():
    result = read(
        workbook(
            Medlemmar=[
                ["Medlem", "FO-nr", "Anst."],
                ["Alpha Ab", "9474354-1", 10],
                ["STÖDMEDLEMMAR / TUKIJÄSENET"],
                ["Beta rf", "9473780-3", 2],
            ]
        )
    )
    assert [(m["name"], m["tier"]) for m in result["members"]] == [("Alpha Ab", "partner"), ("Beta rf", "supporting")]


def test_shifted_row_is_read_in_place_and_asked_about():
    result = read(
        workbook(
            Jäsenet=[
                HEADINGS,
                ["Alpha Oy", "9474354-1", "aktiivinen", 10, "a@alpha.example"],
                [_, "Beta Oy", "9473780-3", "tauolla", 20, "b@beta.example"],
                ["Gamma Oy", "9532510-6", "aktiivinen", 30, "c@gamma.example"],
            ]
        )
    )
    beta = result["members"][1]
    assert (beta["name"], beta["business_id"], beta["status"], beta["staff"]) == ("Beta Oy", "9473780-3", "paused", 20)
    assert beta["flags"] == ["name", "business_id", "status", "staff", "contacts"]
    assert questions(result) == [("A3", "shifted_row")]


def test_same_business_id_is_one_member_and_asked_about():
    book = workbook(
        Jäsenet=[
            ["Yritys", "Y-tunnus", "Henkilöstö"],
            ["Alpha Oy", "9474354-1", 10],
            ["Oy Alfa Ab", "94743541", 12],
        ]
    )
    result = read(book)
    assert names(result) == ["Alpha Oy"]
    assert questions(result) == [("A3", "duplicate_member")]
    assert names(read(book, {"Jäsenet!A3!duplicate_member": "separate"})) == ["Alpha Oy", "Oy Alfa Ab"]


def test_alike_names_with_different_ids_are_two():
    result = read(
        workbook(
            Jäsenet=[
                ["Yritys", "Y-tunnus"],
                ["Kurjenniemen Kiinteistö Oy", "9645464-7"],
                ["Kurjenniemen Kiinteistöt Oy", "9681648-4"],
            ]
        )
    )
    assert names(result) == ["Kurjenniemen Kiinteistö Oy", "Kurjenniemen Kiinteistöt Oy"]
    assert questions(result) == []


def test_short_names_on_other_sheets_find_their_member():
    result = read(
        workbook(
            Jäsenet=[
                ["Yritys", "Y-tunnus", "Sähköposti"],
                ["Järvikaupungin Vesi ja Lämpö Oy", "9479545-6", "lauri@jarvivesi.example"],
                ["Ohjelmistotalo Havukoodi Oy", "9815905-1", "mikael@havukoodi.example"],
            ],
            Seuranta_2024=[["Nimi", "Sähkö MWh"], ["JVL", 10], ["Havukoodi", 20]],
        )
    )
    assert figures(result) == [
        ("Järvikaupungin Vesi ja Lämpö Oy", None, 2024, "electricity", 10),
        ("Ohjelmistotalo Havukoodi Oy", None, 2024, "electricity", 20),
    ]
    assert questions(result) == [("A2", "name_guessed"), ("A3", "name_guessed")]
    assert result["yearly_figures"][0]["flags"] == ["member"]


def test_figures_of_sites_are_kept_by_site():
    column = read(
        workbook(
            Uppföljning_2024=[
                ["Medlem", "Verksamhetsställe", "El MWh"],
                ["Hotell Ab", "Strand", 100],
                [_, "Stad", 150],
                [_, "Summa", 250],
            ]
        )
    )
    block = read(
        workbook(
            Seuranta_2024=[
                ["Kumppani", "Y-tunnus", "Sähkö MWh"],
                ["Hotell Ab", "9474354-1"],
                ["  - Strand", _, 100],
                ["  - Stad", _, 150],
                ["Hotell Ab yhteensä", _, 250],
            ]
        )
    )
    expected = [
        ("Hotell Ab", "Strand", 2024, "electricity", 100),
        ("Hotell Ab", "Stad", 2024, "electricity", 150),
    ]
    assert figures(column) == figures(block) == expected
    assert column["members"][0]["sites"] == ["Strand", "Stad"]


def test_who_did_not_answer():
    result = read(
        workbook(
            Seuranta_2024=[
                ["Yritys", "Sähkö MWh", "Tehdyt toimet", "Vastattu"],
                ["Alpha Oy", 10, "LED-valot", date(2025, 3, 1)],
                ["Beta Oy", _, _, _],
                ["Eivät vastanneet:"],
                ["Gamma Oy"],
            ]
        )
    )
    assert [(r["state"], r["responded"]["value"], r["measures"]) for r in result["reports"]] == [
        ("accepted", "2025-03-01", "LED-valot"),
        ("missing", None, None),
        ("missing", None, None),
    ]
    assert names(result) == ["Alpha Oy", "Beta Oy", "Gamma Oy"]


def test_a_figure_a_thousand_times_the_other_years_is_asked_about():
    book = workbook(
        **{
            "2023": [["Medlem", "El MWh", "Anst."], ["Hotell Ab", 323.969, 37]],
            "2024": [["Medlem", "El MWh", "Anst."], ["Hotell Ab", 328361, 37]],
            "2025": [["Medlem", "El MWh", "Anst."], ["Hotell Ab", 324.4, 37]],
        }
    )
    result = read(book)
    assert [(f["value"], f["flags"]) for f in result["yearly_figures"]] == [
        (323.969, []),
        (328361, ["value"]),
        (324.4, []),
    ]
    answered = read(book, {"2024!B2!out_of_line": "suggestion"})
    assert [(f["value"], f["flags"]) for f in answered["yearly_figures"]] == [
        (323.969, []),
        (328.361, []),
        (324.4, []),
    ]


def test_a_range_is_null_until_answered():
    book = workbook(Seuranta_2024=[["Yritys", "Jätteet kg"], ["Alpha Oy", "100000-150000"], ["Beta Oy", 10]])
    result = read(book)
    assert (result["yearly_figures"][0]["value"], result["yearly_figures"][0]["flags"]) == (None, ["value"])
    problem = result["problems"][0]
    assert (problem["sheet"], problem["cell"], problem["value"]) == ("Seuranta 2024", "B2", "100000-150000")
    answered = read(book, {problem["id"]: "120 t"})
    assert (answered["yearly_figures"][0]["value"], answered["yearly_figures"][0]["flags"]) == (120000, [])


def test_the_later_sheet_wins_and_the_older_stays_a_note():
    result = read(
        workbook(
            **{
                "2023": [["Medlem", "FO-nr", "Anst.", "Status"], ["Alpha Ab", "9474354-1", 20, "aktiv"]],
                "2024": [["Medlem", "FO-nr", "Anst.", "Status"], ["ALPHA AB", "9474354-1", 22, "slutat 2024"]],
            }
        )
    )
    member = result["members"][0]
    assert (member["name"], member["staff"], member["status"]) == ("Alpha Ab", 22, "left")
    assert {"member": "m1", "sheet": "2023", "cell": "C2", "text": "staff: 20"} in result["notes"]


def test_disagreeing_business_ids_propose_the_sound_one():
    result = read(
        workbook(
            Jäsenet=[["Yritys", "Y-tunnus", "Tila"], ["Alpha Oy", "9095704-6", "aktiivinen"]],
            Seuranta_2024=[["Yritys", "Y-tunnus", "Sähkö MWh"], ["Alpha Oy", "9095074-6", 10]],
        )
    )
    assert (result["members"][0]["business_id"], result["members"][0]["flags"]) == ("9095074-6", ["business_id"])
    assert questions(result) == [("B2", "business_id_disagrees")]


def test_private_remarks_stay_in_notes():
    secret = "on sairauslomalla, ei saa mainita"
    result = read(
        workbook(
            Jäsenet=[
                ["Yritys", "Y-tunnus", "Yhteyshenkilö", "Sähköposti", "Huom!", "Sis. arvio"],
                ["Alpha Oy", "9474354-1", "Ann Aho", "ann.aho@alpha.example", secret, "C, maksuhäiriö"],
            ]
        )
    )
    assert [note["text"] for note in result["notes"]] == [f"Huom!: {secret}", "Sis. arvio: C, maksuhäiriö"]
    public = str([result["members"], result["goals"], result["yearly_figures"], result["reports"]])
    assert [word for word in ("sairaus", "maksuhäiriö") if word in public] == []


def test_contacts_of_several_sheets_are_joined():
    result = read(
        workbook(
            Jäsenet=[
                ["Yritys", "Y-tunnus", "Sähköposti"],
                ["Alpha Oy", "9474354-1", "ANN.AHO@ALPHA.EXAMPLE; bo.bok@alpha.example"],
            ],
            Yhteyshenkilöt=[
                ["Organisaatio", "Nimi", "Rooli", "S-posti", "Puhelin"],
                ["Alpha Oy", "Aho, Ann", "yhteyshlö", "ann.aho@alpha.example", "040 1234567"],
                [_, "Bo Bok", "varalla", "bo.bok@alpha.example", "040 1234568"],
            ],
        )
    )
    assert result["members"][0]["contacts"] == [
        {"name": "Ann Aho", "email": "ann.aho@alpha.example", "phone": "+358401234567", "role": "contact"},
        {"name": "Bo Bok", "email": "bo.bok@alpha.example", "phone": "+358401234568", "role": "deputy"},
    ]


def test_the_same_goal_on_two_sheets_is_one_and_the_later_wording_counts():
    result = read(
        workbook(
            **{
                "2024": [
                    ["Medlem", "FO-nr", "Mål 1", "Mål 2"],
                    ["Alpha Ab", "9474354-1", "LED 2026", "Solpaneler 2027"],
                ],
                "2025": [
                    ["Medlem", "FO-nr", "Mål 1", "Mål 2"],
                    ["Alpha Ab", "9474354-1", "LED 2027", "Solpaneler 2027"],
                ],
            }
        )
    )
    assert [goal["text"] for goal in result["goals"]] == ["LED 2027", "Solpaneler 2027"]
    assert [note["text"] for note in result["notes"]] == ["goal: LED 2026"]


def test_names_that_differ_in_a_number_are_different_members():
    rows = [["Medlem", "El MWh", "Vatten m3"], *([f"Firma nummer {n} Ab", n + 1, n + 2] for n in range(500))]
    result = read(workbook(Uppföljning_2024=rows))
    assert len(result["yearly_figures"]) == 1000
