"""Puts the look together at set-up: `python -m talkoot.web.ui.assets` writes one stylesheet and two fonts to vendor/.

The stylesheet is the font faces, the parts of Designsystemet that we use, the default theme and our own files, in
that order. Nothing is committed; `npm ci` fetches what package-lock.json names.
"""

import re
import shutil
import sys
from pathlib import Path

from talkoot.web.ui.theme import DEFAULT, theme_css

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
VENDOR = HERE / "static" / "ui" / "vendor"
DESIGNSYSTEMET = "@digdir/designsystemet-css/dist/src"
FONT = "@fontsource-variable/source-sans-3"
SUBSETS = ("latin", "latin-ext")

LAYERS = "@layer ds.theme,ds.base,ds.components,look.tokens,look.base,look.layout,look.parts,look.forms,look.console,look.print;"
BASE = ("base", "label")
COMPONENTS = (
    "field", "fieldset", "input", "button", "link", "alert", "chip", "error-summary", "validation-message", "skip-link",
)  # fmt: skip
LOOK = ("tokens", "base", "layout", "parts", "forms", "console", "print")

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
FACE = re.compile(
    r"/\* (?P<name>source-sans-3-(?P<subset>[a-z-]+)-wght-normal) \*/\s*(?P<face>@font-face \{.*?\})", re.DOTALL
)


class AssetsMissing(Exception):
    """The npm packages are not there."""


def build(node_modules: Path, target: Path) -> list[Path]:
    """Write the stylesheet and the fonts; returns what was written."""
    if not (node_modules / DESIGNSYSTEMET).is_dir() or not (node_modules / FONT).is_dir():
        raise AssetsMissing(f"{node_modules} lacks Designsystemet or Source Sans 3: run npm ci first.")
    target.mkdir(parents=True, exist_ok=True)
    fonts = [target / f"source-sans-3-{subset}.woff2" for subset in SUBSETS]
    for subset, font in zip(SUBSETS, fonts, strict=True):
        shutil.copyfile(node_modules / FONT / "files" / f"source-sans-3-{subset}-wght-normal.woff2", font)
    sheet = target / "talkoot.css"
    sheet.write_text(stylesheet(node_modules), encoding="utf-8")
    return [sheet, *fonts]


def stylesheet(node_modules: Path) -> str:
    """The whole stylesheet, without comments and indentation."""
    parts = [LAYERS, font_faces((node_modules / FONT / "wght.css").read_text(encoding="utf-8"))]
    parts += [tightened((HERE / "css" / "system.css").read_text(encoding="utf-8")), theme_css(DEFAULT).strip()]
    for layer, names in (("ds.base", BASE), ("ds.components", COMPONENTS)):
        sources = [
            (node_modules / DESIGNSYSTEMET / f"{name}.css").read_text(encoding="utf-8").strip() for name in names
        ]
        parts.append(f"@layer {layer}{{{''.join(sources)}}}")
    parts += [tightened((HERE / "css" / f"{name}.css").read_text(encoding="utf-8")) for name in LOOK]
    return "\n".join(parts) + "\n"


def font_faces(css: str) -> str:
    """The faces of the chosen subsets, with the address that the font has in vendor/."""
    faces = {match["subset"]: match["face"] for match in FACE.finditer(css)}
    chosen = [
        re.sub(r"src:.*?;", f"src:url(source-sans-3-{subset}.woff2) format('woff2');", faces[subset])
        for subset in SUBSETS
    ]
    return tightened("".join(chosen))


def tightened(css: str) -> str:
    """Without comments, indentation and line ends; what stands within a line stays as it is."""
    lines = (line.strip() for line in COMMENT.sub("", css).splitlines())
    return (
        " ".join(line for line in lines if line)
        .replace("{ ", "{")
        .replace("; ", ";")
        .replace(" }", "}")
        .replace("} ", "}")
    )


def main() -> int:
    """Build from the project's node_modules."""
    try:
        written = build(ROOT / "node_modules", VENDOR)
    except AssetsMissing as missing:
        sys.stderr.write(f"{missing}\n")
        return 1
    sys.stdout.writelines(f"{path.relative_to(ROOT)} {path.stat().st_size}\n" for path in written)
    return 0


if __name__ == "__main__":
    sys.exit(main())
