"""Every clause that the program uses is in the catalogue, and every one there is used."""

from __future__ import annotations

import ast
import re
import subprocess
import typing
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from comity.law.assistance_kinds import load_assistance_kinds
from comity.model.errors import ComposeError
from comity.model.office import Office
from comity.pipeline.own_plugin import open_host
from comity.steps.compose.row_tables import row_tables
from comity.steps.wording.catalogue import own_catalogue
from comity.steps.wording.catalogue_loading import load_catalogue

KINDS = "request|notice|letter|transmittal|reminder|acknowledgement|deficiency|decision"
KINDS += "|preservation|disclosure|closing"
STEP = r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*"
PARTICULAR = "particular."  # by the fields of kinds of assistance, see below
ID = re.compile(rf"(?:{KINDS}|document|word|label|format|law)\.{STEP}")


def nodes(sources: list[Path]) -> Iterator[ast.AST]:
    for file in sources:
        yield from ast.walk(ast.parse(file.read_text(encoding="utf-8")))


def expression(part: ast.expr) -> str:
    """A part of an f-string as a regular expression; ``a if x else b`` is one of the two."""
    if isinstance(part, ast.Constant):
        return re.escape(str(part.value))
    inner = part.value if isinstance(part, ast.FormattedValue) else part
    if isinstance(inner, ast.IfExp):
        return f"(?:{expression(inner.body)}|{expression(inner.orelse)})"
    return STEP


def patterns(sources: list[Path]) -> tuple[set[str], set[str], set[str]]:
    """Ids written out, ids with a variable step as regular expressions, and beginnings of ids."""
    plain: set[str] = set()
    variable: set[str] = set()
    for node in nodes(sources):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if ID.fullmatch(node.value):
                plain.add(node.value)
            if re.match("word:.", node.value):
                variable.add(rf"word\.{node.value[5:]}\.{STEP}")
        elif isinstance(node, ast.JoinedStr):
            made = "".join(map(expression, node.values))
            if re.match(rf"({KINDS}|document|word|label)\\\.", made):
                variable.add(made)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            labelled = ("labelled", "_labelled", "authority_row", "_authority")
            if node.func.id in labelled and isinstance(node.args[1], ast.Constant):
                plain.add(f"label.{node.args[1].value}")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            arguments = [a.value for a in node.args if isinstance(a, ast.Constant)]
            if node.func.attr == "row" and arguments:
                plain.add(f"label.{arguments[0]}")
            if node.func.attr == "word" and len(node.args) == 2 and arguments:
                variable.add(rf"word\.{arguments[-1]}\.{STEP}")
    for label, _, kind in (row for rows in row_tables().values() for row in rows):
        plain.add(f"label.{label}")
        if kind.startswith("word:"):
            variable.add(rf"word\.{kind[5:]}\.{STEP}")
    known = own_catalogue("en").texts
    beginnings = {
        text for text in plain if text not in known and any(k.startswith(f"{text}.") for k in known)
    }
    return plain - beginnings, variable, beginnings


def test_the_sources_are_read(sources: list[Path]) -> None:
    plain, variable, beginnings = patterns(sources)

    assert "request.thanks" in plain
    assert "label.reference" in plain
    assert rf"word\.role\.{STEP}" in variable
    assert len(plain) > 100
    assert beginnings


def test_every_clause_that_is_used_has_wording(sources: list[Path]) -> None:
    plain, variable, _ = patterns(sources)
    known = own_catalogue("en").texts

    assert {text for text in plain if text not in known} == set()
    dead = {p for p in variable if not any(re.fullmatch(p, text) for text in known)}
    assert dead == set()


def as_asked_for(clause: str) -> str:
    """The id that the code asks for; a court's or a company's wording of it is taken by itself."""
    if clause.startswith(("acknowledgement.", "decision.", "deficiency.")):
        return clause.removesuffix(".company")  # clause_of_side
    if clause.startswith(("reminder.", "closing.", "letter.matter.")):
        return clause.removesuffix(".company").removesuffix(".order")  # worded_for
    return clause.removesuffix(".court") if clause.startswith("request.") else clause


def test_a_court_words_only_clauses_that_others_have_too() -> None:
    known = own_catalogue("en").texts
    courts = {text for text in known if text != as_asked_for(text)}

    assert "request.thanks.court" in courts
    assert {as_asked_for(text) for text in courts} <= set(known)


def test_every_clause_that_has_wording_is_used(sources: list[Path]) -> None:
    plain, variable, beginnings = patterns(sources)
    used = [re.compile(p) for p in variable if p not in GENERAL]
    beginning = tuple(f"{text}." for text in beginnings)

    unused = {
        text
        for text in map(as_asked_for, own_catalogue("en").texts)
        if text not in plain
        and not text.startswith((*beginning, PARTICULAR))
        and not any(p.fullmatch(text) for p in used)
    }
    assert unused == set()


# these match any word or label, so they prove nothing of a single one
GENERAL = {rf"word\.{STEP}", rf"label\.{STEP}", rf"word\.{STEP}\.{STEP}"}
WORDS = {
    "role": ("comity.model.drafts.persons:Person", "role"),
    "capacity": ("comity.model.drafts.people:Official", "capacity"),
    "nature": ("comity.model.drafts.request:Proceedings", "nature"),
    "urgency": ("comity.model.drafts.request:Urgency", "level"),
    "status": ("comity.model.drafts.request:Request", "status"),
    "earlier": ("comity.model.drafts.request:Earlier", "kind"),
    "channel": ("comity.model.drafts.notice_handling:SubmissionChannel", "kind"),
    "emergency": ("comity.model.drafts.notice_handling:Emergency", "grounds"),
}


def literals(annotation: object) -> set[str]:
    inner = typing.get_args(annotation)
    if typing.get_origin(annotation) is typing.Literal:
        return set(inner)
    return set().union(*(literals(a) for a in inner)) if inner else set()


@pytest.mark.parametrize("group", WORDS)
def test_every_value_of_a_closed_list_has_a_word(group: str) -> None:
    from importlib import import_module

    place, field = WORDS[group]
    module, _, name = place.partition(":")
    model: type[BaseModel] = getattr(import_module(module), name)
    values = literals(model.model_fields[field].annotation)
    known = own_catalogue("en")

    assert values
    # "other" is told in the author's words
    lacking = {v for v in values if not known.has(f"word.{group}.{v}")} - {"other"}
    assert lacking == set()


def test_english_takes_titles_from_where_they_are_defined_and_says_none_twice() -> None:
    families = ("field.", "measure.", "choice.", "instrument.", "cited.", "class.")
    english = own_catalogue("en")

    assert [text for text in english.texts if text.startswith(families)] == []
    assert english.titled(("measure.extradition",), "Extradition") == "Extradition"


def test_english_words_a_particular_only_where_its_name_tells_a_reader_too_little() -> None:
    names = {
        f"{PARTICULAR}{name}": name.replace("_", " ")
        for measure in load_assistance_kinds()
        for name in (*measure.particulars, *measure.also)
    }
    worded = {k: v for k, v in own_catalogue("en").texts.items() if k.startswith(PARTICULAR)}

    assert worded["particular.link"] == "Link with the offence"
    assert [text for text in worded if text not in names] == []
    assert [text for text, said in worded.items() if said.lower() == names[text]] == []


def test_a_clause_that_is_missing_is_an_error_and_not_a_gap() -> None:
    catalogue = own_catalogue("en")

    with pytest.raises(ComposeError, match=r"no wording for request\.nonsense"):
        catalogue.text("request.nonsense", {})
    with pytest.raises(ComposeError, match=r"request\.thanks \(en\) lacks a value for requested"):
        catalogue.text("request.thanks", {})


def test_a_value_with_braces_is_not_filled_again() -> None:
    text = own_catalogue("en").text("request.thanks", {"requested": "{requested} {{ x }}"})

    assert "{requested} {{ x }}" in text


def test_a_regional_tag_falls_back_on_its_language_and_an_unknown_one_is_named() -> None:
    languages = open_host(Office(allowed=frozenset())).languages

    assert languages.tags() == ("en", "fr")
    assert load_catalogue(languages, "en-GB").language == "en"
    with pytest.raises(ComposeError, match=r"no wording in 'sw' yet\. Available: en, fr"):
        load_catalogue(languages, "sw")


def test_whoever_asks_for_a_language_without_wording_is_told_how_to_add_it(
    comity: Callable[..., subprocess.CompletedProcess[str]],
    write: Callable[..., Path],
    notice_data: dict[str, Any],
) -> None:
    asked = comity("build", write(notice_data), "-o", "out", "--draft", "--language", "sw")
    written = comity("build", write(notice_data | {"language": "sw"}), "-o", "out", "--draft")

    for done in (asked, written):
        assert done.returncode == 2
        assert "no wording in 'sw' yet. Available: " in done.stderr
        assert "docs/add-a-language.md" in done.stderr
