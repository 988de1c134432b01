// Installs the project's dependencies and its own Node 24, once for each package-lock.json. What shows that an
// installation is whole is written last, so an interrupted one is done again.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const windows = process.platform === "win32";

/** The Node that runs everything but the bootstrap, whatever the machine has. */
export function projectNode(root) {
    return join(root, "node_modules", "node", "bin", windows ? "node.exe" : "node");
}

/** Installs unless that has been done. Throws one sentence, with npm's own output when npm failed. */
export async function ensureInstalled(root, run = runNpm) {
    const stamp = join(root, "node_modules", ".ha-installed");
    const wanted = stampOf(root);
    if (readText(stamp) === wanted) return;
    const release = await takeLock(join(root, ".ha", "install.lock"));
    try {
        if (readText(stamp) === wanted) return; // another process has done it in the meantime
        if (!isInstalled(root)) {
            await run(root, "installing dependencies", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
            // Of all install scripts only this one is wanted: it puts Node 24 into node_modules.
            await run(root, "installing Node 24", ["rebuild", "node", "--ignore-scripts=false"]);
        }
        if (!nodeRuns(root))
            throw new Error(`${projectNode(root)} must be there after the installation and does not run`);
        writeFileSync(stamp, wanted);
    } finally {
        release();
    }
}

function stampOf(root) {
    const hash = createHash("sha256")
        .update(readFileSync(join(root, "package-lock.json")))
        .digest("hex");
    return `${hash} ${process.platform} ${process.arch}\n`;
}

/** Whether somebody else's `npm ci` or `npm install` has put in place exactly what package-lock.json names. */
function isInstalled(root) {
    const actual = readText(join(root, "node_modules", ".package-lock.json"));
    if (actual === undefined || !nodeRuns(root)) return false;
    const { packages } = JSON.parse(actual);
    const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
    return Object.entries(wanted).every(([path, { version, optional }]) => {
        return path === "" || optional === true || packages[path]?.version === version;
    });
}

function nodeRuns(root) {
    return existsSync(projectNode(root)) && spawnSync(projectNode(root), ["--version"]).status === 0;
}

async function runNpm(root, what, args) {
    const started = Date.now();
    const elapsed = () => `${Math.round((Date.now() - started) / 1000)} s`;
    const live = process.stderr.isTTY === true;
    process.stderr.write(live ? "" : `${what}\n`);
    const ticker = live ? setInterval(() => process.stderr.write(`\r\u001b[K${what}, ${elapsed()}`), 250) : undefined;
    // Warnings about the machine's own Node (EBADENGINE) are harmless here, and npm's output is kept for a failure only.
    const npm = spawn("npm", args, { cwd: root, shell: windows, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [npm.stdout, npm.stderr]) stream.on("data", (text) => (output += String(text)));
    let interrupted;
    const stop = (signal) => {
        interrupted = signal;
        npm.kill(signal);
    };
    process.on("SIGINT", stop).on("SIGTERM", stop);
    const code = await new Promise((resolve) => npm.once("error", resolve).once("close", resolve));
    process.off("SIGINT", stop).off("SIGTERM", stop);
    clearInterval(ticker);
    process.stderr.write(live ? "\r\u001b[K" : "");
    if (interrupted !== undefined) {
        const error = new Error(`${what}: interrupted; the next run does it again`);
        throw Object.assign(error, { exitCode: interrupted === "SIGINT" ? 130 : 143 });
    }
    if (code?.code === "ENOENT") throw new Error("npm must be on PATH to install the project, and is not");
    if (code !== 0)
        throw new Error(`${output.trim()}\n${what} failed after ${elapsed()}: npm ${args.join(" ")} said the above`);
    process.stderr.write(`${what}: done in ${elapsed()}\n`);
}

/** One installation at a time. A lock whose process is gone counts for nothing. */
async function takeLock(path) {
    const draft = `${path}.${process.pid}`;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(draft, String(process.pid));
    try {
        for (let told = false; !tryLink(draft, path); told = true) {
            const holder = Number(readText(path) ?? process.pid);
            if (!isAlive(holder)) rmSync(path, { force: true });
            else if (!told)
                process.stderr.write(`waiting for process ${holder}, which is installing the dependencies\n`);
            await wait(200);
        }
    } finally {
        rmSync(draft, { force: true });
    }
    return () => rmSync(path, { force: true });
}

/** A link appears whole or not at all, and only where nothing is. */
function tryLink(draft, path) {
    try {
        linkSync(draft, path);
        return true;
    } catch (error) {
        if (error.code === "EEXIST") return false;
        throw error;
    }
}

function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    } catch (error) {
        return error.code === "EPERM";
    }
}

function readText(path) {
    try {
        return readFileSync(path, "utf8");
    } catch (error) {
        if (error.code === "ENOENT") return undefined;
        throw error;
    }
}
