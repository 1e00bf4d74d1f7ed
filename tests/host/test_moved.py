"""Names of version 0.1 still lead somewhere, and say where to import from now."""

from __future__ import annotations

import importlib

import pytest

import comity

OLD = [
    ("comity.records", "Finding"),
    ("comity.records", "Instrument"),
    ("comity.records", "Jurisdiction"),
    ("comity.drafts.base", "Draft"),
    ("comity.hookspecs", "hookimpl"),
    ("comity.law.records", "Instrument"),
    ("comity.testing", "CountryConformance"),
]


@pytest.mark.parametrize(("module", "name"), OLD)
def test_an_old_name_gives_the_same_object_and_warns(module: str, name: str) -> None:
    with pytest.warns(DeprecationWarning, match=f"`from comity import {name}`"):
        found = getattr(importlib.import_module(module), name)

    assert found is getattr(comity, name)


@pytest.mark.parametrize("module", ["comity.records", "comity"])
def test_a_kind_of_assistance_is_still_found_under_its_old_name(module: str) -> None:
    with pytest.warns(DeprecationWarning, match="`from comity import AssistanceKind`"):
        found = importlib.import_module(module).Measure

    assert found is comity.AssistanceKind


def test_a_name_that_is_not_public_leads_to_the_module_that_holds_it_now() -> None:
    old = importlib.import_module("comity.records")
    with pytest.warns(DeprecationWarning, match=r"`from comity\.model\.records import owner_of`"):
        assert old.owner_of("GB-SCT") == "GB"


def test_a_name_that_never_was_is_not_invented() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Country'"):
        _ = importlib.import_module("comity.records").Country


def test_the_host_is_where_it_was() -> None:
    """What a program opens is that host, with Comity's own plugin in it."""
    assert issubclass(comity.Host, importlib.import_module("comity.host").Host)


def test_a_star_import_from_an_old_module_still_brings_its_names() -> None:
    found: dict[str, object] = {}
    with pytest.warns(DeprecationWarning):
        exec("from comity.records import *", found)

    assert {"Finding", "Citation", "Jurisdiction", "AssistanceKind"} <= found.keys()
