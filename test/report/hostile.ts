import fc from "fast-check";

/** Text that would do harm in HTML, Markdown or a terminal if it were let through. */
export const HOSTILE = [
    "<script>globalThis.harmed = true</script>",
    '"><img src=x onerror="globalThis.harmed = true">',
    "</style></title></textarea><svg onload=alert(1)>",
    "&lt;b&gt; 'single' `backtick` \"double\"",
    "```\n# heading\n| a | b |",
    "[link](https://evil.example.com) @everyone #1 <!-- ",
    "a \\| b \\",
    "\u001b[2J\u001b[31mPASS\u001b[0m",
    "\u202egnp.exe\u2066",
    "javascript:alert(1)",
    "x".repeat(3000),
] as const;

/** Any text, with the hostile ones often among it. */
export const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...HOSTILE));
