"""To many at once: reminders with a preview, waivers with a reason."""

from talkoot.history.models import Event
from talkoot.notices.models import Message
from talkoot.reporting.models import Report
from tests.factories import ContactFactory, MembershipFactory, ReportFactory
from tests.web.console.conftest import Desk


def waiting(desk: Desk, open_round) -> tuple[Report, Report]:
    other = MembershipFactory(network=desk.network, tier=desk.member.tier, organisation__name="Hiljainen Oy")
    ContactFactory(organisation=other.organisation)
    return ReportFactory(round=open_round, membership=desk.member), ReportFactory(round=open_round, membership=other)


def test_reminder_is_previewed_and_nothing_is_sent_by_looking(desk: Desk, open_round) -> None:
    waiting(desk, open_round)
    page = desk.get("round-remind", 2025)
    assert "<b>2</b> reminders would leave." in page
    assert "We have not heard from you yet" in page
    assert Message.objects.count() == 0


def test_reminders_leave_once_whatever_the_clicks(desk: Desk, open_round) -> None:
    first, second = waiting(desk, open_round)
    for _click in range(2):
        desk.post("round-remind", 2025, report=[first.pk, second.pk], once="remind-1")
    assert Message.objects.filter(kind="report_reminder").count() == 2


def test_only_the_chosen_are_reminded(desk: Desk, open_round) -> None:
    _first, second = waiting(desk, open_round)
    page = desk.get("round-remind", 2025, query=f"?report={second.pk}")
    assert "Hiljainen Oy" in page
    assert "<b>1</b> reminder would leave." in page
    desk.post("round-remind", 2025, report=[second.pk], once="remind-2")
    assert Message.objects.count() == 1


def test_who_has_answered_is_not_reminded(desk: Desk, report) -> None:
    assert "There is nobody to remind." in desk.get("round-remind", 2025, query=f"?report={report.pk}")
    desk.post("round-remind", 2025, report=[report.pk], once="remind-3")
    assert Message.objects.count() == 0


def test_chosen_reports_are_waived_with_a_reason(desk: Desk, open_round) -> None:
    first, second = waiting(desk, open_round)
    desk.post("round-waive", 2025, report=[first.pk, second.pk], reason="Merged in January", once="waive-1")
    assert list(Report.objects.values_list("state", "reason")) == [("waived", "Merged in January")] * 2
    assert Event.objects.filter(verb="report.waived", by=desk.coordinator).count() == 2


def test_waiver_needs_a_reason_and_keeps_the_choice(desk: Desk, open_round) -> None:
    first, _second = waiting(desk, open_round)
    page = desk.post("round-waive", 2025, report=[first.pk]).content.decode()
    assert f'name="report" value="{first.pk}"' in page
    first.refresh_from_db()
    assert first.state == "invited"


def test_waiving_nobody_asks_to_choose(desk: Desk, open_round) -> None:
    waiting(desk, open_round)
    assert "Choose the members on the board first." in desk.get("round-waive", 2025)


def test_nonsense_among_the_chosen_does_no_harm(desk: Desk, open_round) -> None:
    waiting(desk, open_round)
    assert "There is nobody to remind." in desk.get("round-remind", 2025, query="?report=abc&report=" + "9" * 40)
