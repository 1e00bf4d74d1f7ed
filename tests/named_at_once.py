"""Names a test as soon as it fails: a run that is stopped has no summary."""

from __future__ import annotations

import pytest

__all__ = ["NamedAtOnce"]


class NamedAtOnce:
    """A plugin of pytest for the process that reports."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        shown = self.config.pluginmanager.get_plugin("terminalreporter")
        if report.failed and shown is not None and shown.verbosity < 1:
            shown.ensure_newline()
            shown.write_line(f"failed: {report.nodeid}")
