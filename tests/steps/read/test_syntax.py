"""What YAML cannot parse is explained in plain words, at its place."""

from __future__ import annotations

import pytest
import yaml

from comity.steps.read.yaml_events import grow

LOADERS: list[type] = [yaml.loader.BaseLoader] + (
    [yaml.CBaseLoader] if yaml.__with_libyaml__ else []
)


@pytest.mark.parametrize("loader", LOADERS, ids=lambda loader: loader.__name__)
@pytest.mark.parametrize(
    ("text", "place", "says", "cure"),
    [
        ("a:\n\t- b\n", (2, 1), "A tab is used", "Use spaces"),
        ("a:\n  b: 1\n \tc: 2\n", (3, 2), "A tab is used", "Use spaces"),
        ("\ta: b\n", (1, 1), "A tab is used", "Use spaces"),
        ("a: |\n  x\n\ty\n", (3, 1), "A tab is used", "Use spaces"),
        ("t: Re: Smith\n", (1, 6), "A colon followed by a space", "single quotes"),
        ('x: 1\na: "never closed\nb: c\n', (2, 4), "The quote that opens here", "Close it"),
        ("a: [1, 2\nb: c\n", (1, 4), "The list that starts with `[`", "`]`"),
        ("a: {b: 1\nc: d\n", (1, 4), "The group that starts with `{`", "`}`"),
        ("a:\n  b: 1\n c: 2\n", (3, 2), "This does not fit", "Align"),
        ('a: "He said" so\n', (1, 14), "This does not fit", "quotes"),
        ('p: "C:\\Users"\n', (1, 9), "A backslash within double quotes", "single quotes"),
        ('p: "C:\\qa"\n', (1, 7), "A backslash within double quotes", "single quotes"),
        ("a: @x\n", (1, 4), "A value cannot start with `@`", "single quotes"),
        ("a: %x\n", (1, 4), "A value cannot start with `%`", "single quotes"),
        ("a: `x`\n", (1, 4), "A value cannot start with ```", "single quotes"),
        ("a: *Smith*\n", (1, 10), "A value cannot start with `*`", "single quotes"),
        ("a: & Co\n", (1, 5), "A value cannot start with `*` or `&`", "single quotes"),
        ("a: | text\n  b\n", (1, 6), "Text after `|`", "next line"),
        ("a: - b\n", (1, 4), "A list item cannot start here", "on a new line"),
        ("a:\n  - b\n  c: d\n", (3, 3), "This line does not fit the list", "`- `"),
        ("a: b\nc\nd: e\n", (3, 1), "A key has no colon", "space after the colon"),
        ("a: ]\n", (1, 4), "A value is missing", "single quotes"),
        ("%YAML 2.0\n---\na: b\n", (1, 1), "This YAML version", "Remove"),
        ("a: b\n... c\n", (2, 5), "There is text after the end", "Remove"),
        ("a: !x!y z\n", (1, 4), "A value cannot start with `!`", "single quotes"),
    ],
)
def test_a_mistake_of_form_is_explained(
    loader: type, text: str, place: tuple[int, int], says: str, cure: str
) -> None:
    tree = grow(text, "case.yaml", loader)
    (fault,) = tree.faults
    assert not tree.whole
    assert fault.message.startswith(says)
    assert cure in fault.cure
    if loader is LOADERS[-1]:
        assert (fault.line, fault.column) == place
    assert fault.line == place[0]


def test_a_mistake_in_the_line_of_a_key_names_the_field() -> None:
    (fault,) = grow("a:\n  title: Re: Smith\n", "case.yaml").faults
    assert fault.field == "a.title"


def test_faults_before_the_mistake_are_reported_with_it() -> None:
    faults = grow("a: ~\nb: 1\nb: 2\nt: Re: x\n", "case.yaml").faults
    assert [fault.line for fault in faults] == [1, 3, 4]


def test_the_python_parser_survives_a_number_above_unicode() -> None:
    (fault,) = grow('a: "\\U00110000"', "case.yaml", yaml.loader.BaseLoader).faults
    assert fault.message == "An escape here does not name a character."


def test_the_faster_parser_names_it() -> None:
    (fault,) = grow('a: "\\U00110000"', "case.yaml").faults
    assert (
        "U+110000" in fault.message or fault.message == "An escape here does not name a character."
    )
