"""A draft is examined in whatever state it is: gaps, what stands, what is not judged yet."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.host import Host
from comity.kit.samples import sample_files
from comity.pipeline.build import check_case, read_all
from comity.pipeline.examine import Examined, examine
from comity.pipeline.own_plugin import open_host
from comity.steps.read.yaml_events import grow

SAMPLES = {file.stem: file for file in sample_files()}


@pytest.fixture(scope="module")
def host() -> Host:
    return open_host()


def tree(name: str) -> dict[str, Any]:
    return grow(SAMPLES[name].read_text(encoding="utf-8"), name).data


def rules(found: Examined) -> set[str]:
    return {one.rule for one in found.findings}


def fields(found: Examined) -> set[str]:
    return {gap.field for gap in found.gaps}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_complete_draft_is_found_what_check_finds_whether_file_or_tree(
    name: str, host: Host
) -> None:
    (case,) = read_all([SAMPLES[name]], host)
    checked = check_case(case, host)
    file, given_tree = examine(SAMPLES[name], host), examine(tree(name), host, name="case.yaml")

    assert file.findings == checked.findings
    assert file.complete
    assert not file.gaps
    told = [(f.severity, f.rule, f.field, f.message, f.cure) for f in checked.findings]
    again = [(f.severity, f.rule, f.field, f.message, f.cure) for f in given_tree.findings]
    assert sorted(again) == sorted(told)


def test_a_draft_that_lacks_a_field_is_judged_by_the_law_all_the_same(host: Host) -> None:
    data = tree("bec-request")
    whole = examine(data, host)
    del data["proceedings"]["nature"]
    found = examine(data, host)

    assert fields(found) == {"proceedings.nature"}
    assert found.gaps[0].kind == "missing"
    assert not found.complete
    assert found.blocked
    assert rules(found) <= rules(whole)
    assert any(f.citation is not None for f in found.findings)
    assert any("proceedings.nature" in one.needs for one in found.pending)


def test_a_value_that_cannot_be_read_is_a_gap_and_not_silence(host: Host) -> None:
    data = tree("bec-request")
    data["measures"][0]["period"] = "all of last year"
    data["persons"][0]["born"] = "spring 1990"
    found = examine(data, host)

    assert {"measures[0].period", "persons[0].born"} <= fields(found)
    assert {gap.kind for gap in found.gaps} == {"malformed"}
    assert not any(f.field.startswith("measures[0].period") for f in found.findings)


def test_a_key_without_a_value_is_a_gap(host: Host, tmp_path: Path) -> None:
    text = SAMPLES["notice-us"].read_text(encoding="utf-8")
    file = tmp_path / "notice.yaml"
    file.write_text(f"{text}\naccount_freeze:\n", encoding="utf-8")
    found = examine(file, host)

    assert [(g.field, g.kind) for g in found.gaps] == [("account_freeze", "missing")]
    assert found.gaps[0].place.line == len(text.splitlines()) + 2


def test_references_to_an_item_without_id_are_not_blamed(host: Host) -> None:
    data = tree("bec-request")
    del data["facts"][0]["id"]

    assert fields(examine(data, host)) == {"facts[0].id"}


def test_a_reference_that_leads_nowhere_is_a_gap_also_beside_others(host: Host) -> None:
    data = tree("bec-request")
    data["measures"][0]["facts"] = ["F1", "F99"]
    del data["date"]
    found = examine(data, host)

    assert fields(found) == {"date", "measures[0].facts[1]"}
    assert {gap.kind for gap in found.gaps} == {"missing", "reference"}


def test_a_state_that_there_is_not_is_a_gap(host: Host) -> None:
    data = tree("bec-request")
    data["requested"]["state"] = "UK"
    found = examine(data, host)

    (gap,) = found.gaps
    assert gap.field == "requested.state"
    assert gap.message == "UK is not the code of a State."
    assert "GB" in gap.cure
    assert not any("requested State's law" in f.message for f in found.findings)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda d: d.update(kind="requset"), "requset"),
        (lambda d: d.update(schema="2"), "schema"),
        (lambda d: d.pop("kind"), "kind"),
        (lambda d: d.update(reference="a\u202eb"), "U+202E"),
        (lambda d: d.update(reference="a\x00b"), "U+0000"),
        (lambda d: d.update(reference="a\ud800b"), "U+D800"),
    ],
    ids=["kind", "schema", "no kind", "reordered", "NUL", "surrogate"],
)
def test_a_tree_is_unreadable_for_what_makes_a_file_unreadable(
    change: Callable[[dict[str, Any]], Any], said: str, host: Host
) -> None:
    data = tree("bec-request")
    change(data)
    found = examine(data, host)

    assert any(said in f"{fault.field} {fault.message}" for fault in found.faults)
    assert not found.gaps
    assert not found.findings


@pytest.mark.parametrize("given_tree", [None, [], 5, ["kind"]], ids=repr)
def test_what_is_no_table_is_a_fault_and_raises_nothing(given_tree: Any, host: Host) -> None:
    (fault,) = examine(given_tree, host).faults

    assert "a case file has fields" in fault.message


def test_any_mapping_is_a_table(host: Host) -> None:
    data = tree("bec-request")

    assert examine(MappingProxyType(data), host).findings == examine(data, host).findings


def test_no_plugin_is_blamed_for_an_authors_gap(host: Host) -> None:
    data = tree("bec-request")
    for person in data["persons"]:
        person.pop("role")
    del data["requesting"]["authority"]["name"]
    del data["date"]
    found = examine(data, host)

    assert "plugin.quarantined" not in rules(found)
    assert "plugin.quarantined" not in {one.rule for one in found.pending}
    assert not [q for q in host.quarantined if q.stage == "answer"]


@pytest.mark.parametrize("key", ["protct", "Protect", "protection", "protect_"])
@pytest.mark.parametrize("value", ["pseudonym", "pseudonim", "yes"])
def test_a_misspelt_protection_hides(key: str, value: str, host: Host) -> None:
    data = tree("bec-request")
    person = next(p for p in data["persons"] if "protect" not in p)
    name = person["name"]["full"]
    data["facts"][0]["text"] = f"{name} said that {name} knew nothing."
    del data["proceedings"]["nature"]
    open_text = repr(examine(data, host).findings)
    person[key] = value
    found = examine(data, host)

    assert found.gaps
    for word in name.split():
        assert word not in "".join(f"{f.message} {f.cure}" for f in found.findings)
        assert word not in "".join(f"{g.message} {g.cure}" for g in found.gaps)
    assert open_text is not None


def test_an_unreadable_protection_hides(host: Host) -> None:
    data = tree("protected-witness-gb-in")
    hidden = next(p for p in data["persons"] if "protect" in p)
    name = hidden["name"]["full"]
    hidden["protect"] = {"how": "pseudonym"}
    found = examine(data, host)

    said = "".join(f"{f.message} {f.cure} {f.field}" for f in (*found.findings, *found.gaps))
    assert any("protect" in field for field in fields(found))
    for word in name.split():
        assert word not in said


LEAVES = st.sampled_from(
    ["", "x", "yes", "2026-02-30", "99999999999", "UK", "\ud83d\ude00", "a" * 500, [], {}, ["x"]]
)


@pytest.mark.parametrize("examples", [20, pytest.param(200, marks=pytest.mark.long)])
def test_nothing_that_an_author_writes_raises(host: Host, examples: int) -> None:
    @settings(max_examples=examples, suppress_health_check=list(HealthCheck))
    @given(data=st.data())
    def anything(data: st.DataObject) -> None:
        found = examine(badly_written(data), host)

        assert found.complete or found.faults or found.gaps

    anything()


def badly_written(data: st.DataObject) -> dict[str, Any]:
    """A sample in which something was left out, misspelt, or written as nobody should."""
    name = data.draw(st.sampled_from(sorted(SAMPLES)))
    made = copy.deepcopy(tree(name))
    for _ in range(data.draw(st.integers(1, 4))):
        node: Any = made
        for _ in range(data.draw(st.integers(0, 4))):
            inner = list(node.values() if isinstance(node, dict) else node)
            inner = [v for v in inner if isinstance(v, (dict, list)) and v]
            if not inner:
                break
            node = data.draw(st.sampled_from(inner))
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        key = data.draw(st.sampled_from(keys))
        what = data.draw(st.sampled_from(["remove", "replace", "misspell"]))
        if what == "remove":
            del node[key]
        elif what == "misspell" and isinstance(node, dict):
            node[f"{key}x"] = node.pop(key)
        else:
            node[key] = data.draw(LEAVES)
        if not node:
            break
    return made


def test_a_stand_in_is_in_no_word_that_is_said(host: Host) -> None:
    data = tree("bec-request")
    for key in ("date", "reference", "subject"):
        data.pop(key, None)
    data["requesting"]["authority"] = {}
    data["offences"][0].pop("title")
    data["measures"][0].pop("purpose")
    found = examine(data, host)
    stood = {
        str(value)
        for world in found.worlds
        for value in _stand_ins(world.resolved.draft.data())
        if isinstance(value, str) and len(value) > 4
    }

    assert stood
    said = repr(found.findings) + repr(found.gaps) + repr(found.pending)
    assert not [value for value in stood if value in said]


def _stand_ins(node: Any) -> list[Any]:
    from comity.model.gaps import is_stand_in

    if isinstance(node, dict):
        return [leaf for value in node.values() for leaf in _stand_ins(value)]
    if isinstance(node, (list, tuple)):
        return [leaf for value in node for leaf in _stand_ins(value)]
    return [node] if is_stand_in(node) else []
