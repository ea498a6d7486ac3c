"""Where one is and where one can go: languages, navigation, pages, trail, theme; text in another language."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.core.paginator import Page
from django.template.loader import render_to_string
from django.urls import reverse, translate_url
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from modeltranslation.utils import build_localized_fieldname, resolution_order

from talkoot.web.ui.pieces import Link
from talkoot.web.ui.tags.leaves import NOTHING
from talkoot.web.ui.theme import DEFAULT, HEX

IN_LANGUAGE = {
    "fi": gettext_lazy("(in Finnish)"),
    "sv": gettext_lazy("(in Swedish)"),
    "en": gettext_lazy("(in English)"),
}
AROUND = 1  # pages shown on both sides of the current one


def language_menu(context: Any) -> SafeString:
    """The page in the other languages; `alternates` (language: address) in the context goes before the guess."""
    request, alternates = context.get("request"), context.get("alternates") or {}
    if request is None:
        return NOTHING
    here = request.get_full_path() if request.method == "GET" else request.path
    entries = [
        {
            "code": code,
            "name": LANG_INFO[code]["name_local"].capitalize(),
            "url": alternates.get(code) or _in_language(here, code),
            "current": code == _current_language(),
        }
        for code, _ in settings.LANGUAGES
    ]
    return render_to_string("ui/_languages.html", {"entries": entries})


def alternate_links(context: Any) -> SafeString:
    """The same page in other languages, for search engines; only when the view says so."""
    alternates = context.get("alternates") or {}
    return format_html_join("\n", '<link rel="alternate" hreflang="{}" href="{}">', alternates.items())


def theme_link(context: Any) -> SafeString:
    """The stylesheet of the network's colour; the default colour is in the common one."""
    colour = str(context.get("theme_colour") or "").removeprefix("#").lower()
    if colour == DEFAULT or not HEX.fullmatch(colour):
        return NOTHING
    return format_html('<link rel="stylesheet" href="{}">', reverse("ui:theme", args=[colour]))


def pagination(context: Any, page: Page, *, parameter: str = "page") -> SafeString:
    """Previous, pages, next; the rest of the address stays."""
    if page.paginator.num_pages < 2:
        return NOTHING
    query = context["request"].GET.copy() if context.get("request") else None

    def address(number: int) -> str:
        if query is None:
            return f"?{parameter}={number}"
        query[parameter] = str(number)
        return f"?{query.urlencode()}"

    shown = page.paginator.get_elided_page_range(page.number, on_each_side=AROUND, on_ends=1)
    pages = [{"number": n, "url": address(n) if isinstance(n, int) else "", "current": n == page.number} for n in shown]
    return render_to_string(
        "ui/_pagination.html",
        {
            "pages": pages,
            "previous": address(page.previous_page_number()) if page.has_previous() else "",
            "next": address(page.next_page_number()) if page.has_next() else "",
        },
    )


def breadcrumb(items: Sequence[Link | tuple[str, str]]) -> SafeString:
    """The way here; the last one is this page."""
    return render_to_string("ui/_breadcrumb.html", {"items": _links(items)})


def year_menu(items: Sequence[Link | tuple[str, str]], label: object = "") -> SafeString:
    """A small menu over a page: years, or the parts of one thing."""
    return render_to_string("ui/_year_menu.html", {"items": _links(items), "label": label})


def translated(obj: Any, field: str) -> SafeString | str:
    """A text in the reader's language; a text that fell back to another says in which language it is."""
    language = _current_language()
    for code in resolution_order(language):
        text = getattr(obj, build_localized_fieldname(field, code), None)
        if text and code == language:
            return text
        if text:
            return format_html(
                '<span lang="{}">{}</span> <span class="tongue">{}</span>',
                code,
                text,
                IN_LANGUAGE.get(code, f"({code})"),
            )
    return ""


def copy_link(url: str, label: object, id: str = "link") -> SafeString:
    """An address or a text to copy; the button appears where scripts run."""
    return render_to_string("ui/_copy.html", {"url": url, "label": label, "id": id})


def _in_language(address: str, code: str) -> str:
    """The same address in a language; an address that leads nowhere still changes its first part."""
    known = {language for language, _ in settings.LANGUAGES}
    first, _, rest = address.lstrip("/").partition("/")
    translated_address = translate_url(address, code)
    return f"/{code}/{rest}" if translated_address == address and first in known else translated_address


def _links(items: Sequence[Link | tuple[str, str]]) -> list[Link]:
    return [item if isinstance(item, Link) else Link(*item) for item in items]


def _current_language() -> str:
    return (get_language() or settings.LANGUAGE_CODE)[:2]
