/** How a capsule looks, on screen and on paper. A constant of ours: the page names it by its hash. */
export const CAPSULE_STYLE = `
:root { color-scheme: light dark; --ink: #1d1b18; --soft: #5c5850; --page: #fffefb; --ground: #f3f1ec; --line: #d9d5cc; --mark: #fbe3a4; --link: #174a7c; }
@media (prefers-color-scheme: dark) { :root { --ink: #ece8e0; --soft: #aea89c; --page: #1e1d1b; --ground: #141312; --line: #3b3833; --mark: #5c4a12; --link: #9cc4ee; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.6 Charter, Georgia, serif; overflow-wrap: anywhere; }
main { max-width: 52rem; margin: 0 auto; padding: 2rem clamp(1rem, 4vw, 3rem) 4rem; background: var(--page); min-height: 100vh; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; margin: 3rem 0 1rem; padding-top: 1rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1.1rem; margin: 0; }
h4 { font-size: .95rem; margin: 1.4rem 0 .4rem; }
a { color: var(--link); }
p { margin: .4rem 0; }
.kicker, .soft, dt, th, footer { color: var(--soft); }
.kicker { font-variant-caps: all-small-caps; letter-spacing: .06em; margin: 0; }
.claim { margin: 0 0 2.5rem; padding: 1.2rem; border: 1px solid var(--line); border-radius: .4rem; }
.top { display: flex; flex-wrap: wrap; gap: .3rem 1rem; align-items: baseline; justify-content: space-between; }
.verdict { border: 1.5px solid currentColor; border-radius: .3rem; padding: 0 .5rem; font-weight: 600; }
.words { white-space: pre-wrap; }
blockquote { margin: .6rem 0; padding-inline-start: .9rem; border-inline-start: 3px solid var(--line); white-space: pre-wrap; }
mark { background: var(--mark); color: inherit; padding: .05em 0; }
.at { font-size: .75em; font-weight: 600; color: var(--soft); margin-inline-end: .2em; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .15rem 1rem; margin: .5rem 0; font-size: .92rem; }
dt, dd { margin: 0; }
.note { white-space: normal; }
.note > :first-child { margin-top: 0; }
.note > :last-child { margin-bottom: 0; }
.note :is(ul, ol) { margin: .4rem 0; padding-inline-start: 1.6rem; }
.note :is(h5, h6) { font-size: 1em; margin: .8rem 0 .3rem; }
.note hr { border: 0; border-top: 1px solid var(--line); }
.note code { font: .85em ui-monospace, monospace; }
dd { white-space: pre-wrap; }
.evidence { margin: .8rem 0; padding-inline-start: .9rem; border-inline-start: 3px double var(--line); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .88rem; }
th, td { text-align: start; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); }
.text p, .text blockquote { margin: .8rem 0; }
pre { white-space: pre-wrap; font: .75rem/1.4 ui-monospace, monospace; border: 1px solid var(--line); padding: 1rem; }
summary { cursor: pointer; }
footer { margin-top: 3rem; font-size: .8rem; }
@media (max-width: 36rem) { dl { grid-template-columns: minmax(0, 1fr); } dd { margin-bottom: .4rem; } }
@media print { :root { color-scheme: light; } main { max-width: none; padding: 0; } .data { display: none; } .evidence, tr { break-inside: avoid; } }
`;
