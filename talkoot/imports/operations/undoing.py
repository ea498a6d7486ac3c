"""Undoing an import as a whole, as long as nobody has worked on with what it made."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.commitments.models import Commitment
from talkoot.footprints.models import Indicator
from talkoot.history.models import Event
from talkoot.history.operations import record
from talkoot.imports.enums import ImportState
from talkoot.imports.models import Import
from talkoot.imports.operations.records import AT_ONCE, Key, key_of, rows_now, snapshot
from talkoot.imports.wording import change_sentence
from talkoot.kernel.errors import Refused
from talkoot.memberships.models import Membership
from talkoot.networks.models import Coordination
from talkoot.organisations.models import Contact, Municipality, Organisation, Site

# made on the way: they go when nobody else needs them, and stay otherwise
SHARED: tuple[type[models.Model], ...] = (Indicator, Organisation, Municipality, User)
HOLDING = (models.CASCADE, models.PROTECT)
OF_ORGANISATION: tuple[type[models.Model], ...] = (Contact, Site)
TOLD_AT_MOST = 8


class CannotBeUndone(Refused):
    text = _("The import can no longer be undone as a whole, because this has been changed since: %(changed)s")


class NotImported(Refused):
    text = _("Only an import that has been carried out can be undone.")


@dataclass(frozen=True)
class Change:
    """Something that stands in the way: a row that was changed, or one that was added to what the import made."""

    thing: models.Model
    is_new: bool
    event: Event | None

    def __str__(self) -> str:
        return change_sentence(self.thing, is_new=self.is_new, event=self.event)


@transaction.atomic
def undo_import(*, import_id: int, by: User, now: datetime) -> Import:
    """Take everything out again that the import made; refused once any of it has been changed."""
    imported = Import.objects.select_for_update(of=("self",)).select_related("network").get(pk=import_id)
    if imported.state != ImportState.APPLIED:
        raise NotImported
    records = {key_of(kept): kept for kept in imported.records.all()}
    rows = rows_now(records)
    staying = _organisations_needed(set(rows))
    going = {key: row for key, row in rows.items() if not _stays(key, row, staying)}
    changes = [
        *_changed(going, {key: kept.snapshot for key, kept in records.items()}, imported),
        *_added(set(rows), staying, imported),
    ]
    if changes:
        raise CannotBeUndone(changed=" ".join(str(change) for change in changes[:TOLD_AT_MOST]))
    _delete(going)
    imported.records.all().delete()
    imported.state, imported.undone_at = ImportState.UNDONE, now
    imported.save(update_fields=["state", "undone_at"])
    record(
        verb="import.undone", subject="import", subject_id=imported.pk, network_id=imported.network_id, by=by, now=now,
        facts={"file": imported.file_name},
    )  # fmt: skip
    return imported


def _organisations_needed(keys: set[Key]) -> set[int]:
    """Organisations that have become members elsewhere, or coordinate: they stay, with their people and places."""
    ours = {pk for model, pk in keys if model is Membership}
    found: set[int] = set()
    for part in _parts(sorted(pk for model, pk in keys if model is Organisation)):
        members = Membership._base_manager.filter(organisation_id__in=part).values_list("pk", "organisation_id")
        found |= {organisation_id for pk, organisation_id in members if pk not in ours}
        found |= set(Coordination.objects.filter(organisation_id__in=part).values_list("organisation_id", flat=True))
    return found


def _stays(key: Key, row: models.Model, staying: set[int]) -> bool:
    if key[0] in OF_ORGANISATION:
        return getattr(row, "organisation_id", None) in staying
    return key[0] is Organisation and key[1] in staying


def _changed(rows: dict[Key, models.Model], snapshots: dict[Key, dict[str, str]], imported: Import) -> list[Change]:
    return [
        Change(row, False, _event(row, imported))
        for key, row in rows.items()
        if key[0] not in (Municipality, User) and snapshot(row) != snapshots[key]
    ]


def _added(keys: set[Key], staying: set[int], imported: Import) -> Iterator[Change]:
    """Rows that hang on what the import made, but were made by somebody else: they would go with it."""
    by_model: dict[type[models.Model], list[int]] = defaultdict(list)
    for model, pk in keys:
        if model not in SHARED or model is Organisation and pk not in staying:
            by_model[model].append(pk)
    for model, pks in by_model.items():
        for relation in model._meta.related_objects:
            if relation.many_to_many or (relation.on_delete not in HOLDING and model is not Commitment):
                continue
            for part in _parts(pks):
                held = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": part})
                yield from (Change(row, True, _event(row, imported)) for row in held if (type(row), row.pk) not in keys)


def _event(row: models.Model, imported: Import) -> Event | None:
    """Who touched it last, since the import."""
    events = Event.objects.filter(subject=row._meta.model_name, subject_id=row.pk, at__gte=imported.applied_at)
    return events.exclude(verb="import.applied").order_by("-at", "-pk").first()


def _delete(rows: Iterable[Key]) -> None:
    """What holds something before what is held, then what others may need as well."""
    by_model: dict[type[models.Model], list[int]] = defaultdict(list)
    for model, pk in rows:
        by_model[model].append(pk)
    own = _holders_first([model for model in by_model if model not in SHARED])
    for model in (*own, *(model for model in SHARED if model in by_model)):
        for part in _parts(by_model[model]):
            free = _nobody_needs(model, part) if model in SHARED else part
            model._base_manager.filter(pk__in=free).delete()


def _holders_first(kinds: list[type[models.Model]]) -> list[type[models.Model]]:
    """Tables in an order in which what points comes before what is pointed at."""
    ordered: list[type[models.Model]] = []
    rest = list(kinds)
    while rest:
        pointed_at = {
            f.related_model
            for model in rest
            for f in model._meta.concrete_fields
            if f.is_relation and f.related_model is not model
        }
        free = [model for model in rest if model not in pointed_at] or rest[:1]
        ordered += free
        rest = [model for model in rest if model not in free]
    return ordered


def _nobody_needs(model: type[models.Model], pks: list[int]) -> list[int]:
    """Those that no row points at any more; accounts that were used stay too."""
    needed: set[int] = set()
    for relation in model._meta.related_objects:
        if isinstance(relation, models.ManyToManyRel):
            column = f"{relation.field.m2m_reverse_name()}"
            assert relation.through is not None  # noqa: S101 -- a many-to-many relation has its table
            rows = relation.through._base_manager.filter(**{f"{column}__in": pks})
        else:
            column = str(relation.field.attname)
            rows = relation.related_model._base_manager.filter(**{f"{column}__in": pks})
        needed |= set(rows.values_list(column, flat=True))
    if model is User:
        used = User.objects.filter(pk__in=pks).exclude(last_login=None, is_superuser=False)
        needed |= set(used.values_list("pk", flat=True))
    return [pk for pk in pks if pk not in needed]


def _parts(pks: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(pks), AT_ONCE):
        yield pks[start : start + AT_ONCE]
