"""Documents and pages of commands: what is made, how it is served, and that its bytes agree."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from .answering import ended
from .cases import EVERY_SAMPLE, sample_tree, saved


def _judge(revision):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    judge(revision, words("en"))


@pytest.mark.parametrize("stem", EVERY_SAMPLE)
def test_what_is_downloaded_as_yaml_builds_the_same_bytes(client, tmp_path, stem):
    """As ``comity build`` does it, with the same plugins, office and name."""
    from comity.pipeline.build import build, check_case, read_all
    from comity.pipeline.formats import choose_exporters
    from comity.pipeline.twins import for_reader, versions_of
    from comity_web.core import host
    from comity_web.judging.making import make

    revision = saved(sample_tree(stem), name=stem)
    file = tmp_path / f"{stem}.yaml"
    file.write_bytes(client.get(f"/c/{revision.file.key}/as/yaml").content)
    (case,) = read_all([file], host())
    checked = check_case(case, host())
    exporters = choose_exporters(["docx", "json"], host())
    command = {
        name: data
        for reader, name_ in versions_of(checked.resolved, stem)
        for name, data in build(
            for_reader(checked, reader, host()), host(), exporters, name_, folder=tmp_path
        ).files
        if not name.startswith("internal/") and "sealed" not in name
    }

    made = make(
        {
            "what": "documents",
            "tree": sample_tree(stem),
            "name": f"{stem}.yaml",
            "language": "en",
            "seen": [],
            "options": {"formats": ["docx", "json"]},
        },
        host(),
        tmp_path,
    )

    web = {one["name"]: Path(tmp_path, one["sha256"]).read_bytes() for one in made["files"]}
    assert web == command


@pytest.mark.parametrize("sealed", [False, True])
def test_a_draft_lies_beside_the_final_document_under_a_name_of_its_own(
    application, tmp_path, sealed
):
    from comity_web.core import host
    from comity_web.judging.making import make

    def named(draft):
        options = {"formats": ["docx"], "draft": draft, "sealed": sealed}
        order = {"what": "documents", "tree": sample_tree("protected-witness-gb-in")}
        order |= {"name": "a.b.yaml", "language": "en", "seen": [], "options": options}
        return [one["name"] for one in make(order, host(), tmp_path)["files"]]

    ending = ".sealed-annex.docx" if sealed else ".docx"
    assert named(draft=False) == [f"a.b{ending}"]
    assert named(draft=True) == [f"a.b.draft{ending}"]


@pytest.mark.parametrize("stem", ["preservation-ng-us", "rogatory-in-gb"])
def test_the_pages_and_the_command_make_the_same_bytes(client, worker, tmp_path, stem):
    """By the pages alone, and by ``comity build`` of the file that they give."""
    from comity_web.cases.models import CaseFile, Job

    formats = ["docx", "html", "md", "json"]
    address = client.post("/new-from-sample", {"sample": stem})["Location"].split("/s/")[0]
    file = CaseFile.objects.get(key=address.strip("/").split("/")[-1])
    client.post(f"/c/{file.key}/documents/make", {"formats": formats})
    ended(Job.objects.filter(revision=file.head, what="documents").latest("pk"))
    page = client.get(f"/c/{file.key}/documents").content.decode()
    web = dict(_downloaded(client, link) for link in re.findall(r'href="([^"]+/made/[^"]+)"', page))

    name, content = _downloaded(client, f"/c/{file.key}/as/yaml")
    (tmp_path / name).write_bytes(content)
    command = [sys.executable, "-m", "comity", "--no-office", "build", name, "-o", "out"]
    command += ["--format", ",".join(formats)]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    built = {one.name: one.read_bytes() for one in (tmp_path / "out").rglob("*") if one.is_file()}
    assert len(web) >= len(formats)
    assert {name: built.get(name) == content for name, content in web.items()} == dict.fromkeys(
        web, True
    )


@pytest.mark.parametrize("stem", ["protected-witness-gb-in", "bec-request"])
def test_no_two_files_that_a_page_gives_have_the_same_name(client, worker, stem):
    """One of them would take the place of the other, and one may tell whom the other hides."""
    from comity_web.cases.models import Job

    file = saved(sample_tree(stem), name=f"names-{stem}").file
    formats = ["docx", "html", "md", "json"]
    client.post(f"/c/{file.key}/documents/make", {"formats": formats})
    ended(Job.objects.filter(revision=file.head, what="documents").latest("pk"))
    page = client.get(f"/c/{file.key}/documents").content.decode()
    links = set(re.findall(r'href="([^"]+/(?:made|as)/[^"]+)"', page))
    names = sorted(_downloaded(client, link)[0].lower() for link in links)

    assert len(names) >= len(formats) + 2
    assert names == sorted(set(names))


def _downloaded(client, link):
    """The name and the bytes of a file that a page gives."""
    with closing(client.get(link)) as answer:
        name = re.search('filename="([^"]+)"', answer["Content-Disposition"])[1]
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return name, content


@pytest.mark.postgres
def test_a_document_is_made_downloaded_and_noted_in_the_trail(client, worker):
    from comity_web.cases.models import AuditEntry, Job

    revision = saved(sample_tree("preservation-ng-us"), name="hold")
    _judge(revision)
    key = revision.file.key
    assert 'value="docx"' in client.get(f"/c/{key}/documents").content.decode()

    answer = client.post(f"/c/{key}/documents/make", {"formats": ["docx", "md"]})
    assert answer.status_code == 303
    ended(Job.objects.get(revision=revision, what="documents"))
    page = client.get(f"/c/{key}/documents").content.decode()
    assert "hold.docx" in page and "hold.md" in page

    job = Job.objects.get(revision=revision, what="documents")
    with closing(client.get(f"/c/{key}/made/{job.key}/0")) as file:
        assert b"".join(file.streaming_content)[:2] == b"PK"
        assert file["Content-Disposition"] == 'attachment; filename="hold.docx"'
    assert AuditEntry.objects.filter(
        action="download", file=key, detail__startswith="docx"
    ).exists()


@pytest.mark.postgres
def test_what_was_made_of_an_earlier_version_stays_listed_with_its_version(client, worker):
    from comity_web.cases.saving import save

    revision = saved(sample_tree("preservation-ng-us"), name="hold")
    job = ended(worker.later("documents", revision, language="en", formats=["md"]))
    address = f"/c/{revision.file.key}/documents"
    listed = client.get(address).content.decode()
    assert "Version 1, asked for" in listed and "an earlier version" not in listed

    save(revision.file, revision, {**sample_tree("preservation-ng-us"), "reference": "A/9"}, {})

    page = client.get(address).content.decode()
    assert "Version 1, asked for" in page and "an earlier version" in page
    assert f"/made/{job.key}/0" in page and "hold.md" in page


def test_a_draft_with_gaps_is_refused_with_its_fields_and_can_be_previewed(client, worker):
    from comity_web.cases.models import Job

    tree = sample_tree("bec-request")
    del tree["reference"]
    revision = saved(tree)
    _judge(revision)
    key = revision.file.key

    client.post(f"/c/{key}/documents/make", {"formats": ["docx"]})
    ended(Job.objects.get(revision=revision, what="documents"))
    page = client.get(f"/c/{key}/documents").content.decode()
    assert "Nothing was made" in page and "s/case#f-reference" in page

    client.get(f"/c/{key}/preview")
    job = ended(Job.objects.get(revision=revision, what="preview"))
    page = client.get(f"/c/{key}/preview").content.decode()
    assert "<iframe" in page and "What is missing is marked" in page
    letter = client.get(f"/c/{key}/preview/{job.key}/0")
    assert "missing" in letter.content.decode()
    assert letter["Content-Security-Policy"].startswith("sandbox")
    assert "script" not in letter["Content-Security-Policy"]


def test_a_refusal_for_the_language_names_places_by_titles_and_no_lines(application, tmp_path):
    from comity_web.core import host
    from comity_web.judging.making import make

    options = {"formats": ["docx"], "languages": ["fr"]}
    order = {"what": "documents", "tree": sample_tree("bec-request"), "name": "x.yaml"}
    order |= {"language": "en", "seen": [], "options": options}

    (refused,) = make(order, host(), tmp_path)["refused"]

    assert "does not seem to be in French" in refused["message"]
    assert "Proceedings, ground of jurisdiction · " in refused["message"]
    assert "(line" not in refused["message"] and "offences[0]" not in refused["message"]


@pytest.mark.parametrize("gap", [False, True])
def test_a_language_without_wording_is_told_in_words_with_those_that_there_are(client, worker, gap):
    from comity_web.cases.models import Job

    tree = {**sample_tree("bec-request"), "language": "English and Swahili"}
    if gap:
        del tree["reference"]
    revision = saved(tree)
    key = revision.file.key
    client.get(f"/c/{key}/preview")
    job = ended(Job.objects.get(revision=revision, what="preview"))
    (told,) = worker.result_of(job)["refused"]
    assert told["path"] == "language"
    page = client.get(f"/c/{key}/preview").content.decode()
    assert "There is no wording in English and Swahili" in page
    assert "Choose one of these languages: " in page and "Portuguese" in page
    assert ".md" not in told["message"] + told["cure"]


def test_what_was_typed_and_cannot_stand_in_a_file_keeps_the_document_back(client, worker):
    from comity_web.cases.models import Job

    revision = saved(sample_tree("preservation-ng-us"), held={"reference": "A\u202eB"})
    _judge(revision)
    key = revision.file.key
    assert "signs that no file may have" in client.get(f"/c/{key}/check").content.decode()

    client.post(f"/c/{key}/documents/make", {"formats": ["md"]})
    job = ended(Job.objects.get(revision=revision, what="documents"))

    assert [one["field"] for one in worker.result_of(job)["refused"]] == ["reference"]


def test_the_sealed_annex_is_made_only_by_its_own_button(client, worker):
    from comity_web.cases.models import AuditEntry, Job

    tree = sample_tree("protected-witness-gb-in")
    name = next(p for p in tree["persons"] if p.get("protect"))["name"]["full"]
    revision = saved(tree, name="video")
    _judge(revision)
    key = revision.file.key
    client.post(f"/c/{key}/documents/make", {"formats": ["docx", "md"]})
    job = ended(Job.objects.get(revision=revision, what="documents"))
    assert [one["name"] for one in worker.result_of(job)["files"]] == ["video.docx", "video.md"]
    assert not AuditEntry.objects.filter(action="sealed-annex", file=key).exists()

    client.post(f"/c/{key}/documents/make-sealed")
    job = ended(Job.objects.filter(revision=revision, what="documents").latest("pk"))

    (annex,) = worker.result_of(job)["files"]
    assert annex["sealed"]
    assert AuditEntry.objects.filter(action="sealed-annex", file=key).exists()
    assert name not in client.get(f"/c/{key}/documents").content.decode()


@pytest.mark.postgres
def test_a_file_of_one_case_is_not_served_under_another(client, worker):
    one, other = saved(sample_tree("preservation-ng-us")), saved(sample_tree("notice-us"))
    job = ended(worker.later("documents", one, language="en", formats=["md"]))

    with closing(client.get(f"/c/{one.file.key}/made/{job.key}/0")) as answer:
        assert answer.status_code == 200
    assert client.get(f"/c/{other.file.key}/made/{job.key}/0").status_code == 404
    assert client.get(f"/c/{one.file.key}/made/{job.key}/7").status_code == 404


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("stem", "page", "said"),
    [
        ("bec-request", "refusals", "Judged: "),
        ("bec-request", "channels", "First steps"),
        ("bec-request", "deadlines", "What to do"),
        ("bec-request", "compare-states?to=DE&to=IN", "Dual criminality"),
        ("notice-us", "coverage", "The model of 2015"),
    ],
)
def test_a_page_of_a_command_is_made_by_the_worker_and_shown(client, worker, stem, page, said):
    from comity_web.cases.models import Job

    revision = saved(sample_tree(stem))
    address = f"/c/{revision.file.key}/{page}"

    assert "hx-get" in client.get(address).content.decode()
    assert ended(Job.objects.get(revision=revision)).state == "done"
    answer = client.get(address)
    assert said in answer.content.decode()
    assert len(answer.content) < 150_000


def test_refusals_of_an_unfinished_draft_lead_to_what_is_missing(client, worker):
    from comity_web.cases.models import Job

    tree = sample_tree("bec-request")
    del tree["reference"]
    revision = saved(tree)
    _judge(revision)
    client.get(f"/c/{revision.file.key}/refusals")
    ended(Job.objects.get(revision=revision, what="refusals"))

    page = client.get(f"/c/{revision.file.key}/refusals").content.decode()
    assert "Fill in or correct 1 field first" in page and "#f-reference" in page


def _witness(protect="pseudonym"):
    tree = sample_tree("protected-witness-gb-in")
    next(one for one in tree["persons"] if one.get("protect"))["protect"] = protect
    return tree


def _documents(client, tree):
    revision = saved(tree)
    _judge(revision)
    return client.get(f"/c/{revision.file.key}/documents").content.decode()


def test_the_sealed_annex_is_told_of_before_it_can_be_made(client):
    """A draft with gaps or errors has it too, with the reason for which it is not made yet."""
    tree = _witness()
    assert "make-sealed" in _documents(client, tree)

    del tree["reference"]
    page = _documents(client, tree)
    assert "make-sealed" not in page
    assert 'id="sealed"' in page and "once no field is missing" in page


def test_a_request_that_protects_somebody_says_why_it_has_no_sealed_annex(client):
    tree = sample_tree("bec-request")
    assert 'id="sealed"' not in _documents(client, tree)

    victim = {"id": "P9", "role": "victim", "name": {"full": "Wanjiru Example"}}
    tree["persons"] = [*tree.get("persons", []), {**victim, "protect": "pseudonym"}]
    page = _documents(client, tree)
    assert "Comity makes one for a measure" in page and "make-sealed" not in page

    tree["persons"][-1]["protect"] = "omit"
    assert "Every protected person is left out" in _documents(client, tree)


def test_what_holds_protected_names_says_so_where_it_is_offered(client):
    warned = "Contains the names of protected persons. Do not send it."

    assert _documents(client, _witness()).count(warned) == 2
    history = client.get(f"/c/{saved(_witness()).file.key}/history").content.decode()
    assert history.count(warned) == 2
    assert warned not in _documents(client, sample_tree("bec-request"))


def test_a_refusal_names_each_field_and_leads_to_it(client, worker):
    from comity_web.cases.models import Job

    tree = sample_tree("bec-request")
    tree["urgency"] = {**tree.get("urgency", {}), "deadline": "2027-2-31"}
    revision = saved(tree)
    _judge(revision)
    key = revision.file.key
    client.post(f"/c/{key}/documents/make", {"formats": ["docx"]})
    ended(Job.objects.get(revision=revision, what="documents"))

    page = client.get(f"/c/{key}/documents").content.decode()
    (row,) = re.findall(r'href="[^"]*#f-urgency-deadline">([^<]*)</a>([^<]*)', page)
    assert row[0] == "Urgency, reply needed by"
    assert "31 2 2027” is not a date in the calendar" in row[1]


def test_a_protected_victims_own_account_goes_into_the_sealed_annex(client):
    tree = sample_tree("bec-request")
    account = tree["measures"][0]["identifiers"][0]["value"]
    victim = {"id": "P9", "role": "victim", "name": {"full": "Wanjiru Example"}, "email": account}
    tree["persons"] = [*tree.get("persons", []), {**victim, "protect": "pseudonym"}]
    assert 'id="sealed"' in _documents(client, tree)
