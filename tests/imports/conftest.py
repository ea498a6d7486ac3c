"""An import of the small workbook into the people's network."""

from collections.abc import Callable, Mapping

import pytest

from talkoot.imports.models import Import
from talkoot.imports.operations import import_workbook
from talkoot.networks.models import Network
from tests.factories import NOW, TierFactory
from tests.imports.workbooks import SMALL, Rows, workbook
from tests.people import People

Bring = Callable[..., Import]


@pytest.fixture
def bring(people: People) -> Bring:
    """Bring a workbook into a network, by default the small one into the coordinator's own."""
    TierFactory(network=people.network, supporting=True)

    def run(sheets: Mapping[str, Rows] = SMALL, network: Network | None = None, **more: object) -> Import:
        return import_workbook(
            network_id=(network or people.network).pk, data=workbook(sheets), file_name="small.xlsx",
            by=people.coordinator, now=NOW, **more,
        )  # fmt: skip

    return run
