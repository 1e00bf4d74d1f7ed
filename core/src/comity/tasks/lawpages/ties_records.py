"""The ties of a pair as records for programs: one for each instrument, and one for reciprocity."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from comity.law.covers import Coverage
from comity.law.reciprocity import Reciprocity
from comity.law.standing import standing
from comity.law.status import Position
from comity.law.ties import Tie
from comity.model.citations import Citation, Read, iso
from comity.model.law_records import Answer, Cited, Instrument
from comity.tasks.lawpages.find_ties import Pair

__all__ = ["pair_records", "sources_of_tie"]

Record = dict[str, Any]


def pair_records(pair: Pair) -> list[Record]:
    """The records of a pair, in the order of the text page: strongest first.

    Each has ``instrument`` ("reciprocity" for help without a treaty), ``title``, ``binding``,
    ``status``, ``since``, ``as_of``, ``beyond``, ``source``, ``read`` and ``scope``; days are
    ISO 8601, what is not known is null.
    """
    ties = pair.ties
    found = [*_tied(ties.in_force, pair), *_tied(ties.signed, pair)]
    found.append(_reciprocity(pair.reciprocity))
    return [*found, *_tied(ties.unknown, pair), *_tied(ties.not_party, pair)]


def sources_of_tie(tie: Tie) -> tuple[Citation, ...]:
    """Where both States' positions stand, each source once; that of the instrument in default."""
    rows = [position.row for position in tie.positions]
    found = [row.citation for row in rows if row is not None and row.citation is not None]
    if not found or None in rows:
        found += [tie.instrument.citation] if tie.instrument.citation else []
    return tuple(dict.fromkeys(found))


def _tied(ties: tuple[Tie, ...], pair: Pair) -> Iterator[Record]:
    for place, tie in enumerate(ties, start=1):
        record = _record(tie, pair.on)
        if tie.status in ("in-force", "signed"):
            record["place"] = place
            record["order_stated"] = tie.order_stated
            record["order"] = [
                _statement(
                    placed.article,
                    place="ahead-of" if placed.ahead else "behind",
                    other=placed.other.id,
                )
                for placed in tie.articles
            ]
        if tie.instrument.id in pair.coverage:
            record["measure"] = _covered(pair.coverage[tie.instrument.id])
        yield record


def _record(tie: Tie, on: dt.date) -> Record:
    instrument = tie.instrument
    sources = sources_of_tie(tie)
    weakest = max((s.read for s in sources), key=list(Read).index, default=Read.NONE)
    return {
        "instrument": instrument.id,
        "title": instrument.title,
        "short_title": instrument.short_title,
        "official_id": instrument.official_id,
        "level": instrument.level,
        "binding": instrument.binding,
        "status": tie.status,
        "since": _day(tie.since),
        "in_force": _day(instrument.in_force),
        "applies_from": _day(instrument.applies_from),
        "as_of": _day(tie.as_of),
        "beyond": tie.beyond,
        "source": "; ".join(dict.fromkeys(source.title for source in sources)),
        "urls": list(dict.fromkeys(source.url for source in sources if source.url)),
        "read": weakest.value,
        "article": instrument.mla_articles,
        "scope": [
            _statement(row, says=row.says)
            for row in instrument.scope
            if row.read is not Read.NONE and row.held_on(on)
        ],
        "parties": [_position(position, instrument, on) for position in tie.positions],
        "note": instrument.note,
    }


def _position(position: Position, instrument: Instrument, on: dt.date) -> Record:
    row = position.row
    return {
        "code": position.code,
        "status": position.status,
        "standing": standing(instrument, row, on) if row else None,
        "since": _day(position.since),
        "signed": _day(row.signed if row else None),
        "ratified": _day(row.ratified if row else None),
        "transposed": _day(row.transposed if row else None),
        "applies_from": _day(row.applies_from if row else None),
        "by": _day(row.by if row else None),
        "ended": _day(row.ended if row else None),
        "reported": row.reported if row else "",
        "through": row.through if row else "",
        "as_of": _day(position.as_of),
        "source": row.citation.title if row and row.citation else "",
        "read": (row.read if row else Read.NONE).value,
        "note": row.note if row else "",
    }


def _covered(found: Coverage) -> Record:
    return {
        "kind": found.kind,
        "covered": found.covered,
        "provisions": [_statement(row, says=row.says) for row in found.provisions],
        "failing": [_statement(row, says=row.says) for row in found.failing],
    }


def _reciprocity(found: Reciprocity) -> Record:
    law = found.treaty_needed
    citation = law.cited() if law else None
    return {
        "instrument": "reciprocity",
        "title": "Reciprocity: assistance without a treaty",
        "binding": False,
        "status": found.status,
        "since": iso(law.start) if law and found.status == "in-force" else None,
        "as_of": _day(citation.as_of if citation else None),
        "beyond": False,
        "source": citation.title if citation else "",
        "urls": [citation.url] if citation and citation.url else [],
        "read": (citation.read if citation else Read.NONE).value,
        "article": citation.article if citation else "",
        "scope": [],
        "reciprocity": {
            "requesting": found.requesting,
            "requested": found.requested,
            "treaty_needed": _answer(found.treaty_needed),
            "asked_for": _answer(found.asked_for),
            "promises": [
                _statement(row, given_by=row.given_by, says=row.says) for row in found.promises
            ],
        },
    }


def _answer(found: Answer | None) -> Record | None:
    return _statement(found, value=found.value, says=found.says) if found else None


def _statement(table: Cited, **more: Any) -> Record:
    citation = table.cited()
    name = str(getattr(table, "id", ""))
    return {
        **({"id": name} if name else {}),
        **more,
        "citation": str(citation),
        "source": citation.title,
        "article": citation.article,
        "since": iso(citation.start),
        "enacted": iso(citation.enacted),
        "not_before": iso(citation.not_before),
        "read": citation.read.value,
        "also": [
            {
                "citation": str(one),
                "source": one.title,
                "article": one.article,
                "read": one.read,
                "enacted": iso(one.enacted),
            }
            for one in citation.also
        ],
    }


def _day(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None
