"""Every patch is applied: its finding is gone, the draft still reads, and no error has come."""

from __future__ import annotations

import copy
import importlib.util
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from comity.host import Host
from comity.model.findings import Finding, Severity
from comity.model.office import Office
from comity.model.patches import patch
from comity.tasks.patching import apply
from comity.text.messages import families, load_family

_spec = importlib.util.spec_from_file_location("cases", Path(__file__).with_name("cases.py"))
assert _spec is not None and _spec.loader is not None
_cases = importlib.util.module_from_spec(_spec)
sys.modules[_spec.name] = _cases  # where a dataclass looks itself up
_spec.loader.exec_module(_cases)
CASES = _cases.CASES

LEAST = 40  # rules
OF_A_PLUGIN = frozenset({"extensions.no-field", "extensions.value"})
OF_TWO_FILES = frozenset({"protection.open-here"})
"""Rules about a file beside the draft: tests/cli/test_protected_in_letters.py applies theirs."""
SAME_CODE = frozenset(
    {
        "language.yields",  # as language.required
        "law.rule",  # whose patches bear the ids of the rules of law
        "refusal.assurance-given",  # whose findings are refusal.assurance-unsaid and others
        "wording.unfinished",  # as wording.none
    }
)
"""Rules without a case of their own: the code that makes their patch is applied under another."""
FIELDS = """
from comity import DataPlugin, ExtraField, hookimpl

class Plugin(DataPlugin):
    @hookimpl
    def comity_fields(self):
        return [ExtraField("court", "Court", {"enum": ["first", "second"]})]

plugin = Plugin(__name__)
"""

FoundIn = Callable[..., tuple[Finding, ...]]


def errors(findings: Iterable[Finding]) -> Counter[str]:
    return Counter(one.rule for one in findings if one.severity is Severity.ERROR)


def assert_cured(tree: dict[str, Any], rule: str, found_in: FoundIn, *host: Host) -> None:
    before = found_in(tree, *host)
    offered = [one for one in before if one.rule == rule and one.patch]
    assert offered, [one.rule for one in before]
    untouched = copy.deepcopy(tree)
    for one in offered:
        assert one.patch is not None
        after = found_in(apply(tree, one.patch), *host)  # which reads it, and raises if it cannot
        assert (rule, one.field) not in {(left.rule, left.field) for left in after}
        assert not errors(after) - errors(before)
    assert tree == untouched


@pytest.mark.needs_country
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_a_patch_cures_its_finding_and_brings_no_error(
    case: Any, sample: Callable[[str], dict[str, Any]], found_in: FoundIn
) -> None:
    tree = apply(sample(case.sample), patch(*case.edits)) if case.edits else sample(case.sample)
    case.change(tree)

    assert_cured(tree, case.rule, found_in)


@pytest.mark.parametrize(
    ("rule", "fields"),
    [("extensions.no-field", {"cuort": "first"}), ("extensions.value", {"court": "frist"})],
)
def test_a_patch_cures_the_fields_of_a_plugin(
    rule: str,
    fields: dict[str, Any],
    sample: Callable[[str], dict[str, Any]],
    found_in: FoundIn,
    country: Callable[..., Path],
    make_host: Callable[..., Host],
) -> None:
    country("TV", plugin=FIELDS)
    host = make_host(Office(allowed=frozenset({"comity-tv"})), tame=True)

    assert_cured(sample("bec-request") | {"extensions": {"tv": fields}}, rule, found_in, host)


def test_at_least_forty_rules_have_a_patch_that_is_applied_here() -> None:
    assert len({case.rule for case in CASES} | OF_A_PLUGIN) >= LEAST


def test_every_rule_that_may_have_a_patch_is_applied_here() -> None:
    may = {one.rule for f in families() for one in load_family(f).values() if one.patched}

    assert may - {case.rule for case in CASES} - OF_A_PLUGIN - OF_TWO_FILES == SAME_CODE
