"""How municipalities did it, for others to copy."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language, gettext

from talkoot.adoptions.models import Adoption, Practice
from talkoot.catalogue.queries import model
from talkoot.web.public.page import instance_page
from talkoot.web.public.use_lines import effort_words
from talkoot.web.shared.public_cache import kept_for_everybody
from talkoot.web.ui.numbers import month_name


@dataclass(frozen=True, slots=True)
class Material:
    """A line of the materials: what it is, and where when the line has an address."""

    label: str
    url: str = ""


@login_not_required
@kept_for_everybody()
def practices(request: HttpRequest) -> HttpResponse:
    """Everything that can be copied, by model."""
    found = Practice.objects.published().filter(municipality__slug__isnull=False).select_related("municipality")
    by_model: dict[str, list[Practice]] = {}
    for practice in found.prefetch_related(Prefetch("copies", Adoption.objects.public())):
        by_model.setdefault(practice.model_code, []).append(practice)
    groups = [(_model_name(code), code if model(code) else "", rows) for code, rows in by_model.items()]
    context = {
        "title": gettext("Practices to copy"),
        "groups": sorted(groups, key=lambda group: group[0].casefold()),
        "count": sum(len(rows) for rows in by_model.values()),
    }
    return instance_page(request, "public/practices/list.html", context, here="municipalities")


@login_not_required
@kept_for_everybody()
def practice(request: HttpRequest, practice_id: int) -> HttpResponse:
    """What was done, with which effort and result, and the plan; one button copies it."""
    copies = Prefetch("copies", Adoption.objects.public().select_related("municipality"))
    published = Practice.objects.published().filter(municipality__slug__isnull=False)
    shown = published.select_related("municipality", "adoption__copied_from__municipality").prefetch_related(copies)
    found = get_object_or_404(shown, pk=practice_id)
    source = found.adoption.copied_from if found.adoption else None
    context = {
        "title": found.title, "practice": found, "model": model(found.model_code),
        "effort": effort_words(found.hours_per_year, found.euros_per_year),
        "plan": [(_when(row), _title(row)) for row in found.plan],
        "materials": [_material(line) for line in found.materials.splitlines() if line.strip()],
        "source": source if source and source.published_at and not source.withdrawn_at else None,
    }  # fmt: skip
    return instance_page(request, "public/practices/practice.html", context, here="municipalities")


def _model_name(code: str) -> str:
    found = model(code)
    return found.name.here if found else gettext("Other")


def _when(row: dict) -> str:
    if row.get("month"):
        return gettext("Every year in %(month)s") % {"month": month_name(int(row["month"]))}
    return gettext("Week %(week)s") % {"week": row.get("week") or 1}


def _title(row: dict) -> str:
    titles = row.get("title") or {}
    return titles.get((get_language() or "fi")[:2]) or next(filter(None, titles.values()), "")


def _material(line: str) -> Material:
    """ "Letter to companies: https://…" as a link with its name."""
    before, mark, after = line.strip().partition("http")
    url = f"{mark}{after}".split()[0] if mark else ""
    if not url.startswith(("http://", "https://")):
        return Material(line.strip())
    return Material(before.strip(" :,;–-") or url, url)
