"""The calendar of the command line hides whom any file of the matter protects, or ever did."""

from __future__ import annotations

import copy
import json

import pytest

from comity.cli import main
from comity.kit.samples import sample_files
from comity.pipeline.own_plugin import open_host
from comity.pipeline.protected_before import BEFORE
from comity.steps.read import reading
from comity.steps.read.case_file import load

pytestmark = pytest.mark.needs_country

WITNESS = {"id": "P9", "role": "witness", "protect": "pseudonym"}
WITNESS |= {"name": {"full": "Zerlina Quastelwitz"}}
FIRST, SECOND = "FMJ/CAU/MLA/2026/0417", "FMJ/Quastelwitz/2026/0418"


@pytest.fixture(scope="module")
def sample():
    file = next(one for one in sample_files() if one.stem == "bec-request")
    types = open_host().for_case().document_types()
    return dict(reading(load(file), file, types).tree.data)


def written(folder, name, tree):
    path = folder / name
    path.write_text(json.dumps(tree), encoding="utf-8")
    return path


def calendar(path, *options):
    out = path.parent / "made" / "case.ics"
    out.parent.mkdir()
    command = ("deadlines", str(path), "--on", "2026-11-29", "--ics", str(out), *options)
    assert main(list(map(str, command))) in (0, 1)
    return out.read_text(encoding="utf-8").replace("\r\n ", "").replace("\n ", "")


@pytest.fixture
def second(sample, tmp_path):
    """A supplement, whose own reference and name have that of a witness."""
    tree = copy.deepcopy(sample) | {"reference": SECOND, "supplements": FIRST}
    return written(tmp_path, "quastelwitz-2.json", tree)


def test_a_name_that_nobody_protects_stays(second):
    assert f"{SECOND}: " in calendar(second, "--with-case")


@pytest.mark.parametrize("persons", [[WITNESS], [{**WITNESS, "name": "Zerlina Quastelwitz"}]])
def test_whom_another_file_of_the_matter_protects_is_hidden(sample, second, persons):
    first = sample | {"reference": FIRST, "persons": [*sample["persons"], *persons]}
    written(second.parent, "first.json", first)
    text = calendar(second, "--with-case")
    assert "quastelwitz" not in text.casefold()
    assert "SUMMARY:FMJ/[P9]/2026/0418: " in text


def test_whom_an_earlier_version_protected_is_hidden(second):
    second.with_suffix(BEFORE).write_text(json.dumps({"persons": [WITNESS]}), encoding="utf-8")
    assert "quastelwitz" not in calendar(second, "--with-case").casefold()


def test_without_the_case_there_is_nothing_to_hide(second):
    assert "SUMMARY:Deadline" in calendar(second)
