"""The request that plugins are asked about."""

from __future__ import annotations

from typing import Any

import pytest

from comity.model.drafts.base import Draft
from comity.model.drafts.request import Request


@pytest.fixture
def draft(request_data: dict[str, Any]) -> Draft:
    """The request of TV to NR, as a draft."""
    return Request.model_validate(request_data | {"schema": "1"})
