"""The page around an answer in HTML, and its looks."""

PAGE = """<!DOCTYPE html>
<html lang="@LANGUAGE@">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>@TITLE@</title>
<style>
:root {
  --paper: #fcfcfa; --ink: #1d2129; --faint: #59616e; --line: #d5d8dd; --lift: #f2f3f0;
  --link: #0b57a4; --stated: #17662b; --reported: #0b57a4; --inferred: #7a2a8c;
  --agree: #17662b; --differ: #b3261e; --partly: #7a5200;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #181c24; --ink: #dde2ea; --faint: #a3acba; --line: #3b4352; --lift: #212733;
    --link: #82b4ff; --stated: #8cd68c; --reported: #82b4ff; --inferred: #d6a0f0;
    --agree: #8cd68c; --differ: #ff8a80; --partly: #e8c86e;
  }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.05rem/1.55 system-ui, sans-serif; }
main { max-width: 72rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; overflow-wrap: break-word; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.4rem; margin: 2.2rem 0 .6rem; padding-top: .6rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.15rem; margin: 1.6rem 0 .4rem; }
h4, h5, h6 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
h1::first-letter, h2::first-letter, h3::first-letter,
h4::first-letter, dt::first-letter, th::first-letter { text-transform: uppercase; }
p, dl, figure { max-width: 46rem; margin: .5rem 0; }
dl > div { display: grid; grid-template-columns: 10rem 1fr; gap: .2rem 1rem; padding: .15rem 0; }
dt { color: var(--faint); } dd { margin: 0; grid-column: 2; }
code { font: .85em ui-monospace, monospace; color: var(--faint); font-weight: normal; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: .8rem 0 1.4rem; }
th, td { border: 1px solid var(--line); padding: .5rem .7rem; text-align: left; vertical-align: top; }
thead th { background: var(--lift); } tbody th { font-weight: 600; }
.labelled thead td { width: 8.5rem; }
figure { margin: .9rem 0; } td figure:first-child { margin-top: 0; }
blockquote { margin: 0; padding: .1rem 0 .1rem 1rem; border-left: 3px solid var(--line); }
blockquote.verbatim { border-left-color: var(--stated); }
blockquote p { margin: .3rem 0; }
figcaption { font-size: .9rem; padding-left: 1.2rem; color: var(--faint); }
.stance { margin: .6rem 0; }
a { color: var(--link); }
.strong { font-weight: 600; } .label, .faint { color: var(--faint); }
.stated { color: var(--stated); } .reported { color: var(--reported); } .inferred { color: var(--inferred); }
.agree { color: var(--agree); } .differ { color: var(--differ); } .partly { color: var(--partly); }
.silent { color: var(--faint); }
@media (max-width: 40rem) {
  dl > div { display: block; } dd { margin-left: 1rem; }
  th, td { padding: .4rem; } .labelled thead td { width: 4.5rem; } table { font-size: .9rem; }
}
@media print {
  body { background: #fff; color: #000; font-size: 10.5pt; } main { max-width: none; padding: 0; }
  h1, h2, h3, h4 { break-after: avoid; } figure, tr { break-inside: avoid; } a { color: inherit; }
}
</style>
</head>
<body>
<main>
@BODY@
</main>
</body>
</html>
"""
