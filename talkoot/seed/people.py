"""The standing people of the demo: one of every role, signed in with one click."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StandingPerson:
    """`role` is a key that the demo page explains."""

    email: str
    name: str
    role: str
    language: str
    network: str = ""
    place: str = ""  # where there is no network


OPERATOR = StandingPerson("paakayttaja@talkoot.example", "Olavi Ylläpito", "operator", "fi")
COORDINATOR = StandingPerson(
    "elina.hallavaara@jarvikaupunki.example", "Elina Hallavaara", "coordinator", "fi", "jarvikaupunki"
)
NEIGHBOUR = StandingPerson(
    "ulrika.strandvik@skargardsstaden.example", "Ulrika Strandvik", "coordinator", "sv", "skargardsstaden"
)
OPEN_COORDINATOR = StandingPerson(
    "sanna.harjunpaa@kivisalmi.example", "Sanna Harjunpää", "open_coordinator", "fi", "kivisalmi"
)
LEAD = StandingPerson("paivi.kuusilampi@kuusikoski.example", "Päivi Kuusilampi", "lead", "fi", place="Kuusikoski")
OFFICER = StandingPerson("timo.rantakoski@kuusikoski.example", "Timo Rantakoski", "officer", "fi", place="Kuusikoski")
ADVISER = StandingPerson("jenni.ojaharju@kuusikoski.example", "Jenni Ojaharju", "adviser", "fi", place="Kuusikoski")
REGION = StandingPerson(
    "kirsi.merijarvi@rannikkojajarvet.example", "Kirsi Merijärvi", "region", "fi", place="Rannikon ja järvien liitto"
)
MEMBER = StandingPerson("esko.tuohilehto@tuulikannas.example", "Esko Tuohilehto", "member", "fi", "jarvikaupunki")
SWEDISH_MEMBER = StandingPerson(
    "kaj.sundskar@sunnanvindensfisk.example", "Kaj Sundskär", "member", "sv", "skargardsstaden"
)
READER = StandingPerson("markku.tammikaarre@jarvenselka.example", "Markku Tammikaarre", "reader", "fi", "jarvikaupunki")

BAKER = StandingPerson("petra.viljaluoma@ohrankorva.example", "Petra Viljaluoma", "small_member", "fi", "kivisalmi")
STUDENT = StandingPerson(
    "onni.ahokorpi@jkamk.example", "Onni Ahokorpi", "student", "fi", place="Järvikaupungin ammattikorkeakoulu"
)
TEACHER = StandingPerson(
    "leena.kaarnasuo@jkamk.example", "Leena Kaarnasuo", "teacher", "fi", place="Järvikaupungin ammattikorkeakoulu"
)

STANDING_PEOPLE: tuple[StandingPerson, ...] = (
    LEAD, OFFICER, ADVISER, OPEN_COORDINATOR, COORDINATOR, NEIGHBOUR, REGION, MEMBER, SWEDISH_MEMBER, READER, BAKER, STUDENT,
    TEACHER, OPERATOR,
)  # fmt: skip
