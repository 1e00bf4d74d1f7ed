"""Row 1: what an author writes stands in every slot of every format, or is refused by place."""

from __future__ import annotations

import pytest

from comity.model.errors import RenderError

LONG = 1000


@pytest.fixture(scope="session")
def nasty(data) -> list[str]:
    return [entry["text"] * entry.get("repeat", 1) for entry in data("nasty.json")]


def outcome(document, every_format, words, template, value, benign) -> str:
    """What became of a value in every slot: present, refused, or where it is lost."""
    parts = 1 if len(value) > LONG else None  # a document has some hundred slots
    try:
        made = every_format(document(template, value, parts), template)
    except RenderError as error:
        named = "U+" in str(error) and any(part in str(error) for part in ("doc.", "parts."))
        return "refused" if named else f"refused without its place: {error}"
    expected = benign(parts)
    for form, text in expected.items():
        if words(form, made[form]) != text.replace("\ue000", "".join(value.split())):
            return f"lost in {form}"
    return "present"


def tally(pairs, document, every_format, words) -> tuple[set[str], list[tuple]]:
    """The strings that were refused, and where any was lost, over pairs of template and string."""
    refused: set[str] = set()
    lost: list[tuple] = []
    known: dict[tuple, dict[str, str]] = {}
    for template, value in pairs:

        def benign(parts, template=template):
            key = (template.path, parts)
            if key not in known:
                # a private character marks the slots, so that the rest of the page is left alone
                made = every_format(document(template, "\ue000", parts), template)
                known[key] = {form: words(form, blob) for form, blob in made.items()}
            return known[key]

        found = outcome(document, every_format, words, template, value, benign)
        if found == "refused":
            refused.add(value)
        elif found != "present":
            lost.append((template.origin, template.path.name, value[:30], found))
    return refused, lost


def test_every_string_stands_in_every_slot_or_is_refused_by_place(
    templates, document, every_format, words, nasty, figure
):
    pairs = [(templates[n % len(templates)], value) for n, value in enumerate(nasty)]
    refused, lost = tally(pairs, document, every_format, words)
    assert lost == []
    assert 0 < len(refused) < len(nasty) / 5
    figure("1", ours=f"0 lost; {len(refused)} refused, with place and code point")


@pytest.mark.long
def test_the_same_holds_for_every_string_in_every_template(
    templates, document, every_format, words, nasty, figure
):
    pairs = [(template, value) for template in templates for value in nasty]
    refused, lost = tally(pairs, document, every_format, words)
    assert lost == []
    figure(
        "1",
        tried=f"{len(nasty)} strings in every slot of every template; "
        "DOCX, HTML, Markdown and JSON",
        ours=f"0 lost; {len(refused)} refused, with place and code point",
    )


@pytest.mark.long
def test_the_plain_stack_loses_strings_without_a_word(plain, nasty, figure):
    body, margins = plain.template(), plain.template(margins=True)
    lost = [value for value in nasty if plain.lost(body, value) or plain.lost(margins, value)]
    figure("1", plain=f"{len(lost)} lost without a word")
