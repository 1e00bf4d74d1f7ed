"""Grounds of refusal in a form: offered by their words, kept by their id, or as they are typed."""

from __future__ import annotations

import pytest

TREE = {
    "schema": "1",
    "kind": "decision",
    "requesting": {"state": "NG"},
    "requested": {"state": "US"},
    "outcome": "refused",
}
POLITICAL = "Political offence (Convention on Cybercrime (ETS No. 185), art. 27(1), (4)(a))"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (POLITICAL, "coe-185.political-offence"),
        (POLITICAL.upper(), "coe-185.political-offence"),
        ("It is no offence here", "It is no offence here"),
    ],
)
def test_a_known_ground_is_kept_by_its_id_and_shown_by_its_words(application, typed, kept):
    from comity_web.core import host
    from comity_web.forms import form_of, read_post
    from comity_web.wording.catalogues import words

    posted = {"reasons[0].why": ["It is so."], "reasons[0].ground": [typed]}
    english = words("en")
    read = read_post(["reasons"], posted, TREE, {}, "decision", host(), words=english)
    assert read.tree["reasons"] == [{"why": "It is so.", "ground": kept}]
    form = form_of("decision", ["reasons"], read.tree, {}, host(), words=english)
    control = form.at("reasons[0].ground")
    assert control.text == (POLITICAL if kept.startswith("coe") else typed)
    offered = dict(form.lists)[control.listed]
    assert POLITICAL in offered
    assert not [one for one in offered if "untoc." in one]
