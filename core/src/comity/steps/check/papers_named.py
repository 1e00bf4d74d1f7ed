"""What the text of a request says is enclosed, against the list of its annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.model.drafts.request import Request
from comity.model.drafts.request_papers import Annex
from comity.model.findings import Finding
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.said_in_text import found_in, says
from comity.text import free_text
from comity.text.messages import finding

__all__ = ["check_named_papers", "has_paper", "is_of_the_case"]

CITED = re.compile(r"\b(?:[Aa]nnex(?:es)?|[Aa]nnexes?|[Aa]nlagen?)\s+([A-Z]{1,2}\d{1,2})\b")
# what a sentence may call a paper: the list of words, and the kinds of an annex that it is
PAPERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "order": ("is_order", ("order",)),
    "questions": ("is_questions", ("questions",)),
    "translation": ("is_translation", ("translation",)),
    "certificate": ("is_certificate", ()),
    "record": ("paper_record", ("affidavit",)),
    "report": ("paper_report", ("report",)),
    "charge": ("paper_charge", ()),
    "photograph": ("paper_photo", ("photograph",)),
    "list": ("paper_list", ()),
    "bank": ("paper_bank", ()),
    "contract": ("paper_contract", ()),
    "map": ("paper_map", ()),
    "law": ("is_law_text", ("law-text",)),
}
OWN_WORDS = ("order", "questions", "translation", "certificate")
WORD, STEM = re.compile(r"[^\W\d_]{5,}"), 5
ENCLOSED, ATTACHED = "enclosed", "attached"
# the provision by which papers are enclosed, with the name of its law: not itself enclosed
GROUND = re.compile(
    r"\b(?:under|pursuant to|required by|nach|gemäß|selon|en vertu de) (?:l['’])?"
    r"(?:[Aa]rt\w*\.?|[Ss]ections?|§+) ?[\d().]+\w?"
    r"(?: of (?:the )?(?:(?:[A-Z][\w'’-]*|of|on|in) ?)+| de la [Cc]onvention| du [Tt]raité"
    r"| de[rs] \w*(?:[Gg]esetz|[Oo]rdnung|[Üü]bereinkommen)\w*)?"
)
REACH = 90  # signs before and after the word within which a sentence says what is enclosed


def check_named_papers(draft: Request) -> Iterator[Finding]:
    """Annexes that a text names or says are enclosed, and that the list does not have."""
    ids = [annex.id for annex in draft.annexes]
    told: set[str] = set()
    for paragraph in free_text(draft):
        for cited in CITED.finditer(paragraph.text):
            name, after = cited.group(1), paragraph.text[cited.end() :]
            if name in ids or name in told or _of_another(after):
                continue
            told.add(name)
            yield finding("annex.unlisted", paragraph.field, annex=name)
        for sentence in sentences(paragraph.text):
            yield from _enclosed(draft, paragraph.field, sentence)
    yield from _not_there(draft)
    yield from _unsigned(draft)


def _of_another(after: str) -> bool:
    """Whether what follows says that it is an annex of another paper: a contract, a treaty."""
    start = after.lstrip()[:40]
    return bool(found_in("own_annex", start)) and start.startswith(found_in("own_annex", start))


def _enclosed(draft: Request, field: str, sentence: str) -> Iterator[Finding]:
    words = found_in(ENCLOSED, sentence) or found_in(ATTACHED, sentence)
    if not words or denies(sentence):
        return
    if not draft.annexes:
        translated = bool(draft.translation) and says("is_translation", sentence)
        if not translated and says(ENCLOSED, sentence):
            yield finding("annex.none-listed", field, words=words)
        return
    said = _around(GROUND.sub(" ", sentence), words)
    called = [name for name, (listed, _) in PAPERS.items() if says(listed, said)]
    if not called or any(has_paper(draft, name) for name in called) or _any_paper(draft):
        return
    if _alike(draft, said):
        return  # a title may well mean that paper
    if called[0] in OWN_WORDS:
        yield finding(f"annex.paper-unlisted/{called[0]}", field)
    else:
        paper = found_in(PAPERS[called[0]][0], said)
        yield finding("annex.paper-unlisted/named", field, paper=paper)


def _around(sentence: str, words: str) -> str:
    """The part of a sentence that says what is enclosed: what stands near the word."""
    start = sentence.find(words)
    return sentence[max(0, start - REACH) : start + len(words) + REACH].strip()


def _alike(draft: Request, said: str) -> bool:
    """Whether a title shares a word with what is said, so that it may mean the same paper."""
    stems = {word[:STEM].casefold() for word in WORD.findall(said)}
    titles = {word[:STEM].casefold() for one in draft.annexes for word in WORD.findall(one.title)}
    return bool(stems & titles)


def has_paper(draft: Request, paper: str) -> bool:
    """Whether an annex is such a paper, by its kind or its title."""
    listed, kinds = PAPERS[paper]
    if paper == "translation" and draft.translation:
        return True
    return any(says(listed, one.title) or one.kind in kinds for one in draft.annexes)


def _any_paper(draft: Request) -> bool:
    """Whether the title of an annex is so wide that it may hold any paper."""
    return any(
        says("paper_any", one.title) and one.kind in ("other", None) for one in draft.annexes
    )


def _not_there(draft: Request) -> Iterator[Finding]:
    """An annex of which its own title says that it is not enclosed."""
    for index, one in enumerate(draft.annexes):
        if words := found_in("not_there", one.title):
            yield finding("annex.not-there", f"annexes[{index}]", annex=one.id, words=words)


def _unsigned(draft: Request) -> Iterator[Finding]:
    """A request, or an order that it encloses, of which the draft says that nobody signed it."""
    told = [("requesting.issued_by.title", draft.requesting.issued_by.title)]
    told += [(f"remarks[{n}].text", one.text) for n, one in enumerate(draft.remarks)]
    proof = {name for fact in draft.facts for name in fact.annexes}  # a letter sent to the police
    orders = [
        (n, one)
        for n, one in enumerate(draft.annexes)
        if one.kind == "order" or (one.kind == "letter" and one.id not in proof)
    ]
    told += [(f"annexes[{n}].title", one.title) for n, one in orders]
    for field, text in told:
        for sentence in sentences(text or ""):
            words = found_in("unsigned", sentence)
            if words and not says("unsigned_proof", sentence):
                yield finding("form.unsigned", field, words=words)
                return


def is_of_the_case(annex: Annex) -> bool:
    """Whether an annex serves the request as a whole, so that no part needs to name it."""
    return says("of_the_case", annex.title)
