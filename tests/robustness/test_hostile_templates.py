"""Row 18: templates that use what is allowed for what it is not meant for, or what nobody knows."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

_spec = importlib.util.spec_from_file_location("hostile", Path(__file__).with_name("hostile.py"))
assert _spec is not None
assert _spec.loader is not None
hostile = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(hostile)


def refused(name, altered, refusal, small_document) -> str:
    """Why a template is refused, when it is read or when it is filled."""
    made = hostile.HOSTILE[name](altered()).packed()
    said = refusal(made)
    if not said and name in hostile.FILLED:
        with pytest.raises(Exception, match=r"theirs\.docx") as told:
            small_document(made)
        said = str(told.value)
    return said


def test_a_template_that_is_not_what_it_seems_is_refused(altered, refusal, small_document, figure):
    through, broken = [], []
    for name in hostile.HOSTILE:
        said = refused(name, altered, refusal, small_document)
        if not said:
            through.append(name)
        if "not well-formed" in said or not said.startswith("theirs.docx"):
            broken.append((name, said))  # it must be refused for what it does
    assert (through, broken) == ([], [])
    count = len(hostile.HOSTILE)
    figure("18", tried=f"{count} kinds", ours=f"{count} refused")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("a hyperlink as picture, linked", "r:link, which is not on the list"),
        ("a hyperlink as picture, embedded", "as image, but the document declares it as hyperlink"),
        ("the styles as picture", "as image, but the document declares it as styles"),
        ("an action on a picture", "a:hlinkClick with the attribute action"),
        ("two readings of a run", "put its text into a paragraph or a table"),
        ("a PNG of 60,000 by 60,000", "60,000 x 60,000 pixels; the limits are 40,000,000 in total"),
        ("a page that is black", "w:background with the attribute w:color"),
        ("an unknown element", "w:unheardOf, which is not on the list"),
    ],
)
def test_the_refusal_names_part_and_cause(name, says, altered, refusal, small_document):
    said = refused(name, altered, refusal, small_document)
    assert said.startswith("theirs.docx: word/document.xml: ")
    assert says in said


@pytest.mark.long
def test_the_plain_stack_keeps_most(altered, plain, figure):
    kept = 0
    for change in hostile.HOSTILE.values():
        try:
            plain.reopened(change(altered()).packed())
        except Exception:
            continue
        kept += 1
    count = len(hostile.HOSTILE)
    figure("18", plain=f"{count - kept} refused")
