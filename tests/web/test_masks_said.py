"""A finding that quotes a protected person's value says that a mask stands for what was typed."""

from __future__ import annotations

import pytest

from .answering import text_of
from .cases import sample_tree, saved


@pytest.fixture
def masked(application):
    """A request with an identifier of a protected witness that is none, in one's own language."""

    def made(tag, value="not an email", kind="email"):
        from comity_web.judging.judged import judge
        from comity_web.wording.catalogues import words

        tree = sample_tree("protected-witness-gb-in")
        number, person = next(
            (n, one) for n, one in enumerate(tree["persons"]) if one.get("protect")
        )
        person["identifiers"] = [{"kind": kind, "value": value}]
        revision = saved(tree, name="masked")
        judged = judge(revision, words(tag))
        (row,) = (one for one in judged.findings if one["rule"] == "value.identifier")
        return revision.file, number, row

    return made


@pytest.mark.parametrize(
    ("tag", "quoted", "told"),
    [
        ("en", "“[P3]” is not one", "“[P3]” stands for what was typed."),
        ("de", "„[P3]“ ist keine", "„[P3]“ steht für das, was dort geschrieben wurde."),
        ("fr", "«\u00a0[P3]\u00a0»", "«\u00a0[P3]\u00a0» remplace ce qui a été saisi."),
    ],
)
def test_a_mask_is_told_at_the_field_and_in_the_check(client, masked, tag, quoted, told):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = tag
    file, number, row = masked(tag)
    assert quoted in row["message"]
    at = f"/c/{file.key}"
    for address in (f"{at}/s/people/persons/{number}", f"{at}/check"):
        page = client.get(address).content.decode()
        assert told in page.replace("&nbsp;", "\u00a0"), address


def test_another_mask_is_told_too(client, masked):
    _, _, row = masked("en", "abc", "phone")
    assert "“[…]” stands for what was typed." in row["message"]


def test_of_a_person_who_is_not_protected_the_value_is_quoted_and_no_mask_is_told(client):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    tree = sample_tree("bec-request")
    tree["persons"][0]["identifiers"] = [{"kind": "email", "value": "not [P1] mail"}]
    revision = saved(tree, name="open")
    judge(revision, words("en"))
    check = text_of(client.get(f"/c/{revision.file.key}/check"))
    assert "“not [P1] mail” is not one" in check
    assert "stands for what was typed" not in check
