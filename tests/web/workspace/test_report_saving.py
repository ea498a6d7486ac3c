"""Saving the report: units, doubts, what cannot be read, and two people at once. Nothing that was typed is lost."""

from decimal import Decimal

import pytest
from django.test import Client

from talkoot.organisations.models import Contact
from talkoot.reporting.models import Figure, GoalAnswer
from talkoot.reporting.operations import Answers, save_answers
from tests.factories import NOW, indicator
from tests.people import People
from tests.web.workspace.conftest import Year


@pytest.fixture
def visitor() -> Client:
    return Client()


def figures(year: Year, **typed: str) -> dict[str, str]:
    """`electricity="12 kWh"` as the form sends it."""
    form = {}
    for key, words in typed.items():
        value, _space, unit = words.partition(" ")
        form[year.name("value", key)] = value.replace("_", " ")
        if unit:
            form[year.name("unit", key)] = unit
    return form


@pytest.mark.parametrize(
    ("key", "words", "kept"),
    [
        ("electricity", "412 MWh", "412"),
        ("electricity", "412_000,5 kWh", "412.0005"),
        ("water", "395000 l", "395"),
        ("water", "395,25 m3", "395.25"),
        ("diesel", "1.5 m3", "1500"),
        ("renewable_share", "62,5", "0.625"),
        ("electricity", "412 nonsense", "412"),
    ],
)
def test_figures_are_kept_in_one_unit(year: Year, visitor: Client, key: str, words: str, kept: str) -> None:
    visitor.post(year.address(part="figures"), figures(year, **{key: words}))
    assert year.values == {key: Decimal(kept)}


def test_the_same_as_last_year_is_one_tick(year: Year, visitor: Client) -> None:
    visitor.post(
        year.address(part="figures"), {year.name("same", "electricity"): "on", year.name("same", "water"): "on"}
    )
    assert year.values == {"electricity": Decimal(398), "water": Decimal(410)}


def test_a_typed_figure_goes_before_the_tick(year: Year, visitor: Client) -> None:
    typed = {**figures(year, electricity="400 MWh"), year.name("same", "electricity"): "on"}
    visitor.post(year.address(part="figures"), typed)
    assert year.values == {"electricity": Decimal(400)}


def test_an_emptied_field_takes_the_figure_out(year: Year, visitor: Client) -> None:
    visitor.post(year.address(part="figures"), figures(year, electricity="400 MWh", water="400"))
    visitor.post(year.address(part="figures"), figures(year, electricity="400 MWh", water=""))
    assert year.values == {"electricity": Decimal(400)}


def test_what_cannot_be_read_stays_in_its_field_and_the_rest_is_saved(year: Year, visitor: Client) -> None:
    visitor.post(year.address(part="figures"), figures(year, water="400"))
    page = visitor.post(
        year.address(part="figures"), {**figures(year, electricity="380 MWh", water="ca._400?"), "onward": "1"}
    )
    assert year.values == {"electricity": Decimal(380), "water": Decimal(400)}
    assert page.context["form"].errors == {
        year.name("value", "water"): ["Write the figure with digits, for example 1250 or 1250,5."]
    }
    assert 'value="ca. 400?"' in page.content.decode()
    assert "Everything is saved except 1 field, which we could not read." in page.content.decode()


@pytest.mark.parametrize("text", ["1e999", "\x00", "😀", "-5", "9" * 400, "12e5", "NaN", "Infinity", "999999999999 t"])
@pytest.mark.parametrize("name", ["report", "report-save"])
def test_absurd_figures_never_fail(year: Year, visitor: Client, text: str, name: str) -> None:
    typed = {year.name("value", key): text for key in ("electricity", "water", "diesel", "renewable_share")}
    response = visitor.post(
        year.address(name, part="figures"), {**typed, "version": text, "seen": text, "switch": text}
    )
    assert response.status_code == 200
    assert year.values == {}


def test_a_conversion_that_becomes_too_large_is_told(year: Year, visitor: Client) -> None:
    page = visitor.post(year.address(part="figures"), figures(year, diesel="999999999999 m3"))
    assert page.context["form"].errors == {year.name("value", "diesel"): ["The figure is too large. Check the unit."]}


def test_the_next_part_opens_when_all_is_well(year: Year, visitor: Client) -> None:
    for part, onward in (("figures", "goals"), ("goals", "deeds"), ("deeds", "review")):
        response = visitor.post(year.address(part=part), {"onward": "1"})
        assert response.headers["Location"] == year.address(part=onward)


def test_a_part_that_concerns_nobody_is_left_out(year: Year, visitor: Client) -> None:
    year.goal.delete()
    response = visitor.post(year.address(part="figures"), {"onward": "1"})
    assert response.headers["Location"] == year.address(part="deeds")


# --- doubts -------------------------------------------------------------------------------------------------------


def row_of(page: object, key: str) -> object:
    return next(row for row in page.context["form"].rows if row.figure.indicator.key == key)


def test_a_slip_of_the_unit_is_asked_about_and_mended_with_one_button(year: Year, visitor: Client) -> None:
    page = visitor.post(year.address(part="figures"), {**figures(year, electricity="412 kWh"), "onward": "1"})
    assert year.values == {"electricity": Decimal("0.412")}
    assert row_of(page, "electricity").meant == "412\u00a0MWh"
    assert "Did you mean 412\u00a0MWh?" in page.content.decode()
    typed = {**figures(year, electricity="412 kWh"), "version": str(page.context["form"]["version"].value())}
    visitor.post(year.address(part="figures"), {**typed, "switch": f"{indicator('electricity').pk}-0:MWh"})
    assert year.values == {"electricity": Decimal(412)}


def test_a_doubt_never_blocks(year: Year, visitor: Client) -> None:
    typed = figures(year, electricity="1300 MWh")
    page = visitor.post(year.address(part="figures"), {**typed, "onward": "1"})
    assert "That is more than three times last year" in page.content.decode()
    form = page.context["form"]
    again = {**typed, "onward": "1", "version": form["version"].value(), "seen": form["seen"].value()}
    assert visitor.post(year.address(part="figures"), again).headers["Location"] == year.address(part="goals")


def test_a_few_words_answer_a_doubt(year: Year, visitor: Client) -> None:
    typed = {**figures(year, electricity="1300 MWh"), year.name("comment", "electricity"): "We bought the neighbour."}
    response = visitor.post(year.address(part="figures"), {**typed, "onward": "1"})
    assert response.headers["Location"] == year.address(part="goals")
    assert Figure.objects.get(report=year.report).comment == "We bought the neighbour."
    assert visitor.get(year.address(part="review")).context["summary"].doubts == 0


def test_open_doubts_are_named_before_sending(year: Year, visitor: Client) -> None:
    visitor.post(year.address(part="figures"), figures(year, electricity="1300 MWh"))
    page = visitor.get(year.address(part="review"))
    assert page.context["summary"].doubts == 1
    assert "One figure is far from last year" in page.content.decode()


# --- goals follow figures -----------------------------------------------------------------------------------------


def tell_goal(year: Year, visitor: Client, **typed: str) -> None:
    pk = year.goal.pk
    form = {f"{name}-{pk}": value for name, value in {"progress": "under_way", "text": "Timers.", **typed}.items()}
    visitor.post(year.address(part="goals"), form)


def test_a_goal_follows_the_figure_of_its_indicator(year: Year, visitor: Client) -> None:
    visitor.post(year.address(part="figures"), figures(year, electricity="380 MWh"))
    tell_goal(year, visitor)
    assert year.answer.value == Decimal(380)
    visitor.post(year.address(part="figures"), figures(year, electricity="370 MWh"))
    assert (year.answer.value, year.answer.text) == (Decimal(370), "Timers.")


def test_a_goal_with_a_value_of_its_own_keeps_it(year: Year, visitor: Client) -> None:
    visitor.post(year.address(part="figures"), figures(year, electricity="380 MWh"))
    tell_goal(year, visitor, value="120")
    visitor.post(year.address(part="figures"), figures(year, electricity="370 MWh"))
    assert year.answer.value == Decimal(120)


def test_a_goal_value_that_cannot_be_read_leaves_the_words_saved(year: Year, visitor: Client) -> None:
    tell_goal(year, visitor, value="some", text="Half done.")
    assert (year.answer.value, year.answer.text, year.answer.progress) == (None, "Half done.", "under_way")


def test_goals_nobody_wrote_about_stay_untold(year: Year, visitor: Client) -> None:
    tell_goal(year, visitor, progress="", text="")
    assert GoalAnswer.objects.filter(report=year.report).count() == 0


# --- saving by itself ---------------------------------------------------------------------------------------------


def test_the_page_saves_itself_and_learns_the_new_version(year: Year, visitor: Client) -> None:
    typed = {**figures(year, electricity="412 kWh", water="many"), "version": "1"}
    answer = visitor.post(year.address("report-save", part="figures"), typed).json()
    key = f"{indicator('electricity').pk}-0"
    assert answer["version"] == 2
    assert answer["saved"].startswith("Saved ")
    assert answer["saved"].endswith(", except 1 field that we could not read")
    assert answer["errors"] == [year.name("value", "water")]
    assert [name for name, html in answer["doubts"].items() if html] == [key]
    assert "Did you mean 412\u00a0MWh?" in answer["doubts"][key]
    assert year.again().state == "draft"


def test_a_first_save_is_a_sign_of_life(year: Year, visitor: Client, people: People) -> None:
    visitor.post(year.address("report-save", part="deeds"), {"measures": "Sun panels.", "version": "1"})
    people.membership.refresh_from_db()
    assert people.membership.heard_at is not None


# --- two people ---------------------------------------------------------------------------------------------------


def colleague_saves(year: Year, **answers: object) -> None:
    save_answers(report_id=year.report.pk, answers=Answers(**answers), now=NOW, language="en")


def test_two_people_at_the_figures_both_are_shown_and_nothing_is_lost(year: Year, visitor: Client) -> None:
    colleague_saves(year, figures={(indicator("electricity").pk, None): Decimal(390)})
    page = visitor.post(year.address(part="figures"), {**figures(year, electricity="380 MWh"), "version": "1"})
    row = row_of(page, "electricity")
    assert (row.value.value(), row.other) == ("380", "390\u00a0MWh")
    assert year.values == {"electricity": Decimal(390)}
    visitor.post(
        year.address(part="figures"),
        {**figures(year, electricity="380 MWh"), "version": str(page.context["form"]["version"].value())},
    )
    assert year.values == {"electricity": Decimal(380)}


def test_two_people_at_the_texts(year: Year, visitor: Client) -> None:
    colleague_saves(year, measures="Bicycles.")
    page = visitor.post(year.address(part="deeds"), {"measures": "Sun panels.", "remark": "", "version": "1"})
    assert page.context["form"].conflicts == {"measures": "Bicycles."}
    assert "Sun panels." in page.content.decode()
    assert "Bicycles." in page.content.decode()
    assert year.again().measures == "Bicycles."


def test_two_people_at_a_goal(year: Year, visitor: Client) -> None:
    tell_goal(year, visitor, value="395", text="Timers.")
    pk = year.goal.pk
    typed = {f"progress-{pk}": "done", f"value-{pk}": "390", f"text-{pk}": "All done.", "version": "1"}
    page = visitor.post(year.address(part="goals"), typed)
    assert page.context["form"].rows[0].other == "Under way · 395\u00a0MWh · Timers."
    assert year.answer.text == "Timers."


def test_the_same_answer_twice_is_no_conflict(year: Year, visitor: Client) -> None:
    colleague_saves(year, measures="Bicycles.")
    typed = {"measures": "Bicycles.", "remark": "", "version": "1", "onward": "1"}
    response = visitor.post(year.address(part="deeds"), typed)
    assert response.headers["Location"] == year.address(part="review")


def test_a_conflict_stops_the_saving_by_itself(year: Year, visitor: Client) -> None:
    colleague_saves(year, measures="Bicycles.")
    answer = visitor.post(year.address("report-save", part="deeds"), {"measures": "Sun panels.", "version": "1"})
    assert answer.status_code == 409
    assert answer.json()["message"].startswith("A colleague has saved something else meanwhile.")
    assert year.again().measures == "Bicycles."


def test_the_name_of_the_contact_is_offered(year: Year, visitor: Client, people: People) -> None:
    Contact.objects.filter(user=people.member).update(name="Aino Lumikko")
    assert visitor.get(year.address(part="review")).context["name"] == "Aino Lumikko"
