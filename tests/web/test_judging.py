"""What Comity says of a revision, as it is kept for the pages."""

from __future__ import annotations

import pytest

from .cases import sample_tree, saved


@pytest.mark.postgres
def test_what_is_found_is_kept_and_a_page_only_reads_it(application):
    from comity_web.judging.judged import judge, judgement
    from comity_web.wording.catalogues import words

    revision = saved(sample_tree("bec-request"))

    assert judgement(revision, words("en")) is None
    said = judge(revision, words("en"))
    assert said is not None and said.complete
    assert judgement(revision, words("en")) == said
    assert {row["state"] for row in said.sections} <= {"done", "in-progress"}
    assert judgement(revision, words("de")) is None


def test_a_gap_leads_to_its_section_and_keeps_the_document_back(application):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    tree = sample_tree("bec-request")
    del tree["offences"][0]["provision"]
    said = judge(saved(tree), words("en"))

    (gap,) = said.gaps
    assert (gap["field"], gap["section"], gap["kind"]) == (
        "offences[0].provision",
        "offences",
        "missing",
    )
    assert said.blocked
    assert "`" not in gap["cure"]
    assert said.standing["offences"]["words"] == "In progress, 1 missing"
    assert gap in said.for_section("offences").gaps
    assert said.for_section("offences").line.startswith("1 field is missing.")
    assert gap in said.by_field("offences[0]")


def test_what_the_file_must_have_and_can_be_derived_is_no_gap(application):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    tree = sample_tree("bec-request")
    del tree["date"], tree["form"]

    assert judge(saved(tree), words("en")).complete


@pytest.mark.postgres
def test_a_change_beside_the_file_or_another_day_asks_for_a_new_check(application):
    from comity_web.judging.judged import judge, judgement, last_known
    from comity_web.wording.catalogues import words

    revision = saved(sample_tree("bec-request"))
    judge(revision, words("en"))
    saved(sample_tree("notice-us"), name="notice", matter=revision.file.matter)

    assert judgement(revision, words("en")) is None
    assert last_known(revision, words("en")).current is False


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_page_tells_the_same_answers_as_the_worker_does(application, language):
    from comity_web.core import host
    from comity_web.judging.judged import answers_of, judge, settle
    from comity_web.judging.reckoning import reckon
    from comity_web.wording.catalogues import words

    tree = sample_tree("protected-witness-gb-in")
    first = saved(tree)
    by_worker = reckon(tree, host(), language=language)["answers"]
    at_once = judge(first, words(language))

    assert at_once.answers is None  # a save does not wait for them
    assert answers_of(first, at_once, words(language)) == by_worker
    assert any(by_worker.values())
    made = reckon(tree, host(), language=language)
    assert answers_of(first, settle(first, language, made), words(language)) == by_worker


@pytest.mark.postgres
def test_a_page_tells_the_answers_of_the_revision_that_was_judged(application):
    from comity_web.cases.saving import save
    from comity_web.judging.judged import answers_of, judge
    from comity_web.wording.catalogues import words

    tree = sample_tree("bec-request")
    first = saved(tree)
    judged = judge(first, words("en"))
    later = save(first.file, first, {**tree, "subject": "Another subject"}, {}).revision

    def told(answers):
        return {row["value"] for rows in answers.values() for row in rows}

    assert tree["subject"] in told(answers_of(later, judged, words("en")))
    assert "Another subject" in told(answers_of(later, judge(later, words("en")), words("en")))


@pytest.mark.postgres
def test_the_last_few_judgements_of_a_file_are_kept(application):
    from comity_web.cases.models import Judgement
    from comity_web.cases.saving import save
    from comity_web.judging.judged import KEPT, judge, judgement, settle
    from comity_web.wording.catalogues import words

    tree = sample_tree("notice-us")
    made = [saved(tree)]
    for number in range(KEPT + 1):
        last = made[-1]
        made.append(save(last.file, last, {**tree, "reference": f"R-{number}"}, {}).revision)
    told = judge(made[-1], words("en"))
    for one in made:
        settle(one, "en", {"kind": "notice"})
    settle(made[-1], "en", {"kind": "notice", "blocked": told.blocked})  # once more: it is replaced

    of_the_file = Judgement.objects.filter(key__startswith=f"{made[0].file.key}.en.")
    assert of_the_file.count() == KEPT
    assert judgement(made[0], words("en")) is None
    assert judgement(made[-1], words("en")).blocked is told.blocked


@pytest.mark.postgres
def test_a_section_that_its_author_never_saw_is_not_started(application):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    begun = {"schema": "1", "kind": "request", "requesting": {"state": "KE"}}
    said = judge(saved(begun), words("en"))

    states = {id: row["state"] for id, row in said.standing.items()}
    assert states.pop("purpose") == "in-progress"
    assert set(states.values()) == {"not-started"}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "In progress, 1 to correct"),
        ("fr", "En cours, 1 à corriger"),
        ("de", "In Arbeit, 1 zu berichtigen"),
    ],
)
def test_a_section_that_keeps_the_document_from_being_made_is_never_done(
    application, language, said
):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    tree = sample_tree("bec-request")
    tree["urgency"] = {**tree.get("urgency", {}), "deadline": "2027-2-31"}
    judged = judge(saved(tree), words(language))

    (gap,) = judged.gaps
    row = judged.standing[gap["section"]]
    assert (row["state"], row["done"]) == ("in-progress", False)
    assert row["words"] == said


@pytest.mark.parametrize(
    ("language", "typed", "message", "cure"),
    [
        (
            *("en", "2027-2-31", "“31 2 2027” is not a date in the calendar."),
            "Check the day and the month.",
        ),
        (
            *("de", "2027-02-31", "„31 2 2027“ ist kein Datum im Kalender."),
            "Prüfen Sie Tag und Monat.",
        ),
        (
            *("en", "2027-03-00", "“0 3 2027” is not a date in the calendar."),
            "Check the day and the month.",
        ),
        (
            *("en", "27-2-5", "“5 2 27” cannot be read as a date."),
            "Write the year with four digits.",
        ),
        (
            *("en", "2027--5", "“5 2027” cannot be read as a date."),
            "Write the day, the month and the year, such as 5 October 2026.",
        ),
        (
            *("en", "next week", "This value cannot be read."),
            "Write the day, the month and the year, such as 5 October 2026.",
        ),
    ],
)
def test_a_date_that_is_none_is_told_as_it_was_typed_into_the_boxes(
    application, language, typed, message, cure
):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    tree = sample_tree("bec-request")
    tree["urgency"] = {**tree.get("urgency", {}), "deadline": typed}
    (gap,) = judge(saved(tree), words(language)).gaps
    assert (gap["message"], gap["cure"]) == (message, cure)


def test_a_particular_that_is_no_date_proposes_no_date_to_write(application):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    tree = sample_tree("bec-request")
    tree["measures"][0] |= {"kind": "preservation", "particulars": {"expiry": "2027-2-31"}}
    judged = judge(saved(tree), words("en"))
    (row,) = [one for one in judged.findings if one["rule"] == "form.particular-form"]
    assert row["cure"] == "Check the day and the month."


def test_a_section_with_an_error_is_not_done(application):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    tree = sample_tree("protected-witness-gb-in")
    name = next(one for one in tree["persons"] if one.get("protect"))["name"]["full"]
    tree["measures"][0]["purpose"] = f"To hear {name}."
    judged = judge(saved(tree), words("en"))

    wrong = {row["section"] for row in judged.group("error")}
    assert wrong
    assert {judged.standing[id]["state"] for id in wrong} == {"in-progress"}
    assert all("to correct" in judged.standing[id]["words"] for id in wrong)


@pytest.mark.parametrize(("language", "title"), [("en", "Fact F1"), ("fr", "Fait\u00a0F1")])
def test_a_name_in_several_fields_is_told_with_each_field(application, language, title):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    tree = sample_tree("bec-request")
    person = tree["persons"][0] | {"protect": "pseudonym", "name": {"full": "Zebedee Quillfeather"}}
    tree["persons"] = [person, *tree["persons"][1:]]
    tree["facts"][0]["text"] = "A letter came from Mr Quillfeather."
    tree["measures"][0]["purpose"] = "To find Quillfeather."
    told = [
        text
        for row in judge(saved(tree), words(language)).findings
        if row["rule"] == "protection.name"
        for text in row["messages"]
    ]
    assert len(told) == 2
    assert any(text.startswith(title) for text in told), told
    assert all("Quillfeather" not in text for text in told)
    assert len({text.partition(":")[0] for text in told}) == 2
