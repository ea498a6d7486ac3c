"""Bringing a spreadsheet in the console: from the file to the network and back."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from talkoot.accounts.models import User
from talkoot.imports import operations
from talkoot.imports.models import Import
from talkoot.imports.queries import mapping_of
from talkoot.memberships.models import Membership
from talkoot.memberships.operations import change_state
from talkoot.reporting.models import Figure
from talkoot.web.console.queries.import_questions import Question, questions_of
from tests.factories import NOW
from tests.imports.workbooks import BAKERY, GARAGE, MEMBERS, SMALL, YEAR, workbook
from tests.people import People
from tests.web.console.conftest import Desk

RANGE, ESTIMATE = "Follow-up 2024!B3!range", "Follow-up 2024!C3!approximate"


@pytest.fixture
def imported(people: People) -> Import:
    return operations.upload_workbook(
        network_id=people.network.pk, data=workbook(), file_name="small.xlsx", by=people.coordinator, now=NOW
    )


def question(imported: Import, key: str) -> Question:
    return next(q for q in questions_of(imported) if q.id == key)


def upload(desk: Desk, data: bytes, name: str = "small.xlsx", **more: str) -> Any:
    return desk.post("import-new", file=SimpleUploadedFile(name, data), **more)


def carried_out(desk: Desk, imported: Import, catch: Any, **answers: str) -> Import:
    with catch(execute=True):
        desk.post("import-apply", imported.pk, begins="joined", version=imported.version, **answers)
    imported.refresh_from_db()
    return imported


def test_empty_list_says_what_to_do_first(desk: Desk):
    page = desk.get("imports")
    assert "No spreadsheet has been brought yet" in page
    assert desk.url("import-new") in page


def test_uploaded_file_leads_to_its_sheets(desk: Desk):
    answer = upload(desk, workbook())
    imported = Import.objects.get()
    assert (answer.status_code, answer.url) == (302, desk.url("import-mapping", imported.pk))
    assert (imported.file_name, imported.by, imported.state) == ("small.xlsx", desk.coordinator, "read")


def test_double_click_keeps_one_file(desk: Desk):
    for _click in range(2):
        assert upload(desk, workbook(), once="token-1").url == desk.url("import-mapping", Import.objects.get().pk)


def bomb() -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 350_000_000)
    return target.getvalue()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (bomb, "unpacks to far more than a spreadsheet should"),
        (lambda: b"\x89PNG\r\n\x1a\n" + b"\x00" * 200, "This file is not a spreadsheet."),
        (lambda: b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le") * 40, "protected by a password"),
        (lambda: b"", "The file is empty."),
        (lambda: b" " * (10 * 1024 * 1024 + 1), "The file is larger than 10 MB."),
    ],
)
def test_file_that_cannot_be_read_is_refused_in_plain_words(desk: Desk, make: Callable[[], bytes], words: str):
    answer = upload(desk, make())
    assert (answer.status_code, Import.objects.count()) == (200, 0)
    assert words in answer.content.decode()


def test_a_refusal_is_said_in_the_readers_language(desk: Desk):
    with translation.override("fi"):
        answer = upload(desk, b"\x89PNG\r\n\x1a\n" + b"\x00" * 200)
    assert answer.headers["Content-Language"] == "fi"


def test_examples_are_offered_in_the_demo_only(desk: Desk, settings: Any):
    assert "ilmastokumppanit-jarvikaupunki.xlsx" not in desk.get("import-new")
    assert desk.client.get(desk.url("import-example", "jarvikaupunki")).status_code == 404
    settings.DEMO = True
    assert "ilmastokumppanit-jarvikaupunki.xlsx" in desk.get("import-new")
    answer = desk.client.get(desk.url("import-example", "jarvikaupunki"))
    assert b"".join(answer.streaming_content)[:2] == b"PK"
    assert desk.client.get(desk.url("import-example", "nothing")).status_code == 404


def test_sheets_are_shown_with_headings_and_first_values(desk: Desk, imported: Import):
    page = desk.get("import-mapping", imported.pk)
    assert "We found <b>3</b> sheets in small.xlsx." in page
    for text in (
        "Members",
        "Goals",
        "Follow-up 2024",
        "The headings stand on row 1.",
        "Internal remarks",
        BAKERY,
        "owner is ill",
    ):
        assert text in page
    assert '<option value="member.business_id" selected>Business ID</option>' in page


def sheet_form(imported: Import, number: int, **changes: object) -> dict[str, object]:
    sheet = mapping_of(imported).sheets[number]
    plain = {f"field_{column.column}": column.field for column in sheet.columns}
    plain |= {f"unit_{column.column}": column.unit or "" for column in sheet.columns}
    return {
        "kind": sheet.kind,
        "year": sheet.year or "",
        "first_row": sheet.first_row + 1,
        "version": imported.version,
        **plain,
        **changes,
    }


def test_corrected_column_is_kept_and_remembered(desk: Desk, imported: Import):
    answer = desk.client.post(
        desk.url("import-mapping", imported.pk) + "?sheet=2", sheet_form(imported, 2, field_3="note.private")
    )
    assert answer.url == desk.url("import-preview", imported.pk)
    imported.refresh_from_db()
    assert mapping_of(imported).sheets[2].columns[3].field == "note.private"
    upload(desk, workbook({"Members": MEMBERS, "Follow-up 2025": YEAR}), "next.xlsx")
    page = desk.get("import-mapping", Import.objects.first().pk)
    assert page.count("Remembered from last time") == 1


def test_sheet_can_be_left_out_and_its_year_and_unit_corrected(desk: Desk, imported: Import):
    desk.client.post(desk.url("import-mapping", imported.pk) + "?sheet=1", sheet_form(imported, 1, kind="ignored"))
    imported.refresh_from_db()
    desk.client.post(
        desk.url("import-mapping", imported.pk) + "?sheet=2", sheet_form(imported, 2, year="2023", unit_1="kWh")
    )
    imported.refresh_from_db()
    sheets = mapping_of(imported).sheets
    assert (sheets[1].kind, sheets[2].year, sheets[2].columns[1].unit) == ("ignored", 2023, "kWh")


@pytest.mark.parametrize(
    "wrong", [{"field_3": "nonsense"}, {"kind": "x"}, {"year": "1e999"}, {"first_row": "0"}, {"unit_1": "furlong"}]
)
def test_impossible_mapping_is_refused_and_kept_as_typed(desk: Desk, imported: Import, wrong: dict[str, str]):
    answer = desk.client.post(desk.url("import-mapping", imported.pk) + "?sheet=2", sheet_form(imported, 2, **wrong))
    assert (answer.status_code, "to correct" in answer.content.decode()) == (200, True)


def test_two_coordinators_correcting_the_same_sheet_are_told(desk: Desk, imported: Import, people: People):
    operations.correct_mapping(import_id=imported.pk, mapping=mapping_of(imported), by=people.operator)
    answer = desk.client.post(
        desk.url("import-mapping", imported.pk) + "?sheet=2", sheet_form(imported, 2, kind="ignored")
    )
    assert "Somebody else changed this while you were editing." in answer.content.decode()


@pytest.mark.parametrize("query", ["?sheet=99", "?sheet=-1", "?sheet=%00", "?sheet=²", "?sheet=" + "9" * 400])
def test_unknown_sheet_shows_the_first(desk: Desk, imported: Import, query: str):
    assert 'id="sheet-name">Members<' in desk.get("import-mapping", imported.pk, query=query)


def test_preview_sums_up_and_shows_every_question_beside_its_cell(desk: Desk, imported: Import):
    page = desk.get("import-preview", imported.pk)
    assert "<h1>3 members, 2 goals, 8 figures; 3 questions.</h1>" in page
    for text in (
        "Follow-up 2024 <b>B3</b>",
        "“100-150” is a range. Which figure shall we keep?",
        "Take 125",
        "<bdi>n. 80</bdi>",
        "<bdi>80 MWh</bdi>",
    ):
        assert text.replace(" MWh", "\u00a0MWh") in page


def test_nothing_but_answer_later_is_chosen_beforehand(desk: Desk, imported: Import):
    page = desk.get("import-preview", imported.pk)
    chosen = [
        part.split(">")[0]
        for part in page.split("<input")[1:]
        if 'type="radio"' in part.split(">")[0] and " checked" in part.split(">")[0]
    ]
    assert [one for one in chosen if 'name="q-' in one and 'value=""' not in one] == []
    assert sum('name="q-' in one for one in chosen) == 3


def test_preview_shows_who_is_known_already_and_private_notes_as_private(desk: Desk, imported: Import, people: People):
    organisation = people.membership.organisation
    organisation.business_id = "9474354-1"
    organisation.save()
    page = desk.get("import-preview", imported.pk)
    assert "Already a member: nothing of it is overwritten" in page
    assert "Private notes, never published" in page
    assert page.index("Private notes, never published") < page.index("owner is ill")


def test_looking_writes_nothing(desk: Desk, imported: Import):
    for page in ("imports", "import-new", "import-mapping", "import-preview", "import"):
        desk.get(page, *([] if page in ("imports", "import-new") else [imported.pk]))
    again = Import.objects.get()
    assert (again.version, again.state, Membership.objects.count()) == (1, "read", 2)


def test_answers_are_saved_and_shown(desk: Desk, imported: Import):
    one, other = question(imported, RANGE), question(imported, ESTIMATE)
    desk.post(
        "import-preview",
        imported.pk,
        begins="joined",
        version=1,
        **{one.name: "another", one.text_name: "110", other.name: "keep"},
    )
    imported.refresh_from_db()
    assert imported.answers == {RANGE: "110", ESTIMATE: "keep"}
    page = desk.get("import-preview", imported.pk)
    assert "2 of 3 questions are answered." in page
    assert 'value="110"' in page
    assert "<bdi>110\u00a0MWh</bdi>" in page


def test_answers_save_themselves(desk: Desk, imported: Import):
    one = question(imported, RANGE)
    for answer in ("suggestion", "leave_out"):
        saved = desk.post("import-answers", imported.pk, begins="joined", version=1, **{one.name: answer})
        assert saved.status_code == 204
    imported.refresh_from_db()
    assert imported.answers == {RANGE: "leave_out"}


def test_what_a_colleague_answered_meanwhile_is_not_lost(desk: Desk, imported: Import, people: People):
    operations.answer_questions(import_id=imported.pk, answers={ESTIMATE: "keep"}, by=people.operator, seen_version=1)
    one, other = question(imported, RANGE), question(imported, ESTIMATE)
    mine = {"begins": "joined", "version": 1, one.name: "suggestion", other.name: ""}
    assert desk.post("import-answers", imported.pk, **mine).status_code == 409
    answer = desk.post("import-preview", imported.pk, **mine)
    page = answer.content.decode()
    assert "Somebody else changed this while you were editing." in page
    assert "2 of 3 questions are answered." in page
    imported.refresh_from_db()
    assert imported.answers == {ESTIMATE: "keep"}


def test_all_of_a_kind_are_answered_alike(desk: Desk, people: People):
    rows = (*YEAR[:1], *((name, "100-150", "50-60", 900, "") for name, *_rest in YEAR[1:]))
    imported = operations.upload_workbook(
        network_id=people.network.pk,
        data=workbook({**SMALL, "Follow-up 2024": rows}),
        file_name="x.xlsx",
        by=desk.coordinator,
        now=NOW,
    )
    one = question(imported, RANGE)
    desk.post(
        "import-preview", imported.pk, begins="joined", version=1, alike="range:suggestion", **{one.name: "leave_out"}
    )
    imported.refresh_from_db()
    assert sorted(imported.answers.values()) == ["leave_out", *["suggestion"] * 5]


@pytest.mark.parametrize(
    "data",
    [
        {"begins": "date", "begins_on": ""},
        {"begins": "date", "begins_on": "9999-01-01"},
        {"begins": "x"},
        {"begins": "joined", "begins_on": "0"},
    ],
)
def test_impossible_day_is_refused(desk: Desk, imported: Import, data: dict[str, str]):
    answer = desk.post("import-apply", imported.pk, version=1, **data)
    assert (answer.status_code, Import.objects.get().state) == (200, "read")


def test_value_that_was_not_typed_is_asked_for(desk: Desk, imported: Import):
    answer = desk.post(
        "import-preview", imported.pk, begins="joined", version=1, **{question(imported, RANGE).name: "another"}
    )
    assert "Follow-up 2024 B3: type the right value." in answer.content.decode()


def test_import_is_carried_out_with_the_answers_on_the_page(
    desk: Desk, imported: Import, django_capture_on_commit_callbacks: Any
):
    done = carried_out(
        desk, imported, django_capture_on_commit_callbacks, **{question(imported, RANGE).name: "suggestion"}
    )
    assert (done.state, Figure.objects.filter(value=125, report__membership__organisation__name=GARAGE).count()) == (
        "applied",
        1,
    )
    page = desk.get("import", imported.pk)
    assert "small.xlsx is in the network." in page
    assert f'<a href="{desk.url("members")}">3 members</a>' in page
    assert "2 questions were not answered." in page


def test_double_click_imports_once(desk: Desk, imported: Import, django_capture_on_commit_callbacks: Any):
    with django_capture_on_commit_callbacks() as started:
        for _click in range(2):
            answer = desk.post("import-apply", imported.pk, begins="joined", version=1)
            assert answer.url == desk.url("import", imported.pk)
    assert len(started) == 1


def test_progress_works_without_javascript_and_asks_again_with_it(desk: Desk, imported: Import):
    desk.post("import-apply", imported.pk, begins="joined", version=1)
    page = desk.get("import", imported.pk)
    assert f'<a href="{desk.url("import", imported.pk)}">Look again</a>' in page
    assert 'hx-trigger="every 2s"' in page
    part = desk.client.get(desk.url("import", imported.pk), headers={"HX-Request": "true"}).content.decode()
    assert "Look again" in part
    assert "<html" not in part
    Import.objects.update(state="applied", applied_at=NOW)
    finished = desk.client.get(desk.url("import", imported.pk), headers={"HX-Request": "true"})
    assert (finished.status_code, finished.headers["HX-Refresh"]) == (286, "true")


def test_start_that_was_lost_can_be_repeated(desk: Desk, imported: Import):
    Import.objects.update(state="applying", started_at=NOW)
    assert "Start again" in desk.get("import", imported.pk)
    assert desk.post("import-apply", imported.pk, again="1").url == desk.url("import", imported.pk)
    imported.refresh_from_db()
    assert imported.started_at > NOW


def test_failed_import_says_why_and_can_be_tried_again(desk: Desk, imported: Import):
    operations.fail_import(import_id=imported.pk, reason="The disk is full.")
    page = desk.get("import", imported.pk)
    assert "The import did not succeed. Nothing was written." in page
    assert "The disk is full." in page
    assert "3 questions" in desk.get("import-preview", imported.pk)


def test_import_can_be_undone_and_applied_again(desk: Desk, imported: Import, django_capture_on_commit_callbacks: Any):
    carried_out(desk, imported, django_capture_on_commit_callbacks)
    assert "Undo the import of small.xlsx?" in desk.get("import-undo", imported.pk)
    for _click in range(2):
        assert desk.post("import-undo", imported.pk).url == desk.url("import", imported.pk)
    assert "The import of small.xlsx is undone." in desk.get("import", imported.pk)
    assert Membership.objects.filter(network=desk.network).get() == desk.member
    imported.refresh_from_db()
    again = carried_out(
        desk, imported, django_capture_on_commit_callbacks, **{question(imported, ESTIMATE).name: "leave_out"}
    )
    assert (again.state, Figure.objects.filter(value=80).count()) == ("applied", 0)


def test_refused_undo_says_what_was_changed_and_by_whom(
    desk: Desk, imported: Import, people: People, django_capture_on_commit_callbacks: Any
):
    done = carried_out(desk, imported, django_capture_on_commit_callbacks)
    bakery = Membership.objects.get(organisation__name=BAKERY)
    change_state(membership_id=bakery.pk, state="paused", by=people.operator, now=done.applied_at)
    page = desk.client.post(desk.url("import-undo", imported.pk), follow=True).content.decode()
    assert "The membership of Kallion Leipomo Oy was changed by Operator on" in page
    imported.refresh_from_db()
    assert imported.state == "applied"


def test_pages_of_a_finished_import_lead_to_it(desk: Desk, imported: Import, django_capture_on_commit_callbacks: Any):
    carried_out(desk, imported, django_capture_on_commit_callbacks)
    for page in ("import-mapping", "import-preview"):
        assert desk.client.get(desk.url(page, imported.pk)).url == desk.url("import", imported.pk)


ADDRESSES = ("imports", "import-new", "import", "import-mapping", "import-preview", "import-undo")


@pytest.mark.parametrize("name", ["stranger", "reader", "member", "neighbour"])
def test_imports_of_a_network_do_not_exist_for_others(
    name: str, people: People, imported: Import, client_of: Callable[[User | None], Client]
):
    client = client_of(getattr(people, name))
    for address in ADDRESSES:
        arguments = [people.network.slug, *([] if address in ("imports", "import-new") else [imported.pk])]
        assert client.get(reverse(f"console:{address}", args=arguments)).status_code == 404
    for address in ("import-apply", "import-answers", "import-undo", "import-preview", "import-mapping"):
        assert client.post(reverse(f"console:{address}", args=[people.network.slug, imported.pk])).status_code == 404


def test_import_of_a_neighbour_is_not_found_under_ones_own_network(
    people: People, imported: Import, client_of: Callable[[User | None], Client]
):
    client = client_of(people.neighbour)
    for address in ADDRESSES[2:]:
        assert (
            client.get(reverse(f"console:{address}", args=[people.other_network.slug, imported.pk])).status_code == 404
        )


def test_visitor_is_led_to_sign_in(people: People, imported: Import):
    answer = Client().get(reverse("console:import-preview", args=[people.network.slug, imported.pk]))
    assert answer.url.split("?")[0] == reverse("account_login")


@pytest.mark.parametrize("page", ["import", "import-mapping", "import-preview"])
@pytest.mark.parametrize("key", [10**30, 99])
def test_import_that_does_not_exist_is_not_found(desk: Desk, page: str, key: int):
    assert desk.client.get(desk.url(page, key)).status_code == 404


@pytest.mark.parametrize("page", ["?page=zzz", "?page=-1", "?page=" + "9" * 400, "?page=%00"])
def test_nonsense_in_the_address_of_the_preview_does_no_harm(desk: Desk, imported: Import, page: str):
    assert BAKERY in desk.get("import-preview", imported.pk, query=page)


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_one_and_for_three(
    desk: Desk, people: People, count: int, django_assert_num_queries: Any
):
    for _time in range(count):
        operations.upload_workbook(
            network_id=people.network.pk, data=workbook(), file_name="x.xlsx", by=desk.coordinator, now=NOW
        )
    with django_assert_num_queries(5):
        desk.get("imports")


@pytest.mark.parametrize("count", [1, 3])
def test_preview_costs_the_same_for_one_member_and_for_three(
    desk: Desk, people: People, count: int, django_assert_num_queries: Any
):
    imported = operations.upload_workbook(
        network_id=people.network.pk,
        data=workbook({"Members": MEMBERS[: count + 1]}),
        file_name="x.xlsx",
        by=desk.coordinator,
        now=NOW,
    )
    with django_assert_num_queries(7):
        desk.get("import-preview", imported.pk)


def test_file_without_members_says_what_to_do(desk: Desk, people: People):
    upload(desk, b"just some words\nand more of them\n", "words.csv")
    imported = Import.objects.get()
    desk.get("import-mapping", imported.pk)
    assert "Tell on the page of the sheets which column holds the organisations" in desk.get(
        "import-preview", imported.pk
    )
