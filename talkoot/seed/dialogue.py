"""Dialogues of the demo: a strategy with its answers, needs for plots and energy, wishes of a network's members."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from talkoot.accounts.models import User
from talkoot.dialogue import operations
from talkoot.dialogue.models import Dialogue, Input
from talkoot.kernel.working_days import working_day
from talkoot.memberships.models import Membership
from talkoot.networks.models import Network
from talkoot.organisations.models import Municipality
from talkoot.web.shared.dialogues import inside

Texts = dict[str, str]
STRATEGY: dict[str, Texts] = {
    "title": {
        "fi": "Ilmasto-ohjelma 2027–2030", "sv": "Klimatprogrammet 2027–2030", "en": "Climate programme 2027–2030",
    },
    "question": {
        "fi": "Mikä kunnan toimi auttaisi yritystänne eniten vähentämään päästöjä?",
        "sv": "Vilken åtgärd av kommunen skulle mest hjälpa ert företag att minska sina utsläpp?",
        "en": "What could the municipality do that would help your company most to cut its emissions?",
    },
    "about": {
        "fi": "Valtuusto päättää ohjelmasta syksyllä. Jokainen vastaus luetaan ja saa vastauksen.",
        "sv": "Fullmäktige beslutar om programmet i höst. Varje svar läses och får ett svar.",
        "en": "The council decides on the programme in autumn. Every answer is read and gets an answer.",
    },
}  # fmt: skip
NEEDS: dict[str, Texts] = {
    "title": {
        "fi": "Tontit ja energia: mitä tarvitsette?", "sv": "Tomter och energi: vad behöver ni?",
        "en": "Plots and energy: what do you need?",
    },
    "question": {
        "fi": "Millaisen tontin, sähköliittymän tai lämmön yrityksenne tarvitsee lähivuosina?",
        "sv": "Vilken tomt, elanslutning eller värme behöver ert företag de närmaste åren?",
        "en": "What plot, electricity connection or heat does your company need in the coming years?",
    },
}  # fmt: skip
WISHES: dict[str, Texts] = {
    "title": {
        "fi": "Toiveet koordinaattorille", "sv": "Önskemål till koordinatorn", "en": "Wishes to the coordinator",
    },
    "question": {
        "fi": "Mitä toivot verkostolta?", "sv": "Vad önskar du av nätverket?", "en": "What do you wish from the network?",
    },
}  # fmt: skip
THEMES = "Energia\nLiikkuminen\nKiertotalous\nNeuvonta"

# text, organisation, theme, fate, answer
SAID = (
    ("Yrityspuistoon tarvitaan yhteinen latauskenttä pakettiautoille.", "Kuljetus Rantanen Oy", "Liikkuminen", "taken",
     "Latauskenttä on ohjelman toimi 4. Paikka valitaan keväällä ja rakentaminen alkaa vuonna 2028."),
    ("Rakennusluvan ehdot aurinkopaneeleille pitäisi kertoa yhdellä sivulla.", "Metallipaja Salo Oy", "Energia", "taken",
     "Ohje julkaistaan kunnan sivuilla. Rakennusvalvonta kokoaa sen kesään mennessä."),
    ("Bussi työajan mukaan teollisuusalueelle.", "Leipomo Hiutale Oy", "Liikkuminen", "partly",
     "Aamuvuoro kokeillaan yhtenä talvena. Iltavuoroon ei nyt ole rahaa."),
    ("Ilmainen energiakatselmus kaikille yrityksille.", "Kahvila Tuokio Oy", "Energia", "not",
     "Kaikille se olisi liian kallis. Ilmaisen energialaskelman saa neuvonnasta alle 50 hengen yritys."),
    ("Biojätteen keräys myös pienille ravintoloille.", "Ravintola Kolo Oy", "Kiertotalous", "", ""),
    ("Yksi puhelinnumero, josta saa ilmastoasioissa vastauksen.", "Parturi Saksi", "", "", ""),
)  # fmt: skip
NEEDED = (
    ("Hukkalämpöä riittäisi naapurille, jos verkko tulisi tontille asti.", "Pesula Puhdas Oy", "Tehtaankadun alue", "taken",
     "Lämpöyhtiö selvittää liittymän. Otamme yhteyttä kuukauden sisällä."),
    ("Tarvitsemme hehtaarin tontin hallille, jonka katolle tulee aurinkovoimala.", "Puurakenne Kanto Oy", "Satama", "", ""),
    ("Liittymän tehoa pitäisi nostaa kuorma-autojen latausta varten.", "Kuljetus Rantanen Oy", "Yrityspuisto", "", ""),
)  # fmt: skip
WISHED = (
    ("Yritysvierailu, jossa näkee lämmön talteenoton käytännössä.", "taken",
     "Vierailu järjestetään syyskuussa. Kutsu tulee kaikille jäsenille."),
    ("Lyhyt ohje siitä, mitä markkinoinnissa saa sanoa.", "partly", "Ohjeen luonnos on kommenteilla, valmis se on kesällä."),
    ("Tapaamiset aamulla ennen kahdeksaa.", "", ""),
)  # fmt: skip


def fill(*, municipality: Municipality, network: Network, by: User, now: datetime) -> int:
    """Three dialogues with a dozen inputs, most of them answered; returns how many inputs there are."""
    return _strategy(municipality, by, now) + _needs(municipality, by, now) + _wishes(network, by, now)


def _strategy(municipality: Municipality, by: User, now: datetime) -> int:
    begun = now - timedelta(days=21)
    dialogue = operations.prepare_dialogue(
        municipality_id=municipality.pk, kind="survey", closes_on=working_day((now + timedelta(days=40)).date()),
        themes=THEMES, by=by, now=begun, **STRATEGY,
    )  # fmt: skip
    operations.open_dialogue(dialogue_id=dialogue.pk, by=by, now=begun)
    for place, (text, organisation, theme, fate, answer) in enumerate(SAID):
        moment = begun + timedelta(days=2 * place + 1)
        given = _give(dialogue, moment, place, text=text, organisation_name=organisation)
        _answer(given, by, moment + timedelta(days=3), theme, fate, answer)
    return len(SAID)


def _needs(municipality: Municipality, by: User, now: datetime) -> int:
    begun = now - timedelta(days=60)
    dialogue = operations.prepare_dialogue(
        municipality_id=municipality.pk, kind="needs", themes="Tontit\nSähkö\nLämpö", by=by, now=begun, **NEEDS
    )
    operations.open_dialogue(dialogue_id=dialogue.pk, by=by, now=begun)
    for number, (text, organisation, place, fate, answer) in enumerate(NEEDED):
        moment = begun + timedelta(days=15 * number + 2)
        given = _give(dialogue, moment, number, text=text, organisation_name=organisation, place=place)
        _answer(given, by, moment + timedelta(days=5), "", fate, answer)
    return len(NEEDED)


def open_wish_box(*, network: Network, by: User, now: datetime) -> Dialogue:
    """Members' wishes to their coordinators, open for the time being."""
    dialogue = operations.prepare_dialogue(network_id=network.pk, kind="wishes", by=by, now=now, **WISHES)
    return operations.open_dialogue(dialogue_id=dialogue.pk, by=by, now=now, with_letters=False)


def _wishes(network: Network, by: User, now: datetime) -> int:
    begun = now - timedelta(days=45)
    dialogue = open_wish_box(network=network, by=by, now=begun)
    members = _members(network)
    given = 0
    for membership, (text, fate, answer) in zip(members, WISHED, strict=False):
        moment = begun + timedelta(days=7 * given + 3)
        wish = _give(dialogue, moment, given, text=text, membership=membership)
        _answer(wish, by, moment + timedelta(days=2), "", fate, answer)
        given += 1
    return given


def _members(network: Network) -> Iterable[Membership]:
    found = Membership.objects.filter(network=network, state="active").select_related("organisation")
    return found.order_by("pk")[: len(WISHED)]


def _give(dialogue: Dialogue, now: datetime, number: int, **facts: object) -> Input:
    email = f"vastaaja{number + 1}.{dialogue.pk}@example.example"
    with inside(dialogue):
        return operations.give_input(
            dialogue_id=dialogue.pk, now=now, language="fi", publication="named", email=email, **facts
        )


def _answer(given: Input, by: User, now: datetime, theme: str, fate: str, answer: str) -> None:
    if theme:
        operations.sort_input(input_id=given.pk, theme=theme, by=by, now=now)
    if fate:
        operations.answer_input(input_id=given.pk, fate=fate, answer=answer, by=by, now=now, language="fi")
