"""Goals written as one free sentence, in three languages."""

from decimal import Decimal

import pytest

from talkoot.sheets.goals import GoalReading, read_goal

# text | indicator | baseline (year) -> target (year) | change | doubts
SENTENCES = """
Svinnet från 2,4 % till 1,6 % av omsättningen (2022→2026) | food_waste_share | 0.024 2022 | 0.016 2026 | - |
Hävikki 2,4 %:sta 1,6 %:iin liikevaihdosta (2022→2026) | food_waste_share | 0.024 2022 | 0.016 2026 | - |
Food waste from 2.4 % to 1.6 % of turnover (2022→2026) | food_waste_share | 0.024 2022 | 0.016 2026 | - |
Minska dieseln genom eco-driving: 5 390 l (2022) → 4 042 l (2027) | diesel | 5390 2022 | 4042 2027 | - |
Dieselin kulutus 5 390 litrasta 4 042 litraan vuosina 2022–2027 | diesel | 5390 2022 | 4042 2027 | - |
Diesel: 5 390 l (2022) -> 4 042 l (2027) | diesel | 5390 2022 | 4042 2027 | - |
Fasa ut eldningsoljan: 36 240 l (2021) → 0 l (2030) | heating_oil | 36240 2021 | 0 2030 | - |
Öljylämmityksestä luopuminen: 36 240 l (2021) → 0 l (2030) | heating_oil | 36240 2021 | 0 2030 | - |
Phase out heating oil: 36 240 l (2021) → 0 l (2030) | heating_oil | 36240 2021 | 0 2030 | - |
Mindre vatten: 36 240 m³ (2019) → 25 368 m³ (2025) | water | 36240 2019 | 25368 2025 | - |
Reduce water use from 1 500 m3 to 1 200 m3 by 2028 (baseline 2021) | water | 1500 2021 | 1200 2028 | - |
Vedenkulutus 2030 alle 1 200 m3 (2022: 1 500 m3) | water | 1500 2022 | 1200 2030 | - |
Electricity 410 MWh in 2022 to 350 MWh in 2030 | electricity | 410 2022 | 350 2030 | - |
Sähkönkulutus 350 MWh:iin vuoteen 2030 mennessä | electricity | - - | 350 2030 | - |
Mindre blandavfall genom bättre sortering, högst 97 432 kg/år senast 2027 | mixed_waste | - - | 97432 2027 | - |
Minska elförbrukningen, högst 38,6 MWh/år senast 2028 | electricity | - - | 38.6 2028 | - |
Sähkönkulutus enintään 276 MWh/v vuoteen 2030 mennessä | electricity | - - | 276 2030 | - |
Electricity at most 276 MWh/year by 2030 | electricity | - - | 276 2030 | - |
Mindre blandavfall -10% (jfr 2021, 7 260 kg) | mixed_waste | 7260 2021 | - - | -10 |
Mindre el med LED och tidsstyrning -20% (jfr 2022, 104,7 MWh) | electricity | 104.7 2022 | - - | -20 |
Sähkö −20 % (vrt. 2022, 104,7 MWh) | electricity | 104.7 2022 | - - | -20 |
Less electricity with LED -20 % (cf. 2022, 104.7 MWh) | electricity | 104.7 2022 | - - | -20 |
Minska elförbrukningen 20 % till 2030 (basår 2022: 1 411 MWh) | electricity | 1411 2022 | - 2030 | -20 |
Sekajäte -20 % vuoteen 2030 (lähtövuosi 2022: 1 411 kg) | mixed_waste | 1411 2022 | - 2030 | -20 |
Sähkön kulutus -15 % 2022–2027 (lähtötaso 388 000 kWh) | electricity | 388 2022 | - 2027 | -15 |
El -15 % 2022–2027 (utgångsläge 388 000 kWh) | electricity | 388 2022 | - 2027 | -15 |
Electricity use −15 % 2022–2027 (baseline 388 000 kWh) | electricity | 388 2022 | - 2027 | -15 |
Reduce electricity use by 15 % from 2022 (410 MWh) by 2030 | electricity | 410 2022 | - 2030 | -15 |
Vähennämme sähkönkulutusta 15 % vuodesta 2022 (410 MWh) vuoteen 2030 | electricity | 410 2022 | - 2030 | -15 |
Minska blandavfallet 20 % 2022–2025 | mixed_waste | - 2022 | - 2025 | -20 |
Minska vattenförbrukningen med 15 % till 2028 | water | - - | - 2028 | -15 |
Vähennetään päästöjä 30 % vuoden 2021 tasosta vuoteen 2030 mennessä | emissions | - 2021 | - 2030 | -30 |
Minska utsläppen med 30 % från 2021 års nivå till 2030 | emissions | - 2021 | - 2030 | -30 |
Minska utsläppen i scope 1+2 30 % till 2028 (basår 2021: 62 ton CO2) | emissions | 62 2021 | - 2028 | -30 |
Halvera de egna utsläppen 50 % till 2030 (basår 2020: 125 ton CO2) | emissions | 125 2020 | - 2030 | -50 |
Halvera de egna utsläppen, högst 57 ton CO2/år senast 2028 | emissions | - - | 57 2028 | -50 |
halvera matsvinnet till 2026 | food_waste | - - | - 2026 | -50 |
puolitetaan ruokahävikki 2026 mennessä | food_waste | - - | - 2026 | -50 |
Cut food waste by half by 2026 | food_waste | - - | - 2026 | -50 |
Gå över till ursprungsgaranterad el 100 % senast 2026 (nu 80 %) | renewable_share | 0.8 - | 1 2026 | - |
100 % uusiutuvaa sähköä vuoteen 2026 mennessä (nyt 80 %) | renewable_share | 0.8 - | 1 2026 | - |
100 % renewable electricity by 2026 (now 80 %) | renewable_share | 0.8 - | 1 2026 | - |
Höja andelen förnybar el: 60 % (2019) → 100 % (2030) | renewable_share | 0.6 2019 | 1 2030 | - |
Höja andelen förnybar el till 100 % före 2026 | renewable_share | - - | 1 2026 | - | before_year
Elbilar i stället för diesel: 30 % (2019) → 65 % (2027) | ev_share | 0.3 2019 | 0.65 2027 | - |
Electric cars instead of diesel 50 % by 2026 (now 30 %) | ev_share | 0.3 - | 0.5 2026 | - |
Öka andelen elbilar från 30 % 2019 till 65 % 2027 | ev_share | 0.3 2019 | 0.65 2027 | - |
Bättre sortering på alla ställen 65 % senast 2026 (nu 52 %) | recycling_rate | 0.52 - | 0.65 2026 | - |
Recycling rate 52 % → 65 % by 2026 | recycling_rate | 0.52 - | 0.65 2026 | - |
Miljökriterier i offertförfrågningarna 80 % senast 2025 (nu 0 %) | green_procurement_share | 0 - | 0.8 2025 | - |
Hela personalen går klimatutbildningen: 30 % (2023) → 80 % (2027) | trained_staff_share | 0.3 2023 | 0.8 2027 | - |
Solpaneler på taket: 18 kWp till 2027 | solar_kwp | - - | 18 2027 | - |
Aurinkopaneelit katolle: 18 kWp vuoteen 2027 | solar_kwp | - - | 18 2027 | - |
Install 30 kWp of solar panels by 2026 | solar_kwp | - - | 30 2026 | - |
Sähköbussit 2 → 14 kpl vuoteen 2028 | electric_buses | 2 - | 14 2028 | - |
Laddstolpar 2 → 14 st till 2028 | charging_points | 2 - | 14 2028 | - |
Install 4 charging points by 2027 | charging_points | - - | 4 2027 | - |
Hjälpa kunder att minska sina utsläpp, 0 → 20 st 2030 | helped_customers | 0 - | 20 2030 | - |
=> 10 studentarbeten / läsår fr.o.m. 2024/25 | student_projects | - - | 10 2024 | - | starts_from
Minska matsvinnet till 40 g/portion till 2027 (2023: 55 g/portion) | food_waste | 55 2023 | 40 2027 | - |
-5 % bränsle per år | fuel | - - | - - | -5 | yearly_change
Polttoaine -5 % vuodessa | fuel | - - | - - | -5 | yearly_change
Minska uppvärmningen, 21 grader överallt 20 % 2021–2035 | district_heat | - 2021 | - 2035 | -20 | heat_source_unclear
Minska fjärrvärmen 10 % till 2027 (basår 2021: 30,9 MWh) | district_heat | 30.9 2021 | - 2027 | -10 |
Energieffektivisering 7,5 % till 2025 | energy | - - | - 2025 | -7.5 | change_or_level
""".strip().splitlines()


def number(text: str) -> Decimal | None:
    return None if text == "-" else Decimal(text)


@pytest.mark.parametrize("line", SENTENCES, ids=lambda line: line.partition(" | ")[0])
def test_sentence_promises_a_number(line: str) -> None:
    text, indicator, baseline, target, change, codes = (part.strip() for part in line.split("|"))
    goal = read_goal(text)
    (value, year), (level, until) = baseline.split(), target.split()
    assert (goal.text, goal.type, goal.indicator) == (text, "numeric", indicator)
    assert (goal.baseline_value, goal.baseline_year) == (number(value), number(year))
    assert (goal.target_value, goal.target_year) == (number(level), number(until))
    assert goal.percent_change == number(change)
    assert [doubt.code for _, doubt in goal.doubts] == codes.split()


@pytest.mark.parametrize(
    ("text", "kind", "theme", "year"),
    [
        ("Beräkna klimatavtrycket för första gången", "milestone", None, None),
        ("Klimatavtrycket beräknas och publiceras (2030)", "milestone", None, 2030),
        ("Lasketaan oma hiilijalanjälki ensimmäisen kerran", "milestone", None, None),
        ("Calculate the carbon footprint for the first time by 2026", "milestone", None, 2026),
        ("Öljystä luovutaan 2028 mennessä", "milestone", "heating", 2028),
        ("Stop using oil by 2028", "milestone", "heating", 2028),
        ("Årlig strandstädning med personalen (2030)", "practice", None, 2030),
        ("Ilmastopäivä henkilöstölle joka vuosi", "practice", "staff", None),
        ("Yearly beach clean-up", "practice", None, None),
        ("=> kaikki kauramaito kotimaista", "practice", None, None),
    ],
)
def test_sentence_without_a_number(text: str, kind: str, theme: str | None, year: int | None) -> None:
    goal = read_goal(text)
    assert goal == GoalReading(theme, text, None, None, kind, target_year=year)


def test_carbon_neutral_is_no_number() -> None:
    goal = read_goal("Koldioxidneutral fjärrvärme 2028, nu 4,1 tusen ton CO2")
    assert (goal.type, goal.indicator, goal.unit) == ("milestone", "emissions", "tCO2e")
    assert (goal.baseline_value, goal.target_value, goal.target_year) == (Decimal(4100), None, 2028)
    assert [(about, doubt.code, doubt.suggestion) for about, doubt in goal.doubts] == [("target", "neutral", "0")]


def test_text_is_the_goal_as_written() -> None:
    assert read_goal(" Minska\xa0dieseln \n 20 %  till 2030 ").text == "Minska dieseln 20 % till 2030"
