"""The hours that advice to companies takes, counted once in the model whose desk it comes to."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from talkoot.adoptions.enums import AdoptionState
from talkoot.adoptions.models import Carrier
from talkoot.cases.queries import last_moves, minutes_logged

MINUTES = 60


def desks_counted(ids: Iterable[int]) -> dict[int, list[int]]:
    """The desks of each adoption. A desk that several models run on belongs to the first that has not ended."""
    ids = set(ids)
    wanted = Carrier.objects.filter(adoption__in=ids, desk__isnull=False).order_by().values("desk_id")
    carriers = (
        Carrier.objects.filter(desk__in=wanted)
        .order_by("adoption_id")
        .values_list("desk_id", "adoption_id", "adoption__state")
    )
    owners: dict[int, int] = {}
    for desk, adoption, _state in sorted(carriers, key=lambda row: row[2] == AdoptionState.ENDED):
        owners.setdefault(desk, adoption)
    found: dict[int, list[int]] = defaultdict(list)
    for desk, adoption in owners.items():
        if adoption in ids:
            found[adoption].append(desk)
    return found


def hours_of_advice(desks: dict[int, list[int]], since: date, until: date) -> dict[int, Decimal]:
    """The hours logged in advice cases from one day to another, of each adoption."""
    minutes = minutes_logged((desk for each in desks.values() for desk in each), since, until)
    sums = {adoption: sum(minutes.get(desk, 0) for desk in each) for adoption, each in desks.items()}
    return {adoption: (Decimal(each) / MINUTES).quantize(Decimal("0.1")) for adoption, each in sums.items() if each}


def last_advice(desks: dict[int, list[int]]) -> dict[int, date]:
    """The last day on which anything happened at the desks of each adoption."""
    moved = last_moves(desk for each in desks.values() for desk in each)
    days = {adoption: [moved[desk] for desk in each if desk in moved] for adoption, each in desks.items()}
    return {adoption: max(each) for adoption, each in days.items() if each}
