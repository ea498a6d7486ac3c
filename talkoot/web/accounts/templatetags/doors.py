"""For the pages of sign-in."""

import json
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder

register = template.Library()


@register.filter
def as_json(value: Any) -> str:
    """A value for a data attribute; our pages have no inline scripts."""
    return json.dumps(value, cls=DjangoJSONEncoder)


@register.filter
def in_fours(value: str) -> str:
    """A long secret in groups of four, as one types it."""
    return " ".join(value[start : start + 4] for start in range(0, len(value), 4))
