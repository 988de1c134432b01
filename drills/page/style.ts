/** Colours by role, in light and in dark; patterns and words say the same, for whoever does not see them. */
export const STYLE = `
:root { color-scheme: light dark; --text: #1c2024; --quiet: #5a6470; --ground: #ffffff; --line: #d5dae0; --good: #18794e;
  --bad: #c02a2e; --series-0: #3667c9; --series-1: #b8690b; --series-2: #6d6a7c; --series-3: #8145b5; --failed: #c02a2e; }
@media (prefers-color-scheme: dark) { :root { --text: #e8eaed; --quiet: #a3adb8; --ground: #16181c; --line: #3a4048;
  --good: #5bc28e; --bad: #ff8583; --series-0: #7ba3f5; --series-1: #e8a558; --series-2: #a7a3b8; --series-3: #c39ae8;
  --failed: #ff8583; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: break-word; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2rem; } h3 { font-size: 1rem; margin: 2rem 0 .25rem; }
.about, figcaption, .marks { color: var(--quiet); font-size: .875rem; }
.verdict { font-size: 1rem; font-weight: 600; white-space: nowrap; }
.pass, .held::first-letter { color: var(--good); } .fail { color: var(--bad); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td { white-space: nowrap; } tbody th { font-weight: normal; min-width: 11rem; }
.invariants { list-style: none; padding: 0; font-size: .875rem; }
figure { margin: 0; } svg { display: block; width: 100%; height: auto; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; padding: 0; margin: .25rem 0; font-size: .875rem; }
.legend i { display: inline-block; width: .8em; height: .8em; margin-right: .35em; border-radius: 2px; }
.marks { max-height: 14rem; overflow-y: auto; padding-left: 1.25rem; }
.marks .fault { color: var(--text); font-weight: 600; }
`;
