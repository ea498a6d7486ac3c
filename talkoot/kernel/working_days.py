"""Days on which offices are open; the free days that move with Easter are not known here, and New Year’s Eve is no day to plan for."""

from datetime import date, timedelta

SATURDAY = 5
FREE_DAYS = {(1, 1), (1, 6), (5, 1), (12, 6), (12, 24), (12, 25), (12, 26), (12, 31)}


def working_day(day: date) -> date:
    """The day itself, or the last working day before it."""
    while day.weekday() >= SATURDAY or (day.month, day.day) in FREE_DAYS:
        day -= timedelta(days=1)
    return day
