import { dirname } from "node:path";
import { ha } from "./ha.ts";
import { processTerminal } from "./terminal/terminal.ts";

process.exitCode = await ha(process.argv.slice(2), {
    root: dirname(import.meta.dirname),
    environment: process.env,
    terminal: processTerminal(process.env),
});
