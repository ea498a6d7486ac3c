"""What a row may be of: words of three languages, what was chosen before, and silence below the threshold."""

from __future__ import annotations

from decimal import Decimal

import pytest

from talkoot.intake.suggestions import THRESHOLD, Why, distinct, learnt_keys, suggest
from talkoot.intake.wordlist import words


def kinds(**told):
    return [suggestion.kind for suggestion in suggest(**told)]


@pytest.mark.parametrize(
    ("account", "kind"),
    [
        ("7410 Sähkö", "electricity"),
        ("El", "electricity"),
        ("Electricity", "electricity"),
        ("Kaukolämpö", "district-heat"),
        ("Fjärrvärme", "district-heat"),
        ("Sähkötarvikkeet", "spend-electrical-supplies"),
        ("Sähkötyöt", "spend-electrical-work"),
        ("Vesi ja jätevesi", "spend-water"),
        ("Jätehuolto", "spend-waste-services"),
        ("Bokföringstjänster", "spend-accounting"),
        ("Puhelinkulut", "spend-telecoms"),
        ("Vuokra", "spend-rent"),
        ("Advertising", "spend-advertising"),
        ("Kaluston huolto ja hankinta", "spend-furniture"),
    ],
)
def test_the_name_of_an_account_tells_the_kind(account, kind):
    assert kinds(account=account)[:1] == [kind]


@pytest.mark.parametrize(
    "text", ["", "Sähköposti", "Muut kulut", "Ostovelat", "Saldo 17", "Jätevero", "Polttoainelisä", "Energia Oy"]
)
def test_nothing_is_guessed_below_the_threshold(text):
    assert suggest(text=text) == ()
    assert suggest(supplier=text) == ()


def test_two_fields_that_agree_are_surer_than_one():
    alone, both = suggest(account="Sähkö")[0], suggest(account="Sähkö", text="Sähkölasku")[0]
    assert THRESHOLD <= alone.score < both.score < 1
    assert both.evidence == "sähkö"


def test_at_most_three_kinds_best_first():
    found = suggest(account="Jätehuolto", supplier="Pahvipesä", text="Biojäte, sekajäte, metalliromu ja keräyspahvi")
    assert len(found) == 3
    assert found[0].kind == "spend-waste-services"
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)


def test_fuels_of_an_account_are_both_offered():
    assert kinds(account="Polttoaineet") == ["fuel-diesel", "fuel-petrol"]
    assert kinds(account="Polttoaineet", text="Diesel")[0] == "fuel-diesel"


def test_what_was_chosen_before_goes_first_and_the_exact_choice_before_all():
    both, supplier, account = learnt_keys("Kuusiston Virta Oy", "7410 Sähkö").values()
    told = {"supplier": "KUUSISTON  VIRTA OY", "account": "7410 sähkö"}
    assert kinds(**told, learnt={account: "steam"}) == ["steam", "electricity"]
    assert kinds(**told, learnt={account: "steam", supplier: "district-heat"}) == [
        "district-heat",
        "steam",
        "electricity",
    ]
    learnt = {account: "steam", supplier: "district-heat", both: "spend-rent"}
    assert kinds(**told, learnt=learnt) == ["spend-rent", "district-heat", "steam"]
    assert [each.why for each in suggest(**told, learnt=learnt)] == [
        Why.SUPPLIER_AND_ACCOUNT,
        Why.SUPPLIER,
        Why.ACCOUNT,
    ]


def test_a_choice_for_another_supplier_is_none_for_this_one():
    learnt = {learnt_keys("Toinen Oy", "7410 Sähkö")[Why.SUPPLIER_AND_ACCOUNT]: "steam"}
    assert kinds(supplier="Kuusiston Virta Oy", account="7410 Sähkö", learnt=learnt) == ["electricity"]


def test_a_key_is_made_only_of_what_is_known():
    assert list(learnt_keys("", "7410")) == [Why.ACCOUNT]
    assert list(learnt_keys("Virta Oy", "")) == [Why.SUPPLIER]
    assert learnt_keys("", "") == {}


def test_rows_that_are_alike_make_one_group():
    rows = [
        (2, "7410 Sähkö", "Kuusiston Virta Oy", "Lasku 1001 / 1.2.2025", Decimal("10.00")),
        (3, "7410 Sähkö", "kuusiston virta oy", "Lasku 1002 / 1.3.2025", Decimal("15.00")),
        (4, "7300 Vuokra", "Talo Oy", "Vuokra", Decimal("100.00")),
        (5, "7410 Sähkö", "Kuusiston Virta Oy", "Hyvitys", None),
    ]
    groups = distinct(rows)
    assert [(group.account, group.rows, group.total_eur, group.numbers) for group in groups] == [
        ("7300 Vuokra", 1, 100, [4]),
        ("7410 Sähkö", 2, 25, [2, 3]),
        ("7410 Sähkö", 1, 0, [5]),
    ]
    assert groups[0].suggestions[0].kind == "spend-rent"


def test_the_longest_word_of_a_text_wins():
    assert [hit.code for hit in words().hits("sähkötyökalut")] == ["spend-power-tools"]
    assert {hit.code for hit in words().hits("vesi ja jätevesi")} == {"spend-water"}
    assert {hit.code for hit in words().hits("sähkö ja vesi")} == {"electricity", "water-supply"}
