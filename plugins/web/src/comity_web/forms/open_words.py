"""Lists of words that a field may go beyond: each known word as the reader says it, kept by its id.

A file has ``identifiers[].kind: email``. A page shows "E-mail address" and offers it with the other
words of the list; words of the author's own stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from comity.host import Host
from comity.steps.wording.catalogue_loading import load_messages
from comity.steps.wording.needed import clause_ids
from comity.tasks.questions.fields import Field
from comity.tasks.questions.law_paths import each_path
from comity.text.written import capital
from comity_web.wording.collation import alphabetical

__all__ = ["OPEN_LISTS", "is_worded", "list_of", "offered_words", "word_found", "word_shown"]

DATA = "measure"
"""The kinds of data that a company holds, which are named as the kinds of assistance are."""
CATEGORIES = ("categories", "data_categories[].category")
LISTS = {
    "offences[].category": "word.category",
    "offences[].predicate": "word.category",
    "identifiers[].kind": "word.identifier",
    "holder.kind": "choice.holder",
    "measures[].addressee": "word.addressee",
    "assurances[].kind": "word.assurance",
    **dict.fromkeys(CATEGORIES, DATA),
}
"""The list of words of a field, by the end of its path: how the ids of the words begin."""
OPEN_LISTS = frozenset(LISTS.values())
"""The names of the lists."""


def list_of(field: Field) -> str:
    """The list of words that a field knows; nothing for a field without one."""
    if field.form != "text" or field.choices or field.refers_to:
        return ""
    path = f".{each_path(field.path)}"
    return next((one for end, one in LISTS.items() if path.endswith(f".{end}")), "")


def is_worded(field: Field) -> bool:
    """Whether a field knows words that its author may take."""
    return bool(list_of(field))


def offered_words(host: Host, language: str, list_: str) -> tuple[str, ...]:
    """The words of a list, in the order of the alphabet."""
    return tuple(sorted(_words(host, language, list_).values(), key=alphabetical))


def word_shown(host: Host, language: str, list_: str, text: str) -> str:
    """A word of the file as the reader says it; all else as it is."""
    return _words(host, language, list_).get(text, text)


def word_found(host: Host, language: str, list_: str, text: str) -> str:
    """The word of the file that is meant; words that the list does not have stay."""
    wanted, known = " ".join(text.split()).casefold(), _words(host, language, list_)
    return next((id for id, said in known.items() if said.casefold() == wanted), text)


@lru_cache(maxsize=32)
def _words(host: Host, language: str, list_: str) -> Mapping[str, str]:
    """The words of a list by what a file has for them."""
    texts, start = load_messages(host.languages, language).texts, f"{list_}."
    if list_ == DATA:
        kinds = host.for_case().measures().values()
        english = {f"{start}{one.kind}": one.title for one in kinds if one.data}
    else:
        english = {id: text for id, text in clause_ids().items() if id.startswith(start)}
    return {id.removeprefix(start): capital(texts.get(id, said)) for id, said in english.items()}
