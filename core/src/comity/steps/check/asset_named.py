"""Whether each asset that is to be secured or taken is described so that it can be found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.request import Request
from comity.model.drafts.request_assets import Asset
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.property_told import assets_of, found_word, of_property, speaks_any
from comity.steps.check.told_in_words import points_to_annex
from comity.steps.check.words_beside import word_list
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_names"]

FIGURE = re.compile(r"\d")
WALLET = re.compile(r"\b(?=\w*\d)[0-9A-Za-z]{24,}\b")
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
            if there and not listed and not _described(asset, measure, sought=sought):
                vague.setdefault(asset.id, number)
        if not measure.assets and (said := _open(measure)) and not sought:
            yield finding("asset.unidentified/words", _items(draft, measure), words=said)
        yield from _unheld(draft, measure)
    if vague:
        named, number = tuple(vague), len(vague)
        at = f"assets[{next(iter(vague.values()))}].description"
        yield finding("asset.unidentified/assets", at, assets=named, number=number)


def _items(draft: Request, measure: RequestMeasure) -> str:
    return f"measures[{draft.measures.index(measure)}].items"


def _open(measure: RequestMeasure) -> str:
    """The words by which an item is still to be found."""
    return found_word("to_find", measure.items)


def _described(asset: Asset, measure: RequestMeasure, *, sought: bool) -> bool:
    """Whether an asset can be found: by its own words, or by what the measure names."""
    marked = bool(measure.identifiers or _numbered(measure))
    if WALLET.search(asset.description) or re.search(r"\d{3}", asset.description):
        return True
    if not sought and (
        speaks_any("to_find", [asset.description])
        or (speaks_any("all_property", [asset.description]) and not marked)
        or (speaks_any("all_property", [asset.description]) and "," in asset.description)
    ):
        return False
    if asset.kind == "account":
        return marked or bool(measure.holder or measure.accounts)
    if asset.kind == "real-property":
        return bool(measure.place or FIGURE.search(asset.description))
    return True


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
