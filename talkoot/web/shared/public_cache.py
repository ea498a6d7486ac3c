"""Public pages are the same for everybody: whole answers are kept until something that is published changes.

The key of an answer holds everything that it depends on: address, the parameters that the page knows, the day (states
follow from dates), the number that every change of the network raises, and the code that wrote it.
"""

import gzip
import re
from collections.abc import Callable, Sequence
from functools import cache, wraps
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache as store
from django.http import HttpRequest, HttpResponse
from django.http.request import QueryDict
from django.templatetags.static import static
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from talkoot.history.queries import freshness
from talkoot.networks.queries import freshness_at

View = Callable[..., HttpResponse]

DAY = 60 * 60 * 24
LONGEST_QUERY = 500
CODE = Path(__file__).resolve().parents[2]
WRITES_PAGES = {".py", ".html", ".mo", ".toml", ".csv"}
INSTANCE = 0
TAKES_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))", re.IGNORECASE)


def kept_for_everybody(parameters: Sequence[str] = ()) -> Callable[[View], View]:
    """Keep the answers of a public GET page; `parameters` are the ones in the query that change it."""

    def decorate(view: View) -> View:
        @require_safe
        @wraps(view)
        def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            # The page sees what the key holds and nothing else.
            request.GET = known_query(request.GET, parameters)  # type: ignore[assignment]
            key = "" if settings.DEBUG else _key(request, kwargs.get("network"))
            if not key:
                return view(request, *args, **kwargs)
            etag = f'W/"{key}"'
            if etag in parse_etags(request.headers.get("If-None-Match", "")):
                return _labelled(HttpResponse(status=304), etag)
            kept = store.get(key)
            if kept is None:
                response = view(request, *args, **kwargs)
                if response.status_code != 200:
                    return response
                kept = (dict(response.headers), gzip.compress(response.content, 5, mtime=0))
                store.set(key, kept, DAY)
            return _labelled(_answer(request, *kept), etag)

        return run

    return decorate


def known_query(query: QueryDict, parameters: Sequence[str]) -> QueryDict:
    """The part of the query that the page knows, always in the same order."""
    known = QueryDict(mutable=True)
    for name in parameters:
        values = [value for value in query.getlist(name) if value]
        if values:
            known.setlist(name, values)
    return known


def _key(request: HttpRequest, slug: str | None) -> str:
    number = freshness(INSTANCE) if slug is None else freshness_at(slug)
    query = request.GET.urlencode()
    if number is None or len(query) > LONGEST_QUERY:
        return ""
    place = (str(request.scheme), request.get_host(), request.path, query)
    text = "\n".join((*place, localdate().isoformat(), str(number), _release()))
    return "page-" + sha256(text.encode(errors="surrogatepass")).hexdigest()[:32]


@cache
def _release() -> str:
    """What identifies the running code: a page never outlives the templates and words that wrote it."""
    total = sha256(static("ui/vendor/talkoot.css").encode())
    for path in sorted(CODE.rglob("*")):
        if path.suffix in WRITES_PAGES:
            total.update(path.read_bytes())
    return total.hexdigest()


def _answer(request: HttpRequest, headers: dict[str, str], zipped: bytes) -> HttpResponse:
    if TAKES_GZIP.search(request.headers.get("Accept-Encoding", "")):
        return HttpResponse(zipped, headers=headers | {"Content-Encoding": "gzip"})
    return HttpResponse(gzip.decompress(zipped), headers=headers)


def _labelled(response: HttpResponse, etag: str) -> HttpResponse:
    response["ETag"], response["Cache-Control"] = etag, "no-cache"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response
