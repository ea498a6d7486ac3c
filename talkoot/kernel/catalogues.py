"""The interface's words in three languages: gathered from sources and templates, compared with the catalogues."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

KEYWORDS: dict[str, tuple[int, ...] | tuple[tuple[int, str], int] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
TRANSLATED = ("fi", "sv")
ROOT = Path(__file__).resolve().parent.parent


def sources(root: Path = ROOT) -> Iterator[tuple[Path, bytes]]:
    """Every file that may hold words of the interface; templates as the Python that gettext would see."""
    for path in sorted(root.rglob("*")):
        if path.suffix == ".py" and "migrations" not in path.parts:
            yield path, path.read_bytes()
        elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
            lines = templatize(path.read_text(encoding="utf-8")).splitlines()
            yield path, "\n".join(line.strip() for line in lines).encode()  # its indentation means nothing


def gathered(root: Path = ROOT) -> Catalog:
    """All words of the interface, without translations."""
    template = Catalog(charset="utf-8")
    for path, text in sources(root):
        for _line, message, _comments, context in extract("python", BytesIO(text), keywords=KEYWORDS):
            template.add(message, locations=[(str(path.relative_to(root)), 0)], context=context)
    return template


def path_of(language: str, root: Path = ROOT) -> Path:
    """Where a language's catalogue is kept."""
    return root / "locale" / language / "LC_MESSAGES" / "django.po"


def load(language: str, root: Path = ROOT) -> Catalog:
    """A language's catalogue; empty when there is none yet."""
    path = path_of(language, root)
    if not path.exists():
        return Catalog(locale=language, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language, charset="utf-8")


def merge(catalogue: Catalog, fragment: Path) -> None:
    """Take translations over from a fragment; what is translated already stays."""
    with fragment.open("rb") as file:
        for message in read_po(file, locale=catalogue.locale, charset="utf-8"):
            known = catalogue.get(message.id, message.context) if message.id else None
            if known is not None and not _is_complete(known.string):
                known.string = message.string


def _is_complete(string: str | tuple[str, ...] | list[str] | None) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


def update(language: str, root: Path = ROOT, fragments: tuple[Path, ...] = ()) -> list[str]:
    """Bring a catalogue up to date with the sources and write it; returns what still lacks a translation."""
    catalogue = load(language, root)
    catalogue.update(gathered(root), no_fuzzy_matching=True)
    for fragment in fragments:
        merge(catalogue, fragment)
    catalogue.obsolete.clear()
    catalogue.fuzzy = False
    catalogue.project, catalogue.version = "Talkoot", ""
    catalogue.header_comment = "# The words of the interface. Brought up to date by `make translations`."
    path = path_of(language, root)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(
            file, catalogue, width=120, no_location=True, omit_header=False, sort_output=True, ignore_obsolete=True
        )
    return missing(catalogue)


def missing(catalogue: Catalog) -> list[str]:
    """The words without a translation."""
    return [str(message.id) for message in catalogue if message.id and not _is_complete(message.string)]


def problems(language: str, root: Path = ROOT) -> list[str]:
    """What is wrong with a catalogue: words missing or no longer used, empty translations, lost placeholders."""
    catalogue, template = load(language, root), gathered(root)
    found = [f"not in the catalogue: {m.id}" for m in template if m.id and catalogue.get(m.id, m.context) is None]
    found += [f"no longer used: {m.id}" for m in catalogue if m.id and template.get(m.id, m.context) is None]
    found += [f"not translated: {words}" for words in missing(catalogue)]
    found += [f"{message.id}: {error}" for message, errors in catalogue.check() for error in errors]
    return found
