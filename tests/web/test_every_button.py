"""Wherever the core has a patch, Check and send has a button that makes it."""

from __future__ import annotations

import copy
import re
from importlib.resources import files
from pathlib import Path

import pytest

from comity.model.patches import patch
from comity.steps.read.yaml_events import grow
from comity.tasks.patching import apply

from ..tasks.patching.cases import CASES
from .cases import sample_tree, saved

CHECKOUT = Path(__file__).resolve().parents[2]
DERIVED = {"form.measure-without-facts", "form.measure-without-offence"}
"""Rules about an answer that is left out: in the browser Comity fills it in; nothing is found."""
BUTTON = re.compile(r'name="finding" value="(\w+)"')


MISSPELT = (
    (("refrence", "FMJ/1"), ("reference", None)),
    (("persons[0].role", "suspct"),),
    (("measures[0].kid", "subscriber-data"), ("measures[0].kind", None)),
)
"""Keys and words of a file that somebody wrote by hand, each with one spelling that was meant."""


def _tree(name):
    """The tree of a packaged sample or of a file of the tests, as its author wrote it."""
    packaged = files("comity.kit.samples").joinpath(f"{name}.yaml")
    text = CHECKOUT.joinpath(name).read_text("utf-8") if "/" in name else packaged.read_text()
    return grow(text, name).data


def _page(client, revision):
    """What is known of a revision, and the page that shows it."""
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    judged = judge(revision, words("en"))
    page = client.get(f"/c/{revision.file.key}/check").content.decode()
    return judged, page


def test_every_rule_with_a_patch_has_its_button_in_the_browser(client):
    bare, derived = [], set()
    for number, case in enumerate(CASES):
        tree = copy.deepcopy(_tree(case.sample))
        tree = apply(tree, patch(*case.edits)) if case.edits else tree
        case.change(tree)
        judged, page = _page(client, saved(tree, name=f"button{number}"))
        rows = [row for row in judged.findings if row["rule"] == case.rule]
        if not rows:
            derived.add(case.rule)
        elif not {row["id"] for row in rows if row["patch"]} & set(BUTTON.findall(page)):
            bare.append(case.rule)
    assert bare == []
    assert derived == DERIVED


def _pressed(client, revision, row):
    """The tree after the button of a row."""
    from comity_web.cases.saving import head_of, tree_of

    form = {"finding": row["id"], "base": revision.number}
    answer = client.post(f"/c/{revision.file.key}/patch", form)
    assert "Comity changed this" in client.get(answer["Location"]).content.decode()
    return tree_of(head_of(revision.file))


@pytest.mark.parametrize("edits", MISSPELT)
def test_a_misspelt_key_or_word_of_a_file_is_mended_by_a_button(client, edits):
    right = sample_tree("bec-request")
    right["reference"] = "FMJ/1"
    right["measures"][0]["kind"] = "subscriber-data"
    revision = saved(apply(right, patch(*edits)))
    judged, page = _page(client, revision)
    (row,) = (one for one in judged.gaps if one["patch"])

    assert BUTTON.findall(page).count(row["id"]) == 1
    assert "The button makes this change:" in page
    assert _pressed(client, revision, row) == right


@pytest.mark.parametrize(
    "path", ["office", "persons[0].shoe_size", "measures[1].plugins", 'facts[0]["two words"]']
)
def test_a_key_that_no_field_has_is_taken_out_by_a_button_that_says_so(client, path):
    right = sample_tree("bec-request")
    revision = saved(apply(right, patch((path, {"mail": "a value of its own"}))))
    judged, page = _page(client, revision)
    (row,) = (one for one in judged.gaps if one["patch"])

    assert judged.blocked
    assert "removed" in page
    assert "a value of its own" in page  # what is lost is seen before
    assert ">: " not in page
    assert _pressed(client, revision, row) == right


def test_the_undertaking_beside_a_treaty_is_taken_out_by_a_button(client):
    tree = sample_tree("bec-request")
    revision = saved({**tree, "reciprocity": "true"})
    judged, page = _page(client, revision)
    (row,) = (one for one in judged.findings if one["rule"] == "undertaking.beside-treaty")

    assert row["group"] == "limit"
    assert row["id"] in BUTTON.findall(page)
    assert _pressed(client, revision, row) == tree


def test_a_word_in_a_file_with_a_protected_person_has_no_button(client):
    """Its right spelling may be what must not be said."""
    tree = sample_tree("protected-witness-gb-in")
    number = next(n for n, one in enumerate(tree["persons"]) if "protect" in one)
    name = tree["persons"][number]["name"]["full"]
    judged, page = _page(client, saved(apply(tree, patch((f"persons[{number}].addres", [name])))))

    assert [row for row in judged.gaps if row["field"] == f"persons[{number}].addres"]
    assert [row for row in judged.gaps if row["patch"]] == []
    assert name not in page
