"""A file that was removed goes on protecting those whom it protects, until it is erased."""

from __future__ import annotations

import pytest

from .cases import sample_tree

pytestmark = pytest.mark.postgres

WITNESS = {
    "id": "P9",
    "role": "witness",
    "protect": "pseudonym",
    "name": {"full": "Wanjiru Quastelwitz"},
}
NAMED = "The car was sold by Mrs Quastelwitz."


@pytest.fixture
def files(client):
    """A request that protects a witness, and another file of its matter that names her."""
    from comity_web.cases.saving import new_file

    tree = sample_tree("bec-request")
    request = new_file("request", {**tree, "persons": [*tree["persons"], WITNESS]})
    facts = [{**tree["facts"][0], "text": NAMED}, *tree["facts"][1:]]
    supplement = {**tree, "reference": "SUP/2", "facts": facts, "supplements": tree["reference"]}
    return request, new_file("request", supplement, matter=request.matter)


def errors(file):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    file.refresh_from_db()
    return [
        (row["rule"], row["field"])
        for row in judge(file.head, words("en")).findings
        if row["severity"] == "error" and row["rule"].startswith("protection.")
    ]


def test_to_remove_a_file_takes_its_protection_from_no_other(client, files):
    from comity_web.cases.guarded_names import tells_of_protected

    request, other = files
    told = [("protection.beside", "facts[0].text")]
    assert errors(other) == told
    page = client.get(f"/c/{request.key}/remove").content.decode()
    assert "It protects P9." in page
    assert client.post(f"/c/{request.key}/remove").status_code == 303
    assert errors(other) == told
    assert tells_of_protected(other, "Quastelwitz")
    client.post(f"/removed/{request.key}")
    assert errors(other) == told


def test_a_file_whose_protection_ended_before_it_was_removed_still_protects(client, files):
    from comity_web.cases.saving import save, tree_of

    request, other = files
    tree = tree_of(request.head)
    save(request, request.head, {**tree, "persons": tree["persons"][:-1]}, {}, section="people")
    client.post(f"/c/{request.key}/remove")
    assert errors(other) == [("protection.former", "facts[0].text")]


def test_a_removed_file_is_in_no_list_and_says_nothing_of_sending(client, files):
    from comity_web.cases.folders import folder_of
    from comity_web.cases.history import remove

    request, other = files
    remove(request)
    other.refresh_from_db()
    names = {path.name for path in folder_of(other.matter).iterdir()}
    assert f"{request.name}.put-away" in names
    assert f"{request.name}.yaml" not in names
    assert request.key not in client.get("/register").content.decode()
    assert client.get(f"/c/{request.key}/").status_code == 404


def test_a_file_that_protects_nobody_tells_nothing_before_it_is_removed(client, files):
    page = client.get(f"/c/{files[1].key}/remove").content.decode()
    assert "It protects" not in page
