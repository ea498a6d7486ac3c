"""The library of emission factors as anybody sees it: which figure is used, from where, for which year."""

import html
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from talkoot.engine import factor_set
from talkoot.engine.reading import releases

pytestmark = pytest.mark.django_db

NEWEST = releases()[-1].version
HUNDRED_KB = 100_000


def raw(client: Client, address: str, query: str = "") -> str:
    response = client.get(address + query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def read(client: Client, address: str, query: str = "") -> str:
    """What a reader reads, in plain spaces and without addresses."""
    body = raw(client, address, query)
    words = html.unescape(re.sub(r"<[^>]+>", " ", body[body.index("<main") :]))
    return " ".join(words.replace("\u200b", "").split()).replace(" .", ".")


def listed(client: Client, query: str = "", language: str = "en") -> str:
    return read(client, f"/{language}/factors/", query)


def kind(client: Client, code: str, query: str = "") -> str:
    return read(client, reverse("public:factor-kind", args=[code]), query)


def codes(client: Client, query: str, language: str = "en") -> list[str]:
    return re.findall(rf'<span><a href="/{language}/factors/([a-z0-9-]+)/', raw(client, f"/{language}/factors/", query))


def test_library_says_how_many_figures_of_how_many_kinds_it_has(client: Client):
    factors = factor_set()
    said = f"{len(factors.all_factors()):,} figures of {len(factors.kinds)} kinds, each with its source"
    assert said in listed(client)


@pytest.mark.parametrize(
    ("words", "language", "first"),
    [
        ("kaukolampo", "fi", "district-heat"),
        ("KAUKOLÄMPÖ", "en", "district-heat"),
        ("fjärrvärme", "sv", "district-heat"),
        ("district heat", "en", "district-heat"),
        ("fuel-diesel", "en", "fuel-diesel"),
        ("R410A", "en", "refrigerant-r410a"),
    ],
)
def test_names_of_three_languages_tags_and_codes_find_a_kind(client: Client, words: str, language: str, first: str):
    assert codes(client, f"?q={words}", language)[:1] == [first]


def test_a_word_that_is_nowhere_says_what_to_do(client: Client):
    assert "Nothing fits this selection" in listed(client, "?q=zeppelin")


def test_family_and_origin_narrow_the_list(client: Client):
    heat = codes(client, "?family=heat")
    finnish = codes(client, "?family=fuel&origin=finnish")
    stand_ins = codes(client, "?family=fuel&origin=elsewhere")
    kinds = factor_set().kinds
    assert {kinds[code].family for code in heat} == {"heat"}
    assert "fuel-diesel" in finnish
    assert not set(finnish) & set(stand_ins)


def test_values_that_do_not_exist_are_left_out(client: Client):
    assert codes(client, "?family=ships&release=1066.1&page=x") == codes(client, "")


def test_list_has_pages_that_keep_the_selection(client: Client):
    assert "family=spend&amp;page=2" in raw(client, "/en/factors/", "?family=spend")


def test_a_british_figure_says_that_it_stands_in(client: Client):
    assert "A British figure stands in" in listed(client, "?q=flight-long-economy")
    assert "A British figure stands in: a Finnish one that is not too old has not been seen." in kind(
        client, "flight-long-economy"
    )


def test_the_national_mean_of_district_heat_says_that_it_stands_in(client: Client):
    assert "A mean of the whole country stands in: the network's own figure is not known." in kind(
        client, "district-heat"
    )


def test_a_night_in_switzerland_is_not_called_a_stand_in(client: Client):
    assert "stands in" not in kind(client, "hotel-night-ch").split("How to read")[0]


def test_electricity_is_told_by_location_and_by_market_and_never_added(client: Client):
    text = kind(client, "electricity")
    assert re.search(r"Purchased electricity: [\d.]+ kg CO₂e/kWh by location, [\d.]+ kg CO₂e/kWh by market", text)
    assert "they stand side by side and are never added" in text


def test_both_residual_mixes_of_a_year_are_shown_with_their_publishers(client: Client):
    text = kind(client, "electricity", "?place=FI")
    market = text.split("All the figures")[1].split("Purchased energy, by contract (market-based)")[1]
    of_2022 = re.findall(r"2022 Finland ([\d.]+) kg CO₂e/kWh .{0,80}?(AIB|Energiavirasto)", market)
    assert sorted(of_2022) == [("0.47127", "Energiavirasto"), ("0.52077", "AIB")]


def test_a_kind_with_very_many_figures_shows_those_of_finland_first(client: Client):
    assert re.search(r"\b(\d+) of 49\d figures are shown", kind(client, "electricity"))
    assert "figures are shown" not in kind(client, "electricity", "?place=all")
    assert "Germany" in kind(client, "electricity", "?place=DE").split("All the figures")[1]


def test_every_figure_has_its_document_reference_licence_and_status(client: Client):
    text = kind(client, "fuel-diesel").split("All the figures")[1]
    factor = next(one for one in factor_set().all_factors() if one.id == "ipcc-2006-diesel-combustion")
    assert all(words in text for words in (factor.document, factor.reference, "facts cited", factor.id))
    assert "Read in the publisher's own file or page" in text


def test_a_kind_of_every_family_has_a_page(client: Client):
    by_family = {each.family: each.code for each in factor_set().kinds.values()}
    statuses = {code: client.get(f"/en/factors/{code}/").status_code for code in by_family.values()}
    assert set(statuses.values()) == {200}


def test_unknown_kind_is_not_found(client: Client):
    assert client.get("/en/factors/perpetual-motion/").status_code == 404


def test_a_service_shows_the_energy_behind_it(client: Client):
    body = raw(client, reverse("public:factor-kind", args=["train"]))
    assert "takes 0.054 kWh" in body
    assert 'href="/en/factors/electricity/"' in body


def test_density_and_heat_value_of_a_fuel_have_their_source(client: Client):
    text = kind(client, "fuel-natural-gas")
    assert "0.75 kg/m³" in text
    assert "MJ/kg" in text


def test_an_amount_is_tried_and_explained(client: Client):
    text = kind(client, "electricity", "?amount=46,2&unit=MWh&year=2024&release=2026.2")
    assert "46,200 kWh × 0.39093 kg CO₂e/kWh" in text
    assert re.search(r"46.2 MWh in 2024: [\d.]+ t CO₂e by location or [\d.]+ t CO₂e by market", text)


@pytest.mark.parametrize(
    ("code", "unit", "sentence"),
    [
        ("fuel-natural-gas", "kWh", "Write kWh_net or kWh_gross: the bill tells which it is."),
        ("fuel-diesel", "km", "km cannot be turned into l: they measure different things"),
        ("fuel-diesel", "barrel", "The unit “barrel” is not known."),
        ("spend-accounting", "jpy", "The exchange rate of that currency and year is not known."),
    ],
)
def test_a_unit_that_is_refused_is_named(client: Client, code: str, unit: str, sentence: str):
    assert sentence in kind(client, code, f"?amount=5&unit={unit}&year=2024")


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?amount=many&unit=l&year=2024", "Write the figure with digits"),
        ("?amount=5&unit=&year=2024", "Write a unit."),
        ("?amount=5&unit=l&year=1850", "Write a year from 2000 on."),
        ("?amount=5&unit=l&year=9999", "Write a year that is not after"),
    ],
)
def test_what_was_typed_wrong_is_said_and_kept(client: Client, query: str, sentence: str):
    text = kind(client, "fuel-diesel", query)
    assert sentence in text
    assert 'id="id_amount"' in raw(client, reverse("public:factor-kind", args=["fuel-diesel"]), query)


def test_an_older_release_says_so_and_links_keep_it(client: Client):
    text = raw(client, "/en/factors/", "?release=2026.1&family=heat")
    assert f"This is release 2026.1. The newest is {NEWEST}." in text
    assert 'href="/en/factors/district-heat/?release=2026.1"' in text


def test_releases_stand_with_their_day_and_note(client: Client):
    text = read(client, reverse("public:factor-releases"))
    assert all(each.note["en"] in text for each in releases())
    assert reverse("public:factor-changes", args=["2026.1", "2026.2"]) in raw(client, reverse("public:factor-releases"))


def test_changes_tell_the_figure_before_and_after_with_per_cent(client: Client):
    text = read(client, reverse("public:factor-changes", args=["2026.1", "2026.2"]))
    assert re.search(r"2019 Finland 0.13622 kg CO₂e/kWh 0.086 kg CO₂e/kWh −36.9% replaced EEA", text)
    assert re.search(r"2024 Finland – 0.39093 kg CO₂e/kWh – added Energiavirasto", text)


def test_changes_can_be_narrowed_to_a_family(client: Client):
    address = reverse("public:factor-changes", args=["2026.1", "2026.2"])
    assert "Domestic flight" not in read(client, address, "?family=electricity")


@pytest.mark.parametrize("pair", [("2026.2", "2026.1"), ("2026.1", "2026.1"), ("1066.1", "2026.1")])
def test_changes_go_from_an_older_release_to_a_newer_one(client: Client, pair: tuple[str, str]):
    assert client.get(reverse("public:factor-changes", args=pair)).status_code == 404


@pytest.mark.parametrize("query", ["", "?amount=5&unit=l&year=2024", "?page=2"])
def test_search_engines_keep_the_plain_address_and_its_languages(client: Client, query: str):
    body = raw(client, "/en/factors/fuel-diesel/", query)
    plain = '<link rel="canonical" href="http://testserver/en/factors/fuel-diesel/">'
    assert (plain in body) == bool(query)
    assert 'hreflang="fi" href="http://testserver/fi/factors/fuel-diesel/' in body


@pytest.mark.parametrize(
    "address",
    [
        "/fi/factors/",
        "/fi/factors/?family=spend",
        "/fi/factors/electricity/?place=all&page=2",
        "/fi/factors/district-heat/",
        "/fi/factors/releases/2026.1/2026.2/",
    ],
)
def test_pages_are_light_and_ask_the_database_only_whether_they_are_fresh(
    client: Client, address: str, django_assert_num_queries: Any
):
    with django_assert_num_queries(1):
        response = client.get(address)
    assert len(response.content) < HUNDRED_KB


def test_library_is_found_from_the_front_page_and_the_foot_of_every_public_page(client: Client):
    address = reverse("public:factors")
    assert raw(client, reverse("public:home")).count(f'href="{address}"') == 2
    assert f'href="{address}"' in raw(client, reverse("public:models"))
