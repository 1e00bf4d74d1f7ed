"""A host on which the questions about a draft are tried."""

from __future__ import annotations

import pytest

from comity.host import Host
from comity.pipeline.own_plugin import open_host


@pytest.fixture(scope="module")
def host() -> Host:
    """A host with all that is installed; it only reads."""
    return open_host()
