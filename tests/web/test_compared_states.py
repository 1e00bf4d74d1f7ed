"""With which States a request is compared on its page."""

from __future__ import annotations

from .answering import ended, text_of
from .cases import sample_tree, saved


def test_no_comparison_is_offered_with_the_two_states_of_the_file_itself(client, worker):
    from comity_web.cases.models import Job

    tree = sample_tree("bec-request")
    own = [tree[role]["state"] for role in ("requesting", "requested")]
    revision = saved(tree)
    address = f"/c/{revision.file.key}/compare-states"
    page = client.get(address).content.decode()
    assert 'value="DE"' in page
    assert not any(f'value="{code}"' in page for code in own)
    asked = f"{address}?to=DE&to={own[0]}"  # as an old link may have it
    client.get(asked)
    assert ended(Job.objects.get(revision=revision)).state == "done"
    assert "What holds in each State" in client.get(asked).content.decode()


def test_a_comparison_names_fields_and_states_in_words_and_each_risk_once(client, worker):
    from comity_web.cases.models import Job

    revision = saved(sample_tree("ransomware-gb-us"))
    address = f"/c/{revision.file.key}/compare-states?to=KE"
    client.get(address)
    assert ended(Job.objects.get(revision=revision)).state == "done"
    page = client.get(address)
    told = text_of(page)

    table = page.content.decode().partition("<table")[2].partition("</table>")[0]
    assert "`" not in table
    assert "offences[1]" not in table
    assert "“Limitation” in item 2 of “Offences”" in told
    assert "the form of the United Kingdom" in told
    assert "The United States (as in your file)" in told
    assert told.count("What the measure reaches for is in another State") == 1
    assert "in another State (M1, M2, M3)" in told
