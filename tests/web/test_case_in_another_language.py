"""The page of a case in a language in which nobody has looked at it before."""

from __future__ import annotations

import html
import time

from .cases import sample_tree, saved


def test_how_far_the_sections_are_is_found_out_in_the_language_of_the_reader(client, worker):
    from comity_web.cases.models import Job
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    revision = saved(sample_tree("bec-request"))
    address = f"/c/{revision.file.key}/"
    judge(revision, words("en"))
    english = client.get(address).content.decode()
    assert "Not checked yet" not in english and "hx-get" not in english
    assert Job.objects.filter(revision=revision).count() == 0

    client.post("/language", {"language": "fr", "next": address})
    waits = client.get(address).content.decode()
    assert f'hx-get="/c/{revision.file.key}/checked"' in waits
    for _ in range(600):
        if Job.objects.filter(revision=revision, state="done").exists():
            break
        time.sleep(0.1)

    page = html.unescape(client.get(address).content.decode())
    assert "hx-get" not in page
    assert "Pas encore vérifié" not in page
    assert page.count("Terminé") + page.count("En cours") >= 5
