"""Row 3: markup, fields and tags in data stay text; the document has no element more."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

FORMATS = ("docx", "html", "md")


@pytest.fixture(scope="session")
def payloads(data) -> list[str]:
    return data("payloads.json")


def injected(pairs, document, every_format, shape) -> list[tuple]:
    """Where a payload changed what a document is made of, against a word in its place."""
    found = []
    benign: dict[Path, dict[str, Any]] = {}
    for template, payload in pairs:
        if template.path not in benign:
            made = every_format(document(template, "word"), template)
            benign[template.path] = {form: shape(form, made[form]) for form in FORMATS}
        made = every_format(document(template, payload), template)
        found += [
            (template.origin, template.path.name, form, payload)
            for form in FORMATS
            if shape(form, made[form]) != benign[template.path][form]
        ]
    return found


def test_no_payload_adds_an_element_a_field_or_a_link(
    payloads, templates, document, every_format, shape, figure
):
    base = [template for template in templates if template.path.parent.name == "base"]
    pairs = [*zip(itertools.cycle(base), payloads, strict=False)]
    assert len(pairs) == len(payloads) > len(base) > 1
    assert injected(pairs, document, every_format, shape) == []
    figure("3", ours=f"0 of {len(payloads)}")


@pytest.mark.long
def test_nor_does_it_in_any_template_of_a_country(
    payloads, templates, document, every_format, shape, figure
):
    pairs = itertools.product(templates, payloads)
    assert injected(pairs, document, every_format, shape) == []
    figure("3", tried=f"{len(payloads)} payloads in every slot; DOCX, HTML and Markdown")


@pytest.mark.long
def test_the_plain_stack_lets_payloads_in(payloads, plain, shape, figure):
    template = plain.template()
    benign = shape("docx", plain.render(template, v="word"))
    changed = 0
    for payload in payloads:
        try:
            made = plain.render(template, v=payload)
        except Exception:  # what fails aloud lets nothing in
            continue
        try:
            changed += shape("docx", made) != benign
        except etree.XMLSyntaxError:  # no document any more
            changed += 1
    figure("3", plain=f"{changed} of {len(payloads)}")
