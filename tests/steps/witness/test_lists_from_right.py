"""Lists in letters that run from right to left, whose numbers stand at the right end of a line."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from comity.steps.render import render
from comity.steps.witness import hear
from comity.steps.witness.own import own_words

_spec = importlib.util.spec_from_file_location(
    "listing_right", Path(__file__).parent / "listing.py"
)
assert _spec is not None
assert _spec.loader is not None
listing = importlib.util.module_from_spec(_spec)
sys.modules["listing_right"] = listing
_spec.loader.exec_module(listing)

pytestmark = [pytest.mark.documents, pytest.mark.needs_country]

define, holding, level, listed = listing.define, listing.holding, listing.level, listing.listed
NUMBERING, DOCUMENT = "word/numbering.xml", "word/document.xml"
TURNED = {
    "numbers with a point": level(0, "decimal", "%1."),
    "numbers in brackets": level(0, "decimal", "(%1)"),
    "bullets": level(0, "bullet", "•"),
}


ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلم"


def in_arabic(value: Any) -> Any:
    """A text with an Arabic letter for every Latin one: nothing anybody reads, but it runs so."""
    if isinstance(value, str):
        return re.sub("[A-Za-z]", lambda m: ARABIC[ord(m.group().lower()) % 24], value)
    if isinstance(value, Mapping):
        return {key: in_arabic(inner) for key, inner in value.items()}
    return [in_arabic(inner) for inner in value] if isinstance(value, list) else value


@pytest.fixture(scope="module")
def from_the_right(letter, printed, tmp_path_factory):
    """The letter with a list before its sentences, from right to left."""
    folder, filled, owns = tmp_path_factory.mktemp("right"), {}, {}
    context = in_arabic(letter.content.context)
    context["doc"] |= {"language": "ar", "direction": "rtl"}
    turned = {"context": context, "language": "ar", "direction": "rtl", "placed": {}}
    content = replace(letter.content, **turned)
    source = letter.template.path.read_bytes()
    for name, of in TURNED.items():
        parts = {n: listing.part(source, n) for n in (DOCUMENT, NUMBERING)}
        define(parts[NUMBERING], of)
        for paragraph in holding(parts[DOCUMENT], "{{ text }}"):
            listed(paragraph)
        path = folder / f"{name}.docx"
        path.write_bytes(listing.altered(source, parts))
        filled[name] = render(content, replace(letter.template, path=path)).docx
        owns[name] = own_words(path.read_bytes(), path.name)
    pages = printed(filled)
    return {n: hear(filled[n], pages[n], content, owns[n]) for n in filled}


@pytest.mark.parametrize("name", TURNED)
def test_a_list_from_right_to_left_is_calm(from_the_right, name):
    assert from_the_right[name].findings == ()
