"""Case files taken in and given out, and their history."""

from __future__ import annotations

import io
import re

import pytest

from comity.kit.samples import sample_files
from comity.steps.read import reading
from comity.steps.read.case_file import load
from comity.steps.read.tree_hash import tree_sha256

from .cases import sample_tree

pytestmark = pytest.mark.postgres

NOTICE = next(file for file in sample_files() if file.stem == "notice-us")


@pytest.fixture
def saving(application):
    from comity_web.cases import saving

    return saving


@pytest.fixture
def file(saving):
    tree = {"schema": "1", "kind": "request", "reference": "FMJ/2026/9", "court": "High Court"}
    return saving.new_file("request", tree)


def upload(client, content, name="case.yaml", **more):
    given = io.BytesIO(content)
    given.name = name
    return client.post("/upload", {"file": given, **more})


def opened(answer):
    from comity_web.cases.saving import file_at

    assert answer.status_code == 303, answer.content.decode()
    return file_at(answer["Location"].split("/")[2])


def text_of(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def audited(action, file):
    from comity_web.cases.models import AuditEntry

    return AuditEntry.objects.filter(action=action, file=file.key).count()


# --- in and out ----------------------------------------------------------------------------------


@pytest.mark.parametrize("sample", sample_files(), ids=lambda file: file.stem)
def test_a_sample_survives_the_store_and_comes_out_as_it_went_in(client, saving, sample):
    import comity
    from comity_web.cases.taking import take
    from comity_web.core import effective, host

    tree = reading(load(sample), sample, host().for_case().document_types()).tree.data
    taken = take([sample.read_bytes()], sample.name)
    file = saving.new_file(taken.kind, taken.tree, name=taken.name)
    kept = saving.tree_of(saving.head_of(file))
    assert tree_sha256(kept) == tree_sha256(tree)
    assert list(kept) == list(tree)
    assert tree_sha256(take([comity.to_yaml(kept).encode()], "").tree) == tree_sha256(tree)

    out = client.get(f"/c/{file.key}/as/yaml")
    again = take([out.content], "again.yaml")
    assert tree_sha256(again.tree) == tree_sha256(effective(tree))
    assert comity.to_yaml(effective(again.tree)).encode() == out.content


def test_what_is_downloaded_says_that_it_is_a_file_and_is_audited(client, file):
    yaml = client.get(f"/c/{file.key}/as/yaml")
    json = client.get(f"/c/{file.key}/as/json")

    assert yaml["Content-Disposition"] == 'attachment; filename="FMJ-2026-9.yaml"'
    assert json["Content-Disposition"] == 'attachment; filename="FMJ-2026-9.case.json"'
    assert {one["X-Content-Type-Options"] for one in (yaml, json)} == {"nosniff"}
    assert b"reference: FMJ/2026/9\n" in yaml.content
    assert json.json()["reference"] == "FMJ/2026/9"
    assert audited("download", file) == 2


def test_a_download_as_json_can_be_opened_again(client, saving):
    tree = {"schema": "1", "kind": "request", "reference": "A 😀/1", "court": "a\n: b"}
    file = saving.new_file("request", tree)
    again = opened(upload(client, client.get(f"/c/{file.key}/as/json").content, "x.case.json"))

    assert again.name == "x"
    kept = saving.tree_of(again.head)
    assert (kept["reference"], kept["court"]) == (tree["reference"], tree["court"])


def test_an_upload_keeps_all_but_comments_and_says_so(client, saving):
    content = "# a remark\n" + NOTICE.read_text() + "\ntypo_of_a_key: kept\n"
    answer = upload(client, content.encode(), "acme.yaml")
    file, page = opened(answer), client.get(answer["Location"])

    tree = saving.tree_of(file.head)
    assert file.name == "acme"
    assert tree["typo_of_a_key"] == "kept"
    assert "a remark" not in file.head.text
    assert "Comments were not kept" in text_of(page)
    assert audited("upload", file) == 1


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("schema: 1\nkind: request\nsubject: a é😀 # a remark\n", True),
        ("schema: 1\nkind: request\nsubject: b\n  # a remark at the end", True),
        ("schema: 1\nkind: request\nsubject: Case#3\nreference: '# 4'\n", False),
        ("schema: 1\nkind: request\nfacts:\n  - text: |\n      # 1 é\n      # 2\n", False),
        ('{"schema": "1", "kind": "request", "subject": "\\u00e9 # 3"}', False),
    ],
)
def test_comments_are_spoken_of_only_where_there_are_any(client, text, has):
    answer = upload(client, text.encode(), "x.yaml")
    assert ("Comments were not kept" in text_of(client.get(answer["Location"]))) == has


def test_an_upload_is_never_named_after_a_person_in_it(client):
    content = b"schema: 1\nkind: request\npersons:\n  - name: {full: Musa Ibrahim}\n"
    name = opened(upload(client, content, "Ibrahim-statement.yaml")).name
    assert re.fullmatch(r"request-\d+", name)


def test_what_comity_wrote_as_json_can_be_opened(client, saving):
    import comity
    from comity_web.core import host

    built = comity.build(comity.examine(NOTICE, host()).checked, host(), ("json",), name="n")
    file = opened(upload(client, dict(built.files)["n.json"], "n.json"))

    assert saving.tree_of(file.head)["kind"] == "notice"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"kind: request\n  schema: [\n", "Nothing was stored"),
        (b"%PDF-1.7", "This is a PDF"),
        (b"", "Choose a file"),
        (b"- a\n- b\n", "Nothing was stored"),
        (b"schema: 1\nkind: something-else\n", "something-else"),
        (
            b"schema: 1\nkind: request\nreference: !!python/object:os.system x\n",
            "Nothing was stored",
        ),
        ("schema: 1\nkind: request\nreference: a\u202eb\n".encode(), "U+202E"),
        (b"a: &a [x]\nb: *a\n", "Nothing was stored"),
        (b"schema: 1\nkind: request\nkind: notice\n", "Nothing was stored"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_and_nothing_is_stored(client, content, said):
    from comity_web.cases.models import CaseFile

    before = CaseFile.objects.count()
    answer = upload(client, content)

    assert answer.status_code == 422
    assert said in text_of(answer)
    assert CaseFile.objects.count() == before


def test_a_file_that_is_too_large_is_refused(client):
    answer = upload(client, b"a" * (4 * 1024 * 1024 + 1))
    assert answer.status_code == 413


def test_a_file_can_be_laid_beside_another(client, file):
    other = opened(upload(client, b"schema: 1\nkind: notice\n", "n.yaml", beside=file.key))
    assert other.matter == file.matter


# --- names and removal ---------------------------------------------------------------------------


def test_a_file_is_renamed_and_a_bad_name_comes_back(client, file):
    bad = client.post(f"/c/{file.key}/rename", {"name": "../x"})
    assert bad.status_code == 422
    assert 'value="../x"' in bad.content.decode()
    assert "letters, digits" in text_of(bad)

    assert client.post(f"/c/{file.key}/rename", {"name": "Zürich 3"}).status_code == 303
    header = client.get(f"/c/{file.key}/as/yaml")["Content-Disposition"]
    assert header == "attachment; filename*=utf-8''Z%C3%BCrich%203.yaml"


@pytest.mark.parametrize("name", ["Sunita Namunakar", "hearing_namunakar", "Namunakar-2"])
def test_a_file_is_not_named_after_somebody_whom_its_matter_protects(client, name):
    from comity_web.cases.saving import new_file

    request = new_file("request", sample_tree("protected-witness-gb-in"))
    letter = new_file("reminder", {"kind": "reminder"}, matter=request.matter)
    for file in (request, letter):
        before = file.name
        bad = client.post(f"/c/{file.key}/rename", {"name": name})
        assert bad.status_code == 422
        assert "This name tells who a protected person is." in text_of(bad)
        file.refresh_from_db()
        assert file.name == before
        assert client.post(f"/c/{file.key}/rename", {"name": "witness P3"}).status_code == 303


def test_a_file_is_removed_after_a_question_and_brought_back(client, file):
    assert "Remove the file" in text_of(client.get(f"/c/{file.key}/remove"))
    client.post(f"/c/{file.key}/remove")
    assert client.get(f"/c/{file.key}/history").status_code == 404
    assert client.get(f"/c/{file.key}/as/yaml").status_code == 404
    assert 'href="/removed"' in client.get("/").content.decode()
    assert "FMJ-2026-9" in text_of(client.get("/removed"))

    client.post(f"/removed/{file.key}")
    assert client.get(f"/c/{file.key}/history").status_code == 200
    assert (audited("remove", file), audited("bring-back", file)) == (1, 1)


# --- history -------------------------------------------------------------------------------------


def test_the_history_tells_each_sitting_in_words_and_brings_back(client, saving, file):
    first = file.head
    tree = saving.tree_of(first)
    for reference in ("FMJ/2026/1", "FMJ/2026/10"):
        tree = {**tree, "reference": reference}
        saving.save(file, file.head, tree, {}, section="case")
    page = text_of(client.get(f"/c/{file.key}/history"))

    assert "FMJ/2026/9” to “FMJ/2026/10" in page
    assert "2 saves" in page and "The case" in page

    marked = client.get(f"/c/{file.key}/compare/1/3").content.decode()
    assert re.search(r"<del>.*FMJ/2026/9.*</del> <ins>.*FMJ/2026/10.*</ins>", marked)
    assert client.get(f"/c/{file.key}/restore/1").status_code == 405
    client.post(f"/c/{file.key}/restore/1")
    assert saving.tree_of(saving.head_of(file))["reference"] == "FMJ/2026/9"
    assert "An earlier version brought back" in text_of(client.get(f"/c/{file.key}/history"))
    assert audited("restore", file) == 1
    chosen = client.get(f"/c/{file.key}/compare", {"from": "1", "to": "2"})
    assert chosen["Location"] == f"/c/{file.key}/compare/1/2"
    assert client.get(f"/c/{file.key}/compare/1/99").status_code == 404


def test_the_history_speaks_the_language_of_its_reader(client, saving, file):
    saving.save(file, file.head, {**saving.tree_of(file.head), "reference": "B"}, {})
    page = client.get(f"/c/{file.key}/history", headers={"Accept-Language": "de"})
    assert "geändert von „FMJ/2026/9“ in „B“" in text_of(page)


def test_a_value_that_no_file_holds_is_told_and_shown_as_text(client, saving, file):
    tree = saving.tree_of(file.head)
    saving.save(file, file.head, tree, {"court": "<script>\x0b"}, section="case")
    answer = client.get(f"/c/{file.key}/history")

    assert "<script>\ufffd" not in answer.content.decode()
    assert "&lt;script&gt;\ufffd" in answer.content.decode()
    assert "cannot stand in a document" in text_of(answer)


def test_a_held_value_larger_than_any_file_breaks_no_page(client, saving, file):
    tree = saving.tree_of(file.head)
    saving.save(file, file.head, tree, {"court": "x" * (5 * 1024 * 1024)}, section="case")
    answer = client.get(f"/c/{file.key}/history")

    assert "“court”: replaced" in text_of(answer)
    assert len(answer.content) < 20_000


# --- two authors ---------------------------------------------------------------------------------
