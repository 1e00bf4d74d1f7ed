"""Nothing that `comity new` says is worded in code: its sentences are in the registry."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from comity.text.messages import load_family

HOST = Path(__file__).resolve().parents[2] / "core/src/comity"
MODULES = sorted((HOST / "tasks/authoring").glob("*.py"))
# two words beside each other, or a word with a capital that stands alone
PROSE = re.compile(r"[^\W\d_]{2,} +[^\W\d_]{2,}|^\s*[A-Z][a-z]+\W*$")
FAULT = "an error of a file or an option, which is in English wherever it is made"
ALLOWED = {
    "case_setup.py": {"Remove the option.": FAULT, "Known: ": FAULT},
    "conversation.py": {
        "Use the same options as before, or none. To start again, delete this file.": FAULT,
        "contains answers from an interview with different options": FAULT,
    },
    "answers_file.py": {
        "Delete it to start again, or choose another file with -o.": FAULT,
    },
    "field_words.py": {"Comity": "the name of a source that is not shown"},
    "terminal.py": {"set enable-bracketed-paste on": "a setting of the library for lines"},
}
SOURCES = re.compile(r"^UNTOC\|")  # the pattern of the general sources in model_fields.py


def silent(tree: ast.AST) -> set[int]:
    """The nodes that nobody is shown: comments on code, errors, exports."""
    found: set[int] = set()
    for node in ast.walk(tree):
        comment = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        error = isinstance(node, ast.Call) and named(node.func).endswith(("Error", "Fault"))
        error = error or (isinstance(node, ast.Call) and named(node.func) == "_unusable")
        exports = isinstance(node, ast.Assign) and named(node.targets[0]) == "__all__"
        if comment or error or exports:
            found |= {id(below) for below in ast.walk(node)}
    return found


def named(node: ast.expr) -> str:
    return str(getattr(node, "attr", "") or getattr(node, "id", ""))


def prose(source: str) -> Iterator[str]:
    tree = ast.parse(source)
    hidden = silent(tree)
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and id(node) not in hidden and PROSE.search(text):
            yield text


@pytest.mark.parametrize(
    "code", ['say("Name at least one.")', 'f"{title}: add this part?"', 'part("Form")']
)
def test_the_scan_notices_wording(code: str) -> None:
    assert list(prose(code))


@pytest.mark.parametrize(
    "code",
    [
        '"""The docstring of a module."""',
        'raise ValueError("unknown kind: x")',
        'say("prompt.answer-needed")',
        'f"{says} [{source}]"',
    ],
)
def test_the_scan_lets_pass_what_nobody_is_told(code: str) -> None:
    assert list(prose(code)) == []


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.name)
def test_nothing_is_worded_where_questions_are_made(file: Path) -> None:
    found = {text for text in prose(file.read_text(encoding="utf-8")) if not SOURCES.match(text)}
    assert found == set(ALLOWED.get(file.name, ()))


@pytest.mark.parametrize(
    ("family", "least"), [("prompt", 60), ("interview", 60), ("explained", 20)]
)
def test_every_prompt_that_the_code_names_is_in_the_registry(family: str, least: int) -> None:
    known = load_family(family)
    named = {
        node.value
        for file in (*MODULES, HOST / "cli/new.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and str(node.value).startswith(f"{family}.")
    }
    beginnings = {  # of ids that end with a variable
        "prompt": {"prompt.issuing/", "prompt.label-document/"},
    }
    assert len(named) > least
    assert named - known.keys() == beginnings.get(family, set())


def test_a_prompt_is_no_finding() -> None:
    assert [one.id for one in load_family("prompt").values() if one.severities] == []
