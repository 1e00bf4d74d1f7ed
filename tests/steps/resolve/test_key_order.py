"""The same document, in whatever order the keys of a file were written."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.host import Host
from comity.kit.samples import sample_files
from comity.model.drafts.request import Request
from comity.pipeline.build import build, check_case, choose_exporters
from comity.pipeline.own_plugin import open_host
from comity.steps.read import parse_case
from comity.steps.read.tree_writer import to_yaml
from comity.steps.read.yaml_events import grow
from comity.steps.resolve import resolve

FIELDS = """
from comity import ExtraField, hookimpl

OFFENCE = {"type": "object", "properties": {"title": {}, "act": {}, "law": {}}}

class Topic:
    @hookimpl
    def comity_fields(self):
        return [
            ExtraField("number", "Number", {"type": "string"}),
            ExtraField("charges", "Charges", {"type": "array", "items": OFFENCE}),
        ]

plugin = Topic()
"""


def reordered(value: Any, order: Callable[[list[str]], list[str]]) -> Any:
    if isinstance(value, dict):
        return {key: reordered(value[key], order) for key in order(list(value))}
    return [reordered(one, order) for one in value] if isinstance(value, list) else value


def nested_keys(value: Any) -> Any:
    """The keys of a table in their order, each with those below it."""
    if hasattr(value, "items"):
        return [(key, nested_keys(inner)) for key, inner in value.items()]
    return [nested_keys(one) for one in value] if isinstance(value, tuple) else None


def documents(data: dict[str, Any], host: Host) -> dict[str, bytes]:
    case = parse_case(to_yaml(data).encode(), Path("case.yaml"), host.document_types())
    exporters = choose_exporters(["docx", "json", "md"], host)
    built = build(check_case(case, host), host, exporters, "case", draft=True)
    return {name: made for name, made in built.files if not name.startswith("internal/")}


@pytest.mark.needs_country
@pytest.mark.parametrize("path", sample_files(), ids=lambda path: path.stem)
def test_shuffled_keys_give_the_same_documents(path: Path) -> None:
    host = open_host()
    data = grow(path.read_text(encoding="utf-8"), path.name).data
    as_written = documents(data, host)
    chance = random.Random(path.name)

    assert {"case.docx", "case.json", "case.md"} <= set(as_written)
    for order in (sorted, lambda keys: chance.sample(keys, len(keys))):
        shuffled = reordered(data, order)
        assert shuffled == data
        assert to_yaml(shuffled) != to_yaml(data)
        assert documents(shuffled, host) == as_written


def test_particulars_follow_their_kind_and_then_the_alphabet(
    request_data: dict[str, Any], make_host: Callable[..., Host]
) -> None:
    host = make_host()
    kinds = host.measures().values()
    kind = next(one for one in kinds if list(one.particulars)[:2] != sorted(one.particulars)[:2])
    first, second = list(kind.particulars)[:2]
    assert first > second
    written = ["zeal", second, "about", first]
    request_data["measures"][0] |= {
        "kind": kind.kind,
        "particulars": {name: {"unit": "days", "quantity": "3"} for name in written},
    }

    draft = resolved(request_data, host)
    assert draft.measures[0].particulars is not None
    assert list(draft.measures[0].particulars) == [first, second, "about", "zeal"]
    assert {tuple(value) for value in draft.measures[0].particulars.values()} == {
        ("quantity", "unit")
    }


def test_extensions_follow_the_fields_of_their_plugin_and_then_the_alphabet(
    request_data: dict[str, Any], make_host: Callable[..., Host], install: Callable[..., Path]
) -> None:
    install(
        "comity-pact",
        "1.0",
        "[comity.plugins]\npact = comity_pact:plugin\n",
        modules={"comity_pact.py": FIELDS},
    )
    charge = {"zeal": "1", "law": "2", "about": "3", "act": "4", "title": "5"}
    request_data["extensions"] = {
        "unknown": {"b": "1", "a": "2"},
        "pact": {"other": "1", "charges": [charge, charge], "number": "2"},
    }

    in_order = ["title", "act", "law", "about", "zeal"]
    charges = [[(name, None) for name in in_order]] * 2
    assert nested_keys(resolved(request_data, make_host()).extensions) == [
        ("pact", [("number", None), ("charges", charges), ("other", None)]),
        ("unknown", [("a", None), ("b", None)]),
    ]


def test_a_draft_without_free_tables_is_left_as_it_is(
    request_data: dict[str, Any], make_host: Callable[..., Host]
) -> None:
    draft = resolved(request_data, make_host())
    assert "extensions" not in draft.data()
    assert "particulars" not in draft.data()["measures"][0]


def resolved(data: dict[str, Any], host: Host) -> Request:
    as_text = reordered({**data, "schema": "1", "reciprocity": "true"}, list)
    case = parse_case(to_yaml(as_text).encode(), Path("case.yaml"), host.document_types())
    draft = resolve(case, host).draft
    assert isinstance(draft, Request)
    return draft
