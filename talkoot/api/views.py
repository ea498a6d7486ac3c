"""The machine's door: stable addresses, the same for every language."""

from collections.abc import Mapping, Sequence
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from talkoot.api.describing import described
from talkoot.api.door import open_to_all
from talkoot.api.files import as_csv, as_json
from talkoot.networks.models import Network
from talkoot.opendata.datasets import GOALS, MEMBERS, RESULTS, Dataset
from talkoot.opendata.rows import Row, goal_rows, member_rows, result_rows
from talkoot.reporting.queries.results import Participation, participation_by_year


@open_to_all
def members(request: HttpRequest, network: Network, form: str) -> HttpResponse:
    """Who takes part."""
    rows = list(member_rows(network, localdate(), partial(_page, request, network)))
    return _file(request, network, MEMBERS, rows, form)


@open_to_all
def goals(request: HttpRequest, network: Network, form: str) -> HttpResponse:
    """What has been promised, and where it stands."""
    return _file(request, network, GOALS, list(goal_rows(network, partial(_page, request, network))), form)


@open_to_all
def results(request: HttpRequest, network: Network, form: str, year: int | None = None) -> HttpResponse:
    """The sums of a year, or of all years."""
    participation = participation_by_year(network.pk)
    if year is not None and year not in participation:
        raise Http404
    rows = list(result_rows(network.pk, participation, year))
    name = "results" if year is None else f"results-{year}"
    return _file(request, network, RESULTS, rows, form, participation=participation, name=name)


def _file(
    request: HttpRequest,
    network: Network,
    dataset: Dataset,
    rows: Sequence[Row],
    form: str,
    *,
    participation: Mapping[int, Participation] | None = None,
    name: str = "",
) -> HttpResponse:
    if form == "csv":
        file = f'attachment; filename="{network.slug}-{name or dataset.key}.csv"'
        return HttpResponse(
            as_csv(dataset, rows), content_type="text/csv; charset=utf-8", headers={"Content-Disposition": file}
        )
    page = _page(request, network, "data")
    document = described(network, dataset, rows, participation or {}, page, localdate())
    return HttpResponse(as_json(document), content_type="application/json; charset=utf-8")


def _page(request: HttpRequest, network: Network, name: str, *rest: object) -> str:
    return request.build_absolute_uri(reverse(f"public:{name}", args=[network.slug, *rest]))
