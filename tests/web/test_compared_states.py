"""With which States a request is compared on its page."""

from __future__ import annotations

import time

import pytest

from .cases import sample_tree, saved


@pytest.fixture(scope="module")
def worker(application):
    """The worker, which ends with the tests of this module."""
    from comity_web.judging import worker

    yield worker
    worker.stop()


def _ended(job, seconds=120):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        job.refresh_from_db()
        if job.state in ("done", "failed"):
            return job
        time.sleep(0.05)
    raise AssertionError(f"the job is still {job.state}")


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
    assert _ended(Job.objects.get(revision=revision)).state == "done"
    assert "What holds in each State" in client.get(asked).content.decode()
