"""Tags of the public pages."""

from collections.abc import Sequence

from django import template
from django.template.defaultfilters import linebreaks_filter
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from modeltranslation.utils import build_localized_fieldname, resolution_order

from talkoot.web.public.partner_lines import PartnerLine
from talkoot.web.ui.tags.leaves import line
from talkoot.web.ui.tags.places import IN_LANGUAGE

register = template.Library()


@register.simple_tag
def own_words(text: str, language: str) -> SafeString:
    """A text in the language in which it was written; another one than the page's is named."""
    body = linebreaks_filter(text)
    if language == (get_language() or "")[:2]:
        return body
    note = IN_LANGUAGE.get(language, f"({language})")
    return format_html('<div lang="{}">{}</div><p class="tongue">{}</p>', language, body, note)


@register.simple_tag
def partner_lines(lines: Sequence[PartnerLine]) -> SafeString:
    """Partners, one line each; plain functions, since there may be a hundred."""
    rows = (
        (
            line(
                one.name, one.url, about=one.about, figure=one.strongest.figure, text=one.strongest.text,
                grade=one.strongest.grade, state=one.state, kind=one.kind,
            ),
        )
        for one in lines
    )  # fmt: skip
    return format_html('<ul class="lines wide">{}</ul>', format_html_join("", "{}", rows))


@register.simple_tag
def points(obj: object, field: str) -> SafeString:
    """A text of one point on each line as a list, in the reader's language or in the one it was written in."""
    here = (get_language() or "fi")[:2]
    for code in resolution_order(here):
        text = getattr(obj, build_localized_fieldname(field, code), None)
        if text:
            items = format_html_join("", "<li>{}</li>", ((line,) for line in text.splitlines() if line.strip()))
            if code == here:
                return format_html('<ul class="stack" data-gap="2">{}</ul>', items)
            note = IN_LANGUAGE.get(code, f"({code})")
            return format_html(
                '<ul class="stack" data-gap="2" lang="{}">{}</ul><p class="tongue">{}</p>', code, items, note
            )
    return SafeString("")
