import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { ha } from "../../../cli/ha.ts";
import { clouds, loadFacts } from "../../../sandbox/cloud/facts/catalog.ts";
import { commandsPage } from "../../../tools/generate/commands-page.ts";
import { readComponents } from "../../../tools/generate/components/components.ts";
import { CLOUDS, componentsPage, defaultOf, isRecurring } from "../../../tools/generate/components/components-page.ts";
import { configurationPage } from "../../../tools/generate/configuration-page.ts";
import { factsPage } from "../../../tools/generate/facts-page.ts";
import { anchorsIn } from "../../../tools/links/markdown-links.ts";
import { CapturedTerminal } from "../../cli/captured-terminal.ts";
import { prodValues } from "../../stacks/stack-file.ts";

const root = path.join(import.meta.dirname, "../../..");

describe("the page of the components", () => {
    const components = Object.keys(CLOUDS).flatMap((folder) => readComponents(root, folder));

    it("has every class that is a component", () => {
        const classes = Object.keys(CLOUDS).flatMap((folder) =>
            fs
                .readdirSync(path.join(root, "components", folder))
                .filter((file) => file.endsWith(".ts"))
                .flatMap((file) => [
                    ...fs
                        .readFileSync(path.join(root, "components", folder, file), "utf8")
                        .matchAll(/^export class (\w+) extends Component /gm),
                ])
                .map(([, name]) => name),
        );
        assert.ok(classes.length > 60);
        assert.deepEqual(components.map(({ name }) => name).sort(), classes.sort());
    });

    it("has a promise of each", () => {
        assert.deepEqual(
            components.filter(({ promise }) => promise === "").map(({ file }) => file),
            [],
        );
    });

    it("says of each argument what it is, and of each that may be left out what happens then", () => {
        const silent = components.flatMap(({ name, args }) =>
            args
                .filter(
                    (one) => (one.doc === "" && !isRecurring(one)) || (!one.required && defaultOf(one) === undefined),
                )
                .map((one) => `${name}.${one.name}`),
        );
        assert.deepEqual(silent, []);
    });

    it("takes over what arguments are made of: Pick, Omit and extends", () => {
        const standby = components.find(({ name }) => name === "WarmStandbyService");
        const names = standby?.args.map(({ name }) => name) ?? [];
        assert.ok(names.includes("requestTimeout"), "picked from RegionalServiceArgs");
        assert.ok(!names.includes("serviceAccount"), "not picked");
        const redis = components.find(({ name }) => name === "RedisSentinel");
        assert.ok(
            redis?.args.some(({ name }) => name === "quorum"),
            "extended twice",
        );
    });

    it("links each component to its section", () => {
        const page = componentsPage(root);
        const anchors = anchorsIn(page);
        const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = ""]) => anchor);
        assert.ok(links.length >= components.length);
        assert.deepEqual(
            links.filter((anchor) => !anchors.has(anchor)),
            [],
        );
    });
});

describe("the page of the commands", () => {
    const page = commandsPage(root);

    it("has every option that a command's help shows", async () => {
        const names = [...page.matchAll(/^## ha (.+)$/gm)].map(([, name = ""]) => name);
        assert.ok(names.length >= 12);
        for (const name of names) {
            const terminal = new CapturedTerminal();
            await ha([...name.split(" "), "--help"], { root, environment: {}, terminal });
            const [, section = ""] = page.split(`## ha ${name}\n`);
            const [own = ""] = section.split("\n## ");
            const flags = [...terminal.result.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, flag = ""]) => flag);
            assert.ok(flags.length >= 2, `${name}: ${terminal.result}`);
            for (const flag of flags.filter((one) => one !== "--help")) {
                assert.ok(own.includes(flag), `${name} ${flag}`);
            }
        }
    });

    it("says of each option what it does", () => {
        assert.doesNotMatch(page, /^\| `[^|]+` \| {2}\|/m);
    });
});

describe("the page of the configuration", () => {
    const page = configurationPage();
    const rows = new Map(
        [...page.matchAll(/^\| `([^`]+)` \| (.*?) \| (?:yes)? ?\| (.*?) \|$/gm)].map(([, key = "", type, meaning]) => [
            key,
            { type, meaning },
        ]),
    );

    /** The paths of all values of a stack file. */
    function pathsOf(value: unknown, at: string): string[] {
        if (Array.isArray(value)) return value.flatMap((one) => pathsOf(one, `${at}[]`));
        if (typeof value !== "object" || value === null) return [at];
        return Object.entries(value).flatMap(([key, one]) => pathsOf(one, at === "" ? key : `${at}.${key}`));
    }

    function isKnown(wanted: string): boolean {
        return [...rows.keys()].some((key) => {
            const pattern = key.split(".").map((part) => (part === "*" ? "[^.]+" : part.replaceAll("[]", "\\[\\]")));
            // What is by name, or a list of plain values, has one row for all.
            return new RegExp(`^${pattern.join("\\.")}(?:\\.[^.]+|\\[\\])*$`).test(wanted);
        });
    }

    it("has every key that the stack file of prod sets", () => {
        const paths = pathsOf(prodValues(), "");
        assert.ok(paths.length > 100);
        assert.deepEqual(
            paths.filter((wanted) => !isKnown(wanted)),
            [],
        );
    });

    it("says of every value what it means", () => {
        const silent = [...rows].filter(([, { meaning }]) => meaning === "").map(([key]) => key);
        assert.deepEqual(silent, []);
    });
});

describe("the pages of the facts", () => {
    for (const cloud of clouds) {
        it(`have a section for each type of ${cloud}, and say where facts are from and of which day`, () => {
            const page = factsPage(cloud);
            for (const token of Object.keys(loadFacts(cloud).types)) assert.ok(page.includes(`\n## ${token}\n`), token);
            assert.match(page, /^- .*20\d\d-\d\d-\d\d/m);
        });
    }

    it("say what is required, what replaces and which values there are", () => {
        const [, section = ""] = factsPage("gcp").split("## gcp:storage/bucket:Bucket\n");
        const [own = ""] = section.split("\n## ");
        assert.match(own, /^- Required: .*`location`/m);
        assert.match(own, /^- A change replaces it: .*`location`/m);
        assert.match(own, /^- Values: .*`lifecycleRules\[\]\.condition\.withState` LIVE, ARCHIVED, ANY/m);
    });
});
