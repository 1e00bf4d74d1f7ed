"""Who names an item, before somebody takes it away."""

import pytest

import comity
from comity.kit.samples import sample_files
from comity.steps.read.yaml_events import grow
from comity.tasks.questions.referrers import Referrers

DRAFT = {
    "kind": "request",
    "facts": [{"id": "F1", "text": "The account was opened."}, {"id": "F2", "text": "It closed."}],
    "offences": [{"id": "O1", "elements": [{"text": "Access", "facts": ["F2", "F1"]}]}],
    "measures": [{"kind": "subscriber-data", "facts": ["F2"], "particulars": "nonsense"}, "M2"],
    "assets": [{"owner": "P1"}],
    "persons": [{"id": "P1"}, {"id": "P2"}, {"id": "P2"}, {}],
}


@pytest.fixture(scope="module")
def described():
    return comity.fields("request", comity.Host())


@pytest.mark.parametrize(
    ("item", "named"),
    [
        ("facts[0]", ("offences[0].elements[0].facts",)),
        ("facts[1]", ("offences[0].elements[0].facts", "measures[0].facts")),
        ("persons[0]", ("assets[0].owner",)),
        ("offences[0]", ()),
        ("facts[7]", ()),
        ("persons[3]", ()),
        ("persons[1]", ()),
    ],
)
def test_every_field_that_names_an_item_is_told(described, item, named):
    assert Referrers(DRAFT, described).of(item) == named


def test_each_fact_of_a_sample_is_told_where_the_file_names_it(described):
    file = next(one for one in sample_files() if one.stem == "ransomware-gb-us")
    tree = grow(file.read_text(encoding="utf-8"), file.name).data

    known = Referrers(tree, described)
    for number, measure in enumerate(tree["measures"]):
        for id in measure["facts"]:
            at = next(n for n, one in enumerate(tree["facts"]) if one["id"] == id)
            assert f"measures[{number}].facts" in known.of(f"facts[{at}]")
