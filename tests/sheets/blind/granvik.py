"""Swedish: register, one promise a row in free words, two follow-up years with a units row, a sheet of those who have ended."""
# fmt: off

from datetime import date
from typing import Any

from tests.sheets.blind.writing import Book, Q, Truth, V, comment, wrong, y

P, S = V("fullvärdig", "partner"), V("stödjande", "supporting")
WITH = V("med", "active")
MEMBERS: list[tuple[Any, ...]] = [
    # name, id, level, where it stands, since, staff, size, place, first contact, second contact, note
    ("Granviks Bryggeri Ab", y(121), P, WITH, V(date(2021, 4, 22), "2021-04-22"), 19, V("liten", "10-49"), "Granvik",
     V("Stina Malt, stina.malt@granviksbryggeri.example, 040 555 2101", ("Stina Malt", "stina.malt@granviksbryggeri.example", "0405552101")), None, None),
    ("Björkö Trävaror Ab", y(122), P, WITH, V("22.4.2021", "2021-04-22"), V("ca 30 st", 30), V("liten", "10-49"), "Björkö",
     V("Lars Planka, lars@bjorkotra.example", ("Lars Planka", "lars@bjorkotra.example", None)), V("Moa Kvist, moa@bjorkotra.example", ("Moa Kvist", "moa@bjorkotra.example", None)), "vill inte synas i tidningen"),
    ("Hantverkarna i Granvik rf", y(123), S, WITH, V(2021, "2021"), None, None, "Granvik",
     V("info@hantverkarna.example", (None, "info@hantverkarna.example", None)), None, None),
    ("Åbrinkens Bilverkstad", V(y(124).replace("-", ""), y(124)), P, V("vilande", "paused"), V("hösten 2021", "2021"), V("6 pers.", 6), V("mikro", "<10"), "Granvik",
     V("Kjell Åbrink, kjell@abrinken.example, 040-5552104", ("Kjell Åbrink", "kjell@abrinken.example", "0405552104")), None, "skilsmässa, vi väntar"),
    ("Granviks Fjärrvärme Ab", y(125), P, WITH, V("3/2022", "2022-03"), 27, V("liten", "10-49"), "Granvik",
     V("Eva Rör, eva.ror@granviksfjarrvarme.example, 040 555 2105", ("Eva Rör", "eva.ror@granviksfjarrvarme.example", "0405552105")), V("Jan Pump, jan.pump@granviksfjarrvarme.example", ("Jan Pump", "jan.pump@granviksfjarrvarme.example", None)), None),
    ("Lågprishallen Öst Ab", y(126), P, WITH, V("2022-05-02", "2022-05-02"), 74, V("medelstor", "50-249"), "Granvik",
     V("Ulla Kassa, ulla.kassa@lagprishallen.example", ("Ulla Kassa", "ulla.kassa@lagprishallen.example", None)), None, None),
    ("Ostmejeriet Holmen Kb", Q(wrong(127), wrong(127)), P, WITH, V("maj 2022", "2022-05"), 12, V("liten", "10-49"), "Björkö",
     V("Rut Löpe, rut@ostmejeriet.example", ("Rut Löpe", "rut@ostmejeriet.example", None)), None, None),
    ("Frakt Nord Ab", y(128), P, V("ansökt", "applied"), None, V("20+", 20), V("liten", "10-49"), "Granvik",
     V("Olof Last, olof.last@fraktnord.example", ("Olof Last", "olof.last@fraktnord.example", None)), None, None),
    ("Kvarnbackens Vårdhem Ab", y(129), P, WITH, V("14.9.2022", "2022-09-14"), 88, V("medelstor", "50-249"), "Granvik",
     V("Siv Dahl, siv.dahl@kvarnbacken.example, 040 555 2109", ("Siv Dahl", "siv.dahl@kvarnbacken.example", "0405552109")), None, "föreståndaren utbränd, ring inte"),
    ("Plåt & Svets Sundberg", y(130), P, WITH, V(2023, "2023"), 8, V("mikro", "<10"), "Granvik",
     V("Sten Sundberg, sten@platsvets.example", ("Sten Sundberg", "sten@platsvets.example", None)), None, None),
    ("Granviks Hamn Ab", y(131), P, WITH, V("2023-11-01", "2023-11-01"), 33, V("liten", "10-49"), "Granvik",
     V("Maj Kaj, maj.kaj@granvikshamn.example, 040 555 2111", ("Maj Kaj", "maj.kaj@granvikshamn.example", "0405552111")), None, None),
    ("Västra Nylands Pälsar Ab", y(132), P, V("intresserad", "lead"), None, None, None, "Björkö", None, None, "mest nyfikna på konkurrenterna"),
    ("Folkhögskolan Fyren", y(133), S, WITH, V(2022, "2022"), 29, V("liten", "10-49"), "Björkö",
     V("Tor Fyr, tor.fyr@fhsfyren.example", ("Tor Fyr", "tor.fyr@fhsfyren.example", None)), None, None),
]
ENDED = [
    ("Granviks Tidning Ab", y(134), V("utträtt", "left"), "2023", "för dyrt, tyckte styrelsen"),
    ("Sågbolaget Virke Ab", y(135), V("fusionerat", "ended_by_merger"), "1.1.2024", "uppgick i Björkö Trävaror"),
]
PROMISES: list[tuple[Any, ...]] = [
    # member, sentence, themes, indicator, unit, base, base year, target, target year, change, types
    (0, "Vi sänker vattenförbrukningen från 6 200 m³ (2021) till 5 000 m³ år 2026", {"water"}, "water", "m3", 6200, 2021, 5000, 2026, None, {"numeric"}),
    (1, "Elförbrukningen ned 15 % till 2027 jämfört med 2021 (820 MWh)", {"energy_saving", "efficiency"}, "electricity", "MWh", 820, 2021, None, 2027, -15, {"numeric"}),
    (1, "Spillvirke säljs vidare i stället för att brännas", {"waste_circular"}, None, None, None, None, None, None, None, {"practice"}),
    (4, "All produktion fossilfri senast 2030", {"heating", "renewable_energy", "energy_saving"}, None, None, None, None, None, 2030, None, {"milestone", "numeric"}),
    (5, "Matsvinnet halveras till 2025 (basår 2020: 36 ton)", {"food"}, None, "t", 36, 2020, None, 2025, -50, {"numeric"}),
    (6, "50 kWp solceller på ladugårdstaket före utgången av 2026", {"renewable_energy"}, "solar_kwp", "kWp", None, None, 50, 2026, None, {"numeric", "milestone"}),
    (8, "Minst 80 % av bilarna är elbilar 2028, i dag 20 %", {"mobility", "logistics"}, "ev_share", "fraction", 0.2, None, 0.8, 2028, None, {"numeric"}),
    (9, "Grön el från och med 2024", {"renewable_energy"}, None, None, None, None, None, 2024, None, {"milestone", "practice", "numeric"}),
    (10, "Dieseln i hamnmaskinerna minskar med 40 procent 2023–2030", {"logistics", "mobility"}, "diesel", "l", None, 2023, None, 2030, -40, {"numeric"}),
]
UNITS = [None, None, "MWh", "%", "MWh", "liter", "ton", "m3", None, None]
YEAR_ONE: list[tuple[Any, ...]] = [
    # shown, number, answered, electricity, share, heat, diesel, waste, water, measures, note
    ("Granviks Bryggeri", 0, V("14.2.2024", "2024-02-14"), 410, V(100, 1), 260, 5200, V(31.5, 31500), 5900, "Värmeväxlare på vörten", None),
    ("Björkö Trävaror", 1, V(date(2024, 2, 20), "2024-02-20"), 790, V(40, 0.4), None, 18900, V("12", 12000), 310, "Ny transportör, mjukstart; belysningen släcks automatiskt", None),
    ("Granviks Fjärrvärme", 4, V(date(2024, 3, 1), "2024-03-01"), V("1,3 GWh", 1300), V("55 %", 0.55), None, 4100, V(8.2, 8200), 2200, None, "egen produktion ingår inte"),
    ("Lågprishallen Öst", 5, V("5/3 2024", "2024-03-05"), 960, V(100, 1), V("ingår i hyran", None), Q("ca 900", 900), V(64, 64000), 1100, "Dörrar på frysdiskarna", None),
    ("Ostmejeriet Holmen", 6, V("2024-03-11", "2024-03-11"), 215, V(0, 0), None, 2600, V(4.4, 4400), 3600, "Vassle till svinfoder", "Rut är min kusin, jäv"),
    ("Kvarnbackens vårdhem", 8, V(date(2024, 3, 18), "2024-03-18"), 372, V(60, 0.6), 610, 3100, V(19, 19000), 4800, "Matlådor till försäljning", None),
    ("Plåt & Svets Sundberg", 9, V("20.3.2024", "2024-03-20"), V("48 000 kWh", 48), V(100, 1), V("finns ej", None), 2100, V(3, 3000), V("vet ej", None), None, None),
]
YEAR_TWO: list[tuple[Any, ...]] = [
    ("Granviks Bryggeri Ab", 0, V("11.2.2025", "2025-02-11"), 402, V(100, 1), 251, 5000, V(30.1, 30100), 5600, "Solfilm på fönstren", None),
    ("Björkö Trävaror Ab", 1, V(date(2025, 2, 24), "2025-02-24"), 761, V(45, 0.45), None, Q("17 000–18 000"), V(11, 11000), 305, "Eltruck nr 2", None),
    ("Granviks Fjärrvärme Ab", 4, V(date(2025, 2, 27), "2025-02-27"), 1280, V(70, 0.7), None, 3900, V(8, 8000), 2150, "Rökgaskondensering i drift", None),
    ("Lågprishallen Öst Ab", 5, V(date(2025, 3, 3), "2025-03-03"), 930, V(100, 1), V("ingår i hyran", None), 850, V(61, 61000), 1080, "CO2-kyla i halva butiken", None),
    ("Ostmejeriet Holmen", 6, None, None, None, None, None, None, None, None, None),
    ("Kvarnbackens Vårdhem Ab", 8, V(date(2025, 3, 20), "2025-03-20"), 365, V(60, 0.6), 590, 2900, V(18.5, 18500), 4700, "Två elcyklar; LED i korridorerna", None),
    ("Plåt o Svets Sundberg", 9, V(date(2025, 3, 21), "2025-03-21"), Q(47500, None), V(100, 1), V("finns ej", None), 2000, V(3, 3000), 90, "Ny kompressor", None),
    ("Granviks Hamn Ab", 10, V(date(2025, 3, 28), "2025-03-28"), 540, V(30, 0.3), 120, 46000, V(9, 9000), 800, "Landström till pråmarna", None),
]
INDICATORS = ("electricity", "renewable_share", "district_heat", "diesel", "waste_total", "water")


def build() -> tuple[bytes, Truth]:
    book, truth = Book(), Truth()
    _register(book, truth)
    rows: list[list[Any]] = [["Vem", "Löfte (så som det står i avtalet)", "Internt: tror vi på det?"]]
    for number, text, themes, indicator, unit, base, base_year, target, year, change, types in PROMISES:
        rows.append([MEMBERS[number][0], text, "tveksamt" if number == 4 else None])
        truth.goal(MEMBERS[number][0], text, theme=themes, indicator=indicator, unit=unit, type=types, baseline_value=base, baseline_year=base_year,
                   target_value=target, target_year=year, percent_change=change)
    truth.private.append("tveksamt")
    book.sheet("Löften", rows)
    _follow(book, truth, 2023, YEAR_ONE)
    _follow(book, truth, 2024, YEAR_TWO)
    return book.bytes(), truth


def _register(book: Book, truth: Truth) -> None:
    rows: list[list[Any]] = [["Klimatnätverket Granvik"], [], ["Firma", "FO-nummer", "Medlemstyp", "Fas", "Ansluten", "Antal anställda", "Företagsstorlek", "Verksamhetsort", "Kontaktperson 1", "Kontaktperson 2", "Egna anteckningar"]]
    for name, business_id, tier, status, since, staff, size, place, one, two, note in MEMBERS:
        rows.append([name, business_id, tier, status, since, staff, size, place, one, two, note])
        asked = Q(staff.raw, staff.value) if name in {"Björkö Trävaror Ab", "Frakt Nord Ab"} else staff
        truth.member(name, business_id, tier=tier, status=status, joined=since, staff=asked, size_class=size, municipality=place, contacts=[c.value for c in (one, two) if c])
        if note:
            truth.private.append(note)
    rows += [["Totalt 13 medlemmar"], [], ["med = underskrivet avtal, vilande = paus på egen begäran"]]
    sheet = book.sheet("Register", rows)
    comment(sheet, "A8", "Eva söker nytt jobb, hemligt")
    truth.private.append("Eva söker nytt jobb")
    book.sheet("Avslutade", [["Firma", "FO-nummer", "Fas", "Slutade", "Orsak"], *[list(r) for r in ENDED]])
    for name, business_id, status, _, why in ENDED:
        truth.member(name, business_id, status=status)
        truth.private.append(why)
    truth.not_members += ["Totalt 13 medlemmar", "Medeltal", "Summa"]


def _follow(book: Book, truth: Truth, year: int, answers: list[tuple[Any, ...]]) -> None:
    rows: list[list[Any]] = [[f"Uppföljning {year}"], ["Medlem", "Svarade", "Elanvändning", "därav förnybart", "Fjärrvärme", "Dieselförbrukning", "Avfallsmängd tot.", "Vattenanvändning", "Vad har ni gjort?", "Intern kommentar"], UNITS]
    for shown, number, when, *cells in answers:
        *figures, measures, note = cells
        rows.append([shown, when, *figures, measures, note])
        name = MEMBERS[number][0]
        for indicator, cell in zip(INDICATORS, figures, strict=True):
            truth.figure(name, year, indicator, cell)
        truth.report(name, year, state="accepted" if when else "missing", responded=when.value if when else None, measures=measures)
        if note:
            truth.private.append(note)
    rows += [["Summa", None, "=SUM(C4:C11)"], ["Medeltal", None, "=AVERAGE(C4:C11)"]]
    book.sheet(f"Uppf. {year}", rows)
