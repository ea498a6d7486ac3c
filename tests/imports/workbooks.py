"""Small workbooks for tests, as a coordinator would keep them."""

from collections.abc import Mapping, Sequence
from io import BytesIO

import xlsxwriter

Rows = Sequence[Sequence[object]]
BAKERY, GARAGE, SCHOOL = "Kallion Leipomo Oy", "Hiekan Huolto Oy", "Rannan Opisto"
BAKERY_ID, GARAGE_WRONG_ID = "9474354-1", "9473780-4"

MEMBERS: Rows = (
    ("Organisation", "Business ID", "Tier", "Status", "Joined", "Municipality", "Employees", "Contact person", "E-mail", "Internal remarks"),
    (BAKERY, BAKERY_ID, "partner", "active", "14.2.2023", "Järvikaupunki", 12, "Aino Aalto", "aino@kallio.example", "owner is ill, handle with care"),
    (GARAGE, GARAGE_WRONG_ID, "partner", "active", "1.9.2022", "Järvikaupunki", 30, "Pekka Pelto", "pekka@hiekka.example", ""),
    (SCHOOL, "", "supporting", "active", "2024", "Rantala", 45, "Salla Salo", "salla@ranta.example", ""),
)  # fmt: skip
GOALS: Rows = (
    ("Organisation", "Theme", "Goal", "Indicator", "Unit", "Baseline year", "Baseline", "Target year", "Target"),
    (BAKERY, "energy saving", "We use less electricity", "electricity", "MWh", 2022, 130, 2027, 100),
    (GARAGE, "energy saving", "We drive with less diesel", "diesel", "l", 2022, 9000, 2027, 7000),
)
YEAR: Rows = (
    ("Organisation", "Electricity MWh", "District heating MWh", "Diesel l", "Measures taken"),
    (BAKERY, 120, 60, 1500, "New ovens"),
    (GARAGE, "100-150", "n. 80", 8200, ""),
    (SCHOOL, 300, 410, 900, "Bicycles for all"),
)
SMALL: Mapping[str, Rows] = {"Members": MEMBERS, "Goals": GOALS, "Follow-up 2024": YEAR}


def workbook(sheets: Mapping[str, Rows] = SMALL) -> bytes:
    """The sheets as an xlsx file."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return target.getvalue()


def changed(rows: Rows, row: int, column: int, value: object) -> Rows:
    """The same rows with one other value."""
    table = [list(line) for line in rows]
    table[row][column] = value
    return table
