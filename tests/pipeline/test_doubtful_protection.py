"""Somebody whom an author means to protect stays hidden, though the field cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.host import Host
from comity.kit.samples import sample_files
from comity.model.errors import DraftError
from comity.pipeline.build import choose_exporters
from comity.pipeline.examine import Examined, examine
from comity.pipeline.own_plugin import open_host
from comity.pipeline.preview import build_preview
from comity.steps.read.yaml_events import grow

pytestmark = pytest.mark.needs_country

SAMPLES = {file.stem: file for file in sample_files()}
NAMES = ("Sunita", "Namunakar")
PERSON = 2  # the witness who is protected

Data = dict[str, Any]


@pytest.fixture(scope="module")
def host() -> Host:
    return open_host()


def misspelt(data: Data) -> None:
    data["persons"][PERSON]["protct"] = data["persons"][PERSON].pop("protect")


def under_the_name(data: Data) -> None:
    data["persons"][PERSON]["name"]["protect"] = data["persons"][PERSON].pop("protect")


def under_custody(data: Data) -> None:
    data["persons"][PERSON]["custody"] = {"protect": data["persons"][PERSON].pop("protect")}


def at_the_top(data: Data) -> None:
    data["protect"] = ["P3"]
    del data["persons"][PERSON]["protect"]


def persons_as_table(data: Data) -> None:
    data["persons"] = {person["id"]: person for person in data["persons"]}


def persons_misspelt(data: Data) -> None:
    data["person"] = data.pop("persons")


CHANGES = (
    misspelt,
    under_the_name,
    under_custody,
    at_the_top,
    persons_as_table,
    persons_misspelt,
)
EACH = pytest.mark.parametrize("change", CHANGES, ids=lambda one: one.__name__.replace("_", " "))


def examined(change: Callable[[Data], None], host: Host, name: str = "case.yaml") -> Examined:
    sample = SAMPLES["protected-witness-gb-in"]
    data = grow(sample.read_text(encoding="utf-8"), sample.name).data
    change(data)
    data["facts"][0]["text"] += " Sunita Namunakar was one of them."
    return examine(data, host, name=name)


def page(found: Examined, host: Host) -> str:
    (exporter,) = choose_exporters(["md"], host)
    try:
        return build_preview(found, host, exporter).decode()
    except DraftError as error:  # which is as good
        return str(error)


@EACH
def test_no_preview_names_somebody_whose_protection_cannot_be_read(
    change: Callable[[Data], None], host: Host
) -> None:
    found = examined(change, host)

    assert found.gaps
    printed = page(found, host)
    assert printed
    assert [name for name in NAMES if name in printed] == []


@EACH
def test_no_line_names_somebody_whom_the_file_is_called_after(
    change: Callable[[Data], None], host: Host
) -> None:
    found = examined(change, host, "Namunakar.yaml")

    said = [found.shown, page(found, host)]
    said += [f"{gap.place.file} {gap.message} {gap.cure}" for gap in found.gaps]
    said += [f"{one.place} {one.message} {one.cure}" for one in found.findings]
    assert [one for one in said if any(name in one for name in NAMES)] == []


def test_no_preview_is_made_of_a_file_that_is_called_after_somebody_protected(host: Host) -> None:
    found = examined(misspelt, host, str(Path("cases") / "Namunakar.yaml"))
    (exporter,) = choose_exporters(["md"], host)

    with pytest.raises(DraftError, match="name of this file"):
        build_preview(found, host, exporter)


def test_an_open_person_is_named_in_a_preview(host: Host) -> None:
    assert "Marta Exempel" in page(examined(misspelt, host), host)
