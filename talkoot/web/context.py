"""What every template may use."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """Whether this is the demo, and the languages of the interface."""
    return {"is_demo": settings.DEMO, "base_url": settings.BASE_URL}
