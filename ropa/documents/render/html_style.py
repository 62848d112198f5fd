"""How an HTML paper looks: on a light or a dark screen, narrow or wide, and printed on A4.

It sets no ground and no colour of running text: those are the reader's, or the site's.
"""

from __future__ import annotations

from ropa.documents.model import Document
from ropa.documents.render.dress import colour, family, on_dark

_DARKEST_GROUND = "1c1b22"
"""The ground that browsers give a dark page, the lightest of them."""

_TITLES = ("1f2f46", "c9d5e6")
_RULES = ("a3abb5", "5d6772")

_SHEET = """
:root{color-scheme:light dark;--title:#LIGHT_TITLE;--rule:#LIGHT_RULE;--soft:#59616b;--strong:#1f2f46;--head:#e6eaef;
--label:#f3f5f7;--borrowed:#7a5a1e}
@media screen and (prefers-color-scheme:dark){:root{--title:#DARK_TITLE;--rule:#DARK_RULE;--soft:#a9b2bd;
--strong:#c9d5e6;--head:#2b3138;--label:#24292f;--borrowed:#d8b46a}}
body{margin:0;font:1rem/1.55 FAMILY;overflow-wrap:anywhere}
main{max-width:WIDTH;margin:0 auto;padding:2rem 1.25rem}
header{text-align:center;margin-bottom:2rem}
.logo{display:block;margin:0 auto 1rem;max-width:100%;object-fit:contain}
h1,h2,h3,h4,.title{color:var(--title);line-height:1.3;margin:1.6em 0 .5em}
h1,.title{font-size:1.6rem;margin:0 0 .4em;text-wrap:balance}
.title{font-size:1.3rem;font-weight:bold}
h2{font-size:1.25rem}h3{font-size:1.1rem}h4{font-size:1rem}
p{margin:0 0 .6em}
.subtitle,.note,.second,footer{color:var(--soft)}
.subtitle{margin-bottom:.2em}
.note,.cut,footer{font-size:.85rem}
.cut{border-top:1px dashed var(--soft);color:var(--soft);margin-top:1.5rem}
.second{font-weight:normal}
.borrowed{color:var(--borrowed);border-inline-start:2px solid;padding-inline-start:.5em}
ul,ol{margin:0 0 .6em;padding-inline-start:1.4em}
ul{list-style-type:"–  "}
li{margin-bottom:.25em}
.under{margin-inline-start:3.2em}.more{list-style-type:none}
.clause{display:grid;grid-template-columns:minmax(2.6em,auto) 1fr;column-gap:.6em}
.tick{display:grid;grid-template-columns:auto 1fr;column-gap:.6em}
.box{margin-top:.35em}
.table{overflow-x:auto;margin:.8em 0 1em}
table{width:100%;border-collapse:collapse;table-layout:fixed;font-size:.9rem;line-height:1.4}
.many{min-width:60rem;font-size:.8rem}
th,td{border:1px solid var(--rule);padding:.4em .6em;text-align:start;vertical-align:top;hyphens:auto}
th{background:var(--head);color:var(--strong)}
.facts th{background:var(--label)}
.facts th,.facts td{border-width:1px 0}
th p,td p{margin:0}
td p+p{margin-top:.25em}
p+.second{margin-top:0}
.dot{position:relative;padding-inline-start:.75em}
.dot::before{content:"";position:absolute;inset-inline-start:.1em;top:.6em;width:.25em;height:.25em;
border-radius:50%;background:var(--soft)}
.dot.borrowed{padding-inline-start:.5em}.dot.borrowed::before{display:none}
.columns{display:grid;grid-template-columns:1fr 1fr;column-gap:2rem}
.columns>div{min-width:0}
.signature{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:0 1.5rem;margin-bottom:1em}
.signature p{margin:3rem 0 0;padding-top:.2em;border-top:1px solid;text-align:center;font-size:.8rem}
.stamp{margin:0 0 1.5em 50%}
.stamp p{margin:0}
.columns .stamp{margin-inline-start:25%}
.signer{display:grid;grid-template-columns:44fr 24fr 26fr;gap:0 1rem;align-items:end;margin-top:2rem}
.signer p{margin:0}
.line{border-bottom:1px solid;min-height:1.5em}
.columns .signer{grid-template-columns:1fr 1fr}
.columns .signer p:first-child{grid-column:1/-1}
.page{border:0;border-top:1px solid var(--rule);margin:2.5rem 0}
footer{border-top:1px solid var(--rule);margin-top:2.5rem;padding-top:.6em}
.watermark::before{content:attr(data-word);position:fixed;inset:0;z-index:-1;display:grid;place-items:center;
font-size:min(9rem,calc(95vmin / var(--letters)));font-weight:bold;white-space:nowrap;opacity:.09;rotate:-40deg;
pointer-events:none}
@media screen and (max-width:40rem){.columns,.signer{grid-template-columns:1fr}.columns>div+div{margin-bottom:1.2em}
.stamp{margin-inline-start:20%}.line{margin-top:1.5em}}
@page{size:A4 WAY;margin:18mm 16mm;@bottom-right{content:counter(page) " / " counter(pages);font-size:8pt;
color:#59616b}}
@media print{body{font-size:10pt;line-height:1.4}main{max-width:none;padding:0}h1,.title{font-size:15pt}
h2{font-size:12.5pt}h3{font-size:11pt}h4{font-size:10pt}table{font-size:9pt}.many{min-width:0;font-size:7.5pt}
.table{overflow:visible}thead{display:table-header-group}tr,.tick,.stamp,.signature,.signer{break-inside:avoid}
.signature,.signer{break-before:avoid}h1,h2,h3,h4{break-after:avoid}p,li{orphans:2;widows:2}
.page{border:0;margin:0;break-after:page}th{print-color-adjust:exact}}
"""


def style_sheet(document: Document) -> str:
    """The style sheet of a paper, in its own colour and typeface."""
    own = colour(document.dress)
    titles, rules = ((own, on_dark(own, _DARKEST_GROUND)),) * 2 if own else (_TITLES, _RULES)
    chosen = family(document.dress)
    fonts = f'"{chosen}",' if chosen else ""
    sheet = _SHEET.replace("LIGHT_TITLE", titles[0]).replace("DARK_TITLE", titles[1])
    sheet = sheet.replace("LIGHT_RULE", rules[0]).replace("DARK_RULE", rules[1])
    sheet = sheet.replace("FAMILY", f'{fonts}"Noto Sans","Segoe UI",system-ui,sans-serif')
    sheet = sheet.replace("WIDTH", "75rem" if document.landscape else "50rem")
    return sheet.replace("WAY", "landscape" if document.landscape else "portrait")
