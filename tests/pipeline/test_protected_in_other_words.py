"""Whoever writes in other words that a person is protected is told how; until then it holds."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest

from comity.cli import main
from comity.kit.samples import sample_files
from comity.pipeline.examine import examine
from comity.pipeline.files_beside import protected_by, protected_in
from comity.pipeline.own_plugin import open_host
from comity.steps.protect.match import mask
from comity.steps.read import reading
from comity.steps.read.case_file import load
from comity.steps.read.given_tree import reading_of_tree

pytestmark = pytest.mark.needs_country

TOLD = "Quastelwitz sold it. Zerlina Quastelwitz called 0722 555 010."
ENTRY = {"id": "P9", "role": "witness", "name": {"full": "Zerlina Quastelwitz"}}
ENTRY |= {"phone": "0722 555 010"}
SAYING = [
    {"pseudonym": "Witness A"},
    {"anonymous": "true"},
    {"Anonymous": "yes"},
    {"anonyme": "oui"},
    {"geheim": "ja"},
    {"confidential": "true"},
    {"identity_protected": "yes"},
    {"identity": "to be kept secret"},
    {"concealed": {"since": "2026"}},
    {"role": "protected witness"},
    {"nature": "protégé"},
    {"name": {"full": "Zerlina Quastelwitz", "conceal": "true"}},
    {"name": "Zerlina Quastelwitz (anonymous)"},
    {"name": {}, "protected_name": "Zerlina Quastelwitz"},
]
AS_TEXT = [
    "P9 witness Zerlina Quastelwitz 0722 555 010, protect: pseudonym",
    "Zerlina Quastelwitz, 0722 555 010 (anonymous)",
]
CURE = "To protect the person, write `protect: pseudonym` or `protect: omit` in the entry instead."


@pytest.fixture(scope="module")
def host():
    return open_host()


@pytest.fixture(scope="module")
def sample(host):
    file = next(one for one in sample_files() if one.stem == "bec-request")
    return dict(reading(load(file), file, host.for_case().document_types()).tree.data)


def found_in(sample, host, entry, **more):
    tree = copy.deepcopy(sample) | {"persons": [*sample["persons"], entry]} | more
    return reading_of_tree(tree, Path("case.yaml"), host.for_case().document_types())


def masked(sample, host, entry):
    return mask(protected_in(found_in(sample, host, entry), host.for_case()), TOLD)


@pytest.mark.parametrize("said", SAYING, ids=str)
def test_what_says_so_in_other_words_protects(sample, host, said):
    assert masked(sample, host, ENTRY | said) == "[P9] sold it. [P9] called [P9]."
    faults = found_in(sample, host, ENTRY | said).faults
    told = [one for one in faults if CURE in one.cure]
    assert len(told) == 1, faults
    assert "Until then Comity hides who this is." in told[0].cure
    assert all("Quastelwitz" not in f"{one.field} {one.message} {one.cure}" for one in faults)


@pytest.mark.parametrize("entry", AS_TEXT)
def test_a_person_who_is_one_text_is_protected(sample, host, entry):
    told = masked(sample, host, entry)
    assert "Quastelwitz" not in told and "0722" not in told
    faults = found_in(sample, host, entry).faults
    assert [one.field for one in faults if CURE in one.cure] == ["persons[3]"]
    assert all("Quastelwitz" not in f"{one.message} {one.cure}" for one in faults)


def test_a_line_that_became_a_key_is_protected(sample, host):
    told = masked(sample, host, {"P9 witness Zerlina Quastelwitz, protect": "pseudonym"})
    assert "Quastelwitz" not in told


@pytest.mark.parametrize("persons", [AS_TEXT[0], [AS_TEXT]])
def test_it_is_protected_where_the_persons_are_no_list_of_groups(sample, host, persons):
    found = reading_of_tree(
        sample | {"persons": persons}, Path("case.yaml"), host.for_case().document_types()
    )
    assert "Quastelwitz" not in mask(protected_in(found, host.for_case()), TOLD)


@pytest.mark.parametrize(
    "said",
    [
        {"connection": "She asked for anonymity and for a pseudonym."},
        {"needs": "Keep her name secret."},
        {"anonymous": ""},
        {"occupation": "Protection officer"},
        {"colour": "blue"},
    ],
    ids=str,
)
def test_what_can_be_read_or_says_nothing_of_it_protects_nobody(sample, host, said):
    assert masked(sample, host, ENTRY | said) == TOLD
    assert not any(CURE in one.cure for one in found_in(sample, host, ENTRY | said).faults)


def test_a_texts_own_words_of_an_authority_protect_nobody(sample, host):
    requesting = {**sample["requesting"], "authority": "Bundesamt für Verfassungsschutz, anonym"}
    assert masked(sample | {"requesting": requesting}, host, ENTRY) == TOLD


def test_the_other_papers_of_the_matter_keep_the_name_out(sample, host, tmp_path):
    tree = sample | {"persons": [*sample["persons"], ENTRY | {"anonymous": "true"}]}
    (tmp_path / "case.json").write_text(json.dumps(tree), encoding="utf-8")
    letter = {"schema": "1", "kind": "reminder", "concerning": {"reference": tree["reference"]}}
    path = tmp_path / "letter.json"
    path.write_text(json.dumps(letter), encoding="utf-8")
    found = reading(load(path), path, host.for_case().document_types())
    people = [one.identity for one in protected_by(found, host.for_case())]
    assert mask(people, TOLD) == "[P9] sold it. [P9] called [P9]."


def test_check_and_build_say_how_to_write_it(sample, tmp_path, capsys):
    tree = sample | {"persons": [*sample["persons"], ENTRY | {"pseudonym": "Witness A"}]}
    path = tmp_path / "case.json"
    path.write_text(json.dumps(tree), encoding="utf-8")
    for command in (["check", str(path)], ["build", str(path), "--output", str(tmp_path / "o")]):
        assert main(command) in (1, 2)
        said = " ".join("".join(capsys.readouterr()).split())
        assert CURE in said and "Quastelwitz" not in said


@pytest.mark.parametrize("value", ["on", "On", "yes", "ja"])
def test_a_short_value_that_cannot_be_read_is_no_name(sample, host, value):
    """A box by hand, ``held: on``, made each "on" of a finding a name."""
    entry = ENTRY | {"protect": "pseudonym", "custody": {"held": value}}
    tree = copy.deepcopy(sample) | {"persons": [*sample["persons"], entry]}
    examined = examine(tree, host)
    words = f"in another place or {value} other days; Zerlina Quastelwitz"
    assert examined.hide(words).startswith(f"in another place or {value} other days; […]")
    assert mask(protected_in(found_in(sample, host, entry), host.for_case()), words) == (
        f"in another place or {value} other days; [P9]"
    )


def test_a_short_name_that_cannot_be_read_is_one(sample, host):
    entry = {"id": "P9", "role": "witness", "protect": "pseudonym", "name": "Li On"}
    assert mask(
        protected_in(found_in(sample, host, entry), host.for_case()), "Mr Li On, on Monday"
    ).endswith("[P9], on Monday")
