"""Tables of bilateral treaties: one file for each State that holds them, one line a treaty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from comity.law.load import tables_of
from comity.law.states import named
from comity.model.errors import LawDataError
from comity.model.origin import Origin

__all__ = ["TABLE_KEYS", "TREATY_KEYS", "treaty_heads"]

TITLE = "Treaty of {state} with {party} on mutual legal assistance"
CITED = ("source", "article", "read", "checked")
HEAD = (
    *("id", "title", "short_title", "official_id", "signed", "in_force", "ended", "by"),
    *("amended", "amended_id", "amended_from"),
    *("source", "article", "read", "checked", "note", "measures", "protocol_to"),
)

TREATY_KEYS = ("party", "status", "as_of", *HEAD)
TABLE_KEYS = (
    *("state", "title", "treaty_title", "treaty_note", "protocol_to", "complete", "as_of"),
    *("unknown", "note", "treaties", *CITED),
)


def treaty_heads(table: Mapping[str, Any], file: str) -> Iterator[dict[str, Any]]:
    """The treaties of a table, each as its own file would say it, and then the table itself.

    ``line`` tells where each stands.

    The last one is no treaty: ``list_of`` names the State, ``listed`` those with whom it has one,
    and its list of parties tells what an absence means.

    Raises:
        LawDataError: the table lacks its State, its title or its source, or a row its party.
    """
    head = table.get("table", {})
    if not isinstance(head, Mapping):
        raise LawDataError(f"{file}: table is not a table; write [table] above its keys")
    for key in ("state", "title", "source", "read"):
        if key not in head:
            raise LawDataError(f"{file}: [table] lacks {key!r}")
    rows = [
        *(
            (Origin(file, "treaty", n), row)
            for n, row in enumerate(tables_of(table, "treaty", file), 1)
        ),
        *(
            (Origin(file, "table.treaties", n), row)
            for n, row in enumerate(tables_of(head, "treaties", file, "table"), 1)
        ),
    ]
    for number, (origin, row) in enumerate(rows, start=1):
        if "party" not in row:
            raise LawDataError(f"{file}: treaty {number}: lacks 'party'")
        yield {**_treaty(head, row), "line": origin}
    whole = _list(head, [str(row["party"]) for _, row in rows])
    yield {**whole, "line": Origin(file, "table")}


def _treaty(head: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Any]:
    state, party = str(head["state"]), str(row["party"])
    one, other = named(state), named(party)
    title = head.get("treaty_title", TITLE)

    def filled(text: str) -> str:
        return text.replace("{state}", one).replace("{party}", other)

    known = {
        "id": f"{state}-{party}-mlat".lower(),
        "title": {tag: filled(str(text)) for tag, text in title.items()}
        if isinstance(title, Mapping)
        else filled(str(title)),
        "described": "title" not in row,
        **({"note": head["treaty_note"]} if "treaty_note" in head else {}),
        **{key: head[key] for key in CITED if key in head},
        **({"protocol_to": head["protocol_to"]} if _adds(head, row) else {}),
        **{key: row[key] for key in HEAD if key in row},
    }
    as_of = row.get("as_of", head.get("as_of"))
    if "in_force" not in known and row.get("status", "party") == "party" and as_of:
        known.setdefault("by", as_of)
    dates = {key: row[key] for key in ("signed", "in_force", "ended", "by") if key in row}
    line = {"status": row.get("status", "party"), **dates}
    line |= {"source": known["source"], "read": known["read"]}
    parties = {"complete": "yes", **({"as_of": as_of} if as_of else {})}
    return {
        "instrument": {"level": "bilateral", **known},
        "parties": parties,
        "party": [{"code": code, **line} for code in (state, party)],
    }


def _adds(head: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    """Whether what the table says of its treaties at large, that they add to one, holds for it."""
    return "protocol_to" in head and "title" not in row


def _list(head: Mapping[str, Any], listed: list[str]) -> dict[str, Any]:
    state = str(head["state"])
    about = {key: head[key] for key in ("title", *CITED, "note") if key in head}
    known = ("complete", "as_of", "unknown", "source", "read")
    parties = {key: head[key] for key in known if key in head}
    return {
        "instrument": {
            "id": f"{state}-bilateral".lower(),
            "level": "bilateral",
            "list_of": state,
            "listed": listed,
            **about,
        },
        "parties": parties,
        "party": [{"code": state, "source": head["source"], "read": head["read"]}],
    }
