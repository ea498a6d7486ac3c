"""The size and cleanliness of files."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [p for p in (ROOT / "talkoot").rglob("*.py") if "migrations" not in p.parts]
TEMPLATES = list((ROOT / "talkoot").rglob("templates/**/*.html"))


def test_no_file_is_longer_than_300_lines():
    long = {str(p.relative_to(ROOT)): n for p in SOURCES if (n := len(p.read_text().splitlines())) > 300}
    assert long == {}


def test_no_function_is_longer_than_45_lines():
    long = [
        f"{p.relative_to(ROOT)}:{node.name}"
        for p in SOURCES
        for node in ast.walk(ast.parse(p.read_text()))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > 45
    ]
    assert long == []


def test_every_module_begins_with_a_sentence():
    silent = [
        str(p.relative_to(ROOT))
        for p in SOURCES
        if p.read_text().strip() and not ast.get_docstring(ast.parse(p.read_text()))
    ]
    assert silent == []


def test_templates_have_no_inline_script_or_style():
    wrong = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=\"", re.IGNORECASE)
    assert [str(p.relative_to(ROOT)) for p in TEMPLATES if wrong.search(p.read_text())] == []


def test_templates_are_not_longer_than_140_lines():
    long = {str(p.relative_to(ROOT)): n for p in TEMPLATES if (n := len(p.read_text().splitlines())) > 140}
    assert long == {}


def test_every_template_is_used():
    """A template is named by a view, another template, a tag, or by a library that we override."""
    code = "\n".join(p.read_text() for p in [*SOURCES, *(ROOT / "talkoot").rglob("templates/**/*.*")])
    borrowed = ("allauth/", "account/", "mfa/", "usersessions/", "socialaccount/")
    unused = []
    for path in (ROOT / "talkoot").rglob("templates/**/*.*"):
        name = str(path).split("/templates/", 1)[1]
        if name.startswith(borrowed) or name in {"404.html", "403.html", "500.html", "403_csrf.html"}:
            continue
        stem = name.removeprefix("mail/").removesuffix(".txt")
        folder, _slash, file = name.rpartition("/")
        chosen = f"{folder}/{'_' if file.startswith('_') else ''}{{"  # a folder from which one is chosen by name: f"public/application/{state}.html"
        if name not in code and f'"{stem}"' not in code and chosen not in code:
            unused.append(name)
    assert unused == []


def test_repository_holds_no_registry_addresses_and_no_paths_of_a_machine():
    wrong = re.compile(r"pypi\.org|pythonhosted|registry\.npmjs|/(?:wor[k]|ro[o]t)/")
    files = [p for folder in ("talkoot", "config", "docs", "tools", "bench", ".ci") for p in (ROOT / folder).rglob("*")]
    files += [
        ROOT / name
        for name in (
            "Makefile",
            "README.md",
            "package.json",
            "package-lock.json",
            "requirements.lock",
            "pyproject.toml",
        )
    ]
    texts = (".py", ".md", ".html", ".txt", ".toml", ".json", ".lock", ".css", ".js", "", ".po")
    found = [
        str(p.relative_to(ROOT))
        for p in files
        if p.is_file() and p.suffix in texts and "vendor" not in p.parts and wrong.search(p.read_text(errors="ignore"))
    ]
    assert found == []
