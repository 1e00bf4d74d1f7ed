"""Whether each asset that is to be secured or taken is described so that it can be found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.request import Measure, Request
from comity.model.drafts.request_assets import Asset
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.property_told import (
    assets_of,
    found_word,
    of_property,
    promised,
    speaks_any,
    texts_of,
)
from comity.steps.check.told_in_words import points_to_annex
from comity.steps.check.words_beside import word_list
from comity.text.messages import finding
from comity.text.word_lists import any_of, whole_words

__all__ = ["check_names"]

FIGURE = re.compile(r"\d")
WORD = re.compile(r"[^\W\d_]{3,}")
MARK = re.compile(r"\d{5,}|\b[A-Z]{1,4}[ /-]?(?:[A-Z]{1,2}[ /-]?)?\d{2,5}\b")
STREET = any_of("breadth", ("street",))
ARTICLES = ("", "a ", "an ", "une ", "ein ")
BARE = (("bare_account", "account"), ("bare_house", "real-property"), ("bare_thing", "thing"))
WALLET = re.compile(r"\b(?=\w*\d)[0-9A-Za-z]{24,}\b")
NUMBERED = re.compile(r"\d{6,}|\d(?:[ .-]?\d){8,}")  # of an account or a register, not a day
NAMED_FIRM = re.compile(
    r"\b[A-Z][\w&.-]+ (?:Bank|Banque|Trust|Ltd|Limited|Inc|Corp|plc|LLC|GmbH|AG|SA|NV|BV)\b"
    r"|\b(?:Bank|Banque|Banco|Société|SCI|Sparkasse) (?:of |de )?[A-Z]\w+"
)
Kinds = Mapping[str, AssistanceKind]


def check_names(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """The findings on assets without a place, and on crypto-assets that nobody holds."""
    sought = any("grounds" in kind_of(kinds, one.kind).particulars for one in draft.measures)
    vague: dict[str, int] = {}
    for _, measure, kind in of_property(draft, kinds):
        if not kind.of_property or not kind.coercive:
            continue
        for number, asset in assets_of(draft, measure):
            there = asset.state in (None, draft.requested.state)  # elsewhere it is not taken here
            open_end = any_of("breadth", ("of_interest",)).search(asset.description)
            if open_end:
                continue  # lint.catch-all speaks of such words
            listed = points_to_annex(draft, asset.description)
            listed = listed or bool(word_list("open_words", "in_a_list").search(asset.description))
            if there and not listed and not _described(draft, asset, measure, sought=sought):
                vague.setdefault(asset.id, number)
        if not measure.assets and (said := _open(draft, measure)) and not sought:
            yield finding("asset.unidentified/words", _items(draft, measure), words=said)
        elif kind.lasting or kind.decided:
            yield from _nothing_named(draft, measure)
        yield from _unheld(draft, measure)
    if vague:
        named, number = tuple(vague), len(vague)
        at = f"assets[{next(iter(vague.values()))}].description"
        yield finding("asset.unidentified/assets", at, assets=named, number=number)


def _nothing_named(draft: Request, measure: RequestMeasure) -> Iterator[Finding]:
    """A measure that takes property where no part of the draft names any: nothing can be taken."""
    if draft.assets or any(_names_some(one) for one in draft.measures):
        return
    told = [*texts_of(measure), *(one.text for one in draft.facts), *promised(draft)]
    if any(_names_property(draft, one) for one in told):
        return
    yield finding("asset.unidentified/none", _items(draft, measure), measure=measure.id)


def _names_some(measure: Measure) -> bool:
    """Whether a measure names who has something, where it is, or by which number it is known."""
    kept = isinstance(measure, RequestMeasure) and measure.accounts
    return bool(kept or measure.identifiers or measure.holder or measure.place)


def _names_property(draft: Request, text: str) -> bool:
    """Whether a text names an account, a bank, a company or a house, or a list of them."""
    marks = (NUMBERED, WALLET, STREET, NAMED_FIRM, word_list("open_words", "in_a_list"))
    return points_to_annex(draft, text) or any(one.search(text) for one in marks)


def _items(draft: Request, measure: RequestMeasure) -> str:
    return f"measures[{draft.measures.index(measure)}].items"


def _open(draft: Request, measure: RequestMeasure) -> str:
    """The words by which an item is still to be found, or all that tells what is to be taken."""
    if said := found_word("to_find", measure.items):
        return said
    bare = [one for one in measure.items if _class_of(one)]
    if _placed(measure) or len(bare) < len(measure.items) or _told_in_facts(draft, measure, bare):
        return ""
    return bare[0] if bare else ""


def _class_of(text: str) -> str:
    """The class of property that is all a text names, with whose it is; or nothing."""
    said = text.strip().rstrip(".")
    return next((kind for name, kind in BARE if whole_words("assets", (name,)).fullmatch(said)), "")


def _placed(measure: RequestMeasure) -> bool:
    """Whether the measure tells where the property is, or by which number it is found."""
    marked = bool(measure.identifiers or _numbered(measure) or measure.accounts)
    return marked or bool(measure.holder or measure.place)


def _told_in_facts(draft: Request, measure: RequestMeasure, told: Sequence[str]) -> bool:
    """Whether a fact, or the reasons, name such a thing with a number or an address."""
    words = {word.casefold() for text in told for word in WORD.findall(text)}
    nouns = {word for word in words if any(_class_of(f"{one}{word}") for one in ARTICLES)}
    facts = [fact.text for fact in draft.facts if not measure.facts or fact.id in measure.facts]
    texts = [measure.title, measure.nexus, measure.purpose, *facts]
    marked = (one for one in texts if one and (MARK.search(one) or STREET.search(one)))
    return any(nouns & {word.casefold() for word in WORD.findall(one)} for one in marked)


def _described(draft: Request, asset: Asset, measure: RequestMeasure, *, sought: bool) -> bool:
    """Whether an asset can be found: by its own words, or by what the measure names."""
    marked = bool(measure.identifiers or _numbered(measure))
    if WALLET.search(asset.description) or re.search(r"\d{3}", asset.description):
        return True
    if _at_a_bank(asset, measure):
        return True
    if not sought and (
        speaks_any("to_find", [asset.description])
        or (speaks_any("all_property", [asset.description]) and not marked)
        or (speaks_any("all_property", [asset.description]) and "," in asset.description)
    ):
        return False
    bare = _class_of(asset.description)
    kind = asset.kind or bare
    if (
        bare
        and not asset.kind
        and _told_in_facts(draft, measure, [asset.description, *measure.items])
    ):
        return True
    if kind == "account":
        return marked or bool(measure.holder or measure.accounts)
    if kind == "real-property":
        return bool(measure.place or FIGURE.search(asset.description))
    return not bare or _placed(measure)


def _at_a_bank(asset: Asset, measure: RequestMeasure) -> bool:
    """Whether an asset is at a bank which it names, and which can find it.

    A bank finds an account by its number, which the measure has, or by the holder, whom the asset
    names. What it takes beside them, at banks that nobody names, is for others to ask about.
    """

    def names(name: str | None) -> bool:
        whole = rf"(?<!\w){re.escape(name or '')}(?!\w)"
        return bool(name and re.search(whole, asset.description, re.IGNORECASE))

    at_it = [one for one in measure.accounts if names(one.bank)]
    return any(one.number or one.iban or names(one.holder) for one in at_it)


def _numbered(measure: RequestMeasure) -> bool:
    return any(one.number or one.iban for one in measure.accounts)


def _unheld(draft: Request, measure: RequestMeasure) -> Iterator[Finding]:
    """Crypto-assets of which nothing says in which wallet or with whom they are."""
    if measure.holder or measure.identifiers:
        return
    for number, asset in assets_of(draft, measure):
        told = [asset.description, asset.management, asset.link_shown, *measure.items]
        held = any(WALLET.search(text) for text in told if text) or speaks_any("keys", told)
        if not held and (asset.kind == "crypto-asset" or speaks_any("crypto", told[:1])):
            yield finding("asset.wallet", f"assets[{number}].description", asset=asset.id)
            return
