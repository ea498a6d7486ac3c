"""The reference and demo data: files parse, are complete in three languages and agree with one another."""

import csv
import re
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "talkoot"
LANGUAGES = ("fi", "sv", "en")
INDICATORS_BY_UNIT = {
    "MWh": ("electricity", "district_heat"),
    "l": ("heating_oil", "diesel", "petrol"),
    "km": ("vehicle_km",),
    "kg": ("mixed_waste", "bio_waste", "waste_total"),
    "m3": ("water",),
    "fraction": ("renewable_share", "recycling_rate", "ev_share"),
    "tCO2e": ("emissions",),
    "kWp": ("solar_kwp",),
}
INDICATOR_UNITS = {key: unit for unit, keys in INDICATORS_BY_UNIT.items() for key in keys}
THEMES = [
    "energy_saving",
    "efficiency",
    "renewable_energy",
    "heating",
    "mobility",
    "logistics",
    "procurement",
    "waste_circular",
    "food",
    "construction",
    "water",
    "staff",
    "handprint",
    "sinks",
    "communication",
]
EMPTY_PRAISE = re.compile(
    r"\b(vihre|eko(?!nom)|hiilineutraal|ilmastoneutraal|ilmastoystäväl|ympäristöystäväl|päästöt[öt]|kestäv"
    r"|grön(?!sak)|klimatvänlig|miljövänlig|klimatneutral|koldioxidneutral|klimatsmart|utsläppsfri|hållbar"
    r"|green\b|eco-|carbon.neutral|climate.neutral|net.zero|climate.friendly|environmentally.friendly|sustainab)",
    re.IGNORECASE,
)


def read_csv(path):
    with (ROOT / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def read_toml(path):
    return tomllib.loads((ROOT / path).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def industries():
    return read_csv("data/industries.csv")


@pytest.fixture(scope="module")
def municipalities():
    return read_csv("data/municipalities.csv")


@pytest.fixture(scope="module")
def indicators():
    return read_toml("data/indicators.toml")["indicator"]


@pytest.fixture(scope="module")
def sectors():
    return read_toml("data/goal_examples.toml")["sector"]


@pytest.fixture(scope="module")
def example_goals(sectors):
    return [goal for sector in sectors for goal in sector["goal"]]


@pytest.fixture(scope="module")
def networks():
    return read_toml("seed/data/networks.toml")["network"]


@pytest.fixture(scope="module")
def open_network():
    return read_toml("seed/data/open_network.toml")["organisation"]


def assert_unique(values):
    assert [value for value, count in Counter(values).items() if count > 1] == []


def missing_texts(entries, *fields):
    """Which texts are absent, blank or have stray space around them, as (position, field) pairs."""
    names = [f"{field}_{language}" for field in fields for language in LANGUAGES]
    return [
        (position, name)
        for position, entry in enumerate(entries)
        for name in names
        if not entry.get(name) or entry[name] != entry[name].strip()
    ]


def empty_praise(entries):
    return [text for entry in entries for text in entry.values() if isinstance(text, str) and EMPTY_PRAISE.search(text)]


def check_digit_is_right(business_id):
    match = re.fullmatch(r"(9\d{6})-(\d)", business_id)
    total = sum(int(digit) * weight for digit, weight in zip(match[1], (7, 9, 10, 5, 8, 4, 2), strict=True))
    return (total + int(match[2])) % 11 == 0


def test_industries_are_the_sections_and_divisions_of_tol_2008(industries):
    sections = [row["code"] for row in industries if not row["parent"]]
    divisions = [row["code"] for row in industries if row["parent"]]
    unused = {"04", "34", "40", "44", "48", "54", "57", "67", "76", "83", "89"}
    assert sections == list("ABCDEFGHIJKLMNOPQRSTU")
    assert divisions == [f"{number:02}" for number in range(1, 100) if f"{number:02}" not in unused]
    assert (len(sections), len(divisions)) == (21, 88)


def test_industries_have_parents_and_three_names(industries):
    codes = {row["code"] for row in industries}
    assert [row for row in industries if row["parent"] and row["parent"] not in codes] == []
    assert missing_texts(industries, "name") == []
    assert_unique(row["code"] for row in industries)


def test_municipalities_are_the_308_in_19_regions(municipalities):
    assert len(municipalities) == 308
    assert [row["code"] for row in municipalities if not re.fullmatch(r"\d{3}", row["code"])] == []
    assert_unique(row["code"] for row in municipalities)
    assert_unique(row["name_fi"] for row in municipalities)
    assert_unique(row["name_sv"] for row in municipalities)
    assert len({(row["region_fi"], row["region_sv"]) for row in municipalities}) == 19
    assert [row for row in municipalities if not all(value and value == value.strip() for value in row.values())] == []


def test_municipalities_have_the_languages_of_the_decree(municipalities):
    assert Counter(row["languages"] for row in municipalities) == {"fi": 259, "fi+sv": 18, "sv+fi": 15, "sv": 16}
    aland = {row["code"] for row in municipalities if row["region_fi"] == "Ahvenanmaa"}
    assert aland == {row["code"] for row in municipalities if row["languages"] == "sv"}
    assert len(aland) == 16


@pytest.mark.parametrize(
    ("code", "name_fi", "name_sv", "region_fi", "languages"),
    [
        ("091", "Helsinki", "Helsingfors", "Uusimaa", "fi+sv"),
        ("507", "Mäntyharju", "Mäntyharju", "Etelä-Savo", "fi"),
        ("599", "Pedersören kunta", "Pedersöre", "Pohjanmaa", "sv+fi"),
        ("142", "Iitti", "Iitti", "Päijät-Häme", "fi"),
        ("478", "Maarianhamina", "Mariehamn", "Ahvenanmaa", "sv"),
    ],
)
def test_municipalities_known_rows(municipalities, code, name_fi, name_sv, region_fi, languages):
    row = next(row for row in municipalities if row["code"] == code)
    found = (row["name_fi"], row["name_sv"], row["region_fi"], row["languages"])
    assert found == (name_fi, name_sv, region_fi, languages)


def test_indicators_have_exactly_the_canonical_keys_and_units(indicators):
    assert_unique(entry["key"] for entry in indicators)
    assert {entry["key"]: entry["unit"] for entry in indicators} == INDICATOR_UNITS


def test_indicators_are_told_in_three_languages(indicators):
    assert missing_texts(indicators, "name", "short", "hint") == []


def test_indicators_shares_are_fractions_that_cannot_be_added_up(indicators):
    for entry in indicators:
        share = entry["unit"] == "fraction"
        assert entry["kind"] == ("share" if share else "amount"), entry["key"]
        assert entry["summable"] is not share, entry["key"]
        assert ("upper_per_employee" in entry) is not share, entry["key"]


def test_indicators_use_known_words(indicators, industries):
    assert {entry["direction"] for entry in indicators} == {"down", "up"}
    assert {entry["group"] for entry in indicators} == {"energy", "transport", "waste", "water", "emissions"}
    assert {entry["part_of"] for entry in indicators if "part_of" in entry} <= set(INDICATOR_UNITS)
    left_out = read_toml("data/indicators.toml")["upper_per_employee_not_for"]
    assert set(left_out) <= {row["code"] for row in industries if row["parent"]}


def test_themes_are_the_fifteen_in_three_languages():
    themes = read_toml("data/themes.toml")["theme"]
    assert [theme["key"] for theme in themes] == THEMES
    assert missing_texts(themes, "name", "explanation") == []
    assert empty_praise(themes) == []


def test_goal_examples_are_three_for_each_sector(sectors, industries):
    assert len(sectors) == 13
    assert_unique(sector["key"] for sector in sectors)
    assert {len(sector["goal"]) for sector in sectors} == {3}
    assert missing_texts(sectors, "name") == []
    divisions = [division for sector in sectors for division in sector["divisions"]]
    assert_unique(divisions)
    assert set(divisions) <= {row["code"] for row in industries if row["parent"]}


def test_goal_examples_agree_with_indicators_and_themes(example_goals, indicators):
    known = {entry["key"]: entry for entry in indicators}
    for goal in example_goals:
        indicator = known[goal["indicator"]]
        assert goal["theme"] in THEMES
        assert goal["direction"] == indicator["direction"]
        assert ("target_percent" in goal) is (indicator["kind"] == "share"), goal["text_en"]
        assert ("percent_change" in goal) is (indicator["kind"] == "amount"), goal["text_en"]
        assert goal.get("percent_change", 0) <= 0 if goal["direction"] == "down" else goal.get("target_percent", 1) > 0
        assert 1 <= goal["years"] <= 5


def test_goal_examples_say_their_percentage_without_empty_praise(example_goals):
    assert missing_texts(example_goals, "text") == []
    assert empty_praise(example_goals) == []
    assert_unique(goal[f"text_{language}"] for goal in example_goals for language in LANGUAGES)
    for goal in example_goals:
        percent = str(abs(goal.get("percent_change", goal.get("target_percent"))))
        for language in LANGUAGES:
            assert re.search(rf"\b{percent}(\s?%|\sprosentti)", goal[f"text_{language}"]), goal[f"text_{language}"]


def test_networks_are_the_four_of_the_demo(networks):
    assert [network["slug"] for network in networks] == ["jarvikaupunki", "skargardsstaden", "kivisalmi", "ovning"]
    assert [network["access"] for network in networks] == ["closed", "closed", "open", "closed"]
    assert [network["languages"][0] for network in networks] == ["fi", "sv", "fi", "sv"]
    assert [network["slug"] for network in networks if not network["commitments"]] == ["kivisalmi"]
    assert [network["slug"] for network in networks if not network["listed"]] == ["ovning"]
    assert all(set(network["languages"]) == set(LANGUAGES) for network in networks)
    assert all(network["contact_email"].endswith(".example") for network in networks)


def test_networks_are_told_in_three_languages_without_empty_praise(networks):
    assert missing_texts(networks, "name", "lead", "town") == []
    for network in networks:
        assert (len(network["ask"]), len(network["gain"])) == (3, 4), network["slug"]
        assert missing_texts(network["ask"] + network["gain"], "text") == []
        assert empty_praise([network, *network["ask"], *network["gain"], *network["tier"]]) == []
        assert missing_texts(network["tier"], "name", "explanation") == []


def test_networks_leads_are_two_sentences(networks):
    leads = [network[f"lead_{language}"] for network in networks for language in LANGUAGES]
    assert [lead for lead in leads if len(re.findall(r"\.(?:\s|$)", lead)) != 2] == []


def test_networks_tiers_of_jarvikaupunki_are_the_agreed_ones(networks):
    rules = ("key", "minimum_goals", "baseline_required", "follow_up", "validity_months")
    tiers = [tuple(tier[rule] for rule in rules) for tier in networks[0]["tier"]]
    assert tiers == [("partner", 2, True, True, 36), ("supporting", 0, False, False, 36)]


def contrast_with_white(colour):
    parts = [int(colour[position : position + 2], 16) / 255 for position in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def test_networks_colours_carry_white_text(networks):
    assert_unique(network["theme_colour"] for network in networks)
    assert [network["slug"] for network in networks if contrast_with_white(network["theme_colour"]) < 7] == []


def test_open_network_has_twenty_six_different_organisations(open_network):
    assert len(open_network) == 26
    for field in ("name", "email", "contact"):
        assert_unique(organisation[field] for organisation in open_network)
    assert {organisation["form"] for organisation in open_network} == {"oy", "ab", "ry", "sole_trader", "farm"}
    assert empty_praise(open_network) == []


def test_open_network_business_ids_are_right_where_given(open_network):
    given = [organisation["business_id"] for organisation in open_network if "business_id" in organisation]
    assert len(given) == 22
    assert_unique(given)
    assert [business_id for business_id in given if not check_digit_is_right(business_id)] == []


def test_open_network_fits_the_other_data(open_network, industries, municipalities):
    divisions = {row["code"] for row in industries if row["parent"]}
    towns = {row[name] for row in municipalities for name in ("name_fi", "name_sv")}
    for organisation in open_network:
        assert organisation["industry"] in divisions
        assert organisation["size_class"] in {"<10", "10-49", "50-249", "250+"}
        assert organisation["language"] in LANGUAGES
        assert re.fullmatch(r"[a-z.-]+@[a-z]+\.example", organisation["email"])
        assert organisation["town"] not in towns
        assert date(2025, 1, 1) <= organisation["joined_on"] <= date(2026, 12, 31)
