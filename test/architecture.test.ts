import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";

const root = path.join(import.meta.dirname, "..");

/** Files that git tracks or would track. */
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
})
    .split("\n")
    .filter((file) => file !== "" && fs.existsSync(path.join(root, file)));
const sources = files.filter((file) => /\.(?:ts|mjs|cjs)$/.test(file));

/** Longest file, in lines that are neither blank nor comments, before its header has to say why. */
const LONGEST = 250;

interface Import {
    readonly from: string;
    /** Path from the root for a file of ours, else the package's name. */
    readonly to: string;
}

const IMPORT = /^(?:import|export)\s(?:[^;"']*?\sfrom\s)?["']([^"']+)["']|^} from ["']([^"']+)["']/gm;

function importsOf(from: string): Import[] {
    const text = fs.readFileSync(path.join(root, from), "utf8");
    return [...text.matchAll(IMPORT)]
        .map(([, whole, tail]) => whole ?? tail ?? "")
        .map((name) => ({
            from,
            to: name.startsWith(".") ? path.posix.normalize(path.posix.join(path.posix.dirname(from), name)) : name,
        }));
}

const imports = sources.flatMap(importsOf);

/** Imports out of a folder that match none of the allowed patterns, as `from -> to`. */
function strays(folder: RegExp, ...allowed: RegExp[]): string[] {
    return imports
        .filter(
            ({ from, to }) =>
                folder.test(from) && !allowed.some((pattern) => pattern.test(to)) && !to.startsWith("node:"),
        )
        .map(({ from, to }) => `${from} -> ${to}`);
}

describe("architecture", () => {
    it("finds the imports that it judges", () => {
        assert.ok(imports.length > 300, `only ${imports.length} imports found`);
        assert.ok(imports.some(({ from, to }) => from === "index.ts" && to === "stacks/platform.ts"));
    });

    it("keeps components/core free of clouds", () => {
        assert.deepEqual(strays(/^components\/core\//, /^components\/core\//, /^@pulumi\/pulumi$/, /^ip-address$/), []);
    });

    it("keeps clouds apart: each imports core, itself and its own SDK", () => {
        assert.deepEqual(strays(/^components\/gcp\//, /^components\/(?:core|gcp)\//, /^@pulumi\/(?:pulumi|gcp)$/), []);
        assert.deepEqual(strays(/^components\/aws\//, /^components\/(?:core|aws)\//, /^@pulumi\/(?:pulumi|aws)$/), []);
        assert.deepEqual(
            strays(
                /^components\/kubernetes\//,
                /^components\/(?:core|kubernetes)\//,
                /^@pulumi\/(?:pulumi|kubernetes)$/,
            ),
            [],
        );
        // esbuild: a Worker's folder becomes one script in worker-bundle.ts.
        assert.deepEqual(
            strays(
                /^components\/cloudflare\//,
                /^components\/(?:core|cloudflare)\//,
                /^@pulumi\/(?:pulumi|cloudflare)$/,
                /^esbuild$/,
            ),
            [],
        );
    });

    it("lets Workers import nothing but Workers, and nothing of Node", () => {
        const workers = /^components\/cloudflare\/(?:edge-router|auth-gateway)\//;
        assert.deepEqual(strays(workers, workers), []);
        assert.deepEqual(
            strays(/^components\/cloudflare\/edge-router\//, /^components\/cloudflare\/edge-router\//),
            [],
        );
        const node = imports.filter(({ from, to }) => workers.test(from) && to.startsWith("node:"));
        assert.deepEqual(node, []);
    });

    it("lets stacks import components, packages and itself only", () => {
        assert.deepEqual(strays(/^stacks\//, /^(?:stacks|components)\//, /^[@a-z][^/]*(?:\/[^/]+)?$/), []);
    });

    it("keeps the judge independent of what it judges", () => {
        assert.deepEqual(
            imports.filter(
                ({ from, to }) => from.startsWith("policy/") && /^(?:components|stacks|sandbox|cli|report)\//.test(to),
            ),
            [],
        );
    });

    it("simulates clouds, not us", () => {
        assert.deepEqual(
            imports.filter(
                ({ from, to }) =>
                    from.startsWith("sandbox/cloud/") &&
                    /^(?:components|stacks|policy|cli|report|sandbox\/engine)\//.test(to),
            ),
            [],
        );
    });

    it("lets the report know verdicts and nothing else of ours", () => {
        assert.deepEqual(
            imports.filter(
                ({ from, to }) => from.startsWith("report/") && /^(?:components|stacks|sandbox|cli)\//.test(to),
            ),
            [],
        );
    });

    it("lets nothing but the command that holds them and the generated pages know drills", () => {
        assert.deepEqual(
            imports.filter(
                ({ from, to }) =>
                    /^drills\//.test(to) &&
                    !/^(?:drills|test|tools\/generate)\/|^cli\/(?:commands\/drill|drill-summary)\.ts$/.test(from),
            ),
            [],
        );
        assert.deepEqual(strays(/^drills\//, /^(?:drills|stacks|components)\//, /^sandbox\/engine\/refusal\.ts$/), []);
    });

    it("[trap 46] asks stack references only for outputs that have to exist", () => {
        const asking = sources.filter((file) => /^(?:stacks|components|examples)\//.test(file));
        const lenient = asking.filter((file) =>
            /\.getOutput(?:Value)?\(/.test(fs.readFileSync(path.join(root, file), "utf8")),
        );
        assert.ok(asking.length > 50);
        assert.deepEqual(lenient, []);
    });

    it("uses only packages that package.json names", () => {
        const { name, dependencies, devDependencies } = JSON.parse(
            fs.readFileSync(path.join(root, "package.json"), "utf8"),
        );
        // Examples name this package, as programs outside of it do.
        const known = new Set([name, ...Object.keys({ ...dependencies, ...devDependencies })]);
        const foreign = imports
            .filter(({ to }) => !/^(?:node:|[a-z]+\/|index\.ts|\.)/.test(to) || /^@/.test(to))
            .map(({ to }) => (to.startsWith("@") ? to.split("/").slice(0, 2).join("/") : (to.split("/")[0] ?? to)))
            .filter((name) => !known.has(name));
        assert.deepEqual([...new Set(foreign)], []);
    });

    it("has a README of at most 30 lines, code aside, in every first-level folder", () => {
        const folders = [
            ...new Set(
                files
                    .filter((file) => file.includes("/") && !file.startsWith("."))
                    .map((file) => file.split("/")[0] ?? ""),
            ),
        ];
        for (const folder of folders) {
            const readme = path.join(root, folder, "README.md");
            assert.ok(fs.existsSync(readme), `${folder}/README.md is missing`);
            const prose = fs.readFileSync(readme, "utf8").replace(/```[\s\S]*?```/g, "");
            const lines = prose.trimEnd().split("\n").length;
            assert.ok(lines <= 30, `${folder}/README.md has ${lines} lines, at most 30`);
        }
    });

    it("has no file of more than 250 lines of code that does not say why in its header", () => {
        const long = sources.filter((file) => {
            const text = fs.readFileSync(path.join(root, file), "utf8");
            const code = text.split("\n").filter((line) => line.trim() !== "" && !/^\s*(?:\/\/|\/\*|\*)/.test(line));
            return code.length > LONGEST && !/^\s*\/\*\*[\s\S]*?Long because/.test(text);
        });
        assert.deepEqual(
            long.filter((file) => !file.startsWith("test/")),
            [],
        );
    });

    it("leaves no type escapes, skipped tests or notes to self behind", () => {
        const marks =
            /\bas any\b|: any(?:\[\])?\s*[;,)=|&>}]|<any>|@ts-(?:ignore|expect-error|nocheck)|\b(?:it|describe)\.only\(|\b(?:TO[D]O|FIX[M]E)\b/;
        const found = sources.flatMap((file) =>
            fs
                .readFileSync(path.join(root, file), "utf8")
                .split("\n")
                .flatMap((line, index) => (marks.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
        );
        assert.deepEqual(
            found.filter((line) => !line.startsWith("test/architecture.test.ts")),
            [],
        );
    });
});
