"""What goes on in the demo's largest network today: applications, goals under discussion, a round half answered."""

from datetime import datetime, timedelta
from decimal import Decimal

from talkoot.accounts.models import User
from talkoot.commitments.operations import GoalFacts, return_goal, submit_goals, write_goal
from talkoot.footprints.models import Indicator
from talkoot.kernel.working_days import working_day
from talkoot.memberships import operations as memberships
from talkoot.memberships.models import Application, Membership
from talkoot.networks.models import Network
from talkoot.organisations.operations import add_organisation
from talkoot.reporting import operations as reporting
from talkoot.reporting.models import Figure, GoalAnswer, Report, Round

ASKED = (
    "electricity", "renewable_share", "district_heat", "heating_oil", "diesel", "petrol", "vehicle_km", "mixed_waste",
    "bio_waste", "waste_total", "water",
)  # fmt: skip
CHANGE = tuple(Decimal(change) for change in ("0.94", "0.97", "1.03", "0.91", "0.98", "1.00", "0.96"))


def open_this_years_round(*, network: Network, by: User, now: datetime) -> Round:
    """The newest round: everybody asked, a third has answered, some are reading their mail, the rest are silent."""
    indicators = Indicator.objects.standard().filter(key__in=ASKED).values_list("pk", flat=True)
    round_ = reporting.prepare_round(
        network_id=network.pk,
        year=now.year,
        due_on=working_day((now + timedelta(days=45)).date()),
        indicator_ids=indicators,
        by=by,
        now=now,
    )
    asked_at = now - timedelta(days=12)
    reporting.open_round(round_id=round_.pk, by=by, now=asked_at)
    reports = list(round_.reports.select_related("membership__organisation", "round").order_by("pk"))
    earlier = {
        r.membership_id: r for r in Report.objects.filter(round__network=network, round__year=now.year - 1).accepted()
    }
    with_history = [report for report in reports if report.membership_id in earlier]
    for place, report in enumerate(with_history[:22]):
        moment = asked_at + timedelta(hours=7 * place + 3)
        _answer(report, earlier[report.membership_id], place, moment)
        if place < 12:
            reporting.accept_report(report_id=report.pk, by=by, now=moment + timedelta(days=1), grade=1 + place % 3)
        elif place == 12:
            reporting.return_report(
                report_id=report.pk, by=by, now=now - timedelta(hours=5),
                question="Sähkön määrä on laskenut neljänneksen. Onko joku toimipiste jäänyt pois?",
            )  # fmt: skip
    for report in with_history[22:27]:
        reporting.mark_opened(report_id=report.pk, now=now - timedelta(days=3))
    return round_


def _answer(report: Report, before: Report, place: int, now: datetime) -> None:
    """Answer like last year, a few per cent better or worse; the 15th mistakes kWh for MWh so that there is a doubt to see."""
    figures: dict[tuple[int, int | None], Decimal | None] = {}
    for number, figure in enumerate(Figure.objects.filter(report=before).select_related("indicator")):
        change = Decimal(1) if figure.indicator.is_share else CHANGE[(place + number) % len(CHANGE)]
        if place == 15 and figure.indicator.key == "electricity":
            change = Decimal(1000)
        figures[(figure.indicator_id, figure.site_id)] = round(figure.value * change, 1)
    goals = {
        answer.goal_id: reporting.GoalReply(
            progress="under_way", value=answer.value and round(answer.value * Decimal("0.97"), 1)
        )
        for answer in GoalAnswer.objects.filter(report=before)
    }
    reporting.save_answers(
        report_id=report.pk, now=now, language=report.language,
        answers=reporting.Answers(figures=figures, goals=goals, measures=before.measures),
    )  # fmt: skip
    reporting.submit_report(report_id=report.pk, now=now, by_name="")


def receive_applications(*, network: Network, by: User, now: datetime) -> list[Application]:
    """One of every kind: half done, waiting (two), sent back, declined."""
    applications = []
    for place, (email, answers, sent_days_ago) in enumerate(APPLICANTS):
        begun = now - timedelta(days=(sent_days_ago or 2) + 1)
        application = memberships.begin_application(network=network, email=email, language="fi", now=begun)
        memberships.save_application(application_id=application.pk, answers=answers, now=begun)
        if sent_days_ago is not None:
            memberships.submit_application(application_id=application.pk, now=now - timedelta(days=sent_days_ago))
        if place == 3:
            memberships.return_application(
                application_id=application.pk, by=by, now=now - timedelta(days=1),
                question="Hieno alku! Mistä vuodesta lähtötaso on?",
            )  # fmt: skip
        if place == 4:
            memberships.decline_application(
                application_id=application.pk, by=by, now=now - timedelta(days=3),
                reason="Toiminta on kokonaan toisessa kunnassa. Sopiva verkosto on Kivisalmen ilmastoverkosto.",
            )  # fmt: skip
        applications.append(application)
    return applications


def _goal(text: str, theme: str, **facts: str | int | None) -> dict[str, str | int | None]:
    return {
        "text": text,
        "theme": theme,
        "kind": "numeric",
        "exceeds_law": "yes",
        "why_exceeds": "Laki ei vaadi tätä.",
        **facts,
    }


APPLICANTS: tuple[tuple[str, dict[str, object], int | None], ...] = (
    ("tiina.ruusula@ruusulankukka.example", {"name": "Ruusulan Kukka Oy", "contact_name": "Tiina Ruusula", "business_id": "9100007-2"}, None),
    (
        "jari.vesterila@vesterilanverstas.example",
        {
            "name": "Vesterilän Verstas Oy", "contact_name": "Jari Vesterilä", "contact_phone": "+358 48 000 1200", "staff": 14,
            "size_class": "10-49", "industry": "25", "municipality": "Järvikaupunki", "consent": True,
            "goals": [
                _goal("Sähkönkulutus laskee 15 %", "energy_saving", baseline_value="210", baseline_year=2025, percent_change="-15", target_year=2029),
                _goal("Kaikki pakettiautot ovat sähköisiä", "mobility", target_year=2030),
            ],
        },
        5,
    ),
    (
        "sari.kallela@kallelankeittio.example",
        {
            "name": "Kallelan Keittiö Tmi", "contact_name": "Sari Kallela", "size_class": "<10", "industry": "56",
            "municipality": "Järvikaupunki", "consent": True, "wishes": ["calculation", "peers"],
            "goals": [_goal("Ruokahävikki puolittuu", "food", target_year=2028, percent_change="-50")],
        },
        2,
    ),
    (
        "mika.honkaranta@honkarannanauto.example",
        {
            "name": "Honkarannan Auto Oy", "contact_name": "Mika Honkaranta", "size_class": "10-49", "industry": "45",
            "municipality": "Järvikaupunki", "consent": True, "goals": [_goal("Lämmitys vähenee 20 %", "heating", baseline_value="340")],
        },
        6,
    ),
    (
        "leo.takala@takalanmuutot.example",
        {"name": "Takalan Muutot Oy", "contact_name": "Leo Takala", "size_class": "<10", "industry": "49", "municipality": "Kivisalmi", "consent": True},
        8,
    ),
)  # fmt: skip


def discuss_goals(*, network: Network, by: User, now: datetime) -> None:
    """Two goals wait for agreement, one was sent back with a question."""
    members = list(Membership.objects.filter(network=network, state="active", tier__kind="partner").order_by("pk")[3:6])
    words = (
        ("Keittiön jäähdytyksen hukkalämpö lämmittää käyttöveden", "heating", None),
        ("Kaikki kuljetushankinnat kilpailutetaan päästökriteerillä", "procurement", None),
        ("Vähennämme vedenkulutusta 10 %", "water", "Mikä on lähtötason vuosi ja määrä?"),
    )
    for member, (text, theme, question) in zip(members, words, strict=True):
        goal = write_goal(
            membership_id=member.pk, by=None, by_name=member.organisation.name, now=now - timedelta(days=4),
            facts=GoalFacts(theme=theme, text=text, kind="practice", target_year=now.year + 3),
        )  # fmt: skip
        submit_goals(
            membership_id=member.pk,
            by=None,
            by_name=member.organisation.name,
            now=now - timedelta(days=3),
            goal_ids=[goal.pk],
        )
        if question:
            return_goal(goal_id=goal.pk, question=question, by=by, now=now - timedelta(days=1))


def split_organisation(*, network: Network, by: User, now: datetime) -> None:
    """One member has split in two: its history stays, the successors carry on."""
    member = Membership.objects.filter(network=network, organisation__business_id="9643782-0").first()
    if member is None:
        return
    moment = now - timedelta(days=60)
    reason = "Yhtiö jakautui 1.9.: Harjulaakso Talonrakennus Oy ja Harjulaakso Infra Oy jatkavat."
    memberships.change_state(membership_id=member.pk, state="ended_by_merger", by=by, now=moment, reason=reason)
    for name, business_id in (("Harjulaakso Talonrakennus Oy", "9100008-0"), ("Harjulaakso Infra Oy", "9100009-9")):
        successor = add_organisation(
            name=name, business_id=business_id, industry="41", size_class="10-49", municipalities=["Järvikaupunki"]
        )
        memberships.add_member(
            network_id=network.pk, organisation_id=successor.pk, tier_id=member.tier_id, state="active",
            joined_on=moment.date(), by=by, now=moment, reason=f"Jatkaa: {member.organisation.name}",
        )  # fmt: skip
