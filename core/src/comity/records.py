"""Moved: import these names from ``comity``. This module will be removed in version 0.2."""

from comity._moved import forward

__getattr__ = forward(
    "comity.records",
    "comity.model.records",
    "comity.model.citations",
    "comity.model.findings",
    "comity.model.law_records",
)
