"""Each command in a process of its own says what it says within the tests' process.

Most tests call the program as a function (the fixture ``comity``): this is why they may.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from comity.cli.group import BUILTIN
from comity.kit.samples import sample_files

(BEC,) = (file for file in sample_files() if file.name == "bec-request.yaml")
(NOTICE,) = (file for file in sample_files() if file.name == "notice-us.yaml")
COMMANDS: dict[str, tuple[str | Path, ...]] = {
    "demo": ("demo", "file"),  # where it cannot be; tests/docs has it as a process that builds
    "new": ("new", "request", "--from", "NG", "--to", "US", "-o", "case.yaml"),
    "answer": ("answer", BEC, "subject", "Payments diverted", "-o", "answered.yaml"),
    "channels": ("channels", BEC),
    "check": ("check", BEC, "--to", "DE"),
    "refusals": ("refusals", BEC, "--to", "DE"),
    "deadlines": ("deadlines", BEC, "--on", "2026-11-29"),
    "build": ("build", BEC, "-o", "out", "--format", "docx,html,md,json"),
    "sent": ("sent", "file"),  # which is no case; tests/cli/test_register.py has some
    "received": ("received", "file"),
    "acknowledged": ("acknowledged", "file"),
    "preserved": ("preserved", "file"),
    "reminded": ("reminded", "file"),
    "returned": ("returned", "file"),
    "answered": ("answered", "file"),
    "notified": ("notified", "file"),
    "granted": ("granted", "file"),
    "closed": ("closed", "file"),
    "register": ("register", "."),
    "follow-up": ("follow-up", "file"),
    "explain": ("explain", BEC),
    "measures": ("measures", "--format", "json"),
    "compare": ("compare", BEC, "--to", "DE,IN"),
    "diff": ("diff", NOTICE, NOTICE),
    "import": ("import", NOTICE),  # which is no JSON; tests/cli/test_import_notice.py has one
    "law": ("law", "show", "US"),
    "plugins": ("plugins",),
    "office": ("office", "show"),
    "new-jurisdiction": ("new-jurisdiction", "QM", "--name", "Quarryland", "--languages", "en"),
    "new-language": ("new-language", "pt", "--licence", "EUPL-1.2"),
    "template": ("template", "derive", "KE", "-o", "t"),
    "wording": ("wording", "new", "pt"),
    "schema": ("schema", "request"),
}
EACH_RUN = ("demo", "answer", "check", "build", "register", "law", "plugins", "office")
EACH_RUN += ("new-jurisdiction", "wording", "schema")
"""One of each way to read, write, ask plugins and fail; ``tox -e long`` runs all."""
PLAIN = frozenset({".yaml", ".txt", ".md", ".html", ".docx", ".toml", ".py", ".po"})


def test_every_command_is_compared() -> None:
    assert list(COMMANDS) == list(BUILTIN)


@pytest.mark.needs_country
@pytest.mark.parametrize(
    "name",
    [one if one in EACH_RUN else pytest.param(one, marks=pytest.mark.long) for one in COMMANDS],
)
def test_a_command_says_and_writes_the_same_in_a_process_of_its_own(
    name: str, comity: Callable, comity_process: Callable, tmp_path: Path
) -> None:
    told, files = [], []
    for run, folder in ((comity, "within"), (comity_process, "apart")):
        (desk := tmp_path / folder).mkdir()
        (desk / "file").touch()
        done = run(*COMMANDS[name], cwd=desk)
        told.append((done.returncode, done.stdout, done.stderr))
        made = (path for path in desk.rglob("*") if path.suffix in PLAIN)
        files.append({path.relative_to(desk): path.read_bytes() for path in made})

    assert told[0] == told[1]
    assert files[0] == files[1]
    assert "Traceback" not in told[0][2]
    assert any(told[0][1:])
