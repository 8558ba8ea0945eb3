// How many fields of our files other readers get, under Node.
//
//     npm install --prefix FOLDER @citation-js/core @citation-js/plugin-ris @citation-js/plugin-bibtex \
//         @retorquere/bibtex-parser
//     factcheck cite DOCUMENT -f csl-json -o FOLDER/refs.json        (and ris, bibtex, biblatex)
//     cp bench/other_readers.mjs FOLDER && node FOLDER/other_readers.mjs
//
// citation-js reads refs.ris, refs.bib and refs-biblatex.bib beside it; each field that refs.json has
// is looked up in what it read. The parser with which Better BibTeX imports into Zotero reads both
// .bib files and says what it could not.
import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import * as zotero from '@retorquere/bibtex-parser'
import fs from 'fs'

const here = new URL('.', import.meta.url).pathname
const read = name => fs.readFileSync(here + name, 'utf8')
const folded = value => String(value).toLowerCase().normalize('NFKD').replace(/[^a-z0-9]/g, '')
const family = name =>
  folded(name.literal || `${name['non-dropping-particle'] || name['dropping-particle'] || ''}${name.family}`)
const people = names => JSON.stringify((names || []).map(family))
const FIELDS = ['title', 'container-title', 'volume', 'issue', 'page', 'publisher', 'publisher-place',
  'DOI', 'URL', 'edition', 'collection-title']

const ours = JSON.parse(read('refs.json'))
const known = new Map(ours.map(one => [one.id, one]))
const titled = new Map(ours.map(one => [folded(one.title), one]))

for (const file of ['refs.ris', 'refs.bib', 'refs-biblatex.bib']) {
  let right = 0
  let all = 0
  const entries = new Cite(read(file)).data
  for (const given of entries) {
    const wanted = known.get(given.id) || titled.get(folded(given.title))
    for (const field of FIELDS.filter(name => wanted?.[name] !== undefined)) {
      all += 1
      right += folded(given[field]) === folded(wanted[field])
    }
    if (wanted?.author) {
      all += 1
      right += people(given.author) === people(wanted.author)
    }
  }
  console.log(`citation-js ${file}: ${entries.length} entries, ${right} of ${all} fields`)
}
for (const file of ['refs.bib', 'refs-biblatex.bib']) {
  const made = zotero.parse(read(file))
  console.log(`bibtex-parser ${file}: ${made.entries.length} entries, ${made.errors.length} errors`)
}
