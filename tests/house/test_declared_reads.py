"""Every finding says which fields its rule reads, by paths that there are."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, get_args, get_origin

import pytest

from comity.model.drafts.base import Draft, DraftPart
from comity.model.drafts.correspondence_answers import Acknowledgement, Deficiency
from comity.model.drafts.correspondence_decision import Decision
from comity.model.drafts.correspondence_disclosure import Disclosure
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.correspondence_sent import Reminder, Transmittal
from comity.model.drafts.notice import Notice
from comity.model.drafts.request import Request
from comity.model.field_reads import FREE_TEXT, ITSELF
from comity.steps.assess import TOPICS
from comity.steps.assess.ground_reads import COMMON, OF_LINKS, TOPIC_READS
from comity.steps.resolve import deciding_fields
from comity.text.messages import families

DRAFTS: tuple[type[Draft], ...] = (
    *(Request, Notice, Transmittal, Reminder, Acknowledgement, Deficiency, Decision),
    *(Preservation, Disclosure),
)
ANY = {"*", ITSELF, FREE_TEXT}


def _findings() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every finding of the registry, a variant under the keys that it inherits."""
    for family in families():
        text = files("comity.text.messages").joinpath(f"{family}.toml").read_text(encoding="utf-8")
        for name, raw in tomllib.loads(text).items():
            shared = {key: value for key, value in raw.items() if not isinstance(value, dict)}
            variants = {
                key: {**shared, **value}
                for key, value in raw.items()
                if isinstance(value, dict) and key not in ("one", "params")
            }
            for key, entry in {"": shared, **variants}.items():
                bare = not key and raw.get("variants-only")
                if "severity" in entry and not bare:
                    yield f"{family}.{name}/{key}".rstrip("/"), entry


FINDINGS = dict(_findings())


def _parts(annotation: Any) -> Iterator[type[DraftPart]]:
    if isinstance(annotation, type) and issubclass(annotation, DraftPart):
        yield annotation
    for inner in get_args(annotation):
        yield from _parts(inner)


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is tuple or any(map(_is_list, get_args(annotation)))


def _paths(model: type[DraftPart], above: str = "", depth: int = 6) -> Iterator[str]:
    """The paths of a model: ``facts``, ``facts[]``, ``facts[].date``, ``urgency.*``."""
    for name, field in model.model_fields.items():
        path = f"{above}.{field.alias or name}" if above else field.alias or name
        yield path
        if _is_list(field.annotation):
            path += "[]"
            yield path
        yield f"{path}.*"
        for inner in _parts(field.annotation) if depth else ():
            yield from _paths(inner, path, depth - 1)


PATHS = {path for model in DRAFTS for path in _paths(model)}
OF_TABLES = re.compile(r"(measures\[\]\.particulars|extensions)\..+")


def _leads_nowhere(pattern: str) -> bool:
    plain = re.sub(r"\[(\*|\d+)\]", "[]", pattern)
    return plain not in PATHS | ANY and not OF_TABLES.fullmatch(plain)


@pytest.mark.parametrize("id", FINDINGS)
def test_a_finding_of_the_registry_declares_what_its_rule_reads(id: str) -> None:
    assert "reads" in FINDINGS[id], f"{id}: add `reads`, the fields that the rule looks at"
    assert [one for one in FINDINGS[id]["reads"] if _leads_nowhere(one)] == []


def test_only_what_is_told_once_a_document_is_made_reads_everything() -> None:
    everything = {id for id, entry in FINDINGS.items() if "*" in entry.get("reads", ())}
    assert everything == {"wording.in-other-languages"}


def test_only_what_is_no_matter_of_the_draft_or_is_computed_reads_nothing() -> None:
    nothing = {id for id, entry in FINDINGS.items() if entry.get("reads") == []}
    by_data = {"law.rule"}
    of_plugins = {"plugin.put-back", "plugin.unknown-hook", "plugin.unknown-argument"}
    assert nothing == by_data | of_plugins


def test_every_judge_of_a_ground_declares_what_it_reads() -> None:
    assert set(TOPIC_READS) == set(TOPICS)


def test_the_fields_that_grounds_links_and_bases_read_are_fields_of_a_request() -> None:
    of_bases = (deciding_fields.STATES, deciding_fields.CHOICE, deciding_fields.FISCAL)
    reads = (COMMON, *TOPIC_READS.values(), *OF_LINKS.values(), *of_bases)
    assert {one for fields in reads for one in fields if _leads_nowhere(one)} == set()
