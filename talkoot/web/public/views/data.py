"""Open data: what can be downloaded, under which terms, and how it is made."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext, pgettext

from talkoot.networks.models import Network
from talkoot.opendata.datasets import DATASETS, LICENCE, LICENCE_URL, Dataset
from talkoot.reporting.queries.results import published_rounds
from talkoot.web.public.page import network_page
from talkoot.web.shared.public_cache import kept_for_everybody
from talkoot.web.shared.scoping import in_public_network
from talkoot.web.ui.pieces import Column, Link, Table


@kept_for_everybody()
@in_public_network
def data(request: HttpRequest, network: Network) -> HttpResponse:
    """The files and what their columns mean."""
    years = [round_.year for round_ in published_rounds(network.pk)]
    context = {
        "title": gettext("Open data"),
        "datasets": [_shown(network, dataset) for dataset in DATASETS],
        "years": [(year, _files(network, "results-year", year)) for year in years],
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
    }
    return network_page(request, network, "public/data/page.html", context, here="data")


def _shown(network: Network, dataset: Dataset) -> dict[str, Any]:
    return {
        "title": dataset.title,
        "about": dataset.about,
        "files": _files(network, dataset.key),
        "fields": _fields(dataset),
        "by_year": dataset.key == "results",
    }


def _files(network: Network, name: str, *rest: object) -> list[Link]:
    return [Link(form.upper(), reverse(f"api:{name}", args=[network.slug, *rest, form])) for form in ("csv", "json")]


def _fields(dataset: Dataset) -> Table:
    kinds = {
        "text": pgettext("kind of field", "text"),
        "number": pgettext("kind of field", "number"),
        "date": pgettext("kind of field", "date"),
        "year": pgettext("kind of field", "year"),
        "yes_no": pgettext("kind of field", "true or false"),
        "list": pgettext("kind of field", "list"),
    }
    columns = (Column(gettext("Field")), Column(gettext("Kind")), Column(gettext("What it is")))
    rows = [(field.name, kinds[field.kind], field.about) for field in dataset.fields]
    return Table(gettext("Fields: %(dataset)s") % {"dataset": dataset.title}, columns, rows, cards=True)
