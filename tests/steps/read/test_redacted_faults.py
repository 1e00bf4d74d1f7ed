"""A fault never repeats the name of a protected person, whatever keeps the file from being read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from comity.host import Host
from comity.model.errors import ComityError, Fault
from comity.model.office import Office
from comity.pipeline.build import check_case
from comity.pipeline.own_plugin import open_host
from comity.steps.read import parse_case
from comity.steps.read.redacted_faults import without_protected
from comity.steps.read.yaml_events import grow

SAMPLE = files("comity.kit.samples").joinpath("protected-witness-gb-in.yaml").read_text("utf-8")
LINES = SAMPLE.split("\n")
NAME = "Sunita Namunakar"
FIRST = next(n for n, line in enumerate(LINES) if line == "persons:")
ENTRY = next(n for n, line in enumerate(LINES) if line == "  - id: P3")
LAST = next(n for n, line in enumerate(LINES) if line == "facts:")
VALUE = re.compile(r": (?=\S)")

SLIPS = {
    "open brace": lambda line: f"{line} {{",
    "no brace": lambda line: line.replace("}", ""),
    "open bracket": lambda line: f"{line} [",
    "no bracket": lambda line: line.replace("]", ""),
    "double quote": lambda line: VALUE.sub(': "', line, count=1),
    "single quote": lambda line: VALUE.sub(": '", line, count=1),
    "half a quote": lambda line: line.replace('"', "", 1),
    "tab": lambda line: f"\t{line}",
    "tab within": lambda line: line.replace("  ", "\t", 1),
    "indent": lambda line: f" {line}",
    "dedent": lambda line: line.removeprefix(" "),
    "no indent": lambda line: line.lstrip(),
    "no colon": lambda line: line.replace(":", "", 1),
    "no blank": lambda line: line.replace(": ", ":", 1),
    "anchor": lambda line: VALUE.sub(": &Namunakar ", line, count=1),
    "alias": lambda line: re.sub(r": .*", ": *Namunakar", line, count=1),
    "tag": lambda line: VALUE.sub(": !Namunakar ", line, count=1),
    "handle": lambda line: VALUE.sub(": !Namunakar!x ", line, count=1),
    "twice": lambda line: f"{line}\n{line}",
    "at sign": lambda line: VALUE.sub(": @", line, count=1),
    "backquote": lambda line: VALUE.sub(": `", line, count=1),
    "bar": lambda line: VALUE.sub(": | ", line, count=1),
    "escape": lambda line: VALUE.sub(': "\\\\q ', line, count=1),
    "colon": lambda line: VALUE.sub(f": {NAME}: ", line, count=1),
    "bell": lambda line: f"{line}\x07",
    "second document": lambda line: f"{line}\n---\n{line}",
    "directive": lambda line: f"%Namunakar 1\n{line}",
    "merge": lambda line: f"{line}\n<<: {NAME}",
    "name": lambda line: f"{line}\n{NAME}",
    "name as a key": lambda line: f"{line}\n{NAME}:",
    "name as a group": lambda line: f"{line}\n{NAME}: {{",
    "no dash": lambda line: line.replace("- ", "", 1),
    "dash": lambda line: re.sub(r"^(\s*)", r"\1- ", line, count=1),
}


@pytest.fixture(scope="module")
def host() -> Host:
    return open_host(Office(allowed=frozenset()))


def said(text: str, host: Host, name: str = "case.yaml") -> str:
    """What is said of a case that cannot be used; nothing of one that can."""
    try:
        check_case(parse_case(text.encode(), Path(name), host.document_types()), host)
    except ComityError as error:
        return str(error)
    return ""


def told(text: str) -> list[str]:
    return [word for word in NAME.split() if word.casefold() in text.casefold()]


def with_line(number: int, line: str) -> str:
    return "\n".join([*LINES[:number], line, *LINES[number + 1 :]])


def named(text: str) -> bool:
    """Whether anybody is still meant to be protected."""
    return re.search(r"(?im)^\W*protect", text) is not None


@pytest.mark.parametrize("slip", SLIPS)
def test_no_slip_in_the_entries_of_persons_makes_a_fault_repeat_the_name(slip, host) -> None:
    for number in (*range(FIRST, ENTRY, 3), *range(ENTRY, LAST)):
        line = SLIPS[slip](LINES[number])
        text = with_line(number, line)
        if line != LINES[number] and named(text):
            assert told(said(text, host)) == [], line


def mutations() -> Iterator[tuple[str, str]]:
    """The name in the place of each value, each key and each item of a list."""
    for number, line in enumerate(LINES):
        found = re.match(r"(\s*(?:- )?)([a-z_]+): (.+)$", line)
        if not found or "Sunita" in line or "protect:" in line:
            continue
        start, key, value = found.groups()
        yield key, with_line(number, f"{start}{key}: {NAME}")
        yield key, with_line(number, f"{start}{key}: [{NAME}]")
        yield key, with_line(number, f"{start}{key}: {{a: Namunakar}}")
        yield key, with_line(number, f"{start}{NAME}: {value}")
        if value.startswith("[") and value.endswith("]"):
            yield key, with_line(number, f"{start}{key}: {value[:-1]}, {NAME}]")


@pytest.mark.parametrize("everywhere", [False, pytest.param(True, marks=pytest.mark.long)])
def test_no_field_that_takes_fixed_values_repeats_the_name(everywhere: bool, host) -> None:
    tried = list(mutations())
    assert len(tried) > 500
    if not everywhere:  # the first field of each name, in two or three of the five ways by turns
        firsts: dict[str, list[str]] = {}
        for key, text in tried:
            firsts.setdefault(key, []).append(text)
        tried = [(k, t) for n, k in enumerate(firsts) for t in firsts[k][:5][n % 2 :: 2]]
    assert [key for key, text in tried if told(said(text, host))] == []


@pytest.mark.parametrize("step", [17, pytest.param(5, marks=pytest.mark.long)])
@pytest.mark.parametrize("sign", ["{", "[", "'", '"', "\n", "*", "&", ":"])
def test_a_sign_anywhere_in_the_entry_makes_no_fault_repeat_the_name(sign, step, host) -> None:
    start, end = SAMPLE.index("- id: P3"), SAMPLE.index("protect: pseudonym")
    for at in range(start, end, step):
        assert told(said(SAMPLE[:at] + sign + SAMPLE[at:], host)) == [], at


@pytest.mark.parametrize("key", ["person", "Persons", "people", "personas"])
def test_a_misspelt_list_of_persons_is_known_for_what_it_is(key: str, host) -> None:
    text = re.sub(r"(?m)^persons:", f"{key}:", SAMPLE)
    for more in (f"\nlanguage: [{NAME}]\n", f"\n{NAME}: x\n", "\nx: {"):
        assert told(said(text + more, host)) == []


@pytest.mark.parametrize("value", ["", "null", "[pseudonym]", "pseudonimo", "&a pseudonym", "{"])
def test_a_protection_that_is_written_wrongly_protects_all_the_same(value: str, host) -> None:
    text = SAMPLE.replace("protect: pseudonym", f"protect: {value}")
    for more in ("", f"\nlanguage: [{NAME}]\n", f"\n{NAME}: x\n"):
        assert told(said(text + more, host)) == []


@pytest.mark.parametrize("key", ["Protect", "protected", "protekt", "PROTECT", "protct"])
def test_a_protection_under_a_misspelt_key_protects_all_the_same(key: str, host) -> None:
    text = SAMPLE.replace("protect: pseudonym", f"{key}: pseudonym")
    assert told(said(f"{text}\nlanguage: [{NAME}]\n", host)) == []


def test_a_file_whose_name_tells_the_person_is_not_named_so(host) -> None:
    for more in ("\nx: {", "\nlanguage: []\n"):
        assert told(said(SAMPLE + more, host, "sunita-namunakar.yaml")) == []


CALM = {
    "\nx: {a: b\nc": "The group that starts with `{` here is not closed",
    "\nx: [a: b\nc: d": "The list that starts with `[` here is not closed",
    "\nx: {": "A value is missing before this character.",
    "\n\tx: 1": "A tab is used where the indentation must be spaces.",
    "\nx: 'y": "The quote that opens here is never closed.",
    "\nx: *y": "Aliases (`*name`) are not supported.",
    "\nschema: 1": "This key appears twice",
    "\nx y": "A key has no colon",
    "\nlanguage: [en]": "a list is not valid",
}


@pytest.mark.parametrize("more", CALM)
def test_what_is_wrong_is_still_said_in_full(more: str, host) -> None:
    assert CALM[more].casefold() in said(SAMPLE + more, host).casefold()
    assert "[…]" not in said(SAMPLE + more, host)


@pytest.mark.parametrize("more", CALM)
def test_where_nobody_is_protected_a_fault_says_all(more: str, host) -> None:
    text = SAMPLE.replace("    protect: pseudonym\n", "")
    assert "[…]" not in said(text + more, host)
    assert told(said(f"{text}\n{NAME}: x\n", host)) == NAME.split()
    assert "Owen Beispiel" in said(f"{SAMPLE}\nlanguage: [Owen Beispiel]\nOwen Beispiel: x\n", host)


def test_faults_of_others_are_said_beside_a_protected_person(host) -> None:
    text = SAMPLE.replace("born: 1974-09-02", "born: neverborn").replace(
        "role: suspect", "role: xx"
    )
    assert "`neverborn`" in said(text, host)
    assert "`xx` is not allowed here" in said(text, host)


MARKED = SAMPLE.replace(
    "    nationalities: [IN]\n    languages: [hi, en]",
    "    born: 1985-03-02\n    identifiers: [{kind: passport, value: K7700123}]\n"
    "    nationalities: [IN]\n    languages: [hi, en]",
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{full: Sunita Namunakar}", "{full: &Namunakar x}"),
        ("{full: Sunita Namunakar}", "{full: &Namunakar}"),
        ("born: 1985-03-02", "born: &1985-03-02"),
        ("value: K7700123", "value: &K7700123 x"),
    ],
)
def test_an_anchor_that_is_called_as_a_value_is_not_repeated(old, new, host) -> None:
    assert old in MARKED
    lines = said(MARKED.replace(old, new), host)
    assert "Anchors" in lines
    assert re.findall("Namunakar|1985|K7700123", lines) == []


BROKEN = {
    "an open list": ("{full: Sunita Namunakar}", "{full: x, aliases: [Zorbalina}"),
    "a tab": ("  - id: P3", "\t  - id: P3"),
    "the first line": ("schema: 1\n", "{\nschema: 1\n"),
}


@pytest.mark.parametrize(
    "name", ["K7700123", "k7700123-b", "Zorbalina", "zorbalina", "1985-K7700123"]
)
@pytest.mark.parametrize("slip", BROKEN)
def test_a_file_that_breaks_off_is_not_named_by_a_mark_or_an_alias(slip, name, host) -> None:
    text = MARKED.replace("    born: 1985", "    # Zorbalina\n    born: 1985")
    old, new = BROKEN[slip]
    lines = said(text.replace(old, new, 1), host, f"{name}.yaml")
    assert ".yaml:" in lines
    assert not re.search("7700123|zorbalina", lines, re.IGNORECASE)


@pytest.mark.parametrize(
    "name", ["letter.yaml", "witness-2026.yaml", "request-to-gb-17.yaml", "v2.yaml"]
)
@pytest.mark.parametrize("slip", BROKEN)
def test_an_honest_name_of_a_file_that_breaks_off_is_said(slip, name, host) -> None:
    old, new = BROKEN[slip]
    assert f"{name}:" in said(MARKED.replace(old, new, 1), host, name)


@pytest.mark.parametrize("sign", ["\uff1a ", "\uff1a", "; ", "= ", " = ", " - ", " ", " -> ", ", "])
def test_a_mark_with_another_sign_for_its_colon_protects_all_the_same(sign, host) -> None:
    text = SAMPLE.replace("{full: Sunita", "{full Sunita")
    text = text.replace("protect: pseudonym", f"protect{sign}pseudonym")
    assert text.count("protect: ") == 0
    lines = said(f"{text}\nx: {{", host) + said(text, host)
    assert told(lines) == []


@pytest.mark.parametrize("line", ["protect = her", "protected - by law", "respect - pseudonym"])
def test_what_is_no_mark_of_protection_hides_nothing(line, host) -> None:
    text = SAMPLE.replace("    protect: pseudonym\n", "")
    text = text.replace(
        "    connection: Said", f"    needs: >-\n      {line}\n    connection: Said"
    )
    assert "[…]" not in said(f"{text}\nlanguage: [Owen]\n", host)
    assert told(said(f"{text}\n{NAME}: x\n", host)) == NAME.split()


def test_the_name_of_a_state_is_said_though_a_protected_person_is_there(host) -> None:
    assert "`India n`" in said(
        SAMPLE.replace("requested:\n  state: IN", "requested:\n  state: India n"), host
    )
    lines = said(SAMPLE.replace("requested:\n  state: IN", "requested:\n  state: Nagpur n"), host)
    assert "Nagpur" not in lines
    assert "[…] n" in lines


def test_the_words_of_a_message_stay_though_somebody_is_called_by_one_of_them() -> None:
    """A quotation, and a list of what the file has, still say nothing of the person."""
    entry = "persons: [{id: P1, name: {full: Wanjiru Example}, protect: pseudonym}]"
    tree = grow(entry, "case.yaml")
    message, cure = "`Example` must be a date, for example 2026-10-05.", "Known: example, P2."
    (fault,) = without_protected([Fault("case.yaml", 1, 1, "date", message, cure)], tree, entry)

    assert fault.message == "`[…]` must be a date, for example 2026-10-05."
    assert fault.cure == "Known: […], P2."
