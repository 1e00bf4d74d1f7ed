"""docs/known-plugins.md: the plugins of this checkout, and those that others keep.

    python tools/plugins_page.py docs

What the checkout holds is read from its files; what others keep stands in docs/known-plugins.toml.
A test compares the page with what this makes.
"""

from __future__ import annotations

import datetime as dt
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from comity.text.written import day

__all__ = ["CHECKOUT", "page", "third_party"]

CHECKOUT = Path(__file__).resolve().parents[1]
NEVER_PUBLISHED = "xa"
GROUPS = ("comity.jurisdictions", "comity.plugins")
LANGUAGES = "comity.languages"
COMMANDS = "comity.commands"
KEYS = {
    "distribution": str,
    "provides": list,
    "title": str,
    "brings": str,
    "languages": list,
    "keeper": str,
    "address": str,
    "licence": str,
    "listed": dt.date,
}
HEAD = """# Known plugins

<!-- Made from the data by `python tools/plugins_page.py docs`; edit known-plugins.toml instead. -->

These are the distributions with law, forms, wording or commands that the makers of Comity know of.
A listing is no recommendation. This page does not say that a plugin passes the kit or that its law
is right. Check that yourself, with the wheel that you intend to use
([publish](publish.md#how-an-office-checks-a-plugin)):

```sh
comity plugins check KE
comity law audit KE
```

## Kept in this repository

`.github/CODEOWNERS` names the team for each folder. Law *as of* is the span of the editions that
were read.

| distribution | provides | what it brings | languages with wording |
|---|---|---|---|
"""
ELSEWHERE = """
Comity itself has wording for English and French. Exampleland (`comity-xa`) is what `comity
new-jurisdiction` writes. It is tested here and never published.

## Kept elsewhere

"""
COLUMNS = (
    *("distribution", "provides", "brings, as its keeper says", "languages", "kept by"),
    *("licence", "confirmed"),
)
TABLE = f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}\n"
HOW = """
## How to be listed

Anybody who publishes a plugin can have it listed. Send a change that adds one table to
`docs/known-plugins.toml`, or open the issue *New country or language* with the same particulars:

| key | what to write |
|---|---|
| `distribution` | the name under which it can be installed |
| `provides` | codes of States, names of topics, language tags |
| `title` | the name of the State, the topic or the language |
| `brings` | in one line: the law and as of when, the forms, the cases |
| `languages` | language tags with wording of its own, or an empty list |
| `keeper` | who keeps it: an office, a firm, a person who agrees to be named |
| `address` | an https address of the repository, or of the page from which wheels are downloaded |
| `licence` | the SPDX id |
| `listed` | the day on which the keeper last confirmed the entry |

Before you ask, check that the names are right (`comity plugins check`, check `names`), that the
package names a licence, and that its `CHANGELOG.md` says what changed. We remove an entry if its
keeper asks, if its address is gone, or if nobody has confirmed it for two years.
"""


def page(checkout: Path = CHECKOUT) -> str:
    """The whole page."""
    rows = "".join(f"{row}\n" for row in _own_rows(checkout))
    others = third_party(checkout / "docs" / "known-plugins.toml")
    listed = TABLE + "".join(_other_row(row) for row in others) if others else "None yet.\n"
    return f"{HEAD}{rows}{ELSEWHERE}{listed}{HOW}"


def _own_rows(checkout: Path) -> Iterator[str]:
    folders = sorted(path.parent for path in checkout.glob("jurisdictions/*/pyproject.toml"))
    topics = sorted(path.parent for path in checkout.glob("plugins/*/pyproject.toml"))
    for folder in (*folders, *topics):
        if folder.name != NEVER_PUBLISHED:
            yield _own_row(folder)


def _own_row(folder: Path) -> str:
    project = _table(folder / "pyproject.toml")["project"]
    points = project["entry-points"]
    names = [name for group in GROUPS for name in points.get(group, ())]
    tags = [*points.get(LANGUAGES, ())]
    provides = ", ".join(_title(folder, name) for name in names or tags) or "a command"
    tagged = ", ".join(f"`{tag}`" for tag in tags) or "none of its own"
    return f"| `{project['name']}` | {provides} | {_brings(folder)} | {tagged} |"


def _title(folder: Path, name: str) -> str:
    """``KE`` (Kenya), or ``treaties``."""
    files = [*folder.glob("src/*/jurisdiction.toml")]
    if not files:
        return f"`{name}`"
    record = _table(files[0])
    return f"`{name}` ({record.get('short_name', record['name'])})"


def _brings(folder: Path) -> str:
    forms = sorted(file.stem for file in folder.glob("src/*/templates/*.docx"))
    cases = len([*folder.glob("src/*/cases/*.toml")])
    instruments = len(_instruments(folder))
    parts = [
        _law(folder),
        _counted(instruments, "instrument"),
        f"forms: {', '.join(forms)}" if forms else "",
        _counted(cases, "case"),
        _commands(folder),
    ]
    return "; ".join(filter(None, parts))


def _commands(folder: Path) -> str:
    names = _table(folder / "pyproject.toml")["project"]["entry-points"].get(COMMANDS, {})
    return ", ".join(f"`comity {name}`" for name in sorted(names))


def _instruments(folder: Path) -> set[str]:
    files = folder.glob("src/*/instruments/*.toml")
    return {_table(file)["instrument"]["id"] for file in files}


def _law(folder: Path) -> str:
    """As of when the law was read: the oldest and the newest edition."""
    days = sorted(
        source["as_of"]
        for pattern in ("src/*/sources.toml", "src/*/sources/*.toml")
        for file in folder.glob(pattern)
        for source in _table(file).values()
        if isinstance(source, dict) and "as_of" in source
    )
    if not days:
        return ""
    span = [day(days[0])] if days[0] == days[-1] else [day(days[0]), day(days[-1])]
    return f"law as of {' to '.join(span)}"


def _counted(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}" if number else ""


def third_party(file: Path) -> list[dict[str, Any]]:
    """The plugins that others keep, by distribution.

    Raises:
        ValueError: a key is missing, unknown or of another type, an address is not https, or a
            distribution stands twice.
    """
    rows: list[dict[str, Any]] = _table(file).get("plugin", [])
    wrong = [fault for number, row in enumerate(rows, 1) for fault in _faults(number, row)]
    names = [str(row.get("distribution")) for row in rows]
    wrong += [f"{name} is listed twice" for name in sorted({*names}) if names.count(name) > 1]
    if wrong:
        raise ValueError(f"{file.name}: {'; '.join(wrong)}")
    return sorted(rows, key=lambda row: str(row["distribution"]))


def _faults(number: int, row: dict[str, Any]) -> Iterator[str]:
    place = f"plugin {number}"
    yield from (f"{place}: unknown key {key!r}" for key in row if key not in KEYS)
    for key, kind in KEYS.items():
        if not isinstance(row.get(key), kind):
            yield f"{place}: {key} is missing or of another type"
        elif any("|" in text or "\n" in text for text in _texts(row[key])):
            yield f"{place}: {key} contains a bar or a line break"
    if not str(row.get("address", "")).startswith("https://"):
        yield f"{place}: address is not an https address"


def _texts(value: Any) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _other_row(row: dict[str, Any]) -> str:
    provides = ", ".join(f"`{name}`" for name in row["provides"])
    tags = ", ".join(f"`{tag}`" for tag in row["languages"]) or "none of its own"
    cells = (
        f"[`{row['distribution']}`]({row['address']})",
        f"{provides} ({row['title']})",
        *(row["brings"], tags, row["keeper"], row["licence"], day(row["listed"])),
    )
    return f"| {' | '.join(cells)} |\n"


def _table(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def main(folder: str) -> None:
    """Write the page into a folder."""
    Path(folder, "known-plugins.md").write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
