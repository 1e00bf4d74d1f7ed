// Opens web pages in Chromium and prints, as one JSON list, every text on each with its place, and
// why eyes do not see it where they do not.
//
//   node visible.cjs MODULES FILE...
//
// MODULES is the node_modules folder that has playwright-core. What style sheets add is a text too.
const { mkdtempSync, rmSync } = require('fs')
const { tmpdir } = require('os')
const { join, resolve } = require('path')
const { pathToFileURL } = require('url')

const [modules, ...files] = process.argv.slice(2)
const { chromium } = require(join(resolve(modules), 'playwright-core'))
const profile = mkdtempSync(join(tmpdir(), 'comity-visible-'))

function texts () {
  const LEAST_PIXELS = 16 / 3 // four points
  const LEAST_CONTRAST = 2.5
  const found = []

  const colour = text => text.match(/[\d.]+/g).map(Number)
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0)

  function ground (e) {
    for (; e; e = e.parentElement) {
      const c = colour(getComputedStyle(e).backgroundColor)
      if (c.length < 4 || c[3] > 0.5) return c
    }
    return [255, 255, 255]
  }

  function unseen (e, rects) {
    const style = getComputedStyle(e)
    if (!e.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return 'hidden'
    for (let a = e; a; a = a.parentElement) {
      if (parseFloat(getComputedStyle(a).opacity) < 0.4) return 'transparent'
    }
    if (parseFloat(style.fontSize) < LEAST_PIXELS) return 'too small'
    if (/override/.test(style.unicodeBidi)) return 'turned round'
    const c = colour(style.color)
    if (c.length > 3 && c[3] < 0.4) return 'transparent'
    const [a, b] = [light(c), light(ground(e))].sort((x, y) => y - x)
    if ((a + 0.05) / (b + 0.05) < LEAST_CONTRAST) return 'in the colour of its ground'
    if (/line-through/.test(style.textDecorationLine)) return 'struck out'
    if (!rects.length) return 'without a place'
    return ''
  }

  function covered (e, range) {
    // behind a mark that stays in sight, or beyond a table that scrolls, it comes in sight later
    e.scrollIntoView({ block: 'center', inline: 'center' })
    for (const box of range.getClientRects()) {
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
      if (box.width < 0.5 || x < 0 || y < 0 || x > innerWidth || y > innerHeight) continue
      const top = document.elementFromPoint(x, y)
      if (top && e.contains(top)) return ''
    }
    return 'covered, cut off or off the page'
  }

  function added (e, which) {
    const content = getComputedStyle(e, which).content
    if (/^["']/.test(content) && content.length > 2) {
      found.push({ text: content.slice(1, -1), why: '', added: true })
    }
  }

  function walk (node) {
    if (node.nodeType === Node.TEXT_NODE && node.data.trim()) {
      const range = document.createRange()
      range.selectNodeContents(node)
      const rects = [...range.getClientRects()].filter(r => r.width > 0 && r.height > 0)
      const why = unseen(node.parentElement, rects) || covered(node.parentElement, range)
      const box = range.getClientRects()[0] || { left: 0, top: 0, right: 0, bottom: 0 }
      const x = scrollX + box.left
      found.push({ text: node.data, why, x, y: scrollY + box.top, high: box.bottom - box.top })
    } else if (node.nodeType === Node.ELEMENT_NODE && !/^(SCRIPT|STYLE)$/.test(node.tagName) &&
        !node.classList.contains('aid')) { // what a page adds to a document, the links to its parts
      added(node, '::before')
      node.childNodes.forEach(walk)
      added(node, '::after')
    }
  }

  walk(document.body)
  return { found, fonts: document.fonts.size }
}

async function main () {
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.COMITY_CHROMIUM || '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    viewport: { width: 1280, height: 900 }
  })
  const seen = []
  for (const file of files) {
    const page = await browser.newPage()
    await page.goto(pathToFileURL(resolve(file)).href)
    seen.push({ file, ...(await page.evaluate(texts)) })
    await page.close()
  }
  await browser.close()
  return seen
}

main().then(seen => console.log(JSON.stringify(seen)), error => {
  console.error(error)
  process.exitCode = 2
}).finally(() => rmSync(profile, { recursive: true, force: true }))
