// Opens web pages in Chromium and prints, as one JSON list, what axe-core and a ruler find on each.
//
//   node axe.cjs MODULES FILE...
//
// MODULES is the node_modules folder that has playwright-core and axe-core. Nothing is fetched: a
// request for anything but the file itself is stopped and told.
const { mkdtempSync, readFileSync, rmSync } = require('fs')
const { tmpdir } = require('os')
const { join, resolve } = require('path')
const { pathToFileURL } = require('url')

const [modules, ...files] = process.argv.slice(2)
const { chromium } = require(join(resolve(modules), 'playwright-core'))
const axe = readFileSync(join(resolve(modules), 'axe-core', 'axe.min.js'), 'utf8')
const profile = mkdtempSync(join(tmpdir(), 'comity-axe-'))

// every line and letter further apart, as WCAG 2.2, 1.4.12 allows a reader to have them
const SPACED = `* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important } p { margin-bottom: 2em !important }`

// how far the page is wider than the window, and which texts are cut off by a box of fixed size
function measure () {
  const cut = [...document.querySelectorAll('body *')].filter(e =>
    getComputedStyle(e).overflowY === 'hidden' && e.scrollHeight > e.clientHeight + 1)
  return {
    over: document.documentElement.scrollWidth - window.innerWidth,
    cut: cut.map(e => e.outerHTML.slice(0, 80))
  }
}

// what the Tab key reaches, in order, and whether a focus can be seen and is covered by nothing
async function tab (page) {
  const stops = []
  for (;;) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => {
      const e = document.activeElement
      if (!e || e === document.body) return null
      const box = e.getBoundingClientRect()
      const style = getComputedStyle(e)
      const [x, y] = [box.left + 2, Math.min(Math.max(box.top + 2, 0), innerHeight - 2)]
      const top = document.elementFromPoint(x, y)
      const order = [...document.querySelectorAll('*')].indexOf(e)
      return {
        order,
        what: e.tagName.toLowerCase(),
        outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        seen: !!top && (e.contains(top) || top.contains(e))
      }
    })
    if (stop === null || (stops.length && stop.order === stops[0].order)) return stops
    stops.push(stop)
  }
}

async function look (browser, file) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  const url = pathToFileURL(resolve(file)).href
  const asked = []
  await page.route('**/*', route => {
    if (route.request().url() === url) return route.continue()
    asked.push(route.request().url())
    return route.abort()
  })
  await page.goto(url)
  await page.evaluate(axe)
  const found = await page.evaluate(() => window.axe.run(document))
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await page.evaluate(() =>
    window.axe.run(document, { runOnly: ['color-contrast', 'link-in-text-block'] }))
  await page.emulateMedia({ colorScheme: 'light' })
  const stops = await tab(page)
  const widths = {}
  for (const width of [1280, 640, 320]) { // at 1280, a zoom of 100, 200 and 400 %
    await page.setViewportSize({ width, height: 900 })
    widths[width] = await page.evaluate(measure)
  }
  await page.addStyleTag({ content: SPACED })
  const spaced = await page.evaluate(measure)
  await page.close()
  const told = list => list.map(v => ({ id: v.id, nodes: v.nodes.map(n => n.html.slice(0, 120)) }))
  return {
    file,
    violations: told(found.violations),
    undecided: told(found.incomplete),
    dark: told([...dark.violations, ...dark.incomplete]),
    passes: found.passes.map(p => p.id),
    asked,
    stops,
    widths,
    spaced
  }
}

async function print (browser, file) {
  const page = await browser.newPage()
  await page.goto(pathToFileURL(resolve(file)).href)
  await page.pdf({ path: file.replace(/html$/, 'print.pdf'), preferCSSPageSize: true, tagged: true })
  await page.close()
}

async function main () {
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.COMITY_CHROMIUM || '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync']
  })
  try {
    const results = []
    for (const file of files) {
      results.push(await look(browser, file))
      await print(browser, file)
    }
    console.log(JSON.stringify(results))
  } finally {
    await browser.close()
    rmSync(profile, { recursive: true, force: true })
  }
}

main().catch(error => { console.error(error); process.exit(1) })
