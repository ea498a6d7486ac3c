"""Texts side by side, basics, colour with its contrasts, state of the network."""

import pytest

from talkoot.history.models import Event
from talkoot.networks.models import Network
from tests.web.console.conftest import Desk


def texts(**changed: object) -> dict[str, object]:
    data = {
        f"{field}_{code}": f"{field} {code}"
        for field in ("name", "lead", "asked", "given")
        for code in ("fi", "sv", "en")
    }
    return {**data, "version": 1, **changed}


def test_missing_texts_are_marked(desk: Desk) -> None:
    page = desk.get("settings-texts")
    assert page.count('<span class="status" data-is="due">Missing</span>') == 6
    assert "6 texts are missing in one language." in page


def test_texts_are_saved_in_three_languages(desk: Desk) -> None:
    desk.post("settings-texts", **texts())
    network = Network.objects.get(pk=desk.network.pk)
    assert (network.lead_fi, network.lead_sv, network.given_en) == ("lead fi", "lead sv", "given en")
    assert "All texts are there in all languages." in desk.get("settings")


def test_name_in_the_own_language_is_needed_and_the_rest_is_kept(desk: Desk) -> None:
    page = desk.post("settings-texts", **texts(name_fi="", lead_sv="Skriven text")).content.decode()
    assert "Skriven text" in page
    assert Network.objects.get(pk=desk.network.pk).lead_sv == "Vad det här är."


def test_two_coordinators_writing_texts_see_both(desk: Desk) -> None:
    desk.post("settings-texts", **texts(lead_sv="Den första"))
    page = desk.post("settings-texts", **texts(lead_sv="Den andra")).content.decode()
    assert "<td>Den andra</td><td>Den första</td>" in page
    assert Network.objects.get(pk=desk.network.pk).lead_sv == "Den första"


def test_basics_are_saved_and_the_own_language_stays_first(desk: Desk) -> None:
    Network.objects.filter(pk=desk.network.pk).update(languages=["sv", "fi", "en"])
    data = {"kind": "open", "languages": ["fi", "sv"], "contact_email": "a@b.example", "reply_days": "14", "version": 1}
    assert desk.post("settings-basics", **data).status_code == 302
    network = Network.objects.get(pk=desk.network.pk)
    assert (network.kind, network.languages, network.reply_days) == ("open", ["sv", "fi"], 14)


@pytest.mark.parametrize(
    "wrong", [{"reply_days": "1e999"}, {"reply_days": "0"}, {"contact_email": "x"}, {"languages": []}, {"kind": "x"}]
)
def test_impossible_basics_are_refused(desk: Desk, wrong: dict) -> None:
    data = {"kind": "closed", "languages": ["fi"], "contact_email": "", "reply_days": "7", "version": 1, **wrong}
    assert desk.post("settings-basics", **data).status_code == 200


def test_colour_is_tried_before_it_is_saved(desk: Desk) -> None:
    page = desk.get("settings-colour", query="?colour=f2c200")
    assert "/theme/f2c200.css" in page
    assert "#f2c200 can be read everywhere." in page
    assert Network.objects.get(pk=desk.network.pk).theme_colour == "0d5668"


def test_colour_is_saved_without_its_hash(desk: Desk) -> None:
    desk.post("settings-colour", colour="#AA0033", version=1)
    assert Network.objects.get(pk=desk.network.pk).theme_colour == "aa0033"


@pytest.mark.parametrize("colour", ["red", "#12", "0d5668ff", "\x00", "/../x"])
def test_what_is_no_colour_is_refused(desk: Desk, colour: str) -> None:
    assert desk.post("settings-colour", colour=colour, version=1).status_code == 200
    assert desk.client.get(desk.url("settings-colour"), {"colour": colour}).status_code == 200
    assert Network.objects.get(pk=desk.network.pk).theme_colour == "0d5668"


def test_contrasts_come_alone_when_asked_for_while_typing(desk: Desk) -> None:
    response = desk.client.get(desk.url("settings-colour"), {"colour": "123456"}, headers={"HX-Request": "true"})
    assert "<html" not in response.content.decode()
    assert "#123456" in response.content.decode()


def test_network_is_opened(desk: Desk) -> None:
    Network.objects.filter(pk=desk.network.pk).update(state="forming")
    desk.post("settings-state", state="active")
    network = Network.objects.get(pk=desk.network.pk)
    assert network.state == "active"
    assert network.started_on is not None


def test_network_is_ended_only_with_a_reason(desk: Desk) -> None:
    assert desk.post("settings-state", state="ended").status_code == 200
    desk.post("settings-state", state="ended", reason="The project is over")
    assert Network.objects.get(pk=desk.network.pk).state == "ended"
    assert Event.objects.get(verb="network.ended").reason == "The project is over"
