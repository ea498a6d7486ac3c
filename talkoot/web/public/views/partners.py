"""The partners of a network: search, filters, one line each with its strongest figure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localdate
from django.utils.translation import get_language, gettext

from talkoot.commitments.enums import Theme
from talkoot.networks.models import Network
from talkoot.organisations.enums import SizeClass
from talkoot.organisations.industries import industries, section_of
from talkoot.reporting.queries.public_record import (
    Promise,
    current_periods,
    municipalities_of,
    promises,
    public_members,
)
from talkoot.web.public.forms.partners import GROUPS, PARAMETERS, Labels, Row, Selection, chosen_links, filter_groups
from talkoot.web.public.page import network_page
from talkoot.web.public.partner_lines import Register, short_name
from talkoot.web.shared.public_cache import kept_for_everybody
from talkoot.web.shared.scoping import in_public_network

ON_ONE_PAGE = 100


@kept_for_everybody(PARAMETERS)
@in_public_network
def partners(request: HttpRequest, network: Network) -> HttpResponse:
    """Everybody whom the public may see, as far as they fit the selection."""
    register, rows, labels = _register(network)
    selection = Selection.from_query(request.GET, labels)
    found = selection.of(rows)
    page = Paginator(found, ON_ONE_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": gettext("Partners"),
        "selection": selection,
        "everybody": len(rows),
        "found": len(found),
        "page": page,
        "lines": register.lines(row.member for row in page),
        "groups": filter_groups(selection, rows, labels, _legends()),
        "chosen": chosen_links(selection, labels),
        "words_field": _hidden("q", selection.words),
        "kept": [(name, value) for name in GROUPS for value in sorted(selection.chosen[name])],
    }
    return network_page(request, network, "public/partners/page.html", context, here="partners")


def _hidden(name: str, value: str) -> SafeString:
    return format_html('<input type="hidden" name="{}" value="{}">', name, value) if value else SafeString("")


def _register(network: Network) -> tuple[Register, list[Row], Labels]:
    today, language = localdate(), get_language() or "fi"
    members, places = public_members(network.pk), municipalities_of(network.pk)
    by_member: dict[int, list[Promise]] = defaultdict(list)
    for promise in promises(network.pk):
        by_member[promise.membership_id].append(promise)
    tiers = {tier.pk: tier.name for tier in network.tiers.all()}
    rows = [
        Row(
            member,
            {
                "industry": frozenset(filter(None, [section_of(member.industry)])),
                "size": frozenset(filter(None, [member.size_class])),
                "municipality": frozenset(str(pk) for pk, _names in places.get(member.organisation_id, ())),
                "theme": frozenset(promise.theme for promise in by_member.get(member.pk, ())),
                "tier": frozenset(str(pk) for pk in [member.tier_id] if pk),
            },
        )
        for member in members
    ]
    towns = {str(pk): names[language] for at in places.values() for pk, names in at}
    register = Register(network, today, current_periods(network.pk, today), by_member, tiers)
    return register, rows, _labels(rows, towns, {str(pk): name for pk, name in tiers.items()}, language)


def _labels(rows: Sequence[Row], towns: Mapping[str, str], tiers: Mapping[str, str], language: str) -> Labels:
    """The names of the values that anybody has, in the order in which they are shown."""
    known: dict[str, dict[str, str]] = {
        "industry": {code: short_name(each.name(language)) for code, each in industries().items() if not each.parent},
        "size": {str(value): str(label) for value, label in SizeClass.choices},
        "municipality": dict(sorted(towns.items(), key=lambda town: town[1])),
        "theme": {str(value): str(label) for value, label in Theme.choices},
        "tier": dict(tiers),
    }
    used = {name: set().union(*(row.values[name] for row in rows)) for name in GROUPS}
    return {name: {value: label for value, label in known[name].items() if value in used[name]} for name in GROUPS}


def _legends() -> dict[str, str]:
    return {
        "industry": gettext("Industry"),
        "size": gettext("Size"),
        "municipality": gettext("Municipality"),
        "theme": gettext("Theme of a goal"),
        "tier": gettext("Membership"),
    }
