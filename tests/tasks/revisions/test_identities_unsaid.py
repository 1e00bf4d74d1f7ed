"""A list of changes tells of a protected person that the identity changed, and nothing of it."""

from __future__ import annotations

import copy

import comity
from comity.kit.samples import sample_files

TELLING = ("Sunita", "Namunakar", "Nagar", "90000", "Rosa", "Muster")


def request():
    (file,) = (one for one in sample_files() if one.stem == "protected-witness-gb-in")
    return dict(comity.examine(file, comity.Host()).data)


def told(before, after, language=None):
    found = comity.diff_words(before, after, comity.Host(), language=language)
    everything = repr(found)
    assert not any(word in everything for word in TELLING)
    return [one.text for one in found]


def test_of_several_changes_of_an_identity_one_line_is_left():
    before, after = request(), request()
    person = after["persons"][2]
    person["address"] = ["99 Other Nagar", "Nagpur"]
    person["phone"] = "+91 90000 11111"
    person["name"] = {"full": "Rosa Muster"}
    assert told(before, after) == ["Person P3: the identity was changed."]


def test_what_the_documents_say_of_the_person_is_told():
    before, after = request(), request()
    after["persons"][2]["role"] = "victim"
    (text,) = told(before, after)
    assert text.startswith("Person P3, role: changed from")


def test_who_was_open_before_is_not_named_as_the_protection_begins():
    before, after = request(), request()
    del before["persons"][2]["protect"]
    after["persons"][2]["email"] = "sunita.namunakar@mail.example"
    texts = told(before, after)
    assert "Person P3: the identity was changed." in texts
    assert any("protect" in text.lower() for text in texts)


def test_a_protected_person_comes_and_goes_by_the_role_alone():
    before, after = request(), request()
    del before["persons"][2]
    (text,) = told(before, after)
    assert text.startswith("Person P3: added")
    (text,) = told(after, before)
    assert text.startswith("Person P3: removed")
    everybody = copy.deepcopy(after)
    del everybody["persons"]
    assert "Gareth Placeholder" in told(everybody, after)[0]


def test_a_name_elsewhere_stands_as_the_id():
    before, after = request(), request()
    after["subject"] = "Evidence of Sunita Namunakar"
    (text,) = told(before, after)
    assert "[P3]" in text


def test_who_is_not_protected_is_told_as_before():
    before, after = request(), request()
    after["persons"][0]["location"] = "In custody in Wales"
    (text,) = comity.diff_words(before, after, comity.Host())
    assert "In custody in England" in text.text
    assert "In custody in Wales" in text.text
