"""The page of the grounds of refusal, as its reader tells them apart."""

from __future__ import annotations

import html
import re

from .answering import ended
from .cases import sample_tree, saved


def test_grounds_with_commas_in_their_names_are_told_apart_and_assurances_read_as_text(
    client, worker
):
    from comity_web.cases.models import Job
    from comity_web.judging.worker import result_of

    revision = saved(sample_tree("bec-request"))
    address = f"/c/{revision.file.key}/refusals"
    client.get(address)
    job = ended(Job.objects.get(revision=revision))
    page = html.unescape(client.get(address).content.decode())
    rows = [row for one in result_of(job)["quiet"] for row in one["rows"]]
    told = [one for one in re.findall(r"<li[^>]*>(.*?)</li>", page) if ":" in one]

    assert any("," in name for row in rows for name in row["names"])
    for row in rows:
        assert any(
            one.startswith("; ".join(row["names"]) + ":") for one in told if row["why"] in one
        )
    assert "Specialty: " in page and ">specialty: " not in page
