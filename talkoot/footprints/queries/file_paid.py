"""What a ledger says was paid for things whose amounts are known: shown beside them, not counted."""

from talkoot.footprints.models import SourceFile
from talkoot.footprints.queries.file_groups import EUROS, NOTHING, groups_in
from talkoot.footprints.queries.file_plan import (
    Planned,
    PriceOf,
    can_count,
    planned_rows,
    question_of,
    questions_with_amounts,
)
from talkoot.footprints.queries.footprint import factors_of


def paid_elsewhere(source: SourceFile, price_of: PriceOf) -> list[Planned]:
    """Groups of euros that are not counted because their question has amounts, as the rows they would have been."""
    covered = questions_with_amounts(source.inventory, source.pk)
    factors, year = factors_of(source.inventory), source.inventory.year
    groups = []
    for group in groups_in(source.groups):
        kind = factors.kinds.get(group.suggestions[0][0]) if group.suggestions else None
        if group.unit != EUROS or group.choice != NOTHING or kind is None or question_of(kind) not in covered:
            continue
        if can_count(kind, EUROS, factors, price_of, year):
            groups.append(group.chosen(kind.code).to_plain())
    return planned_rows(SourceFile(inventory=source.inventory, file_name=source.file_name, groups=groups), price_of)
