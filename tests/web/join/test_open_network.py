"""Joining an open network: an address and consent, done; and leaving it by the link in the welcome mail."""

import re

import pytest
from django.test import Client

from talkoot.accounts.models import User
from talkoot.memberships.models import Membership
from talkoot.networks.models import Network
from talkoot.notices.models import Message
from talkoot.organisations.models import Organisation
from tests.factories import NetworkFactory, TierFactory

JOIN, DONE = "/en/kivisalmi/join/", "/en/kivisalmi/join/done/"
TYPED = {"organisation": "Café Tähti", "name": "Aino Virta", "email": "Aino@Tahti.example", "consent": "on"}


@pytest.fixture
def network(db) -> Network:
    network = NetworkFactory(slug="kivisalmi", kind="open", name_fi="Kivisalmen verkosto", name_en="Kivisalmi network")
    TierFactory(network=network, min_goals=0, needs_baseline=False, needs_signature=False, asks_follow_up=False)
    return network


def once(client: Client) -> str:
    return re.search(r'name="once" value="([^"]+)"', client.get(JOIN).content.decode())[1]


def links(message: Message) -> list[str]:
    return re.findall(r"http://testserver(\S+)", message.body)


def test_the_page_says_what_it_is_and_how_long_it_takes(network):
    page = Client().get(JOIN).content.decode()
    assert "Join in two minutes: Kivisalmi network" in page
    assert "What this is." in page
    assert "A welcome message comes at once" in page


def test_joining_needs_an_address_and_consent_and_no_more(network):
    client = Client()
    response = client.post(
        JOIN, {"organisation": "Café Tähti", "email": "aino@tahti.example", "consent": "on", "once": once(client)}
    )
    assert response.url == DONE
    assert "Welcome to Kivisalmi network!" in client.get(DONE).content.decode()
    member = Membership.objects.get()
    assert (member.state, member.organisation.name, member.slug) == ("active", "Café Tähti", "cafe-tahti")
    assert User.objects.get().email == "aino@tahti.example"


def test_the_welcome_mail_is_in_the_visitors_language_with_a_link_to_leave(network):
    Client().post("/fi/kivisalmi/join/", TYPED)
    mail = Message.objects.get()
    assert (mail.to, mail.to_name, mail.language, mail.reply_to) == (
        "aino@tahti.example",
        "Aino Virta",
        "fi",
        "climate@town.example",
    )
    page, leave = links(mail)
    assert page == "/fi/kivisalmi/"
    assert leave.startswith("/fi/kivisalmi/leave/cafe-tahti/")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"consent": ""}, "Tick the consent"), ({"email": ""}, "Write your e-mail address."), ({"email": "aino@"}, "Write the address in full"),
        ({"organisation": " "}, "Write the organisation&#x27;s name."), ({"organisation": "\x00"}, "Null characters are not allowed."),
        ({"organisation": "x" * 301}, "at most 300 characters"),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_and_what_was_typed_is_kept(network, change, message):
    page = Client().post(JOIN, {**TYPED, **change}).content.decode()
    assert message in page
    assert "ds-error-summary" in page
    assert 'value="Aino Virta"' in page
    assert not Membership.objects.exists()
    assert not Message.objects.exists()


@pytest.mark.parametrize("name", ["😀 Oy", "شركة الطاقة", "a" * 300, "<b>Oy</b>", "'; DROP TABLE"])
def test_any_name_is_a_name(network, name):
    assert Client().post(JOIN, {**TYPED, "organisation": name}).url == DONE
    assert Organisation.objects.get().name == name


def test_a_double_click_joins_once(network):
    client = Client()
    typed = {**TYPED, "once": once(client)}
    assert [client.post(JOIN, typed).url for _click in range(2)] == [DONE, DONE]
    assert (Membership.objects.count(), Message.objects.count()) == (1, 1)


def test_joining_again_changes_nothing_and_tells_nothing(network):
    client = Client()
    for _time in range(2):
        assert client.post(JOIN, {**TYPED, "once": once(client)}).url == DONE
    assert (Membership.objects.count(), Message.objects.count()) == (1, 1)


def test_nobody_can_make_us_write_again_and_again(network):
    for number in range(4):
        Client().post(JOIN, {**TYPED, "organisation": f"Café {number}"})
    page = Client().post(JOIN, TYPED).content.decode()
    assert "There were many attempts in a short time." in page


def test_leaving_asks_first_and_leaves_when_the_button_is_pressed(network):
    Client().post(JOIN, TYPED)
    leave = links(Message.objects.get())[1]
    page = Client().get(leave)
    assert "Does Café Tähti leave Kivisalmi network?" in page.content.decode()
    assert (page["Referrer-Policy"], page["X-Robots-Tag"]) == ("no-referrer", "noindex, nofollow")
    assert Membership.objects.get().state == "active"
    assert "Café Tähti has left Kivisalmi network." in Client().post(leave).content.decode()
    assert Membership.objects.get().state == "left"
    assert "has left" in Client().get(leave).content.decode()
    assert Client().post(leave).status_code == 200


@pytest.mark.parametrize("address", ["leave/cafe-tahti/wrong/", "leave/nobody/wrong/", "leave/cafe-tahti/ä😀/"])
def test_a_wrong_link_to_leave_is_told_kindly(network, address):
    Client().post(JOIN, TYPED)
    response = Client().post(f"/en/kivisalmi/{address}")
    assert response.status_code == 404
    assert "This link does not open anything." in response.content.decode()
    assert Membership.objects.get().state == "active"


def test_whoever_left_may_come_back(network):
    Client().post(JOIN, TYPED)
    Client().post(links(Message.objects.get())[1])
    assert Client().post(JOIN, TYPED).url == DONE
    assert Membership.objects.get().state == "active"


@pytest.mark.parametrize(("state", "status"), [("forming", 404), ("ended", 200)])
def test_a_network_that_is_not_active_takes_nobody(network, state, status):
    Network.objects.update(state=state)
    page = Client().post(JOIN, TYPED)
    assert page.status_code == status
    assert not Membership.objects.exists()
    if status == 200:
        assert "takes no new members at the moment" in page.content.decode()


def test_there_is_no_application_to_an_open_network(network):
    assert "tier" not in Client().get(JOIN).content.decode().split("<form")[-1]
    assert Client().get("/en/kivisalmi/join/anything/").status_code == 404
