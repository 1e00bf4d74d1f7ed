"""The sealed annex: what acts of assistance need to know of a person, apart from the letter.

It alone is composed from the author's own draft. It holds the names, the birth and the whereabouts
of those whom an act cannot reach otherwise, the accounts that would tell who a person is, and of
the case no more than its reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel

from comity.host import Host
from comity.model.content import Content, Entry, Row
from comity.model.patches import path_steps
from comity.steps.compose.assembly import direction, law_passages, paper
from comity.steps.compose.numbers import SEALED
from comity.steps.compose.part_shapes import entry, part
from comity.steps.compose.wording import Wording
from comity.steps.protect import SealedAccount, redact, sealed_accounts, sealed_persons
from comity.steps.protect.sealed_targets import IDENTIFIER
from comity.steps.resolve import Resolved
from comity.steps.wording.catalogue import Catalogue
from comity.steps.wording.titles import last_title

__all__ = ["KIND", "annex_labels", "compose_sealed"]

KIND = "sealed-annex"

# what whoever hears, serves or fetches a person must know; not aliases, papers, work
NEEDED: tuple[tuple[str, str], ...] = (
    ("name.full", "text"),
    ("name.original_script", "text"),
    ("name.transliteration", "text"),
    ("name.family", "text"),
    ("name.given", "text"),
    ("name.former", "text"),
    ("born", "date"),
    ("born_about", "text"),
    ("birthplace", "text"),
    ("nationalities", "state"),
    ("languages", "language"),
    ("minor", "text"),
    ("address", "address"),
    ("location", "text"),
    ("phone", "text"),
    ("email", "text"),
    ("custody.held", "text"),
    ("custody.place", "text"),
    ("registration.number", "text"),
    ("registration.register", "text"),
    ("represented_by", "text"),
    ("needs", "text"),
)


LIST_ITEM = re.compile(r"\[\d+\]$")  # a line of a list of lines
ITEM = re.compile(r"\[\d+\]")


class _Annex(Wording):
    """Where the sealed annex of one case is drafted."""

    def __init__(
        self,
        resolved: Resolved,
        host: Host,
        acts: dict[str, tuple[str, ...]],
        accounts: tuple[SealedAccount, ...],
    ) -> None:
        super().__init__(resolved, host)
        self.data = resolved.draft.data()
        self.acts, self.accounts = acts, accounts
        self.placed: dict[str, tuple[str, ...]] = {}
        self.left = redact(resolved, self.pseudonym, self.sealed_account)
        data = self.left.resolved.draft.data()
        persons, measures = data.get("persons") or (), data.get("measures") or ()
        self.names = {str(p["id"]): str(p["name"]["full"]) for p in persons}
        self.numbers = {str(m["id"]): str(n) for n, m in enumerate(measures, start=1)}
        self.titles = {  # with the numbers that the letter gives persons
            str(m["id"]): str(m.get("title") or self.measure_title(m["kind"])) for m in measures
        }

    def entries(self) -> Iterator[Entry]:
        """An entry for each person, under the pseudonym that the letter has."""
        persons = self.data.get("persons") or ()
        for number, pseudonym in enumerate(self.names.values()):
            index = int(path_steps(self.left.original(f"persons[{number}]"))[-1])
            person = persons[index]
            if person["id"] in self.acts:
                rows = [*self._rows(index, person), *self._needed(self.acts[person["id"]])]
                yield entry(pseudonym, rows=rows)
        for account in self.accounts:
            yield self._account(account)

    def _account(self, account: SealedAccount) -> Entry:
        """An entry for an account, under the number by which the letter refers to it."""
        for path in account.paths:
            self.placed[path] = (account.fields.get(path, next(iter(account.fields.values()))),)
        names = [self.names[self.left.id_of("persons", name)] for name in account.owners]
        rows = [*self._found_by(account)]
        if names:  # of any other account the annex does not say whose it is
            owner = self.say("request.sealed.account-of")
            rows.append({"name": "account_of", "label": owner, "text": self.listed(names)})
        rows += self._needed(account.measures)
        return entry(self.say("request.sealed.item", number=str(account.number)), rows=rows)

    def _found_by(self, account: SealedAccount) -> Iterator[Row]:
        """What an account, a place or an asset is found by."""
        if account.sort == IDENTIFIER:
            clause = f"word.identifier.{account.kind}"
            kind = self.say(clause) if self.words.has(clause) else account.kind
            label = self.opening(kind)
            yield {"name": "identifier", "label": label, "text": account.value}
            return
        lines: dict[str, list[str]] = {}
        for path, text in account.fields.items():
            lines.setdefault(LIST_ITEM.sub("", path), []).append(text)
        for path, texts in lines.items():
            plain = ITEM.sub("", path)
            label = _label(type(self.resolved.draft), plain, self.words)
            yield {"name": plain.rpartition(".")[2], "label": label, "text": "\n".join(texts)}

    def subject(self) -> str:
        """What the annex gives, in a line."""
        accounts = "request.sealed.subject.accounts"
        return self.say("request.sealed.subject" if self.acts else accounts)

    def introduction(self) -> list[str]:
        """To what it belongs, and what it gives."""
        said = [self.say("request.sealed.belongs")] if self.acts else []
        return [*said, *([self.say("request.sealed.accounts")] if self.accounts else [])]

    def _rows(self, index: int, person: dict[str, Any]) -> Iterator[Row]:
        for path, kind in NEEDED:
            value: Any = person
            for step in path.split("."):
                value = value.get(step) if isinstance(value, dict) else None
            if value is None or value in ((), [], ""):
                continue
            text = self._written(value, kind)
            text = self.opening(text) if kind == "language" else text
            self.placed[f"persons[{index}].{path}"] = (text,)
            label = _label(type(self.resolved.draft), f"persons.{path}", self.words)
            yield {"name": path, "label": label, "text": text}

    def _written(self, value: Any, kind: str) -> str:
        if kind == "address":
            return self.format([str(line) for line in value], kind)
        if isinstance(value, (list, tuple)):
            return self.listed([self.format(one, kind) for one in value])
        return self.format(value, kind)

    def _needed(self, acts: Iterable[str]) -> Iterator[Row]:
        lines = [
            self.say("request.sealed.act", number=self.numbers[act], title=self.titles[act])
            for act in acts
        ]
        yield {
            "name": "needed",
            "label": self.say("request.sealed.needed"),
            "text": "\n".join(lines),
        }


def annex_labels(model: type[BaseModel], words: Catalogue) -> dict[str, str]:
    """The fields of a person by the labels that they have in an annex in one language."""
    return {_label(model, f"persons.{path}", words): path for path, _ in NEEDED}


def _label(model: type[BaseModel], path: str, words: Catalogue) -> str:
    """The last title of a series; a name's own where that would not tell what it is."""
    if path == "persons.name.full":
        return words.text("request.sealed.name", {})
    return last_title(model, path, words)


def compose_sealed(resolved: Resolved, host: Host, *, draft_mark: bool = False) -> Content | None:
    """The content of the sealed annex of a case, or None where no act needs what it would give.

    It is for the authority that carries out the acts: there is none for any other reader.

    Raises:
        ComposeError: a clause has no wording in the document's language.
    """
    acts = sealed_persons(resolved.draft.data(), host.measures())
    accounts = sealed_accounts(resolved.draft)
    if not (acts or accounts) or resolved.view is not None:
        return None
    annex = _Annex(resolved, host, acts, accounts)
    data = annex.data
    reference = str(data.get("reference", "")).strip()
    title = annex.say("request.sealed.title", mark=SEALED)
    rows = [
        _reference(annex, "authority", _issuer(data)),
        _reference(annex, "reference", reference),
        _reference(annex, "date", annex.format(data["date"], "date")),
        _reference(annex, "classification", str(data.get("classification") or "").strip()),
    ]
    entries = list(annex.entries())
    authority = (data.get("requested") or {}).get("central_authority") or {}
    addressee = [str(authority.get(name) or "") for name in ("name", "unit")]
    context = {
        "doc": {
            "form": "",
            "title": title,
            "subject": annex.subject(),
            "reference": reference,
            "date": annex.format(data["date"], "date"),
            "classification": str(data.get("classification") or "").strip(),
            "draft_mark": annex.say("document.draft") if draft_mark else "",
            "sealed_mark": annex.say("request.sealed.mark"),
            "language": annex.language,
            "direction": direction(annex.language),
        },
        "labels": {"page": annex.say("document.page"), "of": annex.say("document.of")},
        "addressee": [*filter(None, addressee), annex.state_alone("requested")],
        "sender": annex.state_alone("requesting"),
        "parts": {
            "reference": part(rows=[row for row in rows if row["text"]]),
            "introduction": part(paragraphs=annex.introduction()),
            "identities": part(entries=entries),
            "handling": part(paragraphs=[annex.say("request.sealed.handling")]),
        },
    }
    return Content(
        kind=KIND,
        form="",
        language=annex.language,
        title=annex.labelled(title, reference),
        paper=paper(annex.resolved, annex.resolved.parties.code("requesting")),
        date=resolved.draft.date.isoformat(),
        context=context,
        placed=annex.placed,
        direction=direction(annex.language),
        passages=tuple(law_passages(annex)),
    )


def _issuer(data: dict[str, Any]) -> str:
    """The authority that asks, as the letter names it: the annex travels apart from it."""
    requesting = data.get("requesting") or {}
    signed = (requesting.get("issued_by") or {}).get("authority")
    return str(signed or (requesting.get("authority") or {}).get("name") or "").strip()


def _reference(annex: Wording, label: str, text: str) -> Row:
    return {"name": label, "label": annex.say(f"label.{label}"), "text": text}
