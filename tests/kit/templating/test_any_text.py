"""Whatever is typed into a template, `check` answers with findings, never with a traceback."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.kit.templating.checker import CheckedTemplate
from comity.kit.templating.template_findings import KINDS
from comity_templates import base_template

PIECES = [
    *("{{", "}}", "{%", "%}", "{#", "#}", "{%p ", "{%tr ", "{%tc ", "{{r ", "{%- ", "{", "}", "%"),
    *(" if ", " for x in ", " endif ", " endfor ", " else ", " set a = ", " elif ", " raw ", "-%}"),
    *(
        "parts",
        ".urgency",
        ".items",
        "doc",
        "[0]",
        "|first",
        "|nope",
        "(1)",
        "'",
        '"',
        "“",
        "\u00a0",
    ),
    *(" is defined ", " not ", " and ", "~", "**", "9" * 400, "(" * 300, "{_{", "colspan ", " vm "),
    *("\u200b", "&", "<", "\t", "1. ", "macro m(a) ", "call m() ", "filter upper ", "namespace()"),
]
# what a keyboard and the clipboard can give, and XML can carry
TYPED = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"])
TEXT = st.lists(st.sampled_from(PIECES) | st.text(TYPED, max_size=8), max_size=12).map("".join)


@pytest.mark.parametrize("examples", [20, pytest.param(200, marks=pytest.mark.long)])
def test_any_text_in_any_paragraph_gives_findings(checker: Any, examples: int) -> None:
    @settings(max_examples=examples, deadline=None)
    @given(text=TEXT, place=st.integers(0, 400), instead=st.booleans())
    def anything(text: str, place: int, instead: bool) -> None:
        gives_findings(checker, text, place, instead)

    anything()


def gives_findings(checker: Any, text: str, place: int, instead: bool) -> None:
    base = base_template("notice")
    assert base is not None
    document = docx.Document(str(base))
    body = [p for p in document.element.body.iter() if p.tag.endswith("}t")]
    node = body[place % len(body)]
    node.text = text if instead else f"{node.text}{text}"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notice.docx"
        document.save(str(path))
        checked: CheckedTemplate = checker.check(path)

    assert all(f.id in KINDS and f.message and f.cure and f.part for f in checked.findings)


@pytest.mark.parametrize(
    "text",
    [
        "{%" * 200_000,
        "{ {" * 100_000,
        "}} " * 100_000,
        "{{ x }}" * 6000,
        "{% if 1 %}" * 900 + "{% endif %}" * 900,
        f"{{{{ doc.title{'|d' * 480} }}}}",
        f"{{{{ {'(' * 400}1{')' * 400} }}}}",
        "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    ],
    ids=lambda text: text[:16],
)
def test_what_is_far_too_long_or_deep_is_answered_too(checker: Any, text: str) -> None:
    base = base_template("notice")
    assert base is not None
    document = docx.Document(str(base))
    document.paragraphs[30].insert_paragraph_before(text)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notice.docx"
        document.save(str(path))
        start = time.process_time()
        checked: CheckedTemplate = checker.check(path)

    assert checked.blocked
    assert time.process_time() - start < 30
    assert all(len(f.text) < 100 for f in checked.findings)
