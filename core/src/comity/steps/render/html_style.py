"""The style sheets of web pages: for screens of any width, for paper, without any resource."""

from __future__ import annotations

from comity.steps.render.html_notice_style import NOTICE_SHEET

__all__ = ["notice_sheet", "style_sheet"]

_SIZES = {"a4": "A4", "letter": "letter"}

# Contrast against white: ink 16.0, soft 8.2, link 9.0, draft 7.5; WCAG 2.2 asks for 4.5 (1.4.3).
# Lengths in rem and em, no fixed height: text may be enlarged and spaced (1.4.4, 1.4.12).
_SHEET = """
:root { color-scheme: light; --ink: #14213d; --soft: #4a4f5a; --hair: #bfc5d0; --link: #1d4497; }
* { box-sizing: border-box; }
html { scroll-padding-top: 5rem; }
body { margin: 0 auto; padding: 1.5rem; max-width: 48rem; background: #fff; color: #111;
  font: 1rem/1.5 "Times New Roman", "Liberation Serif", serif; overflow-wrap: break-word; }
body.notice { font-family: Arial, "Liberation Sans", sans-serif; }
h1, h2, h3, h4, th, dt, header, footer, .letterhead, .letterhead-name, .subtitle {
  font-family: Arial, "Liberation Sans", sans-serif; }
h1, h2, .letterhead-name { color: var(--ink); line-height: 1.25; }
h1 { font-size: 1.6rem; margin: 2rem 0 .25rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
h4 { font-size: 1rem; font-style: italic; margin: 1rem 0 .5rem; }
.number { margin-inline-end: .5em; }
p { margin: 0 0 .75rem; white-space: pre-line; }
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
header { margin-bottom: 1rem; padding: .4rem 0; background: #fff; }
.mark { margin: 0; text-align: center; font-weight: bold; text-transform: uppercase;
  letter-spacing: .08em; color: var(--ink); }
.draft-mark { color: #a61c1c; }
.letterhead, .letterhead-name, .addressee, .signature { margin: 0; }
.addressee + p:not(.addressee), .letterhead + p:not(.letterhead), .signature + p:not(.signature) {
  margin-block-start: .75rem; }
.letterhead-name { font-size: 1.35rem; font-weight: bold; }
.letterhead, .subtitle, .note { color: var(--soft); }
.subtitle { margin-bottom: 1.5rem; }
.request .letterhead, .request .letterhead-name, .request h1, .request .subtitle {
  text-align: center; }
.items { list-style: none; margin: 0 0 .75rem; padding: 0; }
.items li { display: grid; grid-template-columns: minmax(2.5rem, max-content) minmax(0, 1fr); }
.items li > * { margin: 0 0 .5rem; }
.items .text, .items .note { grid-column: 2; white-space: pre-line; }
.labels { margin: .5rem 0 1.25rem; border-block-end: 1px solid var(--hair); }
.labels > div { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 7fr); gap: 0 1rem;
  align-items: baseline; padding: .35rem 0; border-block-start: 1px solid var(--hair);
  break-inside: avoid; }
dt, th { color: var(--soft); font-size: .85rem; font-weight: bold; }
dd { margin: 0; white-space: pre-line; min-width: 0; }
.wide { margin: .5rem 0 1.25rem; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .35rem .6rem; border-block: 1px solid var(--hair); text-align: start;
  vertical-align: top; white-space: pre-line; }
thead th { background: #edf0f5; color: var(--ink); border-block-color: var(--ink); }
footer { margin-top: 2.5rem; padding-top: .5rem; border-top: 1px solid var(--hair);
  color: var(--soft); font-size: .85rem; }
footer p { margin: 0; }
@media screen and (min-height: 30rem) {
  header { position: sticky; top: 0; z-index: 1; border-bottom: 1px solid var(--hair); }
}
@media screen and (max-width: 34rem) {
  body { padding: 1rem; }
  .labels > div { grid-template-columns: minmax(0, 1fr); }
  .wide table { min-width: 34rem; }
}
@page { size: PAPER; margin: 2cm 2.2cm 2cm;
  @bottom-center { content: counter(page) " / " counter(pages);
    font: 9pt Arial, "Liberation Sans", sans-serif; color: #4a4f5a; } }
@media print {
  /* as the head of a table the marks come again on every page, with room of their own */
  body { display: table; width: 100%; max-width: none; margin: 0; padding: 0; font-size: 11pt; }
  header { display: table-header-group; break-inside: avoid; }
  main { display: table-row-group; }
  footer { display: table-footer-group; break-inside: avoid; }
  header .mark:last-child { padding-bottom: .8rem; }
  footer p:first-child { padding-top: .6rem; }
  a { color: inherit; text-decoration: none; }
  .wide { overflow-x: visible; }
  h1, h2, h3, h4, thead { break-after: avoid; }
  p, dd, .text { orphans: 2; widows: 2; }
  tr, .items li { break-inside: avoid; }
  .closing, .signature { break-inside: avoid; }
  thead { display: table-header-group; }
}
"""


def style_sheet(paper: str) -> str:
    """The style sheet, for one paper: "a4" or "letter"."""
    return _SHEET.replace("PAPER", _SIZES[paper])


def notice_sheet(paper: str) -> str:
    """The style sheet of a notice, for one paper: "a4" or "letter"."""
    return style_sheet(paper).rstrip() + NOTICE_SHEET
