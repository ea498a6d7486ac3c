"""Beginning an application: the joining page of a closed network, and the link."""

import re

import pytest
from django.test import Client

from talkoot.memberships.models import Application
from talkoot.notices.models import Message
from tests.factories import NetworkFactory, TierFactory

JOIN = "/en/jarvikaupunki/join/"


def test_the_page_says_what_is_asked_what_one_gets_and_how_long_it_takes(network):
    network.asked_en, network.given_en = "At least two goals\nA yearly report", "Help with calculation"
    network.save()
    page = Client().get(JOIN).content.decode()
    for sentence in (
        "Apply to join: Climate partners", "<li>At least two goals</li><li>A yearly report</li>", "<li>Help with calculation</li>",
        "About twenty minutes in all", "You get an answer within 7 days of sending.",
    ):  # fmt: skip
        assert sentence in page


def test_every_tier_tells_its_rules_in_plain_words(network):
    page = Client().get(JOIN).content.decode()
    partner = page[page.index("<h3>Climate partner</h3>") : page.index("<h3>Supporting member</h3>")]
    supporting = page[page.index("<h3>Supporting member</h3>") :]
    assert "You promise at least 2 goals." in partner
    assert "It is valid for 3 years at a time." in partner
    assert "You need no goals of your own." in supporting
    assert "No yearly report is asked for." in supporting


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"fee_class": "by_size"}, "There is a yearly fee, which depends on the size of the organisation."),
        ({"fee_class": "fixed"}, "There is a yearly fee, the same for all."),
        ({"fee_class": "none"}, "It costs nothing."),
        ({"validity_months": 18}, "It is valid for 18 months at a time."),
        ({"validity_months": None}, "You and the network sign a climate commitment."),
    ],
)
def test_fees_and_validity_are_told(network, facts, sentence):
    TierFactory(network=network, order=5, **facts)
    assert sentence in Client().get(JOIN).content.decode()


def test_an_address_opens_the_application_at_once_and_its_link_is_mailed(network):
    supporting = network.tiers.get(kind="supporting")
    client = Client()
    response = client.post("/sv/jarvikaupunki/join/", {"email": " Aino@Company.example ", "tier": supporting.pk})
    application = Application.objects.get()
    assert (application.email, application.tier, application.language) == ("aino@company.example", supporting, "sv")
    assert response.url == f"/sv/jarvikaupunki/join/{application.token}/"
    assert client.get(response.url).status_code == 200
    mail = Message.objects.get()
    assert mail.to == "aino@company.example"
    assert f"http://testserver/sv/jarvikaupunki/join/{application.token}/" in mail.body


def test_with_one_tier_nothing_is_asked_about_it(network):
    network.tiers.filter(kind="supporting").delete()
    assert 'name="tier"' not in Client().get(JOIN).content.decode()
    Client().post(JOIN, {"email": "a@b.example"})
    assert Application.objects.get().tier == network.tiers.get()


def test_a_stranger_who_knows_the_address_does_not_get_to_the_application(network):
    Client().post(JOIN, {"email": "aino@company.example", "tier": network.tiers.first().pk})
    response = Client().post(JOIN, {"email": "AINO@company.example", "tier": network.tiers.first().pk})
    assert response.url == "/en/jarvikaupunki/join/sent/"
    assert "The link is in your mail." in Client().get(response.url).content.decode()
    assert Application.objects.count() == 1
    bodies = list(Message.objects.values_list("body", flat=True))
    assert len(bodies) == 2
    assert all(Application.objects.get().token in body for body in bodies)


def test_a_double_click_begins_one_application(network):
    client = Client()
    once = re.search(r'name="once" value="([^"]+)"', client.get(JOIN).content.decode())[1]
    for _click in range(2):
        assert (
            client.post(JOIN, {"email": "a@b.example", "tier": network.tiers.first().pk, "once": once}).status_code
            == 302
        )
    assert (Application.objects.count(), Message.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    "typed", [{"email": ""}, {"email": "x"}, {"email": "a@b.example", "tier": "999999"}, {"email": "a\x00@b.example"}]
)
def test_wrong_input_is_kept_and_explained(network, typed):
    page = Client().post(JOIN, {"tier": network.tiers.first().pk, **typed})
    assert page.status_code == 200
    assert "ds-error-summary" in page.content.decode()
    assert not Application.objects.exists()


@pytest.mark.parametrize("token", ["x", "0" * 64, "a" * 300, "ä😀", "a%00b", "save", "..", "<script>"])
def test_a_wrong_link_is_told_kindly(network, token):
    response = Client().get(f"/en/jarvikaupunki/join/{token}/")
    assert response.status_code == 404
    assert "This link does not open anything." in response.content.decode()
    assert (response["Referrer-Policy"], response["X-Robots-Tag"]) == ("no-referrer", "noindex, nofollow")


def test_a_link_opens_nothing_in_another_network(applicant):
    elsewhere = NetworkFactory()
    assert Client().get(f"/en/{elsewhere.slug}/join/{applicant.application.token}/").status_code == 404


@pytest.mark.parametrize("address", ["", "?part=contact", "?part=goals", "?part=send", "withdraw/"])
def test_pages_behind_the_link_are_not_indexed_and_do_not_tell_where_one_comes_from(ready, address):
    response = ready.client.get(ready.link + address)
    assert response.status_code == 200
    assert (response["Referrer-Policy"], response["X-Robots-Tag"]) == ("no-referrer", "noindex, nofollow")
    assert '<meta name="robots" content="noindex, nofollow">' in response.content.decode()
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("tiers", [1, 3])
def test_joining_page_query_budget(network, tiers, django_assert_max_num_queries):
    for number in range(tiers):
        TierFactory(network=network, order=number + 2)
    with django_assert_max_num_queries(5):
        Client().get(JOIN)
