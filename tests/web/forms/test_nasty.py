"""Texts that break careless programs: each stands in the file as it was typed, or beside it."""

from __future__ import annotations

import html

import pytest

DRAFT = {"schema": "1", "kind": "request", "requested": {"state": "US"}}
NASTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onfocus='alert(1)",
    "</textarea><b>x",
    "<!-- x --",
    "&amp; &lt; &#0; &nbsp",
    "{{ settings.SECRET_KEY }} {% debug %}",
    "${7*7} #{7*7} %s %n {0}",
    "'; DROP TABLE cases; --",
    "=cmd|' /C calc'!A0",
    "../../etc/passwd",
    "yes",
    "null",
    "~",
    "012",
    "3.0",
    "1e3",
    "2026-03-05",
    "12:30:45",
    "- a",
    "a: b",
    "# no comment",
    "!!python/object:os.system",
    "*alias &anchor",
    "| block",
    "'single' \"double\" `back`",
    "\\ \\n \\u202e",
    "%00 %0d%0a",
    "a\ttab",
    "Zo\u0308e \u00e9 \u0301",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467",
    "\u0627\u0644\u0639\u0631\u0628\u064a\u0629 \u05e2\u05d1\u05e8\u05d9\u05ea",
    "\u4e2d\u6587 \u65e5\u672c\u8a9e",
    "a\u00a0b\u202fc",
    "zero\u200bwidth",
    "x" * 5000,
    "right \u202eleft",
    "isolate \u2066x\u2069",
    "line\u2028separator",
    "next\u0085line",
    "null\x00byte",
    "bell\x07",
    "escape\x1b[31m",
    "\ufeffmark",
    "\uffff",
)


@pytest.mark.parametrize("text", NASTY)
def test_a_nasty_text_is_shown_as_it_was_typed_wherever_it_is_kept(post, page, text):
    paths = ("subject", "gravity", "domestic_basis", "data_protection")
    boxes = {"subject": text, "gravity": f"One.\r\n{text}", "domestic_basis": f"{text}\r\ns. 5"}

    read = post(DRAFT, paths, boxes)

    kept = {**read.tree, **read.held}
    assert kept["subject"] == (text if "subject" in read.held else text.replace("\t", " "))
    assert kept["gravity"] == f"One.\n{text}"
    shown = page(read.tree, paths, read.held)
    seen = text.replace("\x00", "\ufffd")
    assert html.escape(seen) in shown.replace("&#x27;", "&#x27;").replace("\x00", "\ufffd")
    if "<" in text:
        assert text not in shown
    again = post(read.tree, paths, {}, held=read.held)
    assert again.tree == read.tree
    assert again.held == read.held
