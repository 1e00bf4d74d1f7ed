"""What the pages promise is there: links, commands, files."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from comity.cli.group import BUILTIN

CHECKOUT = Path(__file__).resolve().parents[2]
TOOLS = [
    tomllib.loads(file.read_text(encoding="utf-8"))["project"].get("entry-points", {})
    for file in CHECKOUT.glob("plugins/*/pyproject.toml")
]
KNOWN = {*BUILTIN, *(name for groups in TOOLS for name in groups.get("comity.commands", ()))}
"""The commands of Comity itself and of the tools in the checkout."""
PAGES = sorted(
    {
        *CHECKOUT.glob("*.md"),
        *CHECKOUT.glob("docs/**/*.md"),
        *CHECKOUT.glob("changelog.d/README.md"),
    }
)
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")


def by_name(page: Path) -> str:
    return page.relative_to(CHECKOUT).as_posix()


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as code hosts make them."""
    heads = re.findall(r"^#+ +(.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=by_name)
def test_every_link_within_the_checkout_leads_somewhere(page: Path) -> None:
    prose = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", prose):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        file = page.parent / name if name else page
        assert file.exists(), f"{by_name(page)} links to {target}"
        assert not anchor or anchor in anchors(file), f"{by_name(page)} links to {target}"


def test_every_page_is_reached_from_the_readme() -> None:
    seen: set[Path] = set()
    ahead = [CHECKOUT / "README.md"]
    while ahead:
        page = ahead.pop()
        seen.add(page)
        links = re.findall(r"\]\(([^)#\s]+\.md)", page.read_text(encoding="utf-8"))
        linked = {(page.parent / link).resolve() for link in links if ":" not in link}
        ahead += linked - seen
    assert [by_name(page) for page in PAGES if page not in seen] == []


def test_every_page_of_docs_is_in_the_index_or_on_a_page_that_is() -> None:
    index = (CHECKOUT / "docs/index.md").read_text(encoding="utf-8")
    papers = (CHECKOUT / "docs/correspondence.md").read_text(encoding="utf-8")
    pages = {page.name for page in CHECKOUT.glob("docs/*.md")} - {"index.md"}
    assert [page for page in sorted(pages) if f"({page})" not in index + papers] == []


@pytest.mark.parametrize("page", PAGES, ids=by_name)
def test_every_command_shown_in_a_code_block_exists(page: Path) -> None:
    blocks = re.findall(
        r"```(?:sh|console|text)?\n(.*?)```", page.read_text(encoding="utf-8"), re.S
    )
    shown = {
        name
        for block in blocks
        for name in re.findall(r"^(?:\$ )?comity ([a-z-]+)", block, flags=re.MULTILINE)
    }
    assert shown <= KNOWN, f"{by_name(page)} shows a command that does not exist"


def test_no_command_that_is_there_is_said_to_be_missing() -> None:
    page = (CHECKOUT / "docs/architecture.md").read_text(encoding="utf-8")
    (listed,) = re.findall(r"Commands that do not exist yet \(([^)]*)\)", page)
    assert not set(re.findall(r"`([a-z-]+)`", listed)) & KNOWN


def test_the_readme_has_the_three_commands_and_no_other() -> None:
    assert re.findall(r"```sh\n(.*?)```", README, flags=re.DOTALL) == [
        "python -m pip install -r requirements.txt && comity demo\n",
        "comity serve\n",
        "python -m pip install tox && tox\n",
    ]


def test_the_readme_warns_of_debians_python_before_the_commands() -> None:
    before, _, _ = README.partition("```sh")
    assert "refuses pip outside a virtual environment" in " ".join(before.split())


def test_every_distribution_named_for_an_offline_install_is_in_the_checkout() -> None:
    named = set(
        re.findall(r"comity-[a-z-]+", README.partition("Behind an air gap")[2].partition("##")[0])
    )
    folders = {path.name.replace("_", "-") for path in CHECKOUT.glob("*/*/src/*")}
    assert named
    assert named <= folders
