"""E-mail addresses, telephone numbers, names and roles."""

from datetime import date

import pytest

from talkoot.sheets.values.people import parse_emails, parse_names, parse_phones, parse_role
from talkoot.sheets.workbook import Cell


@pytest.mark.parametrize(
    ("cell", "values", "remark"),
    [
        ("a.b@x.example", ("a.b@x.example",), None),
        (" noora@l.example ", ("noora@l.example",), None),
        ("KALLE.H@JAKKARAPUU.EXAMPLE", ("kalle.h@jakkarapuu.example",), None),
        ("mailto:kirsi@j.example", ("kirsi@j.example",), None),
        ("<mailto:a@b.example>", ("a@b.example",), None),
        ("a@b.example?subject=Moi", ("a@b.example",), None),
        ("Hilkka Nevakallio <h.n@p.example>", ("h.n@p.example",), "Hilkka Nevakallio"),
        ("Anna <a@b.example>; Bo <b@b.example>", ("a@b.example", "b@b.example"), "Anna; Bo"),
        ("a@x.example / b@x.example / c@x.example", ("a@x.example", "b@x.example", "c@x.example"), None),
        ("a@b.example; c@b.example", ("a@b.example", "c@b.example"), None),
        ("a@b.example, c@d.example", ("a@b.example", "c@d.example"), None),
        ("a@b.example,c@d.example", ("a@b.example", "c@d.example"), None),
        ("jenni@k.example\nlaskut@k.example", ("jenni@k.example", "laskut@k.example"), None),
        ("a@b.example tai c@b.example", ("a@b.example", "c@b.example"), None),
        ("A@B.EXAMPLE, a@b.example", ("a@b.example",), None),
        ("minna(at)kirkaskulma.example", ("minna@kirkaskulma.example",), None),
        ("aino (at) hagsolen.example", ("aino@hagsolen.example",), None),
        ("a[at]b(dot)example", ("a@b.example",), None),
        ("a (ät) b.example", ("a@b.example",), None),
        ("x at y.example", ("x@y.example",), None),
        ("a @ b.example", ("a@b.example",), None),
        ("info@jarvenselka.example", ("info@jarvenselka.example",), None),
        ("a@b.example (loma heinäkuussa)", ("a@b.example",), "loma heinäkuussa"),
        (None, (), None),
        ("-", (), None),
        ("ei ole", (), "ei ole"),
        ("ej e-post", (), "ej e-post"),
    ],
)
def test_emails(cell: Cell, values: tuple[str, ...], remark: str | None) -> None:
    read = parse_emails(cell)
    assert (read.values, read.remark, read.doubts) == (values, remark, ())


@pytest.mark.parametrize(
    ("cell", "values", "remark", "code", "suggestion"),
    [
        ("ella.kaislamoteatteri.example", (), "ella.kaislamoteatteri.example", "email_without_at", None),
        ("m.n@valukappale,example", (), "m.n@valukappale,example", "comma_in_address", "m.n@valukappale.example"),
        ("c@sol,example; x@y.example", ("x@y.example",), "c@sol,example", "comma_in_address", "c@sol.example"),
        ("a@b,example,c@d.example", ("c@d.example",), "a@b,example", "comma_in_address", "a@b.example"),
        ("a@b", (), "a@b", "not_an_email", None),
        ("a..b@c.example", (), "a..b@c.example", "not_an_email", "a.b@c.example"),
        ("Aino Saarniluhta", (), "Aino Saarniluhta", "not_an_email", None),
        ("sama kuin yllä", (), "sama kuin yllä", "not_an_email", None),
        ("göran@x.example", ("göran@x.example",), None, "unusual_address", "goran@x.example"),
        (482263101, (), "482263101", "not_an_email", None),
        (date(2026, 2, 3), (), "2026-02-03", "not_an_email", None),
    ],
)
def test_doubtful_emails_are_kept_as_remarks(
    cell: Cell, values: tuple[str, ...], remark: str | None, code: str, suggestion: str | None
) -> None:
    read = parse_emails(cell)
    assert (read.values, read.remark) == (values, remark)
    assert [(doubt.code, doubt.suggestion) for doubt in read.doubts] == [(code, suggestion)]


@pytest.mark.parametrize(
    ("cell", "values", "remark", "codes"),
    [
        ("047-2240273", ("+358472240273",), None, []),
        ("047 26 80 444", ("+358472680444",), None, []),
        ("047\xa0248\xa07113", ("+358472487113",), None, []),
        ("0482382467", ("+358482382467",), None, []),
        ("+358 47 236 0996", ("+358472360996",), None, []),
        ("+358 (0)47 250 3479", ("+358472503479",), None, []),
        ("+358 047 250 3479", ("+358472503479",), None, []),
        ("00358 47 236 0996", ("+358472360996",), None, []),
        ("(013) 267 7111", ("+358132677111",), None, []),
        ("010 123 456", ("+35810123456",), None, []),
        ("+46 70 123 45 67", ("+46701234567",), None, []),
        ("puh. 047 123 4567 (Kalle)", ("+358471234567",), "Kalle", []),
        ("048 231 8242 / 048 232 0587", ("+358482318242", "+358482320587"), None, []),
        ("0472455331 tai 048 2463752", ("+358472455331", "+358482463752"), None, []),
        (482263101, ("+358482263101",), None, ["leading_zero_lost"]),
        (482257725.0, ("+358482257725",), None, ["leading_zero_lost"]),
        ("482257725", ("+358482257725",), None, ["leading_zero_lost"]),
        ("358472360996", ("+358472360996",), None, ["plus_sign_lost"]),
        (358472360996, ("+358472360996",), None, ["plus_sign_lost"]),
        ("047 231 9303, 9304", ("+358472319303",), "9304", ["not_a_phone"]),
        ("ok", (), "ok", ["not_a_phone"]),
        ("12.5.2025", (), "12.5.2025", ["not_a_phone"]),
        ("a@b.example", (), "a@b.example", ["not_a_phone"]),
        (12, (), "12", ["not_a_phone"]),
        ("ei puhelinta", (), "ei puhelinta", []),
        (None, (), None, []),
        ("-", (), None, []),
    ],
)
def test_phones(cell: Cell, values: tuple[str, ...], remark: str | None, codes: list[str]) -> None:
    read = parse_phones(cell)
    assert (read.values, read.remark, [doubt.code for doubt in read.doubts]) == (values, remark, codes)


@pytest.mark.parametrize(
    ("cell", "values", "remark"),
    [
        ("Niina Kelovaara", ("Niina Kelovaara",), None),
        ("Kelovaara, Niina", ("Niina Kelovaara",), None),
        ("Kelovaara, Niina Maria", ("Niina Maria Kelovaara",), None),
        ("von Essen, Carl", ("Carl von Essen",), None),
        ("Jukka-Pekka Kaislamo", ("Jukka-Pekka Kaislamo",), None),
        ("Esko Hiidenmäki-Salo", ("Esko Hiidenmäki-Salo",), None),
        ("Inga Lindqvist", ("Inga Lindqvist",), None),
        ("NIINA KELOVAARA", ("Niina Kelovaara",), None),
        ("Rebecca Havsgrundh / Ingmar Klinthamn", ("Rebecca Havsgrundh", "Ingmar Klinthamn"), None),
        ("Kelovaara, Niina; Ruokolehto, Laura", ("Niina Kelovaara", "Laura Ruokolehto"), None),
        ("Niina Kelovaara, Laura Ruokolehto", ("Niina Kelovaara", "Laura Ruokolehto"), None),
        ("Anna Ek och Bo Ek", ("Anna Ek", "Bo Ek"), None),
        ("Anna Ek and Bo Ek", ("Anna Ek", "Bo Ek"), None),
        ("Aino Saarniluhta\nBo Ek", ("Aino Saarniluhta", "Bo Ek"), None),
        ("Harri Lampisuo (ent. Kuurankukka)", ("Harri Lampisuo",), "ent. Kuurankukka"),
        ("Niina Kelovaara, tj", ("Niina Kelovaara",), "tj"),
        ("Niina Kelovaara – sairauslomalla 1.6. asti", ("Niina Kelovaara",), "sairauslomalla 1.6. asti"),
        ("Niina Kelovaara, 047 229 2459", ("Niina Kelovaara",), "047 229 2459"),
        ("uusi yht.hlö tulossa", (), "uusi yht.hlö tulossa"),
        ("saknas", (), "saknas"),
        ("?", (), None),
        (None, (), None),
    ],
)
def test_names(cell: Cell, values: tuple[str, ...], remark: str | None) -> None:
    read = parse_names(cell)
    assert (read.values, read.remark, read.doubts) == (values, remark, ())


@pytest.mark.parametrize("cell", ["kirsi.x@y.example", 44, date(2026, 2, 3)])
def test_what_is_no_name_is_asked_about(cell: Cell) -> None:
    read = parse_names(cell)
    assert (read.values, [doubt.code for doubt in read.doubts]) == ((), ["not_a_name"])


@pytest.mark.parametrize(
    ("cells", "role"),
    [
        ("yhteyshlö|yht.hlö|yhteyshenkilö|pääyhteyshenkilö|kontaktperson|contact person|main contact", "contact"),
        ("varalla|varahlö|varahenkilö|vara-yht.hlö|ersättare|suppleant|deputy|backup|2. yhteyshenkilö", "deputy"),
        ("allekirj.|allekirjoittaja|undertecknare|firmatecknare|signatory", "signatory"),
        ("viestintä|kommunikation|communications|press", "communications"),
        ("laskutus|laskut|fakturering|invoicing|billing", "invoicing"),
        ("tj|toimitusjohtaja|controller|varapj.|kalustopäällikkö|assistentti||-|?", None),
    ],
)
def test_roles(cells: str, role: str | None) -> None:
    assert {parse_role(cell) for cell in cells.split("|")} == {role}
