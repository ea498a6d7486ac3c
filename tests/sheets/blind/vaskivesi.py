"""Finnish: one row a member with goal blocks repeated to the right; follow-up sheet that begins with the measures."""
# fmt: off

from datetime import date
from typing import Any

from tests.sheets.blind.writing import Book, Q, Truth, V, wrong, y

G = dict[str, Any]
P, S = V("kumppani", "partner"), V("tukijäsen", "supporting")


def goal(text: str, themes: set[str] | None, shown: str | None, indicator: str | None, unit: str | None, base: Any, target: Any, year: Any,
         value: Any, change: Any, kind: str = "numeric", base_value: Any = None, base_year: Any = None) -> G:
    return {"text": text, "cells": [text, shown, base, target, year],
            "truth": {"theme": themes, "indicator": indicator, "unit": unit, "type": kind, "baseline_value": base_value, "baseline_year": base_year,
                      "target_value": value, "target_year": year, "percent_change": change}}


SAVE = {"energy_saving", "efficiency"}
CAR = {"mobility", "logistics"}
MEMBERS: list[tuple[Any, ...]] = [
    # name, id, size, status, tier, since, staff, grade, town, goals, remark
    ("Vaskiveden Valimo Oy", y(61), V("Suuri", "250+"), V("ok", "active"), P, V(2019, "2019"), 262, "A", "Vaskivesi", [
        goal("Sähkön ominaiskulutus alas, koko tehdas", SAVE, "sähkö MWh/v", "electricity", "MWh", V("14 200 (2019)", 14200), 12500, 2027, 12500, None, base_value=14200, base_year=2019),
        goal("Sekajäte puoleen", {"waste_circular"}, "kg", "mixed_waste", "kg", V("52000 (2020)", 52000), "-50 %", 2026, None, -50, base_value=52000, base_year=2020)], None),
    ("Kotipizza-Vaski Oy".replace("Kotipizza-", "Pizzeria "), y(62), V("mikro", "<10"), V("ok", "active"), P, V(2021, "2021"), 7, "B", "Vaskivesi", [
        goal("Ruokahävikki kuriin", {"food"}, "hävikki kg/vko", None, None, 12, 6, 2025, 6, None, base_value=12)], "omistaja valittaa aina kaikesta"),
    ("Vaskiveden Aluelämpö Oy", y(63), V("Pieni", "10-49"), V("ok", "active"), P, V("3/2019", "2019-03"), 18, "A", "Vaskivesi", [
        goal("Turpeesta luovutaan", {"heating", "renewable_energy"}, None, None, None, None, None, 2026, None, None, kind="milestone"),
        goal("Päästöt alas", None, "tCO2e", "emissions", "tCO2e", V("9100 (2018)", 9100), "-60 %", 2030, None, -60, base_value=9100, base_year=2018)], None),
    ("Kuljetus J. Ahjo Tmi", V(y(64)[:-2] + y(64)[-1], y(64)), V("mikro", "<10"), V("ok", "active"), P, V(2022, "2022"), 3, None, "Ylijärvi", [
        goal("HVO-dieseliin siirtyminen", CAR, "HVO-osuus", None, "fraction", V("0 %", 0), "50 %", 2027, 0.5, None, base_value=0)], None),
    ("Rautakauppa Lukko & Sarana Oy", y(65), V("Pieni", "10-49"), V("ok", "active"), P, V(2022, "2022"), V("n. 25", 25), "B", "Vaskivesi", [
        goal("Aurinkosähköä katolle", {"renewable_energy"}, "kWp", "solar_kwp", "kWp", 0, "85 kWp", 2025, 85, None, base_value=0),
        goal("Henkilöstöstä kaikki ilmastokoulutukseen", {"staff"}, "koulutettujen osuus", None, "fraction", V("10 %", 0.1), "100 %", 2026, 1, None, base_value=0.1)], None),
    ("Kehräämö Villava Oy", y(66), V("Pieni", "10-49"), V("lopettanut 2023", "left"), P, V(2019, "2019"), 14, "C", "Ylijärvi", [], "velkasaneeraus"),
    ("Hoivakoti Iltatähti Oy", y(67), V("keskisuuri", "50-249"), V("ok", "active"), P, V("2020", "2020"), 66, "B", "Vaskivesi", [
        goal("Kaukolämmön kulutus pienenee", SAVE | {"heating"}, "kaukolämpö MWh", "district_heat", "MWh", V("810 (2020)", 810), "-12 %", 2026, None, -12, base_value=810, base_year=2020)], None),
    ("Muoviset Oy", Q(wrong(68), wrong(68)), V("keskisuuri", "50-249"), V("?", "unknown"), P, V("2020", "2020"), 91, "C", "Vaskivesi", [
        goal("Rejekti takaisin prosessiin", {"waste_circular"}, "kierrätysaste", "recycling_rate", "fraction", V("71 %", 0.71), "85 %", 2026, 0.85, None, base_value=0.71)], "tj:n kanssa riitaa laskusta"),
    ("Vaskiveden Kirjakauppa", V("puuttuu", None), V("mikro", "<10"), V("ok", "active"), P, V(2023, "2023"), 2, None, "Vaskivesi", [
        goal("Kirjakierto asiakkaille", {"waste_circular"}, None, None, None, None, None, None, None, None, kind="practice")], None),
    ("Betonituote Möhkäle Oy", y(70), V("Pieni", "10-49"), V("ok", "active"), P, V(date(2023, 5, 8), "2023-05-08"), 39, "B", "Ylijärvi", [
        goal("Sementtiä vähemmän kuutiota kohti", None, "kg/m3", None, "kg/m3", 310, 270, 2028, 270, None, base_value=310),
        goal("Veden kierrätys", {"water"}, "vesi m3", "water", "m3", V("5200 (2022)", 5200), 3900, 2026, 3900, None, base_value=5200, base_year=2022)], None),
    ("Vaskiveden Sanomat Oy", y(71), V("Pieni", "10-49"), V("tauolla", "paused"), P, V(2020, "2020"), 15, None, "Vaskivesi", [], None),
    ("Taksi Tolppa Ky", y(72), V("mikro", "<10"), V("ok", "active"), P, V(2024, "2024"), 4, None, "Vaskivesi", [
        goal("Sähkötakseja lisää", CAR, "sähköautojen osuus", "ev_share", "fraction", V("25 %", 0.25), "75 %", 2028, 0.75, None, base_value=0.25)], None),
    ("Vaskiveden kaupungin tilapalvelu", y(73), V("keskisuuri", "50-249"), V("ok", "active"), P, V(2019, "2019"), 112, "A", "Vaskivesi", [
        goal("Öljylämmityksestä luovutaan kaikissa kohteissa", {"heating", "renewable_energy"}, "öljy l", "heating_oil", "l", V("98000 (2019)", 98000), 0, 2027, 0, None, base_value=98000, base_year=2019)], None),
    ("Ylijärven Kyläyhdistys ry", y(74), V("mikro", "<10"), V("ok", "active"), S, V(2021, "2021"), 0, None, "Ylijärvi", [], None),
    ("Vaskiveden lukio", None, None, V("ok", "active"), S, V(2022, "2022"), None, None, "Vaskivesi", [], None),
]
FOLLOW: list[tuple[Any, ...]] = [
    # measures, name as shown, number, date, electricity, heat, oil, petrol, bio waste, recycling rate, remark
    ("Uuniin uusi poltin. Pohjakuormaa leikattu öisin", "Vaskiveden Valimo Oy", 0, V("12.3.2024", "2024-03-12"), 13650, 2100, None, 3100, 900, V("62 %", 0.62), None),
    ("Puolikkaat pizzat listalle", "Pizzeria Vaski", 1, V(date(2024, 3, 14), "2024-03-14"), V("41 300 kWh", 41.3), None, None, 620, Q("n. 1800", 1800), V("30 %", 0.3), "soitettu, ei itse täytä"),
    ("Hakkeen osuus 88 %; savukaasupesuri huollettu", "Aluelämpö", 2, V(date(2024, 3, 2), "2024-03-02"), 720, V("-", None), 41000, 1400, None, V("40 %", 0.4), None),
    ("Ajotapakurssi", "J. Ahjo", 3, V("2.4.24", "2024-04-02"), 4.2, None, 1900, 300, None, None, None),
    ("Paneelit tilattu, asennus 6/2024", "Lukko & Sarana", 4, V(date(2024, 3, 29), "2024-03-29"), 210, 160, None, 1200, 90, V("55 %", 0.55), None),
    ("Lämpötilat tarkistettu huoneittain; patteritermostaatit uusittu", "Hoivakoti Iltatähti", 6, V(date(2024, 4, 5), "2024-04-05"), 330, Q("750 - 760"), None, 2500, 7400, V("48 %", 0.48), "johtaja burnoutissa, hoidetaan sihteerin kautta"),
    (None, "Muoviset Oy", 7, None, Q("#REF!"), None, None, None, None, None, None),
    ("Kirjojen keräyspiste avattu", "Kirjakauppa", 8, V("15.4.2024", "2024-04-15"), 11, 25, None, 0, None, V("80 %", 0.8), None),
    ("Resepti muutettu, CEM III käyttöön", "Möhkäle", 9, V(date(2024, 4, 18), "2024-04-18"), 980, None, V("22,5 m3", 22500), 900, None, V("66%", 0.66), None),
    ("Kaksi sähköautoa, latauspiste tolpalle", "Taksi Tolppa", 11, V(date(2024, 4, 19), "2024-04-19"), 26, 8, None, 1800, None, None, None),
    ("Koulun öljykattila vaihdettu maalämpöön", "Tilapalvelu", 12, V(date(2024, 2, 27), "2024-02-27"), 5400, 11800, 43000, 5200, 21000, V("51 %", 0.51), None),
]
INDICATORS = ("electricity", "district_heat", "heating_oil", "petrol", "bio_waste", "recycling_rate")


def build() -> tuple[bytes, Truth]:
    book, truth = Book(), Truth()
    _members(book, truth)
    _follow(book, truth)
    book.sheet("Tmp", [["laskelma", None], [12, 13], ["=A2*B2"]])
    return book.bytes(), truth


def _members(book: Book, truth: Truth) -> None:
    head: list[Any] = ["Kumppaniyritys", "Y-tunnus / rekisterinro", "Kokoluokitus", "Tila", "Taso", "Mukana vuodesta", "Työntekijöitä", "Sis. luokitus", "Paikkakunta"]
    for n in (1, 2):
        head += [f"Tavoite {n}", "Mittari", "Lähtötaso", "Tavoitearvo", "Tavoitevuosi"]
    rows: list[list[Any]] = [head + ["Muistilappu"]]
    for name, business_id, size, status, tier, since, staff, grade, town, goals, remark in MEMBERS:
        cells = [cell for g in goals for cell in g["cells"]]
        rows.append([name, business_id, size, status, tier, since, staff, grade, town, *cells, *([None] * (10 - len(cells))), remark])
        asked = Q("n. 25", 25) if name.startswith("Rautakauppa") else staff
        truth.member(name, business_id, tier=tier, status=Q("?", "unknown") if status.raw == "?" else status, joined=since, staff=asked, size_class=size, municipality=town)
        for g in goals:
            truth.goal(name, g["text"], **g["truth"])
        if remark:
            truth.private.append(remark)
    rows += [[], ["Yhteensä", None, None, None, None, None, "=SUM(G2:G16)"]]
    book.sheet("Kumppanit+sitoumukset", rows, hidden=("H",))


def _follow(book: Book, truth: Truth) -> None:
    rows: list[list[Any]] = [["VUOSISEURANTA 2023", None, None, "luvut 1.1.–31.12.2023"],
                             ["Mitä tehtiin?", "Kumppani", "Palautettu", "Sähkö", "Kaukolämpö", "Kevyt pö", "Bensa", "Biojäte", "Kierrätysaste", "Lisätiedot"],
                             [None, None, None, "MWh", "MWh", "l", "l", "kg", "%", None]]
    for measures, shown, number, when, *cells in FOLLOW:
        *figures, remark = cells
        rows.append([measures, shown, when, *figures, remark])
        name = MEMBERS[number][0]
        for indicator, cell in zip(INDICATORS, figures, strict=True):
            truth.figure(name, 2023, indicator, cell)
        if number != 7:
            truth.report(name, 2023, responded=when.value, measures=measures)
        if remark:
            truth.private.append(remark)
    rows += [["", "Summa", None, "=SUM(D4:D14)", "=SUM(E4:E14)"], [], [None, "Eivät vastanneet:"], [None, "Vaskiveden Sanomat Oy"], [None, "Ylijärven Kyläyhdistys"]]
    truth.report("Vaskiveden Sanomat Oy", 2023, state="missing")
    truth.report("Ylijärven Kyläyhdistys ry", 2023, state="missing")
    truth.not_members += ["Summa", "Yhteensä", "Eivät vastanneet:", "laskelma"]
    book.sheet("Seuranta -23", rows)
