/** The `ha` command on the project copy of a runbook's test. */
import { ha } from "../../../cli/ha.ts";
import { processTerminal } from "../../../cli/terminal/terminal.ts";

process.exitCode = await ha(process.argv.slice(2), {
    root: process.env.RUNBOOK_ROOT ?? "",
    environment: process.env,
    terminal: processTerminal(process.env),
});
