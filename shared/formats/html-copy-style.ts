import { COLOURS } from '../model/scheme.ts';

/** The colours of kinds as classes; what has no kind has none of them. */
const TONES = COLOURS.map(
  (colour) => `.tone-${colour} { --kind: var(--${colour}); --kind-tint: var(--${colour}-tint); }`,
).join('\n');

/**
 * How the reading copy looks: an article page of about 68 characters a line with its notes in the margin, below the
 * paragraph on narrow windows and on paper. Each kind has a letter, a line style and a colour, and lanes of their own
 * for their lines, so that overlapping marks stay readable and nothing is told by colour alone.
 */
export const HTML_COPY_STYLE = `
:root {
  color-scheme: light dark;
  --ink: #23211d; --soft: #5d584e; --page: #fffdf9; --ground: #f3f0e9; --line: #ddd7ca; --raised: #fff; --link: #1f4e79;
  --amber: #9a5b00; --blue: #1d5fa8; --green: #2b7042; --magenta: #94297a; --red: #a12622; --teal: #0b6a70; --violet: #5b3fa8; --slate: #4d5660;
  --amber-tint: #fbeccb80; --blue-tint: #e2edf980; --green-tint: #e2f2e680; --magenta-tint: #f8e4f2a0;
  --red-tint: #fbe4e180; --teal-tint: #dcf1f280; --violet-tint: #ebe6fa80; --slate-tint: #e7eaee80;
  --good: #256a3c; --bad: #a12622; --warn: #835200;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e8e4da; --soft: #aaa599; --page: #1d1f22; --ground: #15171a; --line: #3a3e43; --raised: #25282c; --link: #8fc1ee;
    --amber: #e3a84a; --blue: #7fb8f2; --green: #7fcb95; --magenta: #e58fd0; --red: #f19a92; --teal: #6fcbd0; --violet: #b7a3f2; --slate: #b4bdc7;
    --amber-tint: #3b2f1790; --blue-tint: #1c2d4090; --green-tint: #1d332590; --magenta-tint: #3a203390;
    --red-tint: #40232190; --teal-tint: #16343a90; --violet-tint: #2b244490; --slate-tint: #2b303690;
    --good: #8fd0a1; --bad: #f19a92; --warn: #e8bb6c;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 1.125rem/1.85 Charter, 'Iowan Old Style', 'Source Serif 4', 'Noto Serif', Georgia, serif;
  overflow-wrap: break-word;
}
main { max-width: 76rem; margin: 0 auto; padding: clamp(1.5rem, 4vw, 4rem) clamp(1.1rem, 4vw, 4rem); background: var(--page); min-height: 100vh; }
a { color: var(--link); }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; text-wrap: balance; }
h1 { font-size: clamp(1.8rem, 4vw, 2.6rem); margin: 0 0 .6rem; max-width: 24em; }
h2 { font-size: 1.4rem; }
.sans, .card, .legend, .facts, table, footer, .letter, .verdict, .claims { font-family: system-ui, 'Segoe UI', 'Noto Sans', sans-serif; }
.kicker { font: 600 .8rem/1.4 system-ui, 'Segoe UI', 'Noto Sans', sans-serif; letter-spacing: .08em; text-transform: uppercase; color: var(--soft); margin: 0 0 .8rem; }
.facts { color: var(--soft); font-size: .92rem; line-height: 1.5; margin: 0 0 1.4rem; }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.6rem; padding: .7rem 0; margin: 0 0 1.6rem; border-block: 1px solid var(--line); font-size: .86rem; color: var(--soft); list-style: none; }
.row { display: grid; grid-template-columns: minmax(0, 68ch); column-gap: 2.5rem; }
.row > .block { margin: 0 0 1.1em; align-self: start; }
.row > h1.block { margin-bottom: .35em; }
.row > h2, .row > h3, .row > h4, .row > h5, .row > h6 { margin: 1em 0 .6em; }
blockquote.block { padding-inline-start: 1.2rem; border-inline-start: 3px solid var(--line); font-style: italic; }
ul.block { padding-inline-start: 1.4rem; }
mark { background: none; color: inherit; border-bottom: 2px solid; text-decoration: none; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
mark.line-solid { border-bottom: 2px solid var(--kind); background: var(--kind-tint); }
mark.line-dashed { border-bottom: 2px dashed var(--kind); padding-bottom: 4px; }
mark.line-dotted { border-bottom: 2px dotted var(--kind); padding-bottom: 4px; }
mark.line-double { border-bottom: 4px double var(--kind); padding-bottom: 8px; background: var(--kind-tint); }
mark.other { border-bottom: 1px solid var(--soft); }
${TONES}
.letter { font-size: .62em; font-weight: 700; line-height: 1; font-style: normal; vertical-align: super; margin-inline-end: .15em; text-decoration: none; user-select: none; }
.letter a { text-decoration: none; color: inherit; }
.ink { color: var(--kind); } .ink.other { color: var(--soft); }
.notes { margin: 0 0 1.4rem; display: grid; gap: .6rem; align-content: start; }
.card { background: var(--raised); border: 1px solid var(--line); border-inline-start: 4px solid var(--kind); border-radius: 6px; padding: .55rem .8rem .6rem; font-size: .84rem; line-height: 1.45; }
.card.line-double { border-inline-start: 5px double var(--kind); }
.card.line-dashed { border-inline-start-style: dashed; } .card.line-dotted { border-inline-start-style: dotted; }
.card p { margin: .15rem 0 0; }
.card .who { font-size: 1rem; font-weight: 600; }
.card .soft, .soft { color: var(--soft); }
.top { display: flex; flex-wrap: wrap; gap: .1rem .6rem; align-items: baseline; margin: 0; }
.card .inner { margin-top: .5rem; padding-top: .5rem; border-top: 1px solid var(--line); }
.verdict { display: inline-block; font-size: .78rem; font-weight: 700; line-height: 1.5; padding: 0 .5em; border: 1.5px solid; border-radius: 1em; white-space: nowrap; }
.verdict.supported { color: var(--good); } .verdict.refuted { color: var(--bad); } .verdict.conflicting, .verdict.not-enough-evidence { color: var(--warn); } .verdict.open { color: var(--soft); border-style: dashed; font-weight: 500; }
.end { margin-top: 2.5rem; padding-top: 1rem; border-top: 2px solid var(--ink); max-width: 62rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; line-height: 1.45; }
th .soft { font-weight: 400; }
th { text-align: start; font-weight: 600; color: var(--soft); }
th, td { padding: .45rem .9rem .45rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td.number, th.number { text-align: end; font-variant-numeric: tabular-nums; }
.claims { list-style: none; margin: 0; padding: 0; font-size: .95rem; line-height: 1.5; }
.claims li { padding: .8rem 0; border-bottom: 1px solid var(--line); }
.claims p { margin: .2rem 0 0; }
.claims .top { margin: 0; }
footer { margin-top: 3rem; color: var(--soft); font-size: .8rem; line-height: 1.5; }
:target { outline: 3px solid var(--link); outline-offset: 2px; }
@media (min-width: 70rem) { .row { grid-template-columns: minmax(0, 68ch) minmax(15rem, 23rem); } .notes { margin-top: .35rem; } }
@media (forced-colors: active) { mark { color: CanvasText; background: Canvas; } .verdict { forced-color-adjust: auto; } }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #444; --page: #fff; --ground: #fff; --line: #bbb; --raised: #fff; --link: #000;
    --amber: #7a4700; --blue: #14467d; --green: #1e5230; --magenta: #6e1c5a; --red: #8a1f1b; --teal: #085055; --violet: #45308a; --slate: #3a424a;
    --good: #1c5530; --bad: #8a1f1b; --warn: #6a4200; }
  mark.line-solid, mark.line-double { background: none; }
  body { font-size: 10.5pt; line-height: 1.6; }
  .row > p, .row > ul, .row > blockquote { line-height: 2; } /* Room for two lines under the words. */
  main { max-width: none; padding: 0; min-height: 0; }
  .row { grid-template-columns: minmax(0, 1fr) 15rem; column-gap: 1.5rem; }
  .card, .claims li, tr { break-inside: avoid; }
  h1, h2, h3 { break-after: avoid; }
}
`;
