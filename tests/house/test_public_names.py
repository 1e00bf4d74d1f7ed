"""The public names of ``comity`` are written down, and each leads somewhere."""

from __future__ import annotations

import subprocess
import sys

import pytest

import comity
from comity.model import citations, errors, findings, records

PUBLIC = """
    AssistanceKind Change Channel Citation Costs DataPlugin DocumentType Draft Examined Exported
    Exporter ExtraField Finding Gap Host Instrument InstrumentPlugin Jurisdiction LawBook Parties
    Network NoticeDuty Patch Pending Place PracticeGround Read Requirement RestsOn Severity Template
    UsualTime __version__ apply build collapsed diff_words examine fields hookimpl law_at merge
    preview relations relevant sections to_yaml
"""
HELPERS = {"HOLD", "ROLES", "RUNGS", "owner_of", "iso"}
WORDS = {"Rung", "Openness", "Urgent"}  # the words that a field takes


def test_a_public_name_is_not_added_or_dropped_unnoticed() -> None:
    assert sorted(comity.__all__) == sorted(PUBLIC.split())


@pytest.mark.parametrize("name", PUBLIC.split())
def test_a_public_name_leads_to_what_it_says(name: str) -> None:
    value = getattr(comity, name)
    assert getattr(value, "__name__", name) == name or name in {"__version__", "hookimpl"}
    assert name in dir(comity)


def test_every_record_that_plugins_exchange_is_public() -> None:
    exchanged = {*citations.__all__, *findings.__all__, *records.__all__}
    assert exchanged - {*HELPERS, *WORDS} <= set(comity.__all__)


def test_a_name_that_is_not_there_says_so() -> None:
    with pytest.raises(AttributeError, match="module 'comity' has no attribute 'Country'"):
        _ = comity.Country


def test_a_star_import_brings_every_public_name() -> None:
    script = f"from comity import *\nfor name in {PUBLIC.split()!r}: eval(name)"
    subprocess.run([sys.executable, "-c", script], check=True)


def test_every_error_is_a_comity_error_and_listed() -> None:
    raised = {
        name: value
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, Exception)
    }
    assert [name for name in raised if not issubclass(raised[name], errors.ComityError)] == []
    assert set(raised) <= set(errors.__all__)
