"""On which line a statement stands: found in any TOML that the host can load."""

from __future__ import annotations

import json
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from comity.cli import main
from comity.law.file_lines import lines_of

AWKWARD = '''# [[answer]] in a comment
schema = 1 # [head]
text = """
[[answer]]
id = "of a text, and not a table"
ends with marks of its own"""""
path = 'C:\\[x]'
[head] # [other]
list = [
  { code = "A", inner = [{ code = "not a line of the list" }] },
  # { code = "B" }
  { code = "C", says = "a } and a ] and a # in a text" }, { code = "D" },
]
[[answer]]
says = "one \\" [[answer]]"
value = { quantity = 1, unit = "days" }

[[ answer ]]
also = [{ source = "x" }]
["odd name"]
key = 1
'''


def test_only_what_is_a_table_counts_whatever_stands_in_texts_and_comments() -> None:
    assert dict(lines_of(AWKWARD)) == {
        ("head", 0): 8,
        ("head.list", 1): 10,
        ("head.list", 2): 12,
        ("head.list", 3): 12,
        ("answer", 1): 14,
        ("answer", 2): 18,
        ("answer.also", 1): 19,
        ("oddname", 0): 20,
    }


def test_lines_are_told_whatever_ends_them() -> None:
    assert lines_of(AWKWARD.replace("\n", "\r\n")) == lines_of(AWKWARD)


def packages() -> list[str]:
    return [
        "comity_treaties",
        "comity_eu",
        *(f"comity_{code}" for code in ("de", "gb", "in", "ke", "ng", "us")),
    ]


def law_files(package: str) -> list[Path]:
    root = Path(str(files(package)))
    return [file for file in sorted(root.rglob("*.toml")) if "cases" not in file.parts]


def tables(table: dict[str, Any]) -> dict[tuple[str, int], Any]:
    """What ``tomllib`` finds: tables and lists of tables, and the lists of a table one deeper."""
    found: dict[tuple[str, int], Any] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            found[name, 0] = value
            for key, rows in value.items():
                if isinstance(rows, list) and rows and isinstance(rows[0], dict):
                    found |= {(f"{name}.{key}", n): row for n, row in enumerate(rows, start=1)}
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            found |= {(name, n): row for n, row in enumerate(value, start=1)}
    return found


@pytest.mark.needs_country
@pytest.mark.parametrize("package", packages())
def test_every_statement_of_every_installed_file_is_found_on_its_line(package: str) -> None:
    for file in law_files(package):
        text = file.read_text(encoding="utf-8")
        lines, rows = lines_of(text), text.splitlines()
        for (name, number), row in tables(tomllib.loads(text)).items():
            line = lines[name, number]
            said = rows[line - 1].strip()
            if said.startswith("["):
                assert said in (f"[{name}]", f"[[{name}]]"), f"{file.name}:{line}"
                block = tomllib.loads(_block(rows, line))
                own = {k: v for k, v in row.items() if not isinstance(v, (dict, list))}
                assert own.items() <= block.items(), f"{file.name}:{line}"
            else:
                one = row.get("code") or row.get("party") or row["article"]
                assert said.startswith("{ ") and f'"{one}"' in said, f"{file.name}:{line}"


def _block(rows: list[str], line: int) -> str:
    """The lines below a header, up to the next one."""
    below = rows[line:]
    end = next((n for n, row in enumerate(below) if row.startswith("[")), len(below))
    return "\n".join(below[:end])


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("code", "package"),
    [("DE", "comity_de"), ("coe-185", "comity_treaties"), ("us-de-mlat", "comity_treaties")],
)
def test_the_page_leads_to_the_line_that_says_it(
    code: str, package: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also for an instrument that is spread over several files."""
    assert main(["law", "show", code, "--format", "json"]) == 0
    page = json.loads(capsys.readouterr().out)
    entries = [
        entry
        for section in page["sections"]
        for item in section.get("items", ())
        for entry in (*item.get("entries", ()), *item.get("unread", ()))
        if "citation" in entry
    ]
    root = Path(str(files(package)))
    for entry in entries:
        rows = (root / entry["origin"]["file"]).read_text(encoding="utf-8").splitlines()
        block = tomllib.loads(_block(rows, entry["origin"]["line"]))
        assert block.get("article", "") == entry["citation"]["article"]
        says = block.get("says", "")
        says = says["en"] if isinstance(says, dict) else says
        assert says == entry.get("says", "") or "none" in block["read"]
    for row in page["facts"].get("parties", ()):
        line = (
            (root / row["origin"]["file"])
            .read_text("utf-8")
            .splitlines()[row["origin"]["line"] - 1]
        )
        assert row.get("through") or f'"{row["code"]}"' in line or code == "us-de-mlat"
    for source in page["sources"]:
        rows = (root / source["origin"]["file"]).read_text(encoding="utf-8").splitlines()
        assert rows[source["origin"]["line"] - 1] == f"[{source['id']}]"
    assert entries or page["facts"]["parties"]


@pytest.mark.needs_country
def test_the_page_prints_id_file_and_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "show", "us-de-mlat"]) == 0
    page = " ".join(capsys.readouterr().out.split())
    (number,) = [
        n for n, line in enumerate(_us_table(), start=1) if line.startswith('  { party = "DE"')
    ]
    assert f"It is recorded in bilateral/us.toml:{number}." in page
    assert f"In bilateral/us.toml: Germany (by 31 March 2015 at the latest; line {number})" in page


def _us_table() -> list[str]:
    root = Path(str(files("comity_treaties")))
    return (root / "bilateral" / "us.toml").read_text(encoding="utf-8").splitlines()
