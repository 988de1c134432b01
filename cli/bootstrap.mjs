#!/usr/bin/env node
// The way in, from a bare clone: installs what is missing, then hands over to Node 24 and the `ha` command, or to one of
// the project's own tasks. Plain JavaScript without dependencies, because neither is there yet when this runs.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tasks = { test: "cli/tasks/test.ts", verify: "cli/tasks/verify.ts", bench: "bench/main.ts" };

if (Number(process.versions.node.split(".")[0]) < 20) {
    process.stderr.write(`node must be version 20 or newer to install this project, got ${process.versions.node}\n`);
    process.exit(2);
}

const { ensureInstalled, projectNode } = await import("./install.mjs");
try {
    await ensureInstalled(root);
} catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(error.exitCode ?? 2);
}

const [command = "", ...rest] = process.argv.slice(2);
const script = Object.hasOwn(tasks, command) ? [tasks[command], ...rest] : ["cli/main.ts", command, ...rest];
const [file, ...args] = script.filter((argument) => argument !== "");
const child = spawn(projectNode(root), ["--disable-warning=ExperimentalWarning", join(root, file), ...args], {
    stdio: "inherit",
    env: { ...process.env, PATH: [join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter) },
});
// A terminal sends Ctrl-C to the child as well; the child takes two signals within a second as one.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.once("error", (error) => {
    process.stderr.write(`${projectNode(root)} does not start: ${error.message}\n`);
    process.exit(2);
});
child.once("exit", (code, signal) => {
    process.exit(code ?? 128 + (constants.signals[signal] ?? 0));
});
