"""What people search for in their own words leads to the kind that a prosecutor would expect."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from comity.law.assistance_kinds import load_assistance_kinds
from comity.law.data_classes import CLASSES, searched
from comity.law.lay_acts import found_acts, lay_acts

PHRASES = tomllib.loads(Path(__file__).with_name("lay_phrases.toml").read_text(encoding="utf-8"))
MOST = 3
"""A search that leads to more kinds than this leads nowhere."""


@pytest.mark.parametrize(
    ("phrase", "wanted"), [one for phrases in PHRASES.values() for one in phrases.items()]
)
def test_lay_words_lead_to_the_kind_that_is_meant(phrase: str, wanted: str) -> None:
    found = searched(phrase)

    if wanted.startswith("no:"):
        assert wanted.removeprefix("no:") in found.roads
    else:
        assert wanted in found.kinds
    assert len(found.kinds) <= MOST


@pytest.mark.parametrize(
    "phrase",
    [
        "phone records and an interview of the victim",
        "Telefon beschlagnahmen und Opfer anhören",
        "saisir un téléphone, entendre la victime",
    ],
)
def test_words_of_two_parts_tell_of_no_act_together(phrase: str) -> None:
    assert "video-hearing" not in searched(phrase).kinds


@pytest.mark.parametrize(
    ("phrase", "kinds"),
    [
        ("interview witnesses and search the house", {"witness-statement", "search-of-premises"}),
        ("saisir une voiture et entendre un témoin", {"seizure-of-items", "witness-statement"}),
        ("Konten ermitteln und Urteil zustellen", {"bank-accounts-search", "service-of-documents"}),
    ],
)
def test_each_part_of_a_search_is_read(phrase: str, kinds: set[str]) -> None:
    assert kinds <= {*searched(phrase).kinds}


@pytest.mark.parametrize(
    ("phrase", "wrong"),
    [
        ("who owns the phone that we track", "real-time-traffic"),
        ("bank statement of the suspect", "suspect-interview"),
        ("bloquer un compte Facebook", "restraint"),
        ("find the e-mail account of a user", "bank-accounts-search"),
        ("who lives in the house", "public-records"),
        ("stop the company from deleting emails", "content-removal"),
    ],
)
def test_words_that_mean_something_else_keep_an_act_from_being_told(
    phrase: str, wrong: str
) -> None:
    assert wrong not in searched(phrase).kinds


def test_one_word_is_not_two_heads_of_an_act() -> None:
    """A word that may be the act and the thing, as "phone" in "phone calls", counts once."""
    for one in found_acts("recording of a meeting with the victim"):
        assert one.end - one.start > 0
        assert one.heads == len(one.row["all"])
    assert searched("expert").kinds == ("expert-evidence",)


def test_every_act_means_something_that_is_known() -> None:
    kinds = {one.kind for one in load_assistance_kinds()}
    for row in lay_acts():
        assert {*row.get("kinds", ())} <= kinds
        assert {*row.get("classes", ())} <= {*CLASSES}
        assert row.get("kinds") or row.get("classes") or row.get("roads")
