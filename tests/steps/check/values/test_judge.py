"""One answer is judged as the check judges it, whatever else the draft still lacks."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from comity.kit.samples import sample_files
from comity.model.drafts.base import leaves
from comity.model.drafts.describe import describe, walk
from comity.pipeline.build import read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.check.substance import check_substance
from comity.steps.check.values import check_values, judge
from comity.steps.check.values.by_kind import JUDGES
from comity.steps.check.values.kinds import _KINDS, kind_of_value
from comity.steps.check.withdrawal import of_a_withdrawal
from comity.steps.read.heading import model_of

BROKEN: dict[str, Any] = {
    "requesting.contacts[0].phone": "Kenya",
    "requesting.contacts[0].time_zone": "GMT+3",
    "requesting.contacts[0].email": "nobody",
    "persons[0].born": "2030-01-01",
    "facts[0].text": "x",
    "facts[0].date": "2063-01-01",
    "measures[0].purpose": "asdf",
    "reference": "x",
}


@pytest.fixture(scope="module")
def host():
    return open_host()


def plain(data: Any) -> Any:
    """Data as YAML gives it: tables, lists and texts."""
    if isinstance(data, dict):
        return {key: plain(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [plain(value) for value in data]
    return str(data).lower() if isinstance(data, bool) else str(data)


@pytest.mark.parametrize("path", sample_files(), ids=lambda path: path.stem)
def test_no_value_of_a_sample_is_found_amiss(path, host):
    (case,) = read_all([path], host)
    assert list(check_values(case.draft)) == []
    tree = plain(case.draft.data())
    kinds = host.document_types()
    assert [judge(top, tree, kinds) for top in tree if judge(top, tree, kinds)] == []


def set_at(tree: dict[str, Any], path: str, value: Any) -> None:
    steps = path.replace("]", "").replace("[", ".").split(".")
    target: Any = tree
    for step in steps[:-1]:
        target = target[int(step)] if step.isdigit() else target[step]
    target[steps[-1]] = value


@pytest.mark.parametrize("field", BROKEN)
def test_an_answer_gets_the_findings_that_the_check_gives_at_its_field(field, host):
    path = next(one for one in sample_files() if one.stem == "bec-request")
    (case,) = read_all([path], host)
    tree = plain(case.draft.data())
    set_at(tree, field, BROKEN[field])
    draft = type(case.draft).model_validate(tree)
    whole = [*check_values(draft), *check_substance(draft)]
    told = judge(field, tree, host.document_types())
    assert told
    assert set(told) == {
        one for one in whole if one.field == field and not one.rule.endswith("air")
    }


def test_what_is_wrong_elsewhere_is_not_said():
    tree = {
        "kind": "request",
        "date": "2026-11-28",
        "requesting": {"state": "KE", "contacts": [{"phone": "Kenya", "email": "nobody"}]},
    }
    (found,) = judge("requesting.contacts[0].phone", tree)
    assert found.field == "requesting.contacts[0].phone"


@pytest.mark.parametrize(
    "tree",
    [
        {},
        {"persons": "Wanjiru"},
        {"persons": ["Wanjiru", None]},
        {"persons": [{"born": ["2030-01-01"]}], "date": {"year": "2026"}},
        {"persons": {"born": "2030-01-01"}, "kind": ["request"]},
        {"requesting": [], "language": ["en"], "persons": [{"protect": "maybe", "phone": "x"}]},
        {"facts": "none", "persons": [{"protect": "omit", "name": "W", "phone": "Kenya"}]},
        {"persons": [{"custody": {"since": "2020-01-01"}}], "offences": ["theft"]},
    ],
)
def test_a_tree_of_the_wrong_shape_is_judged_without_an_error(tree, host):
    for path in ("persons", "persons[0].born", "persons[0].phone", "facts", "requesting"):
        judge(path, copy.deepcopy(tree), host.document_types())


def test_every_kind_of_value_has_a_judge_and_every_name_a_field(host):
    assert {kind for kind in _KINDS.values() if kind} == set(JUDGES)
    paths = {
        f".{path.replace('[]', '')}"
        for one in host.document_types().values()
        for path, _ in walk(describe(model_of(one)))
    }
    assert [name for name in _KINDS if not any(path.endswith(f".{name}") for path in paths)] == []


def test_examples_of_fields_are_calm(host):
    """What the documentation shows as an example is what people copy."""
    found = []
    for one in host.document_types().values():
        for path, note in walk(describe(model_of(one))):
            for example in note.examples if kind_of_value(path) else ():
                found += judged_alone(path, example, note.many)
    assert sorted(set(found)) == [
        # made up so that it can be nobody's: only zeros
        ("iban", "value.iban/placeholder"),
    ]


def judged_alone(path: str, example: str, many: bool) -> list[tuple[str, str]]:
    name = path.rpartition(".")[2]
    value: Any = [example, "Town"] if many and name == "address" else [example] if many else example
    tree: Any = value
    for step in reversed(path.split(".")):
        bare = step.removesuffix("[]")
        tree = {bare: [tree] if step != bare else tree}
    tree = {"date": "2026-10-05", **tree} if "date" not in tree else tree
    where = path.replace("[]", "[0]")
    return [(name, one.said.id) for one in judge(where, tree) if one.said is not None]


def test_leaves_of_a_sample_have_kinds(host):
    """The table is not empty by mistake: a request has values of many kinds."""
    path = next(one for one in sample_files() if one.stem == "bec-request")
    (case,) = read_all([path], host)
    kinds = {kind_of_value(path) for path, _ in leaves(case.draft.data())}
    assert {"telephone", "email", "time-zone", "languages", "state", "nationality"} <= kinds


def test_a_withdrawal_is_judged_by_how_its_sender_is_reached(host):
    path = next(one for one in sample_files() if one.stem == "bec-request")
    (case,) = read_all([path], host)
    tree = plain(case.draft.data()) | {"status": "withdrawal", "reference": "x"}
    set_at(tree, "requesting.contacts[0].phone", "Kenya")
    set_at(tree, "facts[0].date", "2063-01-01")
    draft = type(case.draft).model_validate(tree)
    kept = {one.rule for one in of_a_withdrawal([*check_values(draft)], draft)}
    assert "value.telephone" in kept
    assert "form.fact-after-request" not in kept
