"""A company asks, or an official refers one: the case is there at once, and everybody concerned knows."""

import pytest

from talkoot.cases.models import Case, Desk
from talkoot.cases.operations import (
    AgreementMissing,
    CompanyMissing,
    DeskClosed,
    NoOpenDesk,
    QuestionMissing,
    Reach,
    ReachMissing,
    change_desk,
    refer,
    request_advice,
)
from talkoot.notices.models import Message
from talkoot.organisations.operations import BusinessIdWrong
from tests.factories import NOW, OrganisationFactory
from tests.factories.cases import DeskFactory
from tests.people import People


def ask(desk: Desk, **facts: object) -> Case:
    said = {
        "company": "Verstas Oy", "reach": Reach("Aino", "aino@verstas.example", ""), "question": "Heat pump?",
        "agreed": True, "language": "fi",
    }  # fmt: skip
    return request_advice(desk_id=desk.pk, now=NOW, **{**said, **facts})


def notice(people: People, **facts: object) -> Case:
    said = {"company": "Verstas Oy", "seen": "Oil boiler near its end", "reach": "040 123 4567", "agreed": True}
    return refer(municipality_id=people.municipality.pk, by=people.officer, now=NOW, **{**said, **facts})


def test_company_gets_its_link_at_once_and_the_adviser_is_told(people: People, desk: Desk):
    case = ask(desk)
    letters = {m.to: (m.language, case.token in m.body, f"/advice/{case.pk}/" in m.body) for m in Message.objects.all()}
    assert letters == {
        "aino@verstas.example": ("fi", True, False),
        people.officer.email: (people.officer.language, False, True),
    }
    assert (case.state, case.origin, case.adviser) == ("new", "request", desk.adviser)


def test_without_an_adviser_those_in_charge_are_told(people: People):
    desk = DeskFactory(municipality=people.municipality)
    case = ask(desk, reach=Reach(phone="040 1234567"))
    assert [m.to for m in Message.objects.all()] == [people.lead.email]
    assert case.has_adviser is False


def test_name_of_several_lines_does_not_break_out_of_its_sentence_in_letters(people: People, desk: Desk):
    case = ask(desk, company="Verstas Oy\nPay here:\n\nhttps://bad.example", reach=Reach("A\nB", "a@b.example", ""))
    assert (case.organisation_name, case.contact_name) == ("Verstas Oy Pay here: https://bad.example", "A B")
    assert "\nhttps://bad.example" not in Message.objects.get(to="a@b.example").body


def test_company_is_recognised_by_business_id_or_exact_name(people: People, desk: Desk):
    bakery = OrganisationFactory(name="Kauran Leipä Oy", folded_name="kauran leipa oy", business_id="9100007-2")
    found = [
        ask(desk, company="9100007-2"), ask(desk, company="kauran LEIPÄ oy"), ask(desk, company="Kaura", business_id="9100007-2"),
    ]  # fmt: skip
    assert [case.organisation for case in found] == [bakery] * 3
    assert [case.organisation_name for case in found[:2]] == ["Kauran Leipä Oy"] * 2
    assert ask(desk, company="Kauran").organisation is None


def test_business_id_of_an_unknown_company_is_kept(desk: Desk):
    case = ask(desk, company="9100007-2")
    assert (case.organisation, case.organisation_name, case.business_id) == (None, "9100007-2", "9100007-2")


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"company": " "}, CompanyMissing),
        ({"question": "\n"}, QuestionMissing),
        ({"agreed": False}, AgreementMissing),
        ({"reach": Reach("Aino", "", "")}, ReachMissing),
        ({"reach": Reach("Aino", "aino@", "")}, ReachMissing),
        ({"company": "9100007-3"}, BusinessIdWrong),
        ({"business_id": "9100007-3"}, BusinessIdWrong),
    ],
)
def test_request_that_cannot_be_answered_is_refused_with_the_reason(desk: Desk, facts: dict, refusal: type):
    with pytest.raises(refusal):
        ask(desk, **facts)
    assert (Case.objects.count(), Message.objects.count()) == (0, 0)


def test_closed_desk_takes_nothing(people: People, desk: Desk):
    change_desk(desk_id=desk.pk, by=people.lead, now=NOW, is_open=False)
    with pytest.raises(DeskClosed):
        ask(desk)


def test_referral_knows_its_official_and_the_kind_of_reach(people: People, desk: Desk):
    by_phone, by_mail = notice(people), notice(people, reach="aino@verstas.example", topic="heating")
    assert (by_phone.contact_phone, by_phone.contact_email, by_phone.origin) == ("040 123 4567", "", "referral")
    assert (by_mail.contact_phone, by_mail.contact_email, by_mail.topic) == ("", "aino@verstas.example", "heating")
    assert str(by_phone.referred_by) == "Officer"
    assert Message.objects.filter(to="aino@verstas.example").count() == 1


@pytest.mark.parametrize("reach", ["Aino", "12", "aino@"])
def test_referral_needs_a_way_to_reach_the_company(people: People, desk: Desk, reach: str):
    with pytest.raises(ReachMissing):
        notice(people, reach=reach)


def test_referral_goes_to_the_desk_for_referrals_before_others(people: People, desk: Desk):
    assert notice(people).desk == desk
    referrals = DeskFactory(municipality=people.municipality, kind="referral")
    DeskFactory(municipality=people.municipality, kind="energy")
    DeskFactory(municipality=people.other_municipality, kind="referral")
    assert notice(people).desk == referrals


def test_referral_without_a_desk_is_refused(people: People):
    with pytest.raises(NoOpenDesk):
        notice(people)


def test_referral_is_written_in_the_language_of_a_known_company(people: People, desk: Desk):
    OrganisationFactory(name="Båt Ab", folded_name="bat ab", language="sv")
    assert notice(people, company="Båt Ab").language == "sv"
