"""Whom a file protected is looked for whatever was saved since, and no save reads all before it."""

from __future__ import annotations

import importlib
import re

import pytest

from .cases import sample_tree

pytestmark = pytest.mark.postgres

WITNESS = {
    "id": "P8", "role": "witness", "protect": "pseudonym",
    "name": {"full": "Zerlina Quastelwitz"}, "phone": "0722 555 010",
}  # fmt: skip
OTHER = {"id": "P9", "role": "victim", "protect": "pseudonym", "name": {"full": "Ada Mustermann"}}
MANY = 105
"""Saves of an afternoon: more than were ever looked through."""


@pytest.fixture
def file(client):
    """A request of which a witness was taken out, saved many times since with another protected."""
    from comity_web.cases.saving import new_file

    base = sample_tree("bec-request")
    facts = [{**base["facts"][0], "text": "The car was sold by Quastelwitz."}, *base["facts"][1:]]
    tree = {**base, "persons": [*base["persons"], WITNESS, OTHER], "facts": facts}
    file = new_file("request", tree)
    saved(file, persons=[*base["persons"], {**OTHER, "role": "witness"}, OTHER])
    for number in range(MANY):
        saved(file, subject=f"Money that was moved {number}")
    return file


def saved(file, **changed):
    from comity_web.cases.saving import save, tree_of

    save(file, file.head, {**tree_of(file.head), **changed}, {}, section="case")
    file.refresh_from_db()


def test_many_saves_later_the_name_is_still_looked_for(file):
    from comity_web.cases.unprotected import no_longer_protected
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    assert file.head.number == MANY + 2
    told = judge(file.head, words("en"))
    found = [row for row in told.findings if row["rule"] == "protection.former"]
    assert [(row["field"], row["severity"]) for row in found] == [("facts[0].text", "error")]
    assert no_longer_protected(file) == ["P8"]


def test_many_saves_later_check_and_send_says_whose_protection_went(file, client):
    page = client.get(f"/c/{file.key}/check").content.decode()
    assert re.search(r"The protection of these persons was removed [^<]*: P8\.", page)


def test_an_upgrade_takes_whom_every_version_protected(file, client):
    """The versions that were saved before there were such rows."""
    from django.apps import apps

    from comity_web.cases.models import PersonEntry
    from comity_web.cases.saving import new_file

    second = new_file("request", {"schema": "1", "kind": "request", "persons": [OTHER]})
    new_file("reminder", {"schema": "1", "kind": "reminder"})
    fields = ("file_id", "number", "guards", "text", "sha256")
    kept = [*PersonEntry.objects.order_by("file_id", "pk").values_list(*fields)]
    assert {row[0] for row in kept} >= {file.pk, second.pk}
    PersonEntry.objects.all().delete()
    step = importlib.import_module("comity_web.cases.migrations.0006_persons_as_written")
    step.fill(apps, None)
    assert [*PersonEntry.objects.order_by("file_id", "pk").values_list(*fields)] == kept


def test_a_save_reads_no_more_the_more_versions_there_are(file, client):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from comity_web.cases.models import PersonEntry
    from comity_web.cases.saving import new_file, tree_of

    young = new_file("request", tree_of(file.head))
    counts = []
    for one in (young, file):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            saved(one, subject="The last word")
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert PersonEntry.objects.filter(file=file).count() == len(tree_of(file.head)["persons"]) + 1


def test_what_was_typed_letter_by_letter_is_noted_once(client):
    from comity_web.cases.once_protected import fullest

    half = {**WITNESS, "name": {"full": "Zerlina Quastelwitz"}}
    del half["phone"]
    other = {**WITNESS, "name": {"full": "Zerlina Q. Quastelwitz"}}
    assert fullest([half, WITNESS, other, dict(WITNESS)]) == [WITNESS, other]
    assert fullest([half, other], [WITNESS]) == [other]
