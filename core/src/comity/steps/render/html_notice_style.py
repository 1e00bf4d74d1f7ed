"""What the page of a notice has beside the style of every page: colours, contents, cells."""

from __future__ import annotations

__all__ = ["NOTICE_SHEET"]

# Contrast of text against its ground, light and dark; WCAG 2.2 asks for 4.5 (1.4.3):
#   text    #1b1f27 on #fff 16.5    #e7e9ee on #14171c 14.8
#   soft    #4a4f5a on #fff  8.2    #b4bac6 on #14171c  9.2
#   link    #1d4497 on #fff  9.0    #9dbdff on #14171c  9.4
#   visited #5b2a86 on #fff  9.9    #d0b0f5 on #14171c  9.5
#   draft   #a61c1c on #fff  7.5    #ff9d94 on #14171c  8.9
# Widths are asked for in em, so that enlarged text has the layout of a small screen.
NOTICE_SHEET = """
:root { color-scheme: light dark; --ground: #fff; --panel: #f3f5f9; --text: #1b1f27;
  --ink: #14213d; --visited: #5b2a86; --draft: #a61c1c; --mark: #fff3c4; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ground: #14171c; --panel: #1f242c; --text: #e7e9ee; --ink: #f2f4f8; --soft: #b4bac6;
    --hair: #4b5361; --link: #9dbdff; --visited: #d0b0f5; --draft: #ff9d94; --mark: #3d3413; }
}
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1.5rem; }
html:has(body > header) { scroll-padding-top: 5rem; }
html, body, header { background: var(--ground); }
body.notice { max-width: 66rem; color: var(--text); line-height: 1.6;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, Arial, "Liberation Sans", sans-serif; }
.notice :is(h1, h2, h3, h4, th, dt, header, footer, .letterhead, .letterhead-name, .subtitle) {
  font-family: inherit; }
.notice h1 { font-size: 2rem; margin: .5rem 0; text-wrap: balance; }
.notice h2 { font-size: 1.35rem; margin: 0 0 .75rem; text-wrap: balance; }
.notice h3 { font-size: 1.05rem; color: var(--ink); margin: 1.5rem 0 .5rem; }
.notice .letterhead-name { font-size: 1rem; color: var(--soft); }
.notice .subtitle { font-size: 1.15rem; margin-bottom: 1rem; }
.notice :is(p, dd, td, th, .text) { overflow-wrap: anywhere; }
.draft-mark { color: var(--draft); }
a:visited { color: var(--visited); }
a:hover { text-decoration-thickness: .15em; }
#text:focus { outline: none; }
section { margin-block-start: 2.5rem; }
.front + :is(#text, .contents) + #text > section:first-child, #text > section:first-child {
  margin-block-start: 0; }
.lead { margin-bottom: .4rem; }
.skip { position: absolute; inset-inline-start: 1rem; top: -10rem; z-index: 2; padding: .6rem 1rem;
  background: var(--ground); border: 2px solid var(--link); }
.skip:focus { top: .5rem; }
.contents { margin: 1.5rem 0 2.5rem; padding: 1rem 1.25rem; background: var(--panel);
  border-radius: .25rem; }
.contents-name { margin-bottom: .35rem; font-weight: bold; color: var(--ink); }
.contents ol { list-style: none; margin: 0; padding: 0; }
.contents li { margin: 0; }
.contents a { display: grid; grid-template-columns: 1.9em minmax(0, 1fr); padding: .2rem 0;
  text-decoration-color: transparent; }
.contents a:hover, .contents a:focus { text-decoration-color: currentcolor; }
.contents a:visited { color: var(--link); }
.contents .number { margin: 0; color: var(--soft); }
.contents a:not(:has(.number)) { grid-template-columns: minmax(0, 1fr); }
.tel { white-space: nowrap; }
.lines { margin: 0; padding-inline-start: 1.1rem; white-space: normal; }
.notice .items .note { color: inherit; }
.back { padding: .2rem .6rem; white-space: nowrap; }
.items .cited { grid-column: 2; font-size: .85rem; color: var(--soft); }
.items .cited a:visited { color: var(--link); }
:target { background: var(--mark); }
.notice table { margin: .75rem 0 1.25rem; font-size: .95rem; }
.notice thead th { background: var(--panel); color: var(--ink); }
.notice :is(th, td) { min-width: 9em; }
.notice tbody th { min-width: 11em; color: var(--ink); font-size: inherit; }
@media screen and (min-width: 62em) {
  main:has(> .contents) { display: grid; grid-template-columns: 16rem minmax(0, 46rem);
    column-gap: 3rem; align-items: start; }
  .front { grid-column: 1 / -1; max-width: 48rem; margin-bottom: 1.5rem; }
  .contents { position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow-y: auto;
    margin: 0; font-size: .9rem; }
  header ~ main > .contents { top: 6rem; max-height: calc(100vh - 7rem); }
}
@media screen and (max-width: 46em) {
  .notice h1 { font-size: 1.6rem; }
  .notice h2 { font-size: 1.2rem; }
  .notice :is(h1, h2, h3) { hyphens: auto; }
  .notice :is(th, td, tbody th) { min-width: 0; }
  .stack, .stack tbody, .stack tr, .stack th, .stack td { display: block; }
  .stack thead { position: absolute; width: 1px; height: 1px; overflow: clip; clip-path: inset(50%);
    white-space: nowrap; }
  .stack tr { margin-bottom: 1rem; border: 1px solid var(--hair); border-radius: .25rem; }
  .notice .stack :is(th, td) { min-width: 0; padding: .5rem .75rem; border: 0; }
  .stack td:empty { display: none; }
  .stack td + td, .stack th + td { border-top: 1px solid var(--hair); }
  .stack tbody th { background: var(--panel); }
  .stack [data-label]::before { content: attr(data-label); content: attr(data-label) / "";
    display: block; font-size: .85rem; font-weight: bold; color: var(--soft); }
}
@media (forced-colors: active) {
  .contents, .stack tr { border: 1px solid; }
}
@media print {
  :root { color-scheme: light; }
  .aid { display: none; }
  body.notice { max-width: none; font: 10.5pt/1.45 Arial, "Liberation Sans", sans-serif; }
  .notice h1 { font-size: 18pt; }
  .notice h2 { font-size: 13pt; }
  .notice table { font-size: 9.5pt; }
  a:visited { color: inherit; }
  section { margin-block-start: 1.4rem; }
  .lead { break-after: avoid; }
  .items li:first-child { break-before: avoid; }
  :target { background: none; }
}
"""
