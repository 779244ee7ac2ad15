"""How the page looks on paper: black on white, of any usual size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .report_markup import Markup
from .report_words import isolated

if TYPE_CHECKING:
    from .report_models import Report
    from .report_words import Words

_LONGEST_NAME: Final = 40
"""Characters of a name at the foot of a page."""
_STYLE: Final = """
@page { margin: 10mm 12mm 12mm; %(foot)s }
:root { color-scheme: only light; }
* { box-sizing: border-box; margin: 0; padding: 0; }
html {
  background: #fff; color: #000;
  -webkit-print-color-adjust: exact; print-color-adjust: exact;
}
body { font: 8pt/1.3 %(face)s; }
@media screen {
  body { width: 210mm; max-width: 100%%; margin: 0 auto; padding: 11mm 12mm; }
}

header p {
  display: flex; justify-content: space-between; align-items: baseline; gap: 4mm;
}
h1 { font-size: 14pt; line-height: 1.15; }
h2 { font-size: 9pt; margin: 2mm 0 0.6mm; break-after: avoid; }
.name { font-size: 12pt; overflow-wrap: anywhere; }
.blank { flex: 0 0 62mm; border-bottom: 0.2mm solid #000; }
.notice {
  font-size: 7.5pt; padding: 0.6mm 0; margin-top: 1mm;
  border: solid #000; border-width: 0.2mm 0;
}
.warning {
  font-weight: bold; border: 0.5mm solid #000; padding: 0.8mm 1.5mm; margin-top: 1mm;
}

section { break-inside: avoid; overflow-wrap: anywhere; }
.pair {
  display: grid; column-gap: 6mm; grid-template-columns: repeat(2, minmax(0, 1fr));
}
.first { grid-template-columns: minmax(0, 1.75fr) minmax(0, 1fr); }
.caption { font-size: 7pt; line-height: 1.25; color: #222; margin-top: 0.6mm; }
.empty { border: 0.2mm solid #999; padding: 4mm; margin-top: 1mm; }
.change, .remark { margin-inline-end: 3mm; }
.change, .remark { display: inline-block; }
.number { border: 0.2mm solid #000; padding: 0 0.6mm; }

svg { display: block; width: 100%%; height: auto; font-size: 2.5px; fill: #000; }
svg text { unicode-bidi: plaintext; }
svg .faint { font-size: 2.2px; fill: #333; }

table { border-collapse: collapse; width: 100%%; font-variant-numeric: tabular-nums; }
th { font-weight: normal; text-align: start; }
td.figure, .counts td { text-align: end; white-space: nowrap; }
tbody tr { border-top: 0.1mm solid #bbb; break-inside: avoid; }
thead + tbody tr:first-child > * { padding-top: 0.4mm; }
thead th {
  overflow-wrap: break-word; font-size: 7pt; line-height: 1.15; vertical-align: bottom;
  border-bottom: 0.25mm solid #000;
}
.medians { table-layout: fixed; }
.medians thead th:not(:first-child) { text-align: end; width: 11mm; }
.medians thead th:nth-child(3), .medians thead th:nth-child(4) { width: 20mm; }
.medians thead th:last-child { width: 7mm; }
.medians td { padding-inline-start: 1.5mm; }
.medians .median { font-weight: bold; }
.medians .part { padding-inline-start: 3mm; }
.unknown, .lacking { color: #444; font-style: italic; }
.counts td { padding-inline-start: 2mm; vertical-align: bottom; }

.nights {
  table-layout: fixed; font-size: 7.2pt; border-bottom: 0.25mm solid #000;
}
.nights thead th {
  font-size: 6.2pt; text-align: end; padding: 0 0 0.4mm; padding-inline-start: 1mm;
  hyphens: manual;
}
.nights thead th:first-child { width: 20mm; text-align: start; padding: 0; }
.nights thead th:nth-child(2) { width: 19mm; }
.nights td, .nights tbody th { padding-top: 0.18mm; padding-bottom: 0.18mm; }
.nights tbody th, .nights .remarks { white-space: nowrap; }
.nights .remarks { text-align: end; }
.nights .lacking { padding-inline-start: 2mm; }
.left-out { color: #444; font-style: italic; }
.nights tbody th::before {
  content: "●"; font-style: normal; margin-inline-end: 0.8mm; visibility: hidden;
}
.nights .counted th::before { visibility: visible; }
.nights .left-out th::before { content: "○"; visibility: visible; }

.method, .limits { font-size: 7.5pt; line-height: 1.25; }
.limits ul { padding-inline-start: 4mm; columns: 2; column-gap: 6mm; }
.notes { list-style: none; columns: 2; column-gap: 6mm; }
li { break-inside: avoid; overflow-wrap: anywhere; }
"""
_FACE: Final = '"Noto Sans", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'


def style(report: Report, words: Words) -> Markup:
    """Return the sheet of styles, with whose page it is at the foot of each."""
    name = report.sleeper
    if len(name) > _LONGEST_NAME:
        name = name[: _LONGEST_NAME - 1].rstrip() + "…"
    about = words.text(
        "foot",
        name=isolated(name),
        first=words.full_date(report.first_day),
        last=words.full_date(report.last_day),
    )
    look = f"font: 7pt {_FACE};"
    foot = (
        f"@bottom-left {{ content: {_quoted(about)}; {look} white-space: nowrap; }} "
        f'@bottom-right {{ content: counter(page) " / " counter(pages); {look} '
        "direction: ltr; }"
    )
    return Markup(_STYLE % {"foot": foot, "face": _FACE})


def _quoted(text: str) -> str:
    """Return text as a string of CSS that nothing in it can end."""
    return '"' + "".join(f"\\{ord(character):06x}" for character in text) + '"'
