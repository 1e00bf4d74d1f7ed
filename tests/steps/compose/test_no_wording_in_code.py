"""Nothing that a document says is worded in code: each word comes from a catalogue or a case."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

import comity
from comity.pipeline.own_plugin import open_host
from comity.steps.compose import compose
from comity.steps.render import html, markdown, render
from comity.steps.wording.catalogue import HOW_TO_ADD

# two words beside each other, a word that begins a label, or what joins texts in a sentence
PROSE = re.compile(r"[^\W\d_]{2,} +[^\W\d_]{2,}|^\s*[A-Z][a-z]+\W*$|^\s*[,;:.!?]\s+$")
MARKUP = re.compile(r"[<>{}]|[a-z]+=\"")
# what a document never shows, with the reason
ALLOWED = {
    HOW_TO_ADD: "the cure of an error",
    "Composer": "the name of a type",
}
HOST = Path(comity.__file__).parent
WRITERS = (
    *("word/readback.py", "word/outline.py", "steps/render/html.py", "steps/render/markdown.py"),
    *("steps/render/page_setup.py", "steps/render/line_breaks.py", "steps/render/document.py"),
    "steps/render/table_grid.py",
)


def composing() -> list[Path]:
    found = sorted((HOST / "steps/compose").rglob("*.py"))
    assert len(found) > 30
    return found


def silent(tree: ast.AST) -> set[int]:
    """The nodes that no document shows: docstrings, errors, reasons for the manifest, exports."""
    found: set[int] = set()
    for node in ast.walk(tree):
        hidden: list[ast.AST] = []
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and node.body:
            first = node.body[0]
            docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
            hidden = [first] if docstring else []
        elif isinstance(node, ast.Raise) or (isinstance(node, ast.Call) and unseen(node)):
            hidden = [node]
        elif isinstance(node, ast.Assign):
            exports = any(isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets)
            hidden = [node] if exports else []
        found |= {id(below) for top in hidden for below in ast.walk(top)}
    return found


def unseen(call: ast.Call) -> bool:
    name = getattr(call.func, "attr", "") or getattr(call.func, "id", "")
    return name == "withhold" or name.endswith(("Error", "Fault"))


def prose(source: str) -> Iterator[tuple[int, str]]:
    """The literals of a module that read like words for a reader, with their line."""
    tree = ast.parse(source)
    hidden = silent(tree)
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and id(node) not in hidden and PROSE.search(text):
            yield node.lineno, text


@pytest.mark.parametrize(
    "code",
    [
        'drafter.row("x", "not stated here")',
        'f"Source {text}"',
        'f"{label}: {text}"',
        '", ".join(words)',
        'part("Legal basis")',
        'part("Urgency")',
    ],
)
def test_the_scan_notices_wording(code: str) -> None:
    assert list(prose(code))


@pytest.mark.parametrize(
    "code",
    [
        '"""A docstring of a module."""',
        'raise ComposeError(f"there is no {thing} here")',
        'drafter.withhold(path, "structural: shown as a number")',
        'drafter.say("request.thanks", requested=x)',
        'drafter.value_rows("request/reference", "requesting")',
    ],
)
def test_the_scan_lets_pass_what_no_document_shows(code: str) -> None:
    assert list(prose(code)) == []


@pytest.mark.parametrize("file", composing(), ids=lambda file: file.name)
def test_nothing_is_worded_where_documents_are_composed(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    found = {(line, text) for line, text in prose(source) if text not in ALLOWED}

    if file.name == "catalogue.py":  # the languages that there are, in an error
        found = {(line, text) for line, text in found if text != ", "}
    assert found == set()


@pytest.mark.parametrize("name", WRITERS)
def test_nothing_is_worded_where_documents_are_written(name: str) -> None:
    source = (HOST / name).read_text(encoding="utf-8")
    found = {(line, text) for line, text in prose(source) if not MARKUP.search(text)}

    assert {(line, text) for line, text in found if text.strip() != ":"} == set()


@pytest.mark.parametrize("kind", ["request", "notice"])
def test_a_document_holds_no_word_that_was_not_composed(
    kind: str,
    maximal: Callable[..., tuple[dict[str, Any], dict[str, str]]],
    resolve_case: Callable[..., Any],
) -> None:
    data, _ = maximal(kind)
    host = open_host()
    resolved = resolve_case(data, host)
    content = compose(resolved, host, host.document_types()[kind])
    template = host.find_template(kind, resolved.parties, content.language, resolved.on)
    assert template is not None
    made = render(content, template)
    page = re.sub(r"<style>.*?</style>", "", html.export(made).decode(), flags=re.DOTALL)
    aids = content.page_aids
    labels = [aids.contents, aids.skip, aids.cited] if aids else []
    said = words("\n".join([content.title, *labels, *strings(content.context)]))

    for text in (page, markdown.export(made).decode()):
        shown = words(unescape(re.sub(r"<[^>]*>", " ", text)))
        assert shown - said == set()
        assert len(shown) > 200


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{2,}", text))


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from strings(inner)
