"""An answer quotes the reference of the request, also one that names a protected person.

The other side chose it, and its reader finds the request by it. So it warns and is built, while
the same name anywhere else in the letter is an error.
"""

from __future__ import annotations

import copy
import datetime as dt
import json

import pytest

from comity.kit.samples import sample_files
from comity.model.errors import RenderError
from comity.pipeline.build import build, choose_exporters
from comity.pipeline.examine import examine
from comity.pipeline.own_plugin import open_host
from comity.steps.protect.identity import identities
from comity.steps.protect.last_look import LastLook
from comity.steps.read import reading
from comity.steps.read.case_file import load
from comity.tasks.incoming.answer_letter import answer_tree

pytestmark = pytest.mark.needs_country

WITNESS = {"id": "P9", "role": "witness", "protect": "pseudonym"}
WITNESS |= {"name": {"full": "Zerlina Quastelwitz"}}
THEIRS = "FMJ/CAU/2026/0417-Quastelwitz"


@pytest.fixture(scope="module")
def host():
    return open_host()


@pytest.fixture(scope="module")
def asked(host):
    file = next(one for one in sample_files() if one.stem == "bec-request")
    tree = reading(load(file), file, host.for_case().document_types()).tree.data
    tree = copy.deepcopy(dict(tree)) | {"reference": THEIRS}
    tree["persons"] = [*tree["persons"], WITNESS]
    return tree


def plain(value):
    return json.loads(json.dumps(value, default=str))


@pytest.fixture
def letter(asked, host):
    made = answer_tree(asked, "acknowledgement", host, dt.date.today(), received=dt.date.today())
    made = plain(made) | {"reference": "CRM-182-1", "their_reference": THEIRS}
    made["requested"]["issued_by"] = {"name": "A. Sample", "title": "Trial Attorney"}
    made.pop("subject", None)
    made["concerning"].pop("subject", None)
    return made


def found(tmp_path, asked, letter, host):
    (tmp_path / "request.json").write_text(json.dumps(asked), encoding="utf-8")
    path = tmp_path / "request.acknowledgement.json"
    path.write_text(json.dumps(letter), encoding="utf-8")
    return examine(path, host)


def rules(examined):
    return {
        (one.severity, one.rule, one.field)
        for one in examined.findings
        if one.rule.startswith("protection")
    }


def test_the_reference_of_the_other_side_warns(tmp_path, asked, letter, host):
    examined = found(tmp_path, asked, letter, host)
    assert rules(examined) == {
        ("warning", "protection.their-reference", "their_reference"),
        ("warning", "protection.their-reference", "concerning.reference"),
    }
    said = " ".join(f"{one.message} {one.cure}" for one in examined.findings)
    assert "Quastelwitz" not in said


@pytest.mark.parametrize(
    "changed",
    [
        {"their_reference": f"{THEIRS}-2"},
        {"their_reference": "Quastelwitz"},
        {"reference": THEIRS},
        {"received_by": f"By post, {THEIRS}"},
    ],
    ids=str,
)
def test_the_same_name_elsewhere_is_an_error(tmp_path, asked, letter, host, changed):
    examined = found(tmp_path, asked, letter | changed, host)
    (field,) = changed
    assert ("error", "protection.beside", field) in rules(examined)
    if field.endswith("reference"):
        (cure,) = {one.cure for one in examined.findings if one.severity == "error"}
        assert cure.startswith("Write the reference without the name.")


def test_a_reminder_of_our_own_request_may_not_name_the_person(tmp_path, asked, letter, host):
    """Whoever gave the reference can give another."""
    ours = {**asked, "requesting": {**asked["requesting"], "state": "DE"}}
    assert ("error", "protection.beside", "concerning.reference") in rules(
        found(tmp_path, ours, letter, host)
    )


def test_the_letter_is_built_with_it_in_every_format(tmp_path, asked, letter, host):
    examined = found(tmp_path, asked, letter, host)
    exporters = choose_exporters(("html", "docx", "json", "md"), host)
    made = build(examined.checked, host, exporters, "letter", draft=True)
    pages = {name: data for name, data in made.files if name.endswith((".html", ".md"))}
    assert len(pages) == 2
    assert all(THEIRS.encode() in data for data in pages.values())


def test_the_last_look_lets_pass_the_reference_and_nothing_else(asked):
    people = identities({"persons": [WITNESS]})
    look = LastLook(people, {}, quoted=[THEIRS])
    look.refuse([("letter.html", f"<p>Your reference: {THEIRS}.</p>".encode())])
    for text in ("Quastelwitz", f"{THEIRS} of Quastelwitz", "0417-Quastelwitz", THEIRS.lower()):
        with pytest.raises(RenderError):
            look.refuse([("letter.html", f"<p>{text}</p>".encode())])
