"""Whom an entry means to protect, also in words that are no field: ``anonymous: true``.

The one who wrote it believes that the name is hidden. So whatever plainly says so, in a key that is
not known or a value that cannot be read, protects until it is corrected.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from pydantic import ValidationError

from comity.law.assistance_kinds import load_assistance_kinds
from comity.model.drafts.persons import Person
from comity.model.drafts.request import Request
from comity.steps.read import message_words, paths
from comity.steps.read.problem import Problem, follow
from comity.steps.read.value_forms import misfits

__all__ = [
    *("HOW", "MAY_PROTECT", "groups_in", "has_mark", "is_mark", "known_names"),
    *(
        "means_protection",
        "means_to_protect",
        "mentions_protection",
        "protected_by_a_key",
        "request_schema",
    ),
    *("said_in_text", "texts_of_persons"),
    *("says_protection", "tells_nobody"),
]

HOW = frozenset({"pseudonym", "omit"})
MAY_PROTECT = re.compile(
    rb"pr[o\\]t|pseud|an[o\\]n[yi\\]m|conceal|geheim|secret|sch[u\\]tz|hid|confid|withh|undercover",
    re.IGNORECASE,
)
"""Of these the bytes of a file have one that protects somebody, in whatever words."""
_PLAINLY = re.compile(r"protect|protec[ct]i|protege|protett|pseudon|anon[yi]m|conceal|geheim")
"""What says it in the key of any group, folded."""
_OF_A_PERSON = re.compile(
    rf"{_PLAINLY.pattern}|secret|schutz|hidden|hide|confiden|vertraulich|withh[eo]ld|undercover"
)
"""What says it at a person, where nobody writes of anything else."""
_MISREAD = re.compile(r"extra_forbidden|literal_error|enum|union.*|\w+_type|\w+_parsing")
"""The kinds of error that pydantic gives for a value of the wrong form, or an unknown key."""
_PLAIN_KEY = re.compile(r"[a-z][a-z_-]*", re.IGNORECASE)
_ID = re.compile(r"(?<!\w)P\d+(?!\w)")
_NO_NAMES = frozenset(
    {"true", "false", "yes", "no", "on", "off", "ja", "nein", "oui", "non", "none", "null"}
    | {"witness", "suspect", "accused", "convicted", "victim", "expert", "third-party"}
    | {"natural", "legal", "zeuge", "zeugin", "temoin", "person", "role", "id", "name", "protect"}
)
"""Words of an entry that name nobody, folded: answers, roles, fields."""
_SHORT = 4  # letters in which a word that begins small may be a code or an answer
_ROUGH = 2000  # letters of a text in which a mark is looked for

Entry = Mapping[str, Any]


def mentions_protection(entry: Entry) -> bool:
    """Whether the entry of a person protects somebody, or says so in what cannot be read."""
    return protected_by_a_key(entry) or _says_unread(entry)


def protected_by_a_key(group: Entry) -> bool:
    """Whether a group, or one in it, has a key that means to protect, and a value there."""
    return any(map(has_mark, groups_in(group)))


def has_mark(group: Entry) -> bool:
    """Whether a group itself has such a key."""
    return any(value and means_protection(str(key)) for key, value in group.items())


@lru_cache(maxsize=4096)
def means_protection(key: str) -> bool:
    """Whether a key is ``protect``, was meant to be, or says the same in other words."""
    if key.casefold().startswith("protect"):
        return True
    if key in known_names():
        return False
    near = message_words.nearest(key, known_names()) == "protect"
    return near or bool(_PLAINLY.search(_plain(key)))


def says_protection(text: str) -> bool:
    """Whether a key or a value of a person's entry that cannot be read mentions protection."""
    return bool(_OF_A_PERSON.search(_plain(text[:_ROUGH])))


def is_mark(key: str) -> bool:
    """Whether a key is nothing but such a mark; one in which a name was written is more."""
    return bool(_PLAIN_KEY.fullmatch(key)) and (
        means_protection(key) or (key not in known_names() and says_protection(key))
    )


def said_in_text(text: str) -> dict[str, Any] | None:
    """The entry that a person comes to who is written as one text; None where nothing protects."""
    if not says_protection(text):
        return None
    called = _ID.search(text)
    words = [word.strip(" ,;:.()[]{}\"'=") for word in re.split(r"[\s,;]+", text)]
    left = [word for word in words if word and not tells_nobody("name", word)]
    left = [word for word in left if not _ID.fullmatch(word)]
    found: dict[str, Any] = {"protect": "pseudonym", "name": " ".join(left)}
    return {"id": called.group(), **found} if called else found


def tells_nobody(key: str, text: str) -> bool:
    """Whether a value that cannot be read names nobody: an answer, a code, a mark of protection.

    Args:
        key: the field that it stands in.
        text: what is written there.
    """
    word = _plain(text.strip())
    named = "name" in key or "alias" in key
    if word in _NO_NAMES or not word:
        return not named or word not in ("no", "on", "non", "ja")  # which are surnames too
    if " " not in word and says_protection(word):
        return True
    if is_mark(key) and ("pseud" in _plain(key) or says_protection(text)):
        return True  # what the person is to be called is no secret
    short = word.isascii() and word.isalpha() and len(word) <= _SHORT
    return not named and short and text.strip()[:1].islower()


@cache
def known_names() -> frozenset[str]:
    """The names of all fields that a request may have, at any depth, and of particulars."""
    own = {name for kind in load_assistance_kinds() for name in kind.particulars}
    return frozenset({"", *own, *re.findall(r'"(\w+)": \{', request_schema())})


@cache
def request_schema() -> str:
    """The JSON schema of a request, which has the names and words of all fields."""
    return json.dumps(Request.model_json_schema(by_alias=True))


def texts_of_persons(data: Any) -> Iterator[str]:
    """The persons of a file who are written as one text that protects them."""
    persons = data.get("persons") if isinstance(data, Mapping) else None
    for one in [persons] if isinstance(persons, str) else persons or ():
        if isinstance(one, str) and says_protection(one):
            yield one


def groups_in(data: Any) -> Iterator[Any]:
    """Every group of fields, wherever it stands."""
    left = [data]
    while left:
        node = left.pop()
        if isinstance(node, Mapping):
            yield node
            left += node.values()
        elif isinstance(node, Sequence) and not isinstance(node, str):
            left += node


def _says_unread(entry: Entry) -> bool:
    """Whether anything in a person's entry that no model reads mentions protection."""
    if not any(map(says_protection, _texts(entry))):
        return False  # most entries
    tree = dict(entry)
    if any(says_protection(_at(tree, one.field)) for one in misfits(Person, tree)):
        return True
    try:
        Person.model_validate(tree)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
    else:
        return False
    return any(means_to_protect(follow(one, Person, tree)) for one in details)


def means_to_protect(problem: Problem) -> bool:
    """Whether an unknown key, or a value that cannot be read, mentions protection."""
    if not _MISREAD.fullmatch(problem.kind):
        return False
    unknown = problem.kind == "extra_forbidden"
    told = [*_texts(problem.value)]
    own = [str(problem.steps[-1])] if unknown and told else []
    return any(map(says_protection, (*own, *told)))


def _at(tree: Entry, field: str) -> str:
    node: Any = tree
    for step in paths.steps_of(field):
        node = node[step]
    return str(node)


def _texts(node: Any) -> Iterator[str]:
    """Every key and every text of a value."""
    left = [node]
    while left:
        one = left.pop()
        if isinstance(one, Mapping):
            yield from map(str, one)
            left += one.values()
        elif isinstance(one, Sequence) and not isinstance(one, str):
            left += one
        elif one is not None and str(one).strip():
            yield str(one)


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """A text in small letters without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
