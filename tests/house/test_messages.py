"""Findings are messages: what check, assess and protect say stands in the registry."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from comity.text.messages import Entry, families, load_family
from comity.text.messages.entries import RESTS_ON, TOPICS, placeholders
from comity.text.messages.worded import SPECS

HOST = Path(__file__).resolve().parents[2] / "core/src/comity"
ENTRIES = [one for family in families() for one in load_family(family).values()]
MODULES = sorted(HOST.rglob("*.py"))
BUILDERS = HOST / "text/messages"


MAKERS = ("finding", "message", "words", "_say")
WORDS_OF_A_PAGE = (
    "deadline.who",
    "ladder.",
    "page.",
    "entry.",
)  # heads, columns and counts, which are no sentences
WORDS_OF_A_QUESTION = (
    "prompt.label-",
    "section.label-",
    "interview.label-",
    "register.label-",
)  # titles, words that an answer may be


class Source(NamedTuple):
    """What a module says: lines that make a Finding, strings, patterns of the ids it names."""

    made: list[int]
    strings: set[str]
    patterns: set[str]


@cache
def _source(path: Path) -> Source:
    found = Source([], set(), set())
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.strings.add(node.value)
        name = _called(node) if isinstance(node, ast.Call) else ""
        if name == "Finding":
            found.made.append(node.lineno)
        elif name in MAKERS and node.args and not _names_a_file(name, node):
            found.patterns.update(_named(node.args[0]))
    return found


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Name):
        return call.func.id
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _texts(one: Entry) -> Iterator[str]:
    for words in (one.words, one.one):
        if words is not None:
            yield from (words.message, words.cure, words.page)


def test_the_host_makes_no_finding_but_by_the_registry():
    made = [
        f"{path.relative_to(HOST)}:{line}"
        for path in MODULES
        if BUILDERS not in path.parents
        for line in _source(path).made
    ]
    assert made == []


def _named(node: ast.expr) -> Iterator[str]:
    """The ids that an argument may have, as patterns: a text, a choice of texts, or an f-string."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield re.escape(node.value)
    elif isinstance(node, ast.IfExp):
        yield from _named(node.body)
        yield from _named(node.orelse)
    elif isinstance(node, ast.JoinedStr):
        parts = node.values
        yield "".join(
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[a-z-]+"
            for part in parts
        )


def _names_a_file(name: str, call: ast.Call) -> bool:
    """Whether a call looks up a list of words in a file beside a check: `words("lists", "one")`."""
    first = call.args[0]
    return name == "words" and isinstance(first, ast.Constant) and "." not in str(first.value)


def test_every_id_that_the_code_names_is_in_the_registry_and_every_id_is_named():
    ids = {one.id for one in ENTRIES}
    strings = {string for path in MODULES for string in _source(path).strings}
    patterns = {
        pattern
        for path in MODULES
        if "kit" not in path.relative_to(HOST).parts
        for pattern in _source(path).patterns
    }
    whole = {re.escape(id) for id in ids}
    parts = [re.compile(pattern) for pattern in patterns - whole]
    assert {p.pattern for p in parts if not any(map(p.fullmatch, ids))} == set()
    left = {id for id in ids - strings if re.escape(id) not in patterns}
    assert {id for id in left if not any(p.fullmatch(id) for p in parts)} == set()


@pytest.mark.parametrize("family", families())
def test_an_entry_is_whole_sentences_with_known_specifications(family: str):
    for one in load_family(family).values():
        _check(one)


def _check(one: Entry) -> None:
    if one.severities:
        assert one.topic in TOPICS, one.id
        assert one.rests_on in RESTS_ON, one.id
    for text in filter(None, _texts(one)):
        assert text == " ".join(text.split())
        if one.id.startswith((*WORDS_OF_A_PAGE, *WORDS_OF_A_QUESTION)):
            continue
        assert text[0].isupper() or not text[0].isalpha()
        ends = (")",) if one.id.startswith("prompt.") else ()  # "(y/n)" after a question
        ended = text.rstrip("”’)`]").endswith((".", "?", "…", ":", "}"))
        assert ended or text.endswith(ends), text
    specs = {
        spec for text in _texts(one) for spec in re.findall(r"(?<!\{)\{\w+:(\w+)\}(?!\})", text)
    }
    assert specs <= set(SPECS), one.id
    written = [*_texts(one), *(value or "" for _, value in one.patch)]
    used = {name for text in written for name in placeholders(text)}
    assert used | {one.plural} - {""} == set(one.params), one.id
