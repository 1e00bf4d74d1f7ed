"""Every name has a meaning, and every meaning a name."""

from __future__ import annotations

import re

import pytest

from comity.kit.templating.available_names import (
    fields,
    meanings,
    part_names,
    part_shape,
    slot_names,
)
from comity.kit.templating.context import ROLE_NAMES, context_shape
from comity.kit.templating.shapes import Record
from comity.kit.templating.specimens import specimens
from comity.pipeline.own_plugin import open_host
from comity_templates import base_template

KINDS = sorted(open_host().document_types())


@pytest.fixture(scope="module")
def shapes() -> dict[str, Record]:
    host = open_host()
    return {kind: context_shape(specimens(kind, host), host) for kind in KINDS}


def test_every_part_has_a_meaning_and_every_meaning_a_part(shapes) -> None:
    written = meanings()
    for kind in KINDS:
        names = set(part_names(shapes[kind]))
        assert {name for name in names if not written.part(kind, name)} == set(), kind
        assert set(written.parts.get(kind, {})) - names == set(), kind
    everywhere = set.intersection(*(set(part_names(shape)) for shape in shapes.values()))
    assert set(written.parts["every"]) <= everywhere
    assert set(written.parts) - {"every"} <= set(KINDS)


def test_every_slot_has_a_meaning_and_every_meaning_a_slot(shapes) -> None:
    slots = {slot for shape in shapes.values() for slot in slot_names(part_shape(shape))}
    assert set(meanings().slots) == slots


def test_every_other_name_has_a_meaning_and_every_meaning_a_name(shapes) -> None:
    names = set()
    for shape in shapes.values():
        for name, inner in shape.names.items():
            if name not in ("parts", *ROLE_NAMES):
                below = inner.names if isinstance(inner, Record) else {"": inner}
                names |= {f"{name}.{key}" if key else name for key in below}
    assert set(meanings().names) == names
    assert set(meanings().roles) == set(ROLE_NAMES)


@pytest.mark.parametrize("kind", ["notice", "request"])
def test_every_name_that_the_base_uses_is_listed(kind: str) -> None:
    listed = {field.name for field in fields(kind, open_host())}
    base = base_template(kind)
    assert base is not None
    outline = base.with_name(f"{kind}.outline.txt").read_text("utf-8")
    used = set(re.findall(r"\b((?:parts\.\w+|doc|labels)\.\w+)", outline))
    heads = {re.sub(r"\.table$", ".table.rows", name) for name in used}

    filled = {name for name in heads if name in listed or name.rpartition(".")[0] in listed}
    assert heads - filled == set()


def test_every_field_says_what_it_means_and_most_have_an_example() -> None:
    found = fields("request", open_host())

    assert [field.name for field in found if not field.meaning] == []
    assert len({field.name for field in found}) == len(found)
    assert sum(bool(field.example) for field in found) > 50


@pytest.mark.needs_country
def test_the_names_that_countries_lend_are_listed_with_the_question_they_answer() -> None:
    names = {field.name: field for field in fields("request", open_host())}

    assert "Provision" in names["requesting.law.request_power"].meaning


def test_a_field_of_a_plugin_s_own_is_listed_and_may_be_used(install, make_host) -> None:
    install(
        "comity-pact",
        "1.0",
        "[comity.plugins]\npact = comity_pact:plugin\n",
        modules={
            "comity_pact.py": (
                "from comity import hookimpl\n"
                "from comity import ExtraField\n"
                "class Plugin:\n"
                "    @hookimpl\n"
                "    def comity_fields(self):\n"
                "        return [ExtraField('crime_number', 'Number of the crime', {})]\n"
                "plugin = Plugin()\n"
            )
        },
    )
    host = make_host()
    names = {field.name: field for field in fields("request", host)}

    assert names["instrument.extensions.pact.crime_number"].meaning == "Number of the crime"
