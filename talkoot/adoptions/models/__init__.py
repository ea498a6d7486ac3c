"""A municipality's use of operating models, with its plan, effort, result, and what others may copy."""

from talkoot.adoptions.models.adoption import Adoption, Carrier, Effort, Funding, Result
from talkoot.adoptions.models.portfolio import (
    CalendarFeed,
    Portfolio,
    ProgrammeAction,
    SectorEmissions,
    portfolio_of,
)
from talkoot.adoptions.models.practice import Practice
from talkoot.adoptions.models.task import Task

__all__ = [
    "Adoption", "CalendarFeed", "Carrier", "Effort", "Funding", "Portfolio", "Practice", "ProgrammeAction", "Result",
    "SectorEmissions", "Task", "portfolio_of",
]  # fmt: skip
