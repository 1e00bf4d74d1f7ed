"""What Comity says of a revision, as it is kept for the pages."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from comity.kit.samples import sample_files


@pytest.fixture
def made(application):
    """Makes a file with one revision of a tree."""

    def make(tree, name="draft", number=1, section="", matter=None):
        from comity_web.cases.models import CaseFile, Matter, Revision

        matter = matter or Matter.objects.create()
        file = CaseFile.objects.create(matter=matter, name=name, kind=tree["kind"])
        revision = Revision.objects.create(
            file=file, number=number, text=json.dumps(tree), section=section, sha256="0" * 64
        )
        file.head = revision
        file.save()
        return revision

    return make


def _sample(stem):
    import comity
    from comity_web.core import host

    file = next(file for file in sample_files() if file.stem == stem)
    return dict(comity.examine(file, host()).data)


def test_what_is_found_is_kept_and_a_page_only_reads_it(made):
    from comity_web.judging.judged import judge, judgement
    from comity_web.wording.catalogues import words

    revision = made(_sample("bec-request"))

    assert judgement(revision, words("en")) is None
    said = judge(revision, words("en"))
    assert said is not None and said.complete
    assert judgement(revision, words("en")) == said
    assert {row["state"] for row in said.sections} <= {"done", "in-progress"}
    assert judgement(revision, words("de")) is None


def test_a_gap_leads_to_its_section_and_keeps_the_document_back(made):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    tree = _sample("bec-request")
    del tree["offences"][0]["provision"]
    said = judge(made(tree), words("en"))

    (gap,) = said.gaps
    assert (gap["field"], gap["section"], gap["kind"]) == (
        "offences[0].provision",
        "offences",
        "missing",
    )
    assert said.blocked
    assert "`" not in gap["cure"]
    assert said.standing["offences"]["words"] == "In progress, 1 missing"
    assert gap in said.for_section("offences")
    assert gap in said.by_field("offences[0]")


def test_what_the_file_must_have_and_can_be_derived_is_no_gap(made):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    tree = _sample("bec-request")
    del tree["date"], tree["form"]

    assert judge(made(tree), words("en")).complete


def test_a_change_beside_the_file_or_another_day_asks_for_a_new_check(made):
    from comity_web.judging.judged import judge, judgement, last_known
    from comity_web.wording.catalogues import words

    revision = made(_sample("bec-request"))
    judge(revision, words("en"))
    made(_sample("notice-us"), name="notice", matter=revision.file.matter)

    assert judgement(revision, words("en")) is None
    assert last_known(revision, words("en")).current is False


def test_a_first_look_of_many_threads_finds_the_same_as_one():
    import comity
    from comity_web.judging.reckoning import reckon

    tree = _sample("ransomware-gb-us")
    host = comity.Host()  # nothing of it is loaded yet
    with ThreadPoolExecutor(40) as pool:
        found = list(pool.map(lambda _: reckon(tree, host, language="en"), range(40)))

    assert len({len(one["findings"]) for one in found}) == 1
    assert len(found[0]["findings"]) > 0
