"""A bakery's meter in 2025: every hour by rule, written as Fingrid Datahub writes it; the same at every run.

The company, its metering point and every figure are invented.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

YEAR = 2025
POINT = "643999900000002513"
HELSINKI = ZoneInfo("Europe/Helsinki")
BEGINS = datetime(2024, 12, 31, 22, tzinfo=UTC)  # the first hour of 2025 in Finland
HOURS = 8_760
HEADINGS = "Mittauspisteen tunnus;Tuotteen tyyppi;Resoluutio;Yksikkötyyppi;Lukeman tyyppi;Alkuaika;Määrä;Laatu"
ABSENT = frozenset({3_203})  # no row at all
SAID_MISSING = frozenset({3_204, 3_205})
ESTIMATED = frozenset(range(5_858, 5_863))

USED_KWH = Decimal("46225.660")  # what the bakery used, also in the hours that the meter lost
MEASURED_KWH = Decimal("46160.987")
ESTIMATED_KWH = Decimal("51.235")
MISSING_HOURS = 3


def hours() -> Iterator[tuple[int, datetime, int]]:
    """Place in the year, UTC start and watt-hours of every hour."""
    for place in range(HOURS):
        start = BEGINS + timedelta(hours=place)
        yield place, start, _watt_hours(place, start.astimezone(HELSINKI))


def _watt_hours(place: int, local: datetime) -> int:
    """Ovens at night, the shop by day, closed on Sundays; lamps in winter, cold rooms in summer."""
    used = 1_620 + place * 7_919 % 601 - 300
    if local.weekday() < 6:
        used += 8_600 if 1 <= local.hour < 9 else 3_600 if 9 <= local.hour < 14 else 1_500 if local.hour < 17 else 0
    if local.month in {11, 12, 1, 2}:
        return used + 500
    return used + 700 if local.month in {6, 7, 8} else used


def monthly_kwh() -> tuple[Decimal, ...]:
    """What was used in each month, in kWh."""
    months = [0] * 12
    for _place, start, used in hours():
        months[start.astimezone(HELSINKI).month - 1] += used
    return tuple(Decimal(each) / 1000 for each in months)


def datahub_csv() -> bytes:
    """The export of the metering point: 8,759 hours, two of them missing and five estimated."""
    lines = [HEADINGS]
    for place, start, used in hours():
        if place in ABSENT:
            continue
        amount = "" if place in SAID_MISSING else f"{used // 1000},{used % 1000:03d}000"
        quality = "MISSING" if place in SAID_MISSING else "EST" if place in ESTIMATED else "OK"
        lines.append(f"{POINT};8716867000030;PT1H;kWh;BN01;{start:%Y-%m-%dT%H:%M:%SZ};{amount};{quality}")
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")
