"""A paper begun from a request calls a protected person by the number that the request gives."""

from __future__ import annotations

import pytest

from .answering import file_of, request_to_us

RULES = ("protection.person-gone", "protection.person-number", "protection.person-omitted")


@pytest.fixture
def told(client):
    """What Check says of the numbers in a text of a paper, by the ids of those in the request."""

    def told(text, *persons):
        from comity_web.cases.saving import new_file, save, tree_of
        from comity_web.judging.judged import judge
        from comity_web.wording.catalogues import words

        tree = request_to_us()
        tree["persons"] += [
            {"role": "victim", "protect": protect, "id": name, "name": {"full": f"Zdenka {family}"}}
            for name, protect, family in persons
        ]
        new = file_of(
            client.post(f"/c/{new_file('request', tree).key}/papers", {"paper": "preservation"})
        )
        fact = {"id": "F1", "text": text}
        head = save(new, new.head, {**tree_of(new.head), "facts": [fact]}, {}).revision
        found = judge(head, words("en")).findings
        return {one["rule"]: one for one in found if one["rule"] in RULES}

    return told


# three suspects stand before them in the request
FOURTH = ("P4", "pseudonym", "Hrubantova")
SEVENTH = ("P7", "pseudonym", "Brancaleone")


def test_the_number_of_the_document_is_right_in_a_paper(told):
    assert told("The mailbox of the victim P5.", FOURTH, SEVENTH) == {}
    assert told("The mailbox of the victim P4.", FOURTH, SEVENTH) == {}


def test_an_id_that_is_no_number_of_the_document_is_told_with_the_number(told):
    one = told("The mailbox of the victim P7.", FOURTH, SEVENTH)["protection.person-gone"]
    assert one["severity"] == "error"
    assert "is the id of a person whom its documents call P5" in one["message"]
    assert one["cure"].startswith("Write P5.")


def test_a_number_that_is_another_id_is_a_warning(told):
    persons = (FOURTH, SEVENTH, ("P5", "pseudonym", "Quastelwitz"))
    one = told("The mailbox of the victim P5.", *persons)["protection.person-number"]
    assert one["severity"] == "warning"
    assert "write P6" in one["cure"]


def test_a_number_of_nobody_is_an_error_that_says_so(told):
    one = told("The mailbox of the victim P9.", FOURTH, SEVENTH)["protection.person-gone"]
    assert "neither this file nor" in one["message"]
    assert "Correct the number" in one["cure"]


def test_whoever_is_omitted_there_is_nobody_in_a_paper(told):
    omitted = ("P8", "omit", "Brancaleone")
    text = "The mailbox of the victim P8."
    assert [*told(text, FOURTH, omitted)] == ["protection.person-omitted"]
