"""What every part of an import needs to know."""

from dataclasses import dataclass, field
from datetime import datetime

from talkoot.accounts.models import User
from talkoot.imports.models import Import
from talkoot.imports.operations.records import Records
from talkoot.memberships.models import Membership
from talkoot.networks.models import Network
from talkoot.sheets.result import Figure, Result

# a doubt that leaves the value good enough to use; it is kept as a note beside it
MILD = frozenset(
    {
        "approximate", "uncertain", "two_years", "misspelt", "name_guessed", "heat_source_unclear", "sum_in_cell", "extra_text",
        "day_or_month_first", "short_year", "part_of_year", "words_for_number", "unknown_theme", "bound",
    }
)  # fmt: skip


@dataclass
class Setting:
    """One import being carried out: `members` by the workbook's key."""

    imported: Import
    result: Result
    records: Records
    by: User | None
    now: datetime
    members: dict[str, Membership] = field(default_factory=dict)

    @property
    def network(self) -> Network:
        return self.imported.network

    @property
    def language(self) -> str:
        """The workbook's language is taken to be the network's own."""
        return str(self.network.languages[0]) if self.network.languages else "fi"

    def is_usable(self, figure: Figure) -> bool:
        """Whether a figure is beyond doubt, or only mildly doubtful: an estimate is a figure, a wrong unit is not."""
        return not figure.flags or set(getattr(figure, "doubts", ())) <= MILD
