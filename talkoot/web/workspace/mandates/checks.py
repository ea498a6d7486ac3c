"""What a reviewer looks at first: figures without evidence, estimates, the largest figures, what changed since last year."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext, ngettext

from talkoot.engine import Footprint
from talkoot.engine.lines import exact_sum
from talkoot.footprints.enums import AnswerState
from talkoot.footprints.models import Inventory
from talkoot.footprints.queries.change import story_of
from talkoot.footprints.queries.coverage import UNANSWERED, Cover, cover_of
from talkoot.footprints.queries.footprint import footprint_of
from talkoot.footprints.queries.result import all_rows
from talkoot.web.ui.numbers import format_number
from talkoot.web.workspace.calculator.words import emissions_words
from talkoot.web.workspace.mandates.happened import last_said
from talkoot.web.workspace.mandates.review import Figure, Laid, kind_name, lay_out, share_words
from talkoot.web.workspace.mandates.standing import state_kind, state_words

LARGEST = 5
LEFT_OUT = frozenset({AnswerState.EXCLUDED, AnswerState.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True)
class Change:
    """How one kind moved since the year before, or the whole."""

    name: str
    moved: str


@dataclass(frozen=True, slots=True)
class Since:
    """The year compared with: its total, the change of the whole, and the kinds that moved most."""

    year: int
    total: str
    moved: str
    largest: tuple[Change, ...]


def checks_of(laid: Laid, cover: Cover) -> list[tuple[str, bool]]:
    """Sentences, each with whether all is well in it."""
    found = [_evidence(laid), _estimates(laid), _questions(cover)]
    if cover.to_check:
        count = cover.to_check
        words = ngettext(
            "%(count)s figure is still last year's.", "%(count)s figures are still last year's.", count
        )  # fmt: skip
        found.append((words % {"count": format_number(count)}, False))
    if cover.refused:
        count = len(cover.refused)
        words = ngettext(
            "%(count)s figure could not be calculated.", "%(count)s figures could not be calculated.", count
        )
        found.append((words % {"count": format_number(count)}, False))
    return found


def left_out(cover: Cover) -> list[tuple[str, str]]:
    """Questions that are left out or do not concern the company, with the reason."""
    return [(str(one.question.label), one.reason) for one in cover.questions if one.state in LEFT_OUT]


def since_last_year(inventory: Inventory, footprint: Footprint) -> Since | None:
    """Against the nearest earlier year that is ready; None where there is none. At most three queries."""
    earlier = Inventory.objects.ready().filter(organisation=inventory.organisation_id, year__lt=inventory.year)
    before = earlier.order_by("-year").first()
    if before is None or not footprint.lines:
        return None
    story = story_of(inventory, footprint, before)
    moved = tuple(Change(kind_name(inventory, kind), _moved(parts.total)) for kind, parts in story.sources[:LARGEST])
    return Since(before.year, emissions_words(story.before_kg), _moved(story.after_kg - story.before_kg), moved)


def review_context(inventory: Inventory) -> dict[str, Any]:
    """Everything that the review page shows, but for the buttons."""
    rows = all_rows(inventory)
    footprint = footprint_of(inventory, [row for row in rows if row.is_counted])
    laid, cover = lay_out(inventory, rows, footprint), cover_of(inventory, rows, footprint)
    return {
        "laid": laid,
        "total": emissions_words(laid.total_kg),
        "checks": checks_of(laid, cover),
        "left_out": left_out(cover),
        "set_aside": [(kind_name(inventory, row.kind), row) for row in cover.set_aside],
        "largest": laid.figures[:LARGEST],
        "since": since_last_year(inventory, footprint),
        "state": state_words(inventory),
        "state_kind": state_kind(inventory),
        "said": last_said(inventory),
        "papers_without_rows": inventory.evidence.filter(rows=None).count(),  # type: ignore[attr-defined]
    }


def _evidence(laid: Laid) -> tuple[str, bool]:
    bare = [figure for figure in laid.figures if not figure.has_evidence]
    if not bare:
        return gettext("Every figure has a paper or a file behind it."), True
    words = ngettext(
        "%(count)s of %(total)s figures has no paper behind it: %(share)s of the emissions.",
        "%(count)s of %(total)s figures have no paper behind them: %(share)s of the emissions.",
        len(bare),
    )
    return words % _counted(bare, laid), False


def _estimates(laid: Laid) -> tuple[str, bool]:
    guessed = [figure for figure in laid.figures if figure.is_estimate]
    if not guessed:
        return gettext("No figure is an estimate."), True
    words = ngettext(
        "%(count)s of %(total)s figures is an estimate: %(share)s of the emissions.",
        "%(count)s of %(total)s figures are estimates: %(share)s of the emissions.",
        len(guessed),
    )
    return words % _counted(guessed, laid), False


def _questions(cover: Cover) -> tuple[str, bool]:
    open_ = [str(one.question.label) for one in cover.questions if one.state == UNANSWERED]
    if not open_:
        return gettext("Every question has an answer."), True
    return gettext("Not answered yet: %(questions)s.") % {"questions": ", ".join(open_)}, False


def _counted(some: Iterable[Figure], laid: Laid) -> dict[str, str]:
    chosen = list(some)
    share = share_words(exact_sum(figure.kg for figure in chosen), laid.total_kg)
    return {
        "count": format_number(len(chosen)),
        "total": format_number(len(laid.figures)),
        "share": share or "–",
    }


def _moved(kg: Decimal) -> str:
    return f"+{emissions_words(kg)}" if kg > 0 else emissions_words(kg)
