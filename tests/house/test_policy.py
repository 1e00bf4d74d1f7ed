"""Policy stands once, as data: no code asks which kind of assistance a measure is of.

Code asks for a property (law/kind_properties.toml), so that a plugin's kind is treated like the
host's own, and so that no two lists of kinds can differ.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from comity.law.assistance_kinds import (
    KindProperty,
    load_assistance_kinds,
    load_kind_properties,
)
from comity.model.records import AssistanceKind
from comity.text.word_lists import LANGUAGES

HOST = Path(__file__).resolve().parents[2] / "core/src/comity"
KINDS = {kind.kind for kind in load_assistance_kinds()}
WORDS = HOST / "text/words"
MODULES = sorted(path.relative_to(HOST).as_posix() for path in HOST.rglob("*.py"))

PAPER = "the paper or the earlier step of this name, which is no measure"
PART = "the part of a notice of this name"
QUESTION = "the question to the law of this name (law/questions.toml)"
RUNG = "the rung of the ladder of this name, and what it gives"
EXAMPLE = "an example in the page of a field"
ALLOWED: dict[str, tuple[frozenset[str], str]] = {
    "model/drafts/correspondence_preservation.py": (frozenset({"preservation"}), PAPER),
    "model/drafts/request.py": (frozenset({"preservation"}), PAPER),
    "model/drafts/request_papers.py": (frozenset({"preservation"}), PAPER),
    "model/records.py": (frozenset({"preservation"}), f"{PAPER}, and {RUNG}"),
    "model/law_networks.py": (frozenset({"preservation"}), RUNG),
    "steps/ladder/law_of_asked.py": (frozenset({"emergency-disclosure"}), QUESTION),
    "pipeline/own_plugin.py": (frozenset({"preservation"}), PAPER),
    "steps/check/agreeing_dates.py": (frozenset({"preservation"}), PAPER),
    "steps/check/correspondence.py": (frozenset({"preservation"}), PAPER),
    "steps/check/earlier_letters.py": (frozenset({"preservation"}), PAPER),
    "steps/assess/chain_links.py": (
        frozenset({"asset-return"}),
        "sharing what a confiscation brings goes on the certificate of that order",
    ),
    "steps/check/values/date_rows.py": (frozenset({"preservation"}), PAPER),
    "steps/check/fading_data.py": (frozenset({"preservation"}), PAPER),
    "steps/check/holds_end.py": (frozenset({"preservation"}), PAPER),
    "steps/check/point_signs_measure.py": (frozenset({"preservation"}), PAPER),
    "steps/check/point_signs_proof.py": (frozenset({"preservation"}), PAPER),
    "steps/check/holder/channel_taken.py": (frozenset({"preservation"}), PAPER),
    "steps/check/holder/contents_shown.py": (frozenset({"preservation"}), PART),
    "steps/check/holder/data_kept.py": (frozenset({"preservation"}), PAPER),
    "steps/check/holder/data_preserved.py": (frozenset({"preservation"}), PART),
    "steps/check/holder/sender_domain.py": (frozenset({"authentication"}), PART),
    "steps/check/holder/terms_held.py": (frozenset({"preservation"}), PAPER),
    "steps/check/holder/user_told.py": (frozenset({"preservation"}), PART),
    "steps/check/to_provider.py": (frozenset({"emergency-disclosure"}), QUESTION),
    "steps/compose/correspondence/preservation.py": (frozenset({"preservation"}), PAPER),
    "steps/compose/correspondence/renewal.py": (frozenset({"preservation"}), PAPER),
    "steps/chains/spoken.py": (frozenset({"preservation"}), PAPER),
    "steps/ladder/first_hold.py": (frozenset({"preservation"}), PAPER),
    "steps/compose/request/letter.py": (frozenset({"preservation"}), PAPER),
    "tasks/authoring/case_setup.py": (frozenset({"preservation"}), PAPER),
    "tasks/deadlines/preserved_by_company.py": (frozenset({"preservation"}), PART),
    "tasks/deadlines/retained_data.py": (frozenset({"preservation"}), PAPER),
    "tasks/incoming/provider/company_desk.py": (frozenset({"preservation"}), PART),
    "tasks/incoming/provider/compared.py": (
        frozenset({"preservation", "authentication"}),
        PART,
    ),
    "tasks/incoming/provider/letter_points.py": (frozenset({"authentication"}), PART),
    "tasks/register/case_entries.py": (frozenset({"preservation"}), PAPER),
    "tasks/register/first_renewal.py": (frozenset({"preservation"}), PAPER),
    "tasks/register/followed.py": (frozenset({"preservation"}), PAPER),
    "tasks/register/followed_kinds.py": (frozenset({"preservation"}), PAPER),
    "tasks/register/following_up.py": (frozenset({"preservation"}), PAPER),
    "tasks/register/judging.py": (frozenset({"preservation"}), PAPER),
    "tasks/register/letters_due.py": (frozenset({"preservation"}), PAPER),
    "tasks/register/next_due.py": (frozenset({"preservation"}), PAPER),
    "tasks/register/order_told.py": (frozenset({"preservation"}), PAPER),
    "tasks/register/recording.py": (frozenset({"preservation"}), PAPER),
    "tasks/register/register_text.py": (frozenset({"preservation"}), PAPER),
    "tasks/register/renewable.py": (frozenset({"preservation"}), PAPER),
    "tasks/register/renewing.py": (frozenset({"preservation"}), PAPER),
    "tasks/register/watched_limits.py": (frozenset({"preservation"}), PAPER),
    "tasks/questions/required.py": (frozenset({"preservation"}), PAPER),
    "model/drafts/straight_to.py": (frozenset({"preservation"}), PAPER),
    "model/drafts/notice_data.py": (frozenset({"subscriber-data", "stored-content"}), EXAMPLE),
    "model/drafts/notice_scope.py": (
        frozenset({"stored-content", "preservation", "authentication"}),
        f"{EXAMPLE}, and {PART}",
    ),
    "model/drafts/notice_ways.py": (frozenset({"stored-content"}), EXAMPLE),
    "model/drafts/notice_records.py": (frozenset({"preservation", "authentication"}), PART),
    "steps/check/notice_consistency.py": (frozenset({"preservation"}), PART),
    "steps/compose/notice/handling.py": (frozenset({"preservation", "authentication"}), PART),
    "steps/resolve/host_law.py": (
        frozenset({"preservation", "emergency-disclosure", "authentication"}),
        f"{PART}, and {QUESTION}",
    ),
    "steps/compose/notice/optional_sentences.py": (
        frozenset({"preservation", "authentication"}),
        PART,
    ),
    "steps/assess/state_offers.py": (frozenset({"emergency-disclosure"}), QUESTION),
    "text/messages/stakes.py": (frozenset({"preservation"}), PART),
    "tasks/authoring/law_remarks.py": (
        frozenset({"preservation", "emergency-disclosure"}),
        f"{PART}, and {QUESTION}",
    ),
    "tasks/register/papers_from_request.py": (frozenset({"preservation"}), PAPER),
    "model/drafts/request_measures.py": (frozenset({"stored-content", "bank-records"}), EXAMPLE),
}
"""Where the id of a kind may stand, and why it means something else there."""
ORDINARY = "other"
"""A value in a dozen lists that have nothing to do with kinds; looked for where a kind is asked."""


def literals(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The strings that are ids of kinds, with their lines; ``other`` only beside a kind."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node.value in KINDS and node.value != ORDINARY:
            yield node.lineno, node.value
        if isinstance(node, ast.Compare) and "measure" in ast.unparse(node):
            for part in ast.walk(node):
                if isinstance(part, ast.Constant) and part.value == ORDINARY:
                    yield part.lineno, ORDINARY


def beginnings(tree: ast.AST) -> Iterator[str]:
    """Strings by whose beginning a kind would be told: ``kind.startswith("bank-")``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and re.search(
            r"\bmeasure\w*\.kind\.(?:starts|ends)with$", ast.unparse(node.func)
        ):
            yield ast.unparse(node)


def test_no_module_asks_which_kind_a_measure_is_of() -> None:
    named, begun = [], []
    for module in MODULES:
        tree = ast.parse((HOST / module).read_text(encoding="utf-8"))
        allowed = ALLOWED.get(module, (frozenset(), ""))[0]
        named += [f"{module}:{n}: {name}" for n, name in literals(tree) if name not in allowed]
        begun += [f"{module}: {found}" for found in beginnings(tree)]
    assert len(MODULES) > 400
    assert named == []
    assert begun == []


@pytest.mark.parametrize("module", ALLOWED)
def test_each_exception_is_still_needed(module: str) -> None:
    tree = ast.parse((HOST / module).read_text(encoding="utf-8"))
    words, why = ALLOWED[module]
    assert {name for _, name in literals(tree)} == words
    assert why


def test_a_list_of_kinds_in_code_would_be_seen() -> None:
    tree = ast.parse('LIVE = ("interception",)\nif measure.kind == "other": pass')
    assert sorted(literals(tree)) == [(1, "interception"), (2, "other")]
    assert list(beginnings(ast.parse('measure.kind.startswith("bank-")'))) != []


def test_every_property_is_a_field_and_every_field_behind_clause_a_property() -> None:
    fields = list(AssistanceKind.__dataclass_fields__)
    listed = [one.name for one in load_kind_properties()]
    assert listed == fields[fields.index("clause") + 1 :]


@pytest.mark.parametrize("one", load_kind_properties(), ids=lambda one: one.name)
def test_every_property_is_said_once_and_some_kind_has_it(one: KindProperty) -> None:
    assert one.says.endswith(".")
    assert any(getattr(kind, one.name) for kind in load_assistance_kinds())


def test_one_module_says_what_was_probably_meant() -> None:
    importing = [
        module
        for module in MODULES
        if re.search(r"\bdifflib\b", (HOST / module).read_text(encoding="utf-8"))
    ]
    # a page is aligned with its text there, two outlines, revisions or ways to fill a gap are
    # compared, and nothing is meant
    aligning = ["pipeline/preview.py", "steps/witness/align.py", "tasks/audit/diff_package.py"]
    aligning += [f"tasks/revisions/{name}.py" for name in ("edits", "matching", "texts")]
    assert importing == ["model/nearest.py", *aligning]


def test_each_language_of_the_word_lists_is_one_file_with_the_same_lists() -> None:
    found = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in WORDS.glob("*.toml")}
    assert set(found) == set(LANGUAGES)
    english = found["en"]
    for table in found.values():
        assert list(table) == list(english)
        for section in set(english) - {"schema"}:
            assert list(table[section]) == list(english[section])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_stands_twice_in_a_list_and_every_expression_can_be_read(language: str) -> None:
    table = tomllib.loads((WORDS / f"{language}.toml").read_text(encoding="utf-8"))
    for section in ("professions", "negation", "titles", "lint"):
        for name, words in table[section].items():
            assert len(set(words)) == len(words), name
            assert re.compile("|".join(words))


@pytest.mark.parametrize("word", ["solicitors?", "Rechtsanw", "journalist", "Mrs"])
def test_callings_and_titles_are_listed_nowhere_else(word: str) -> None:
    """Expressions, not sentences: a title or a calling among alternatives of a pattern."""
    listed = re.compile(rf"{re.escape(word)}\w*\??[\"'|].*[|,]")
    holding = [
        path.relative_to(HOST).as_posix()
        for path in (*HOST.rglob("*.py"), *HOST.rglob("*.toml"))
        if listed.search(path.read_text(encoding="utf-8")) and path.parent != WORDS
    ]
    assert holding == []
