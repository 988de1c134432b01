import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { promisify } from "node:util";

const root = path.join(import.meta.dirname, "../../..");
const run = promisify(execFile);

const PROGRAM = `
import * as pulumi from "@pulumi/pulumi";
import { type Platform, readPlatform } from "ha-platform/contract";
import { platformMocks, samplePlatform } from "ha-platform/contract/testing";

await pulumi.runtime.setMocks(platformMocks({ systems: ["claim-navigator"] }), "portal", "prod");
const platform: Platform = readPlatform(new pulumi.StackReference("organization/ha-platform/prod"));
const write: pulumi.Output<string> = platform.system("claim-navigator").database.write;
const sample: string | undefined = samplePlatform().systems["claim-navigator"]?.database.write;
write.apply((endpoint) => console.log(endpoint === sample ? endpoint : "another one"));
`;

const WRONG = `
import { type Platform } from "ha-platform/contract";
export const missing = (platform: Platform) => platform.system("claim-navigator").database.writes;
export const mistyped = (platform: Platform): number => platform.system("orion");
`;

/** A project elsewhere that has the package in its own node_modules. */
class Consumer {
    readonly root = fs.mkdtempSync(path.join(os.tmpdir(), "ha-consumer-"));

    constructor() {
        this.#write("package.json", JSON.stringify({ name: "portal", type: "module" }));
        this.#write("program.ts", PROGRAM);
        this.#write("wrong.ts", WRONG);
        const compilerOptions = {
            module: "nodenext",
            target: "es2024",
            strict: true,
            exactOptionalPropertyTypes: true,
            skipLibCheck: true,
            noEmit: true,
            types: ["node"],
        };
        this.#write("tsconfig.json", JSON.stringify({ compilerOptions, include: ["program.ts"] }));
        for (const name of ["@pulumi", "@types", "zod"]) this.link(path.join(root, "node_modules", name), name);
    }

    link(target: string, name: string): void {
        fs.mkdirSync(path.join(this.root, "node_modules"), { recursive: true });
        fs.symlinkSync(target, path.join(this.root, "node_modules", name), "junction");
    }

    /** What the program prints. */
    async printed(): Promise<string> {
        return (await run(process.execPath, ["program.ts"], { cwd: this.root })).stdout;
    }

    /** What the compiler says, with the place of each error. */
    async compiled(...files: readonly string[]): Promise<string> {
        const config = { extends: "./tsconfig.json", include: ["program.ts", ...files] };
        this.#write("tsconfig.test.json", JSON.stringify(config));
        const compiler = path.join(root, "node_modules/typescript/bin/tsc");
        try {
            return (await run(process.execPath, [compiler, "-p", "tsconfig.test.json"], { cwd: this.root })).stdout;
        } catch (error) {
            return String(Reflect.get(Object(error), "stdout"));
        }
    }

    #write(name: string, text: string): void {
        fs.writeFileSync(path.join(this.root, name), text);
    }

    close(): void {
        fs.rmSync(this.root, { recursive: true, force: true });
    }
}

/** Puts the package into a consumer's node_modules in the two ways that there are. */
const installations: Readonly<Record<string, (consumer: Consumer) => void>> = {
    "a dependency on its folder": (consumer) => consumer.link(root, "ha-platform"),
    "its packed tarball": (consumer) => {
        const npm = ["pack", "--ignore-scripts", "--pack-destination", consumer.root];
        execFileSync("npm", npm, { cwd: root, stdio: "ignore", shell: process.platform === "win32" });
        const [tarball = ""] = fs.readdirSync(consumer.root).filter((name) => name.endsWith(".tgz"));
        const target = path.join(consumer.root, "node_modules", "ha-platform");
        fs.mkdirSync(target);
        execFileSync("tar", ["-xzf", path.join(consumer.root, tarball), "-C", target, "--strip-components=1"]);
    },
};

describe("the package entry ha-platform/contract [PL-05]", function () {
    this.timeout(300_000);

    before(() => execFileSync(process.execPath, [path.join(root, "stacks/contract/bundle.mjs")], { stdio: "ignore" }));

    for (const [name, install] of Object.entries(installations)) {
        describe(`by ${name}`, () => {
            let consumer: Consumer;

            before(() => {
                consumer = new Consumer();
                install(consumer);
            });
            after(() => consumer?.close());

            it("runs in a project of its own", async () => {
                assert.equal(await consumer.printed(), "write.claim-navigator.internal:5432\n");
            });

            it("has types that fit, and that refuse what the contract does not have", async () => {
                assert.equal(await consumer.compiled(), "");
                const errors = (await consumer.compiled("wrong.ts"))
                    .split("\n")
                    .filter((line) => /error TS/.test(line));
                assert.match(errors[0] ?? "", /^wrong\.ts\(3,\d+\).*'writes' does not exist/);
                assert.match(errors[1] ?? "", /^wrong\.ts\(4,\d+\)/);
                assert.ok(errors.every((line) => line.startsWith("wrong.ts(")));
            });
        });
    }

    it("says which file is missing where it was not built", async () => {
        const consumer = new Consumer();
        try {
            const bare = path.join(consumer.root, "bare");
            fs.mkdirSync(bare);
            fs.copyFileSync(path.join(root, "package.json"), path.join(bare, "package.json"));
            consumer.link(bare, "ha-platform");
            await assert.rejects(consumer.printed(), /Cannot find module '.*dist\/contract\/read\.js'/);
        } finally {
            consumer.close();
        }
    });

    it("imports nothing but the SDK and zod", () => {
        for (const file of ["read.js", "testing.js"]) {
            const text = fs.readFileSync(path.join(root, "dist/contract", file), "utf8");
            const imported = [...text.matchAll(/^import .* from "([^"]+)";$/gm)].map(([, name]) => name);
            assert.ok(imported.includes("zod"));
            assert.ok(imported.every((name) => name === "zod" || name === "@pulumi/pulumi"));
        }
    });
});
