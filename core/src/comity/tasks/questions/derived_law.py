"""What the law of the States gives a document: authorities, language, basis."""

from __future__ import annotations

from collections.abc import Mapping

from comity.law.ask import answer, applying
from comity.law.official import official_languages
from comity.law.terms import language_term
from comity.model.citations import Read
from comity.model.records import Parties
from comity.steps.resolve.defaults import Filled, law_values
from comity.steps.resolve.requirement import same_language
from comity.steps.wording import is_finished
from comity.tasks.questions.derived_value import Given
from comity.tasks.questions.known import Known
from comity.text.messages import ENGLISH, message
from comity.text.reader_text import as_text, in_language, said_in

__all__ = [
    "accepts_language",
    "authority_of_law",
    "domestic_basis",
    "language",
]


ANSWERS = "requested"  # the State that answers a request, and reads one


def authority_of_law(known: Known, path: str) -> Given | None:
    """The central authority that the law of a State names, as it stands when the paper is built."""
    side = path.partition(".")[0]
    told = {name: value for name, value in known.data.items() if name != side}
    given = told | {"measures": [{"kind": kind.kind} for kind in known.kinds if kind.kind]}
    parties = Parties(roles={role: code for role, code in known.roles.items() if code})
    books = {
        code: book for role, book in known.books.items() if book and (code := known.roles[role])
    }
    found: Filled | None = law_values(given, parties, books, (side,)).get(path)
    if found is None:
        return None
    source = str(found.citation) if found.citation else found.origin
    return Given(
        in_language(found.value, _written_in(known)),
        message("relevance.from-law", None, source=source),
    )


def domestic_basis(known: Known, path: str) -> Given | None:
    """The provisions under which the requesting State asks for these kinds of assistance."""
    book = known.books.get("requesting")
    found: dict[str, str] = {}
    wanted = _written_in(known)
    for kind in known.kinds:
        one = answer(book, "request-power", kind.kind, known.data) if kind.kind else None
        if one is not None and one.value:
            found.setdefault(said_in(as_text(one.value), wanted)[0], str(one.cited()))
    if not found:
        return None
    why = message("relevance.from-law", None, source="; ".join(dict.fromkeys(found.values())))
    return Given(list(found), why)


def language(known: Known, path: str) -> Given | None:
    """The language in which both States read the document, or the only one that is accepted.

    A notice, and an answer to a request, are in a language of the State that writes.
    """
    own = _own_languages(known, known.roles.get(known.sender) or known.roles.get("host", ""))
    if "host" in known.roles:
        return _own(known, own)
    accepted, source = _accepted(known, _reader(known))
    common = [tag for tag in accepted if any(same_language(tag, one) for one in own)]
    for tag in filter(lambda tag: _can_be_written(known, tag, own), common):
        return Given(tag, message("relevance.from-both-states", None, language=language_term(tag)))
    if known.sender == ANSWERS:
        return _own(known, own)
    if len(accepted) == 1 and source and _can_be_written(known, accepted[0], own):
        term = language_term(accepted[0])
        why = message("relevance.from-demand", None, language=term, source=source)
        return Given(accepted[0], why)
    return None


def _reader(known: Known) -> str:
    """The role of the State that reads the document."""
    return "requesting" if known.sender == ANSWERS else ANSWERS


def accepts_language(known: Known) -> bool:
    """Whether the reader accepts the language of the document: the author's, or that derived."""
    own = known.data.get("language")
    if own is None:
        return language(known, "language") is not None
    accepted, _ = _accepted(known, _reader(known))
    return any(same_language(own, tag) for tag in accepted)


def _own(known: Known, own: tuple[str, ...]) -> Given | None:
    """The language of the State itself, for what addresses all the world."""
    for tag in own[:1]:
        if _can_be_written(known, tag, own):
            term = language_term(tag)
            return Given(tag, message("relevance.from-own-language", None, language=term))
    return None


def _accepted(known: Known, role: str) -> tuple[tuple[str, ...], str]:
    """The languages that a State accepts without a condition, and the source.

    Without law on it they are the State's own languages, and there is no source.
    """
    for one in applying(known.books.get(role), "languages", None, known.data)[:1]:
        if isinstance(one.value, Mapping) and one.read is not Read.NONE:
            return tuple(map(str, one.value.get("accepts", ()))), str(one.cited())
    return _own_languages(known, known.roles.get(role, "")), ""


def _own_languages(known: Known, code: str) -> tuple[str, ...]:
    record = known.host.jurisdiction(code) if code else None
    return (record.languages if record else ()) or (official_languages(code) if code else ())


def _can_be_written(known: Known, tag: str, own: tuple[str, ...]) -> bool:
    return is_finished(known.host.languages, known.document, tag, own)


def _written_in(known: Known) -> str:
    """The language of the document, as far as it is known."""
    own = known.data.get("language")
    given = None if own else language(known, "language")
    return str(own or (given.value if given else ENGLISH.language))
