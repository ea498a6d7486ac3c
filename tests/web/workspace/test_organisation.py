"""Our organisation: its facts are corrected by its own people."""

from collections.abc import Callable

import pytest

from tests.people import People

Open = Callable[..., object]


def typed(**more: object) -> dict[str, object]:
    return {
        "name": "Lumikon Leipomo Oy", "business_id": "", "register_number": "", "industry": "56", "staff": "55",
        "size_class": "", "municipalities": "Järvikaupunki, Naapurila", "website": "leipomo.example", "language": "sv",
        "version": 1, **more,
    }  # fmt: skip


def test_facts_are_corrected(people: People, workspace: Open) -> None:
    workspace(people.member, "organisation", post=typed())
    own = people.membership.organisation
    own.refresh_from_db()
    assert (own.industry, own.staff, own.size_class, own.website) == ("56", 55, "50-249", "https://leipomo.example")
    assert [place.name for place in own.municipalities.all()] == ["Järvikaupunki", "Naapurila"]


def test_a_finer_industry_code_survives(people: People, workspace: Open) -> None:
    own = people.membership.organisation
    own.industry = "10710"
    own.save()
    page = workspace(people.member, "organisation")
    assert page.context["form"]["industry"].value() == "10"
    workspace(people.member, "organisation", post=typed(industry="10"))
    own.refresh_from_db()
    assert own.industry == "10710"


def test_a_wrong_business_id_is_told_and_the_rest_is_kept(people: People, workspace: Open) -> None:
    page = workspace(people.member, "organisation", post=typed(business_id="1234567-0", staff="12"))
    sentence = "The business ID 1234567-0 is not right: its check digit does not match. Please check the number."
    assert page.context["form"].non_field_errors() == [sentence]
    assert page.context["form"]["staff"].value() == "12"


def test_two_people_correct_the_facts_and_both_are_shown(people: People, workspace: Open) -> None:
    workspace(people.member, "organisation", post=typed(staff="60"))
    page = workspace(people.member, "organisation", post=typed(staff="70"))
    assert [(each.label, each.typed, each.saved) for each in page.context["form"].differences] == [
        ("Employees", "70", "60"), ("Size class", "–", "50–249 employees"),
    ]  # fmt: skip
    assert page.context["form"]["version"].value() == 2


def test_whoever_may_only_read_sees_the_facts(people: People, workspace: Open) -> None:
    page = workspace(people.reader, "organisation").content.decode()
    assert "Lumikon Leipomo Oy" in page
    assert "<form" not in page[page.index("<main") :]
    assert workspace(people.reader, "organisation", post=typed()).status_code == 403


@pytest.mark.parametrize("text", ["\x00", "n" * 400, "😀", "1e999"])
def test_odd_facts_never_fail(people: People, workspace: Open, text: str) -> None:
    response = workspace(people.member, "organisation", post=typed(name=text, staff=text, website=text, industry=text))
    assert response.status_code == 200
