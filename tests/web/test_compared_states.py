"""With which States a request is compared on its page."""

from __future__ import annotations

from .answering import ended
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
