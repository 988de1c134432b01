// Runs an up in the project named by its first argument and passes on which resources it has started.
import { run } from "../../../../sandbox/engine/run.ts";

const [root = "", cli = ""] = process.argv.slice(2);
const { result } = await run({
    root,
    cli,
    stack: "prod",
    command: "up",
    onEvent: (event) => {
        if (event.kind === "started") process.send?.(event.urn);
    },
});
process.exit(result === "succeeded" ? 0 : 1);
