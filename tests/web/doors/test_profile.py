"""Sign-in and security: one's own page."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from talkoot.web.accounts.browsers import browser_name

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile/15E148 Safari/604.1"


def test_name_and_language_are_saved(people, client_of):
    client = client_of(people.member)
    assert client.post("/en/me/", {"name": "  Aino Virta ", "language": "sv"}, follow=True).status_code == 200
    people.member.refresh_from_db()
    assert (people.member.name, people.member.language) == ("Aino Virta", "sv")


@pytest.mark.parametrize(
    "data",
    [
        {"name": "x" * 300, "language": "sv"},
        {"name": "Aino", "language": "xx"},
        {"name": "Ai\x00no", "language": "sv"},
        {},
    ],
)
def test_wrong_input_is_kept_and_explained(people, client_of, data):
    page = client_of(people.member).post("/en/me/", data)
    assert page.status_code == 200
    assert "ds-error-summary" in page.content.decode()
    people.member.refresh_from_db()
    assert (people.member.name, people.member.language) == ("Member", "en")


@pytest.mark.parametrize(
    ("who", "state"),
    [
        ("member", "You do not need one, but you may have one."),
        ("coordinator", "Not in use: needed for running a network"),
    ],
)
def test_the_page_says_whether_a_second_factor_is_needed(people, client_of, who, state):
    assert state in client_of(getattr(people, who)).get("/en/me/").content.decode()


def test_passkeys_are_listed_with_their_names(people, client_of):
    Authenticator.objects.create(user=people.member, type="webauthn", data={"name": "Work laptop", "credential": {}})
    page = client_of(people.member).get("/en/me/").content.decode()
    assert "<b>Work laptop</b>" in page
    assert "Add another passkey" in page


def test_other_devices_are_signed_out_and_this_one_stays(people, client_of):
    here, there = client_of(people.member), client_of(people.member)
    for client, browser in ((here, FIREFOX), (there, PHONE)):
        UserSession.objects.create(
            user=people.member, ip="127.0.0.1", session_key=client.session.session_key, user_agent=browser
        )
    page = here.get("/en/me/").content.decode()
    assert page.count("signed in ") == 2
    assert "Firefox, Linux" in page
    assert "Safari, iPhone" in page
    assert "This device" in page
    answer = here.post("/en/me/sessions/end/", follow=True).content.decode()
    assert "You are now signed out on 1 other device." in answer
    assert there.get("/en/me/").status_code == 302
    assert here.get("/en/me/").status_code == 200


def test_ending_sessions_is_a_button_not_a_link(people, client_of):
    assert client_of(people.member).get("/en/me/sessions/end/").status_code == 405


@pytest.mark.parametrize(
    ("text", "name"), [(FIREFOX, "Firefox, Linux"), (PHONE, "Safari, iPhone"), ("curl/8", ""), ("", "")]
)
def test_a_browser_is_called_by_its_common_name(text, name):
    assert browser_name(text) == name


@pytest.mark.parametrize("sessions", [1, 3])
def test_profile_query_budget(people, client_of, sessions, django_assert_max_num_queries):
    client = client_of(people.member)
    for _time in range(sessions):
        key = client_of(people.member).session.session_key
        UserSession.objects.create(user=people.member, ip="127.0.0.1", session_key=key, user_agent=FIREFOX)
    with django_assert_max_num_queries(6):
        client.get("/en/me/")
