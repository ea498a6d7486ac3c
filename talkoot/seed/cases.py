"""The demo's advice to companies: two services and cases in every state, with hours, measures and results."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

from talkoot.accounts.models import User
from talkoot.cases import operations
from talkoot.cases.models import Case, Desk
from talkoot.organisations.models import Municipality, Officer


@dataclass(frozen=True, slots=True)
class Told:
    """A case as it came about: how long ago, what was done in it, how it ended. Days are before today."""

    company: str
    email: str
    days: int
    question: str
    topic: str = ""
    log: tuple[tuple[int, str, int, bool], ...] = ()  # days ago, text, minutes, shared
    steps: int = 0
    measures: tuple[tuple[str, str, str], ...] = ()  # text, expected a year, unit
    answers: tuple[tuple[str, str], ...] = ()  # state and result a year, told half a year later
    outcome: str = ""
    is_referral: bool = False
    is_taken: bool = True
    is_energy: bool = False
    reach: operations.Reach = field(default_factory=operations.Reach)


CASES = (
    Told(
        "Metsäkulman Konepaja Oy", "ari.metsakulma@metsakulma.example", 330, "Öljykattila on tulossa tiensä päähän. Mitä tilalle?", "heating",
        ((322, "Käynti: halli 1 200 m², öljyä 14 000 litraa vuodessa.", 120, False), (315, "Ilma-vesilämpöpumppu ja hukkalämmön talteenotto kompressorista.", 150, True)),
        4, (("Ilma-vesilämpöpumppu öljykattilan tilalle", "86000", "kWh/a"), ("Kompressorin hukkalämpö halliin", "9000", "kWh/a")),
        (("done", "79000"), ("done", "8200")), "done",
    ),
    Told(
        "Puistokadun Leipomo Oy", "leena.puisto@puistokatu.example", 260, "Sähkölasku on kaksinkertaistunut.", "energy",
        ((250, "Laskujen läpikäynti: uunien pohjakuorma öisin.", 60, False), (244, "Uunien ajastus ja lauhdelämpö veteen.", 90, True)),
        3, (("Uunien ajastus", "11000", "kWh/a"), ("Lauhdelämpö käyttöveteen", "6000", "kWh/a")),
        (("done", "12500"), ("dropped", "")), "partly", is_energy=True,
    ),
    Told(
        "Kallion Kukka Tmi", "ella.kallio@kallionkukka.example", 220, "Kannattaako kasvihuoneeseen led-valot?", "energy",
        ((214, "Soitto: valot uusittu jo, asia kunnossa.", 20, True),), 2, (), (), "not_done",
    ),
    Told(
        "Rantatien Autohuolto Oy", "pekka.ranta@rantatie.example", 200, "Vanha öljykattila, katto etelään. Omistaja kiinnostunut.", "solar",
        ((196, "Soitto ja karttatarkastelu.", 40, False), (190, "Aurinkosähkö 20 kWp, tarjouspyyntömalli liitteenä.", 75, True)),
        2, (("Aurinkosähkö 20 kWp", "17000", "kWh/a"),), is_referral=True,
    ),
    Told(
        "Koivurinteen Hoivakoti Oy", "marja.koivu@koivurinne.example", 120, "Lähetämme vuoden laskut.", "energy",
        ((110, "Laskelma: ilmanvaihto käy täydellä yölläkin.", 180, True),), 3, (("Ilmanvaihdon tarpeenmukainen ohjaus", "21000", "kWh/a"),),
        is_energy=True,
    ),
    Told("Saarnin Puu Oy", "", 60, "Purua poltetaan pihalla, kuivaamo vuotaa lämpöä.", "waste",
         ((45, "Soitettu, sovittu käynti.", 15, False),), 1, is_referral=True, reach=operations.Reach(phone="040 000 1122")),
    Told("Lampelan Tilausliikenne Oy", "olli.lampela@lampela.example", 24, "Sähköbussin latauspiste varikolle?", "transport",
         ((20, "Soitto: selvitetään liittymän koko.", 25, False),), 1),
    Told("Torikahvila Tuuli Oy", "tuuli@torikahvila.example", 6, "Haluaisimme energialaskelman.", "energy", is_energy=True, is_taken=False),
    Told("Myllyjoen Sahatarvike Oy", "", 2, "Halli ilman eristystä, lämmitys sähköllä.", "heating", is_referral=True, is_taken=False,
         reach=operations.Reach(phone="050 000 3344")),
)  # fmt: skip


def fill(*, municipality: Municipality, by: User, now: datetime) -> int:
    """Two services with their cases; returns how many cases there are. `by` works for the municipality or is an operator."""
    officers = Officer.objects.in_office().filter(municipality=municipality)
    adviser = officers.filter(is_lead=False).first() or officers.first()
    desks = {
        kind: operations.add_desk(
            municipality_id=municipality.pk, kind=kind, name={}, by=by, now=now - timedelta(days=340),
            adviser_id=adviser.pk if adviser else None,
        )
        for kind in ("advice", "energy")
    }  # fmt: skip
    lead = officers.filter(is_lead=True).first()
    for told in CASES:
        desk = desks["energy" if told.is_energy else "advice"]
        _live(told, desk, adviser=adviser, by=lead.user if lead else by, now=now)
    return len(CASES)


def _live(told: Told, desk: Desk, *, adviser: Officer | None, by: User, now: datetime) -> None:
    case = _open(told, desk, by=by, now=now - timedelta(days=told.days))
    if told.is_taken and adviser is not None:
        taken = now - timedelta(days=told.days - 2)
        operations.take_case(case_id=case.pk, officer_id=adviser.pk, by=adviser.user, now=taken)
    for days, text, minutes, is_shared in told.log:
        then = now - timedelta(days=days)
        operations.log_advice(
            case_id=case.pk, text=text, time_min=minutes, is_shared=is_shared, by=adviser.user if adviser else by,
            now=then, today=then.date(),
        )  # fmt: skip
    for step in list(desk.steps.all())[: told.steps]:
        then = now - timedelta(days=max(told.days - 10 * (step.order + 1), 1))
        operations.tick_step(
            case_id=case.pk,
            step_id=step.pk,
            is_done=True,
            by=by,
            now=then,
            today=then.date(),
            by_company=step.by_company,
        )
    last = now - timedelta(days=told.log[-1][0]) if told.log else now - timedelta(days=told.days)
    for text, value, unit in told.measures:
        effect = operations.Effect(Decimal(value), unit, 2)
        operations.add_measure(case_id=case.pk, text=text, expected=effect, by=by, now=last)
    _end(told, case, by=by, now=now)


def _open(told: Told, desk: Desk, *, by: User, now: datetime) -> Case:
    if told.is_referral:
        return operations.refer(
            municipality_id=desk.municipality_id, company=told.company, seen=told.question, topic=told.topic,
            reach=told.email or told.reach.phone, agreed=True, language="fi", by=by, now=now,
        )  # fmt: skip
    reach = operations.Reach(told.reach.name, told.email, told.reach.phone)
    return operations.request_advice(
        desk_id=desk.pk, company=told.company, question=told.question, topic=told.topic, reach=reach, agreed=True,
        language="fi", now=now,
    )  # fmt: skip


def _end(told: Told, case: Case, *, by: User, now: datetime) -> None:
    """Half a year after the advice the company told; then the case was closed."""
    if not told.outcome:
        return
    case.refresh_from_db()
    then = now - timedelta(days=20)
    if told.answers:
        pairs = zip(case.measures.all(), told.answers, strict=True)
        answers = {
            measure.pk: operations.Answer(state, Decimal(value) if value else None, "kWh/a" if value else "")
            for measure, (state, value) in pairs
        }
        operations.answer_follow_up(case_id=case.pk, answers=answers, now=then, today=then.date())
    operations.close_case(case_id=case.pk, outcome=told.outcome, text="", by=by, now=then, today=then.date())
