"""Word forms as a small file: a line per basic form, each form as how much of it is shared and how it ends."""

import lzma
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib.resources import files
from os.path import commonprefix

PLACE = "talkoot.data.words"
LANGUAGES = ("fi", "sv", "en")


def pack(forms: Mapping[str, str]) -> bytes:
    """Forms with their basic forms, packed."""
    by_lemma: dict[str, list[str]] = defaultdict(list)
    for form, lemma in forms.items():
        by_lemma[lemma].append(form)
    lines = (
        "\t".join([lemma, *(_coded(lemma, form) for form in sorted(by_lemma[lemma]))]) for lemma in sorted(by_lemma)
    )
    return lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME)


def unpack(data: bytes) -> Iterator[tuple[str, str]]:
    """Each form with its basic form."""
    for line in lzma.decompress(data).decode().splitlines():
        lemma, *endings = line.split("\t")
        for coded in endings:
            yield lemma[: len(lemma) - (ord(coded[0]) - ord("0"))] + coded[1:], lemma


def packed(language: str) -> bytes:
    """The file that comes with the product."""
    return files(PLACE).joinpath(f"{language}.xz").read_bytes()


def _coded(lemma: str, form: str) -> str:
    shared = len(commonprefix([lemma, form]))
    return chr(ord("0") + len(lemma) - shared) + form[shared:]
