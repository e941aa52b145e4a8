"""The one stylesheet of a document in HTML: for the screen, and for paper of any size."""

STYLE = """
:root { color: #1a1a1a; background: #fff; }
:root { font: 11pt/1.45 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
body { max-width: 46em; margin: 2em auto; padding: 0 1.2em; }
h1, h2, h3, h4, h5, h6, p, li, dt, dd, th, td { unicode-bidi: plaintext; text-align: start; }
h1, h2, h3, h4, h5, h6, p, li, dt, dd, th, td { white-space: pre-wrap; overflow-wrap: anywhere; }
h1 { font-size: 1.9em; line-height: 1.2; margin: 0 0 .6em; }
h2 { font-size: 1.4em; line-height: 1.25; margin: 1.8em 0 .5em; }
h2 { padding-bottom: .15em; border-bottom: 2px solid #1a1a1a; }
h3 { font-size: 1.15em; margin: 1.6em 0 .4em; }
h4, h5, h6 { font-size: 1em; margin: 1.2em 0 .3em; }
p { margin: .5em 0; }
ul, ol { margin: .5em 0; padding-left: 1.6em; }
li { margin: .2em 0; }
p.label { font-weight: 700; margin: 1em 0 .2em; }
blockquote { margin: .5em 0; padding: 0 0 0 .9em; border-left: 3px solid #767676; }
dl { margin: .6em 0; }
dl > div { display: flex; gap: .8em; margin: .15em 0; }
dt { flex: 0 0 9em; font-weight: 700; }
dd { flex: 1; margin: 0; }
table { border-collapse: collapse; width: 100%; margin: .7em 0; }
th, td { border: 1px solid #767676; padding: .3em .5em; vertical-align: top; }
thead th { background: #ececec; }
.right { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
ul.checks { list-style: none; padding-left: 0; }
ul.checks li { padding-left: 1.7em; text-indent: -1.7em; }
.box { display: inline-block; width: 1.7em; text-indent: 0; }
.script { position: relative; margin: .7em 0; padding-left: 4.3em; border-left: 3px solid transparent; }
.script.spoken { border-left-color: #1a1a1a; font-size: 1.08em; }
.script .mark { position: absolute; left: .9em; font: 700 .75em/2 system-ui, sans-serif; letter-spacing: .05em; }
.script .mark { color: #4a4a4a; }
.script .words > :first-child { margin-top: 0; }
.script .words > :last-child { margin-bottom: 0; }
.direction { font-style: italic; color: #4a4a4a; font-weight: 400; }
.blank { border-bottom: 1px dotted #1a1a1a; font-weight: 600; }
.aside { color: #4a4a4a; font-size: .9em; }
.line { display: block; height: 9mm; border-bottom: 1px solid #4a4a4a; }
ol.lines { padding-left: 2em; }
ol.lines li { margin: 0; height: 10mm; border-bottom: 1px solid #4a4a4a; padding-top: 4mm; box-sizing: border-box; }
.fill-ins { display: flex; gap: 1.2em; flex-wrap: wrap; margin: .8em 0 1em; }
.fill-ins span { flex: 1 1 9em; border-bottom: 1px solid #4a4a4a; padding-top: .5em; }
table.form { table-layout: fixed; }
table.form th, table.form td { overflow-wrap: break-word; }
table.form td, table.form tbody th { height: 12mm; box-sizing: border-box; text-align: start; }
table.form tbody th { font-weight: 600; }
.option { display: inline-block; margin-right: .8em; font-size: .85em; line-height: 1.2; }
table.form[style] .option { font-size: .95em; }
hr.page { border: 0; border-top: 1px dashed #767676; margin: 3em 0; }
@page { margin: 16mm 15mm 18mm; @bottom-right { content: counter(page); } }
@media print {
  :root { font-size: 10.5pt; }
  body { max-width: none; margin: 0; padding: 0; }
  hr.page { border: 0; margin: 0; height: 0; break-after: page; page-break-after: always; }
  hr.page + h2, hr.page + h1 { margin-top: 0; }
  h1, h2, h3, h4, h5, h6, p.label { break-after: avoid; page-break-after: avoid; }
  thead { display: table-header-group; }
  h2 + p, .whole > dl { break-after: avoid; page-break-after: avoid; }
  tr, li, dl > div, .line, .whole, .writing, ol.lines { break-inside: avoid; page-break-inside: avoid; }
  p { orphans: 3; widows: 3; }
  a { color: inherit; }
}
"""
"""System fonts and no address of any kind; dark on white with at least 4.5 to 1 between letters and paper."""

CARD_STYLE = """
body { max-width: 72em; }
@page { size: landscape; margin: 9mm; }
@media print {
  :root { font-size: 8.5pt; line-height: 1.22; }
  body { max-width: none; }
  h1 { font-size: 1.35em; margin: 0 0 .2em; }
  p { margin: .25em 0; }
  .fill-ins { margin: .2em 0 .4em; }
  table { margin: .3em 0 0; }
  th, td { padding: .14em .4em; }
}
"""
"""What follows it where a document is a card: across the paper, and as much on a sheet as can be read."""
