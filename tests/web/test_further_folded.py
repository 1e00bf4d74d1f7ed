"""Further questions are folded below what is worth a look, and no section counts them."""

from __future__ import annotations

from .cases import sample_tree, saved


def test_further_questions_are_folded_and_weigh_nothing(client):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    tree = sample_tree("bec-request")
    account = {"type": "account", "value": "000555666"}
    tree["measures"][-1].setdefault("identifiers", []).append(account)
    revision = saved(tree, name="further")
    judged = judge(revision, words("en"))

    rows = judged.group("further")
    rules = {row["rule"] for row in rows}
    assert "links.target-unreached" in rules
    assert {row["severity"] for row in rows} == {"advice"}
    assert all(
        one["rule"] not in rules
        for section in judged.sections
        for one in judged.for_section(section["id"]).findings
    )
    page = client.get(f"/c/{revision.file.key}/check").content.decode()
    head, _, folded = page.partition('<summary id="g-further">')
    assert "000555666" not in head
    below = folded.partition("</details></div>")[0]
    assert f"Further questions ({len(rows)})" in page
    assert "Your draft may answer these questions already." in below
    assert "000555666" in below
