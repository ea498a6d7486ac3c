"""Tags of the public pages."""

from django import template
from django.template.defaultfilters import linebreaks_filter
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

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
