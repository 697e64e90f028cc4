#include "report/style.h"

namespace fovea::report {

// The eight colours .s0 to .s7 are those of Okabe and Ito (Color Universal Design,
// 2008), the ones that stand out on white first; black follows the ink. The pale
// ones lie on a casing of ink, which gives them an edge on white.
const char* const styleSheet = R"css(
:root {
  color-scheme: light dark;
  --page: #ffffff; --panel: #f5f7f8; --ink: #1a1f23; --soft: #545e66; --line: #d3d9dd;
  --accent: #00598c; --warn-ink: #6b3300; --warn-page: #fff4e5; --warn-line: #c96a00;
  --right: 0, 114, 178; --wrong: 213, 94, 0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #15191c; --panel: #1e2428; --ink: #e5e9ec; --soft: #a3adb5; --line: #38424a;
    --accent: #7cc0ec; --warn-ink: #ffd9ad; --warn-page: #33240f; --warn-line: #d98a2b;
    --right: 86, 180, 233; --wrong: 230, 120, 40;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "DejaVu Sans", sans-serif;
  font-variant-numeric: tabular-nums lining-nums; overflow-wrap: break-word;
}
main, .top, .foot { max-width: 64rem; margin: 0 auto; padding: 0 24px; }
.notice {
  background: var(--warn-page); color: var(--warn-ink); border: solid var(--warn-line); border-width: 1px 0;
  padding: 8px 24px; text-align: center; font-weight: 600;
}
.top { padding-top: 32px; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 8px; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 48px 0 16px; padding-top: 16px; border-top: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 32px 0 8px; }
p { margin: 0 0 16px; max-width: 46rem; }
.meta, .soft, small { color: var(--soft); }
small { font-size: 0.8125rem; }
a { color: var(--accent); }
a:focus-visible, summary:focus-visible, .wide:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
abbr[title] { text-decoration: underline dotted var(--soft); text-underline-offset: 3px; cursor: help; }
nav ul { display: flex; flex-wrap: wrap; gap: 4px 24px; list-style: none; margin: 16px 0 0; padding: 0; }

.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 16px; padding: 0; list-style: none; }
.cards li { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: 16px; }
.cards .name { display: block; color: var(--soft); }
.cards .value { display: block; font-size: 1.5rem; font-weight: 600; line-height: 1.3; }
.cards .note { display: block; font-size: 0.8125rem; color: var(--soft); }

.cautions { border-left: 4px solid var(--warn-line); background: var(--warn-page); color: var(--warn-ink); padding: 16px 16px 8px 24px; margin: 24px 0; }
.cautions h3 { margin: 0 0 8px; }
.cautions ul { margin: 0; padding-left: 20px; }
.cautions li { margin-bottom: 8px; max-width: 46rem; }
.todo { border: 1px dashed var(--warn-line); border-radius: 6px; padding: 8px 16px; color: var(--warn-ink); background: var(--warn-page); }
.todo strong { margin-right: 4px; }

.wide { overflow-x: auto; margin: 0 0 16px; }
table { border-collapse: collapse; }
th, td { padding: 8px 16px 8px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; }
th + td, td + td, th + th { padding-left: 16px; }
thead th { color: var(--soft); font-size: 0.8125rem; vertical-align: bottom; }
td.number, th.number { text-align: right; white-space: nowrap; }
td.value { font-weight: 600; }
tr.total th, tr.total td { font-weight: 600; border-top: 2px solid var(--soft); }
th.group { text-align: center; border-left: 1px solid var(--line); padding-left: 16px; }
td.first, th.first { border-left: 1px solid var(--line); padding-left: 16px; }
th small { display: block; max-width: 30rem; white-space: normal; }
td.number small { display: block; white-space: normal; font-weight: 400; max-width: 8rem; margin-left: auto; }
caption { text-align: left; color: var(--soft); padding-bottom: 8px; }

.confusion td { text-align: right; min-width: 5.5rem; border: 1px solid var(--line); padding: 8px 12px; }
.confusion th { max-width: 11rem; padding-left: 12px; overflow-wrap: break-word; }
.confusion thead th { text-align: right; }
.confusion thead th.corner { text-align: left; }
.confusion td.right { font-weight: 700; outline: 2px solid rgb(var(--right)); outline-offset: -2px; }
.confusion td.sum { border-color: transparent; border-bottom-color: var(--line); color: var(--soft); }

dl { display: grid; grid-template-columns: minmax(9rem, 15rem) minmax(0, 1fr); gap: 8px 24px; margin: 0 0 16px; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }

.charts { display: flex; flex-wrap: wrap; gap: 24px; }
.chart { margin: 0 0 16px; flex: 1 1 22rem; max-width: 30rem; }
.chart > svg { display: block; width: 100%; height: auto; }
.chart svg text { fill: var(--soft); font-size: 12px; }
.chart svg text.axis-label { fill: var(--ink); font-size: 13px; }
.grid { stroke: var(--line); stroke-width: 1; }
.axis { stroke: var(--soft); stroke-width: 1; }
.mark { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 3 3; }
.chance { stroke: var(--soft); stroke-width: 1.2; stroke-dasharray: 4 4; fill: none; }
.series, .casing { fill: none; stroke-linejoin: round; }
.series { stroke-width: 2.2; }
.casing { stroke: var(--ink); stroke-width: 3.4; stroke-opacity: 0.35; }
.s0 { stroke: #0072b2; } .s1 { stroke: #d55e00; } .s2 { stroke: #009e73; } .s3 { stroke: #cc79a7; }
.s4 { stroke: #e69f00; } .s5 { stroke: #56b4e9; } .s6 { stroke: var(--ink); } .s7 { stroke: #f0e442; }
.dot { fill: var(--page); stroke-width: 1.6; }
.legend { list-style: none; margin: 8px 0 0; padding: 0; font-size: 0.875rem; }
.legend li { display: flex; gap: 8px; align-items: baseline; }
.legend svg { flex: none; position: relative; top: 1px; }

.gallery { list-style: none; margin: 0 0 16px; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(18rem, 1fr)); gap: 16px; }
.gallery figure { margin: 0; height: 100%; border: 1px solid var(--line); border-radius: 6px; overflow: hidden; background: var(--panel); }
.pictures { display: flex; gap: 2px; background: #0b0c0d; min-height: 4rem; align-items: center; justify-content: center; }
.pictures img { display: block; flex: 0 1 auto; min-width: 0; max-width: 50%; max-height: 16rem; object-fit: contain; }
.pictures img:only-child { max-width: 100%; }
.pictures .none { color: #a3adb5; }
.gallery figcaption { padding: 8px 16px 16px; font-size: 0.875rem; }
.gallery .title { display: flex; justify-content: space-between; gap: 8px; font-weight: 600; }
.verdict { border-radius: 999px; padding: 0 10px; font-size: 0.8125rem; font-weight: 600; border: 1.5px solid rgb(var(--right)); }
.verdict.wrong { border-color: rgb(var(--wrong)); border-style: dashed; }
.gallery dl { grid-template-columns: auto minmax(0, 1fr); gap: 0 12px; margin: 4px 0 0; }
.card h2 { font-size: 1.0625rem; margin: 20px 0 8px; padding-top: 8px; }
.card h3 { margin: 12px 0 4px; }
.card p, .card dl, .card .wide { margin-bottom: 8px; }
.card .todo { padding: 4px 16px; }
.card th, .card td { padding-top: 4px; padding-bottom: 4px; }
.card dl { gap: 2px 24px; }
.card .cautions { margin: 8px 0; padding-top: 8px; }
details { margin: 0 0 16px; }
summary { cursor: pointer; color: var(--accent); }
.foot { margin-top: 64px; padding-bottom: 32px; color: var(--soft); font-size: 0.875rem; }

@media (max-width: 40rem) {
  main, .top, .foot { padding-left: 16px; padding-right: 16px; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: 8px; }
}
@media print {
  :root {
    color-scheme: light;
    --page: #ffffff; --panel: #ffffff; --ink: #000000; --soft: #444444; --line: #bbbbbb;
    --accent: #00598c; --warn-ink: #000000; --warn-page: #ffffff; --warn-line: #666666;
    --right: 0, 114, 178; --wrong: 213, 94, 0;
  }
  body { font-size: 10.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main, .top, .foot { max-width: none; padding: 0; }
  .top { padding-top: 16px; }
  .cards .value { font-size: 1.25rem; }
  nav { display: none; }
  .wide { overflow: visible; }
  h2, h3 { break-after: avoid; }
  figure, .cards li, tr, .cautions, .todo { break-inside: avoid; }
  table { break-inside: avoid; }
  .cards { grid-template-columns: repeat(4, 1fr); gap: 8px; }
  .gallery { grid-template-columns: repeat(2, 1fr); }
  abbr[title] { text-decoration: none; }
}
)css";

}  // namespace fovea::report
