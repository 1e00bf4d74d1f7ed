"""The sealed annex is for the central authority of a team, and nothing else tells what it holds."""

from __future__ import annotations

import pytest

from .office_world import account, browser, made_documents, sample, team


@pytest.fixture
def ours(application):
    return team()


def kept(of):
    """A file of a team."""
    from comity_web.cases.saving import new_file

    return new_file("request", sample("bec-request"), team=of.pk)


def told(client, address):
    return client.get(address, follow=True).content.decode()


def test_the_sealed_annex_is_only_for_its_role_and_each_download_is_noted(ours):
    from comity_web.cases.models import AuditEntry

    file = kept(ours)
    job = made_documents(file.head, "order.sealed-annex.docx", sealed=True)
    address = f"/c/{file.key}/made/{job.key}/0"
    drafter, reviewer = (browser(account((ours, role))) for role in ("drafter", "reviewer"))
    authority = account((ours, "central-authority"))

    for client in (drafter, reviewer):
        assert client.get(address).status_code == 403
        assert client.post(f"/c/{file.key}/documents/make-sealed").status_code == 403
        page = told(client, f"/c/{file.key}/documents")
        assert address not in page and "order.sealed-annex.docx" in page
    assert not AuditEntry.objects.filter(file=file.key, action="download").exists()

    client = browser(authority)
    assert address in told(client, f"/c/{file.key}/documents")
    assert b"".join(client.get(address).streaming_content)
    entry = AuditEntry.objects.get(file=file.key, action="download")
    assert entry.actor == authority.username
    assert entry.detail.startswith("sealed-annex ")


def test_what_was_made_for_a_preview_is_not_given_out_as_a_document(ours):
    file = kept(ours)
    job = made_documents(file.head, "order.html")
    job.what = "preview"
    job.save()

    client = browser(account((ours, "central-authority")))

    assert client.get(f"/c/{file.key}/made/{job.key}/0").status_code == 404


def test_the_preview_tells_nothing_of_what_the_sealed_annex_holds(application, tmp_path):
    """Of a request that protects somebody, finished or with a gap."""
    import comity
    from comity_web.judging.making import make

    tree = _protecting()
    names = _names_of_protected(tree)
    assert names
    for changed in (tree, {name: one for name, one in tree.items() if name != "subject"}):
        order = {
            "what": "preview",
            "tree": changed,
            "name": "case.yaml",
            "language": "en",
            "seen": [],
            "options": {},
        }
        made = make(order, comity.Host(), tmp_path)
        assert made.get("files"), made
        for one in made["files"]:
            page = (tmp_path / one["sha256"]).read_text("utf-8")
            assert [name for name in names if name in page] == []


def _protecting():
    """A packaged sample in which somebody has a pseudonym, and a sealed annex is needed."""
    from comity.kit.samples import sample_files

    for file in sample_files():
        tree = sample(file.stem)
        persons = tree.get("persons") or ()
        if tree["kind"] == "request" and any(
            one.get("protect") == "pseudonym" for one in persons if isinstance(one, dict)
        ):
            return tree
    raise AssertionError("no sample protects anybody")


def _names_of_protected(tree):
    found = []
    for one in tree["persons"]:
        if one.get("protect"):
            names = one.get("names") or one.get("name")
            rows = names if isinstance(names, list) else [names]
            for row in rows:
                found += row.values() if isinstance(row, dict) else [row]
    return [one for one in found if isinstance(one, str) and len(one) > 3]
