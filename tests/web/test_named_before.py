"""What a file said of a person before it protected them is looked for as what it says now."""

from __future__ import annotations

import pytest

from .answering import file_of, request_to_us, text_of, today, upload, write_down
from .cases import sample_tree

BEFORE = {
    "id": "P8", "role": "witness", "name": {"full": "Theodora Brombeerhag"},
    "address": ["17 Wombleroad, Mombasa"],
}  # fmt: skip
NOW = {
    **BEFORE, "protect": "pseudonym", "name": {"full": "Theodora Kuckuckslicht"},
    "address": ["5 Elmroad, Mombasa"],
}  # fmt: skip
TOLD = "The flat was sold by Mrs Brombeerhag, of 17 Wombleroad."


def made(*entries, told=TOLD):
    """A request of which each version has another entry of the person."""
    from comity_web.cases.saving import new_file, save

    base = sample_tree("bec-request")
    facts = [{**base["facts"][0], "text": told}, *base["facts"][1:]]
    trees = [{**base, "persons": [*base["persons"], *one], "facts": facts} for one in entries]
    file = new_file("request", trees[0])
    for tree in trees[1:]:
        save(file, file.head, tree, {}, section="people")
        file.refresh_from_db()
    return file


def errors_of(file):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    rows = judge(file.head, words("en")).findings
    return [(one["rule"], one["field"]) for one in rows if one["severity"] == "error"]


def test_a_name_and_an_address_from_before_the_protection_are_errors_of_the_check(client):
    found = errors_of(made((BEFORE,), (NOW,)))
    assert ("protection.former", "facts[0].text") in found


@pytest.mark.parametrize("kept", [(NOW,), ()])
def test_they_name_no_file_and_stand_in_no_reason(client, kept):
    from comity_web.cases.guarded_names import tells_of_protected
    from comity_web.cases.history import rename
    from comity_web.cases.naming import UnsafeNameError

    file = made((BEFORE,), (NOW,), kept)
    assert tells_of_protected(file, "Ask Brombeerhag")
    with pytest.raises(UnsafeNameError):
        rename(file, "Brombeerhag note")


def test_what_was_saved_while_somebody_typed_is_no_name(client):
    half = {**BEFORE, "name": {"full": "Mar"}, "address": ["5 Elm"]}
    whole = {**BEFORE, "name": {"full": "Maria Kuckuckslicht"}, "address": ["5 Elmroad, Mombasa"]}
    file = made((half,), (whole,), ({**whole, "protect": "pseudonym"},), told="In Mar he paid.")
    assert [one for one in errors_of(file) if one[0].startswith("protection")] == []


def test_who_is_opened_on_purpose_is_looked_for_no_longer(client):
    from comity_web.cases.guarded_names import people_of_every_version

    opened = {name: value for name, value in NOW.items() if name != "protect"}
    other = {"id": "P9", "role": "victim", "protect": "pseudonym", "name": {"full": "Ada Muster"}}
    file = made((BEFORE, other), (NOW, other), (opened, other))
    assert [one for one in errors_of(file) if one[0].startswith("protection")] == []
    assert {one.label for one in people_of_every_version(file)} == {"P9"}


@pytest.mark.parametrize("name", ["note", "by", "reference"])
def test_no_entry_of_a_record_takes_them(client, name):
    file = made((BEFORE,), (NOW,))
    page = write_down(client, file, "closed", today(), **{name: "Mrs Brombeerhag asked"})
    assert page.status_code == 422
    assert "protected" in text_of(page)
    file.refresh_from_db()
    assert file.record == ""
    assert (
        write_down(client, file, "closed", today(), **{name: "The court asked"}).status_code == 303
    )


def test_what_was_recorded_before_the_protection_goes_into_no_letter(client):
    """The receipt says by whom a request came; that was written down when nobody was protected."""
    from comity_web.cases.models import CaseFile
    from comity_web.cases.saving import save, tree_of

    tree = request_to_us()
    tree["persons"] = [*tree["persons"], BEFORE]
    file = file_of(upload(client, "/incoming/", tree, today(), by="Mrs Brombeerhag in person"))
    now = {**tree_of(file.head), "persons": [*tree["persons"][:-1], NOW]}
    save(file, file.head, now, {}, section="people")
    made_now = client.post(f"/incoming/{file.key}/answer", {"letter": "acknowledgement"})
    assert made_now.status_code == 303
    letter = CaseFile.objects.get(matter=file.matter, kind="acknowledgement")
    assert "Brombeerhag" not in letter.head.text
