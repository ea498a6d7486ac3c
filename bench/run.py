"""What is measured: search, the library, the partner list fresh, kept and unchanged, the results page, sizes; beside each its limit."""

import gc
import gzip
import os
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from unittest.mock import patch

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import path

from bench import footprint, search
from bench.town import build
from config import urls

KB = 1000
LIST = "/fi/bench/partners/"
RESULTS = "/fi/bench/results/2025/"
MODELS = "/fi/models/"
MODEL = "/fi/models/commitment/"
ASSETS = ("ui/vendor/talkoot.css", "ui/vendor/*.woff2", "ui/js/talkoot.js")
Line = tuple[str, float, float | None, str]


def main() -> int:
    """Measure, print the table; the exit code says whether every limit is kept."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    build(100)
    lines = [*_partner_list(), *_results(), *_library(), *_sizes(), *search.lines(), *footprint.lines(), _machine()]
    _print(lines)
    return 1 if any(limit is not None and measured > limit for _what, measured, limit, _unit in lines) else 0


def _partner_list() -> list[Line]:
    body = _get(LIST).content
    etag = _get(LIST)["ETag"]
    empty = _empty_view(body)
    return [
        ("Partner list, 100 partners, fresh", _fresh(LIST), 30, "ms"),
        ("Partner list, kept", _cpu(lambda: _get(LIST)), 2, "ms"),
        ("Partner list, kept, sent as gzip", _cpu(lambda: _get(LIST, HTTP_ACCEPT_ENCODING="gzip")), 2, "ms"),
        ("Partner list, unchanged (304)", _cpu(lambda: _get(LIST, HTTP_IF_NONE_MATCH=etag)), 2, "ms"),
        ("  an empty view with the same bytes", empty, None, "ms"),
        ("Partner list, queries fresh", _queries(LIST, fresh=True), 10, ""),
        ("Partner list, queries kept", _queries(LIST, fresh=False), 2, ""),
        ("Partner list, HTML", len(body) / KB, 100, "kB"),
        ("Partner list, HTML as gzip", len(gzip.compress(body)) / KB, None, "kB"),
    ]


def _library() -> list[Line]:
    body = _get(MODELS).content
    return [
        ("Library of models, fresh", _fresh(MODELS), 30, "ms"),
        ("Library of models, kept", _cpu(lambda: _get(MODELS)), 2, "ms"),
        ("Library of models, queries fresh", _queries(MODELS, fresh=True), 10, ""),
        ("Library of models, HTML", len(body) / KB, 100, "kB"),
        ("One model, fresh", _fresh(MODEL), 30, "ms"),
    ]


def _results() -> list[Line]:
    return [
        ("Results of a year, fresh", _fresh(RESULTS, runs=15), None, "ms"),
        ("Results of a year, queries fresh", _queries(RESULTS, fresh=True), 10, ""),
        ("Results of a year, kept", _cpu(lambda: _get(RESULTS)), 2, "ms"),
        ("Results of a year, HTML", len(_get(RESULTS).content) / KB, None, "kB"),
        ("Home of a network, fresh", _fresh("/fi/bench/", runs=15), None, "ms"),
        ("Home of a network, queries fresh", _queries("/fi/bench/", fresh=True), 11, ""),
        ("Partner, fresh", _fresh("/fi/bench/partners/partner-0/", runs=15), None, "ms"),
        ("Partner, queries fresh", _queries("/fi/bench/partners/partner-0/", fresh=True), 10, ""),
    ]


def _sizes() -> list[Line]:
    root = Path(settings.STATIC_ROOT)
    sizes = {path.name: _compressed(path) / KB for pattern in ASSETS for path in _originals(root, pattern)}
    lines: list[Line] = [(f"  {name}", size, None, "kB") for name, size in sizes.items()]
    return [("Style, fonts and scripts of a public page, compressed", sum(sizes.values()), 120, "kB"), *lines]


def _machine() -> Line:
    """How quick this machine is right now: CPU time grows when others use its cores."""
    load = os.getloadavg()[0]
    return (
        f"  this machine: a million additions, at load {load:.1f}",
        _cpu(lambda: sum(range(1_000_000)), 9),
        None,
        "ms",
    )


def _originals(root: Path, pattern: str) -> list[Path]:
    """The hashed files as they are served (the network's own theme sheet of 2 kB comes on top)."""
    stem, suffix = pattern.rsplit(".", 1)
    return [
        path
        for path in root.glob(f"{stem}.*.{suffix}" if "*" not in stem else f"{stem}.{suffix}")
        if path.suffix == f".{suffix}"
    ]


def _compressed(path: Path) -> int:
    smaller = [Path(f"{path}{end}") for end in (".br", ".gz")]
    return min([path.stat().st_size, *(each.stat().st_size for each in smaller if each.exists())])


def _fresh(address: str, runs: int = 40) -> float:
    def once() -> None:
        cache.clear()
        _get(address)

    return _cpu(once, runs)


def _cpu(call: Callable[[], object], runs: int = 100) -> float:
    """Milliseconds of CPU of one call: the median of many, after a few that do not count."""
    for _ in range(5):
        call()
    gc.collect()
    times = []
    for _ in range(runs):
        begun = time.process_time_ns()
        call()
        times.append((time.process_time_ns() - begun) / 1e6)
    return median(times)


def _queries(address: str, *, fresh: bool) -> int:
    if fresh:
        cache.clear()
    with CaptureQueriesContext(connection) as captured:
        _get(address)
    return len(captured)


CLIENT = Client(raise_request_exception=True)


def _get(address: str, **headers: str) -> HttpResponse:
    response = CLIENT.get(address, **headers)  # type: ignore[arg-type]
    assert response.status_code in {200, 304}, (address, response.status_code)
    return response  # type: ignore[return-value]


def _empty_view(body: bytes) -> float:
    """The same bytes from a view that does nothing, through the same middleware."""

    @login_not_required
    def empty(request: HttpRequest) -> HttpResponse:
        return HttpResponse(body)

    with patch.object(urls, "urlpatterns", [path("empty/", empty), *urls.urlpatterns]):
        from django.urls import clear_url_caches  # noqa: PLC0415

        clear_url_caches()
        measured = _cpu(lambda: _get("/empty/"))
    clear_url_caches()
    return measured


def _print(lines: list[Line]) -> None:
    print(f"{'':55}{'measured':>12}{'limit':>10}")
    for what, measured, limit, unit in lines:
        number = f"{measured:.0f}" if unit == "" else f"{measured:.2f}"
        mark = "" if limit is None or measured <= limit else "  ← over"
        print(f"{what:55}{number:>9} {unit:2}{'' if limit is None else limit:>10}{mark}")
