"""Strings stay strings; what could be lost, expanded or misread is refused with its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml

from comity.model.errors import Fault
from comity.steps.read import CaseFile
from comity.steps.read.plain_tree import Tree
from comity.steps.read.yaml_events import grow

Read = Callable[[str | bytes], CaseFile]
Refuse = Callable[[str | bytes], list[Fault]]

LOADERS: list[type] = [yaml.loader.BaseLoader] + (
    [yaml.CBaseLoader] if yaml.__with_libyaml__ else []
)


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__)
def walk(request: pytest.FixtureRequest) -> Callable[[str], Tree]:
    """Both parsers must agree."""
    return lambda text: grow(text, "case.yaml", request.param)


Walk = Callable[[str], Tree]


def only(tree: Tree) -> Fault:
    (fault,) = tree.faults
    assert fault.cure
    return fault


@pytest.mark.parametrize(
    "word", ["NO", "yes", "on", "012", "0x1F", "1e5", "1_000", "2026-10-05", "12:30:45", ".inf"]
)
def test_strings_stay_strings(walk: Walk, word: str) -> None:
    assert walk(f"a: {word}\n{word}: b").data == {"a": word, word: "b"}


def test_every_key_and_item_has_its_place(walk: Walk) -> None:
    tree = walk("# remark\nmeasures:\n  - period:\n      from: 1\n  - x\nother.key: {'ö': ä}\n")
    assert {field: (at.line, at.column) for field, at in tree.places.items()} == {
        "": (2, 1),
        "measures": (2, 1),
        "measures[0]": (3, 5),
        "measures[0].period": (3, 5),
        "measures[0].period.from": (4, 7),
        "measures[1]": (5, 5),
        '["other.key"]': (6, 1),
        '["other.key"].ö': (6, 13),
    }


@pytest.mark.parametrize("null", ["", "~", "null", "Null", "NULL"])
def test_a_null_is_refused_at_its_key(walk: Walk, null: str) -> None:
    fault = only(walk(f"a: x\nb:\n  c: {null}\n"))
    assert (fault.line, fault.column, fault.field) == (3, 3, "b.c")
    assert fault.cure.startswith("Write its value, or remove")


def test_a_null_among_items_leaves_the_others_their_numbers(walk: Walk) -> None:
    tree = walk("a:\n  -\n  - x\n")
    assert only(tree).field == "a[0]"
    assert tree.data == {"a": ["", "x"]}


@pytest.mark.parametrize("text", ['""', "''", '"null"', "'~'", "|\n  null"])
def test_a_quoted_null_is_a_text(walk: Walk, text: str) -> None:
    assert walk(f"a: {text}\n").faults == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: &x 1\n", "Anchors (`&name`)"),
        ("a: &x\n", "Anchors (`&name`)"),
        ("&x a: 1\n", "Anchors (`&name`)"),
        ("&x\na: 1\n", "Anchors (`&name`)"),
        ("a: !!int 1\n", "Tags"),
        ("a: !!python/object:os.system {}\n", "Tags"),
        ("a: ! 1\n", "Tags"),
        ("<<: {a: 1}\n", "Merge keys"),
        ("? [a, {b: c}]\n: d\n", "A key must be a single word"),
        ("? {a: b}\n: d\n", "A key must be a single word"),
        ("~: d\n", "A key is missing"),
        ("a: 1\n---\nb: 2\n", "A second document"),
        ("- a\n", "The file is a list"),
        ("a text\n", "The file is text"),
    ],
)
def test_what_is_more_than_keys_lists_and_text_is_refused(walk: Walk, text: str, says: str) -> None:
    assert only(walk(text)).message.startswith(says)


def test_a_quoted_merge_sign_is_an_ordinary_key(walk: Walk) -> None:
    assert walk("'<<': x\n").data == {"<<": "x"}


def test_an_alias_is_refused_and_not_followed() -> None:
    # The Python composer would follow it; the events do not, whichever parser reads.
    for loader in LOADERS:
        tree = grow("a: &x [1, 2]\nb: *x\n*x : c\n", "case.yaml", loader)
        assert [(fault.line, fault.field) for fault in tree.faults] == [(1, "a"), (2, "b"), (3, "")]
        assert tree.data == {"a": ["1", "2"]}


def test_a_duplicate_key_names_both_lines(walk: Walk) -> None:
    tree = walk("a: 1\nb:\n  c: 1\n  d: 2\n  c: {e: 3}\na: 4\n")
    assert [(fault.line, fault.field) for fault in tree.faults] == [(5, "b.c"), (6, "a")]
    assert "line 3 and on line 5" in tree.faults[0].message
    assert tree.data == {"a": "1", "b": {"c": "1", "d": "2"}}
    assert tree.places["b.c"].line == 3


ODD = [0, 1, 7, 8, 0x0B, 0x0C, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9F, 0x2028, 0x2029, 0x202A, 0x202E]
ODD += [0x2066, 0x2069, 0xFEFF, 0xFFFE, 0xFFFF]


@pytest.mark.parametrize("code", ODD, ids=hex)
@pytest.mark.parametrize(
    ("before", "after", "field"),
    [
        ("a:\n  - x\n  - pl", "ain\n", "a[1]"),
        ("a:\n  - x\n  - 'pl", "ain'\n", "a[1]"),
        ("b: {c: x}\na: |\n  pl", "ain\n", "a"),
        ("b: x\n'k", "y': x\n", None),
        ("a: x\n# rem", "ark\n", ""),
    ],
)
def test_an_illegal_character_is_refused_where_it_stands(
    walk: Walk, code: int, before: str, after: str, field: str | None
) -> None:
    fault = only(walk(before + chr(code) + after))
    assert f"U+{code:04X}" in fault.message
    assert fault.line == before.count("\n") + 1
    assert fault.column == len(before) - before.rindex("\n")
    assert field is None or fault.field == field


@pytest.mark.parametrize("code", [*ODD, 0x0D, 0xD800, 0xDBFF, 0xDC00, 0xDFFF], ids=hex)
def test_an_illegal_character_written_as_an_escape_is_refused(walk: Walk, code: int) -> None:
    tree = walk(f'a:\n  - b: "x\\u{code:04x}y"\n    c: "\\\\u{code:04x}"\n')
    fault = only(tree)
    assert f"U+{code:04X}" in fault.message
    assert (fault.line, fault.column, fault.field) == (2, 10, "a[0].b")


def test_all_surrogates_are_refused_as_raw_escapes() -> None:
    for code in range(0xD800, 0xE000, 37):
        (fault,) = grow(f'a: "\\U0000{code:04X}"', "case.yaml").faults
        assert f"U+{code:04X}" in fault.message


def test_short_escapes_are_refused_too(walk: Walk) -> None:
    tree = walk(r'a: "\0\a\b\v\f\r\e\N\L\P"')
    assert len(tree.faults) == 10
    assert {fault.field for fault in tree.faults} == {"a"}


def test_honest_letters_and_marks_are_kept(walk: Walk) -> None:
    text = "José, Ọlọ́run, محمد\u200f, \u200eשלום, 😀, \U0010fffd, a\u00a0b, e\u0301"
    assert walk(f"a: {text}\nb: '{text}'\n").data == {"a": text, "b": text}


def test_hundreds_of_illegal_characters_are_summed_up(walk: Walk) -> None:
    faults = walk("a: '" + "\x07" * 900 + "'").faults
    assert len(faults) == 51
    assert faults[-1].message == "More such characters follow."


def test_windows_and_old_mac_line_ends_count_as_lines(walk: Walk) -> None:
    assert walk("a: 1\r\nb: 2\rc: ~\r\n").faults[0].line == 3


def test_laughs_by_the_billion_are_refused_at_once(refuse: Refuse) -> None:
    laughs = "a: &a [x, x]\n" + "".join(
        f"{here}: &{here} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, here in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert any(fault.message.startswith("Anchors") for fault in refuse(laughs))


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 3000,
        "a: " + "{b: " * 3000,
        "".join(f"{' ' * depth}k:\n" for depth in range(2000)),
        "- " * 3000,
        "a:\n  " + "- " * 3000,
    ],
    ids=["flow", "groups", "indented", "items", "nested items"],
)
def test_deep_nesting_is_refused_at_once(refuse: Refuse, text: str) -> None:
    (fault,) = refuse(text)
    assert "too many levels" in fault.message or "The file is a list" in fault.message


def test_ten_thousand_lines_keep_their_places(read: Read) -> None:
    entry = (
        "  - kind: bank-records\n    id: M{0}\n    account: '{0}'\n"
        "    period:\n      from: 2026-01-01\n      to: 2026-02-01\n"
    )
    measures = "".join(entry.format(number) for number in range(1700))
    head = "kind: letter\nschema: 1\ndate: 2026-10-05\ntitle: t\nmeasures:\n"
    case = read(head + measures)
    assert case.place("measures[1699].period.to").line == 5 + 1700 * 6


@pytest.mark.parametrize(
    "text",
    [
        "  - kind: bank-records\n    id: x\n    period: {form: 1}\n" * 2000,
        "  - [~, &a x, !t y]\n" * 3000,
        "  - {kind: ~, kind: x, q: 1}\n" * 3000,
        '  - "\\0\\a"\n' * 3000,
        "  - '\x07\x08'\n" * 3000,
    ],
    ids=["model", "marks", "keys", "escapes", "characters"],
)
def test_thousands_of_faults_are_found_in_a_few_seconds(refuse: Refuse, text: str) -> None:
    faults = refuse(f"kind: letter\nschema: 1\ndate: 2026-10-05\ntitle: t\nmeasures:\n{text}")
    assert len(faults) > 50
