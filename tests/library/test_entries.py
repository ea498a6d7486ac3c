"""Entries of the directory: shown, verified, closed by date, taken down."""

from datetime import date, timedelta
from typing import Any

import pytest

from talkoot.history.models import Event, Freshness
from talkoot.kernel.errors import ChangedMeanwhile
from talkoot.kernel.months import months_after
from talkoot.library import operations
from talkoot.library.models import Entry
from talkoot.library.queries import SEARCH_KIND, entries_to_verify, shelf_counts
from talkoot.library.rules import may_keep
from talkoot.organisations.models import Officer
from talkoot.search.queries import found
from tests.factories import NOW, TODAY
from tests.factories.library import EntryFactory, ShelfFactory
from tests.people import People

DAY = timedelta(days=1)
SEVEN_MONTHS_AGO = date(2025, 8, 10)


@pytest.fixture
def shelf(people: People) -> Any:
    return ShelfFactory(municipality=people.municipality)


@pytest.fixture
def verifier(people: People) -> Officer:
    return Officer.objects.get(user=people.officer)


def add(shelf: Any, people: People, **facts: Any) -> Entry:
    facts = {"title": {"fi": "Energianeuvonta"}, **facts}
    return operations.add_entry(shelf_id=shelf.pk, by=people.officer, now=NOW, today=TODAY, **facts)


def shown(**facts: Any) -> bool:
    entry = EntryFactory(**facts)
    return Entry.objects.on_show(TODAY).filter(pk=entry.pk).exists()


def waits(**facts: Any) -> bool:
    entry = EntryFactory(**facts)
    return Entry.objects.to_verify(TODAY).filter(pk=entry.pk).exists()


def test_shelf_is_added_with_its_names(people: People):
    shelf = operations.add_shelf(
        municipality_id=people.municipality.pk,
        kind="reliefs",
        name={"fi": "Helpotukset", "sv": "Lättnader"},
        by=people.lead,
        now=NOW,
    )
    assert (shelf.name_fi, shelf.name_sv, shelf.kind, shelf.is_public) == ("Helpotukset", "Lättnader", "reliefs", True)


def test_shelf_without_a_name_is_refused(people: People):
    with pytest.raises(operations.NeedsName):
        operations.add_shelf(
            municipality_id=people.municipality.pk, kind="reliefs", name={"fi": " "}, by=people.lead, now=NOW
        )


def test_shelf_is_changed_and_an_outdated_change_refused(people: People, shelf: Any):
    change = {
        "shelf_id": shelf.pk,
        "by": people.lead,
        "now": NOW,
        "about": {"fi": "Uutta"},
        "is_public": False,
        "seen_version": 1,
    }
    changed = operations.change_shelf(name={"fi": "Uusi"}, **change)
    assert (changed.name_fi, changed.about_fi, changed.is_public, changed.version) == ("Uusi", "Uutta", False, 2)
    with pytest.raises(ChangedMeanwhile):
        operations.change_shelf(name={"fi": "Toinen"}, **change)
    with pytest.raises(operations.NeedsName):
        operations.change_shelf(name={"fi": "", "en": ""}, **{**change, "seen_version": 2})


def test_new_entry_is_verified_today_and_found(people: People, shelf: Any, verifier: Officer):
    entry = add(shelf, people, text={"fi": "Maksuton"}, industries=["C", "10"], topic="heating", verifier=verifier)
    assert (entry.verified_on, entry.industries, entry.verifier) == (TODAY, " C 10 ", verifier)
    assert found("energianeuvonta", kind=SEARCH_KIND, owner_id=people.municipality.pk) == [str(entry.pk)]
    assert found("uppvärmning", kind=SEARCH_KIND) == [str(entry.pk)]  # the topic's name in every language
    assert Event.objects.filter(subject="library_entry", subject_id=entry.pk).get().verb == "library_entry.added"


@pytest.mark.parametrize("title", [{}, {"fi": ""}, {"fi": "  ", "sv": ""}])
def test_entry_without_a_title_is_refused(people: People, shelf: Any, title: dict[str, str]):
    with pytest.raises(operations.NeedsTitle):
        add(shelf, people, title=title)


def test_call_that_closes_before_it_opens_is_refused(people: People, shelf: Any):
    with pytest.raises(operations.ClosesBeforeItOpens):
        add(shelf, people, opens_on=TODAY, closes_on=TODAY - DAY)


def test_verifier_must_work_for_the_municipality_today(people: People, shelf: Any, verifier: Officer):
    with pytest.raises(operations.VerifierNotInOffice):
        add(shelf, people, verifier=Officer.objects.get(user=people.other_officer))
    verifier.until_on = TODAY
    with pytest.raises(operations.VerifierNotInOffice):
        add(shelf, people, verifier=verifier)


def test_change_keeps_what_was_not_asked_and_verifies(people: People, shelf: Any):
    entry = add(shelf, people, provider="Motiva", verified_on=SEVEN_MONTHS_AGO)
    changed = operations.change_entry(
        entry_id=entry.pk, by=people.lead, now=NOW, today=TODAY, seen_version=1, title={"fi": "Lämmitys"}
    )
    assert (changed.title_fi, changed.provider, changed.verified_on, changed.version) == (
        "Lämmitys",
        "Motiva",
        TODAY,
        2,
    )
    assert (found("energianeuvonta", kind=SEARCH_KIND), found("lämmitys", kind=SEARCH_KIND)) == ([], [str(entry.pk)])


def test_change_may_leave_the_verification_as_it_was(people: People, shelf: Any):
    entry = add(shelf, people, verified_on=SEVEN_MONTHS_AGO)
    operations.change_entry(
        entry_id=entry.pk, by=people.lead, now=NOW, today=TODAY, is_verified=False, title={"fi": "Lämmitys"}
    )
    assert Entry.objects.get(pk=entry.pk).verified_on == SEVEN_MONTHS_AGO


def test_outdated_change_is_refused(people: People, shelf: Any):
    entry = add(shelf, people)
    operations.verify_entry(entry_id=entry.pk, by=people.lead, now=NOW, today=TODAY)
    with pytest.raises(ChangedMeanwhile):
        operations.change_entry(
            entry_id=entry.pk, by=people.lead, now=NOW, today=TODAY, seen_version=1, title={"fi": "Uusi"}
        )


def test_one_click_verifies_and_keeps_the_verifier(people: People, shelf: Any, verifier: Officer):
    entry = EntryFactory(shelf=shelf, verifier=verifier, verified_on=SEVEN_MONTHS_AGO)
    verified = operations.verify_entry(entry_id=entry.pk, by=people.lead, now=NOW, today=TODAY)
    assert (verified.verified_on, verified.verifier) == (TODAY, verifier)


def test_whoever_verifies_what_nobody_looks_after_looks_after_it(people: People, shelf: Any, verifier: Officer):
    abandoned = EntryFactory(shelf=shelf, verifier=None)
    left = EntryFactory(shelf=shelf, verifier=Officer.objects.create(
        municipality=people.municipality, user=people.stranger, since_on=SEVEN_MONTHS_AGO, until_on=TODAY
    ))  # fmt: skip
    for entry in (abandoned, left):
        assert operations.verify_entry(entry_id=entry.pk, by=people.officer, now=NOW, today=TODAY).verifier == verifier


def test_operator_verifies_without_becoming_the_verifier(people: People, shelf: Any):
    entry = EntryFactory(shelf=shelf, verifier=None)
    assert operations.verify_entry(entry_id=entry.pk, by=people.operator, now=NOW, today=TODAY).verifier is None


def test_entry_taken_down_is_neither_shown_nor_found_nor_changed(people: People, shelf: Any):
    entry = add(shelf, people)
    operations.end_entry(entry_id=entry.pk, reason="Palvelu loppui", by=people.officer, now=NOW, today=TODAY)
    assert (list(Entry.objects.on_show(TODAY)), found("energianeuvonta", kind=SEARCH_KIND)) == ([], [])
    assert Event.objects.get(verb="library_entry.ended").reason == "Palvelu loppui"
    arguments = {"entry_id": entry.pk, "by": people.officer, "now": NOW, "today": TODAY}
    for again in (
        lambda: operations.verify_entry(**arguments),
        lambda: operations.change_entry(title={"fi": "x"}, **arguments),
        lambda: operations.end_entry(reason="", **arguments),
    ):
        with pytest.raises(operations.EntryTakenDown):
            again()


def test_every_change_renews_the_public_pages(people: People, shelf: Any):
    def number() -> int:
        return Freshness.objects.get_or_create(network_id=0)[0].number

    numbers = [number()]
    entry = add(shelf, people)
    numbers.append(number())
    operations.verify_entry(entry_id=entry.pk, by=people.lead, now=NOW, today=TODAY)
    numbers.append(number())
    operations.end_entry(entry_id=entry.pk, reason="", by=people.lead, now=NOW, today=TODAY)
    assert sorted({*numbers, number()}) == [*numbers, number()]


@pytest.mark.django_db
def test_closed_call_vanishes_the_day_after_its_last_and_opens_on_its_first():
    assert (shown(closes_on=TODAY), shown(closes_on=TODAY - DAY)) == (True, False)
    assert (shown(opens_on=TODAY), shown(opens_on=TODAY + DAY)) == (True, False)
    assert (shown(), shown(ended_on=TODAY), shown(shelf__is_public=False)) == (True, False, False)


def test_entry_is_to_verify_after_six_months_or_when_nobody_will(people: People, verifier: Officer):
    half_a_year_ago = months_after(TODAY, -6)
    assert not waits(verifier=verifier, verified_on=half_a_year_ago)
    assert waits(verifier=verifier, verified_on=half_a_year_ago - DAY)
    assert not waits(verifier=verifier, verified_on=SEVEN_MONTHS_AGO, closes_on=TODAY - DAY)
    assert not waits(verifier=verifier, verified_on=SEVEN_MONTHS_AGO, ended_on=TODAY)
    assert waits(verifier=None)
    verifier.until_on = TODAY
    verifier.save()
    assert waits(verifier=verifier)


def test_what_waits_is_told_by_municipality_the_oldest_first(people: People, shelf: Any):
    newer, older = EntryFactory(shelf=shelf), EntryFactory(shelf=shelf, verified_on=SEVEN_MONTHS_AGO)
    EntryFactory(shelf__municipality=people.other_municipality)
    assert list(entries_to_verify(people.municipality.pk, TODAY)) == [older, newer]


@pytest.mark.parametrize("day", [date(2026, 8, 31), date(2026, 3, 31), date(2026, 1, 15)])
def test_months_before_stay_within_their_month(day: date):
    before = months_after(day, -6)
    assert (day.year * 12 + day.month) - (before.year * 12 + before.month) == 6


@pytest.mark.django_db
def test_company_sees_what_concerns_its_industry_size_and_language_and_what_is_for_all():
    everybody = EntryFactory()
    section, division = EntryFactory(industries=" C "), EntryFactory(industries=" 10 ")
    farms, small = EntryFactory(industries=" A "), EntryFactory(size_classes=" <10 10-49 ")
    swedish = EntryFactory(languages=" sv ")
    entries = Entry.objects.order_by("pk")
    assert set(entries.for_company(industry="10710")) == {everybody, section, division, small, swedish}
    assert set(entries.for_company(industry="C")) == {everybody, section, division, small, swedish}
    assert set(entries.for_company(industry="A", size_class="50-249")) == {everybody, farms, swedish}
    assert set(entries.for_company(industry="A", language="fi")) == {everybody, farms, small}
    assert entries.for_company().count() == 6


@pytest.mark.parametrize("count", [1, 3])
def test_shelves_are_counted_in_three_questions(people: People, count: int, django_assert_num_queries: Any):
    for _ in range(count):
        EntryFactory(shelf=ShelfFactory(municipality=people.municipality))
    with django_assert_num_queries(3):
        assert [(one.shown, one.waiting) for one in shelf_counts(people.municipality.pk, TODAY)] == [(1, 1)] * count


def test_those_who_work_for_the_municipality_keep_its_directory(people: People, shelf: Any):
    allowed = {name: may_keep(getattr(people, name), shelf) for name in ("lead", "officer", "other_officer", "member")}
    assert allowed == {"lead": True, "officer": True, "other_officer": False, "member": False}
