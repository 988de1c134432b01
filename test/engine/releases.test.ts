import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { z } from "zod";
import { ha } from "../../cli/ha.ts";
import { SYSTEM_NAMES } from "../../stacks/systems/settings.ts";
import { CapturedTerminal } from "../cli/captured-terminal.ts";
import { commandsIn } from "../commands.ts";
import { repository } from "../sandbox/engine/sandbox-fixture.ts";
import { changesOf } from "./deployed.ts";
import { Sandbox, succeeded } from "./sandbox.ts";

const page = fs.readFileSync(path.join(repository, "docs/releases.md"), "utf8");
const GOOGLE = ["us-central1", "us-east1"];
const AWS = ["us-east-1", "us-west-2"];

/** Brings one release live and takes it back, with one up for each section of the page. */
describe("releases of all five systems on the engine, by the commands of docs/releases.md", function () {
    this.timeout(600_000);
    let sandbox: Sandbox;
    let first: ReturnType<typeof serving>;

    before(async function () {
        sandbox = await Sandbox.open(this, SYSTEM_NAMES);
        await carryOut("Show");
        first = serving();
    });
    after(() => sandbox?.close());

    it("begin with one release in each system", () => {
        assert.deepEqual(first.revisions, {
            "claim-navigator-v1": ["live r1 100"],
            "claim-navigator-v2": ["live r1 100"],
            "esta-tracker-api": ["live r1 100"],
            "esta-tracker-functions": ["live r1 100"],
        });
        assert.deepEqual(first.colours, { "agent-backend": "blue", "hire-me-bahamas": "blue" });
        assert.equal(first.pages, "r1");
        assert.deepEqual(first.fleets, ["version 1: ami-0a1b2c3d4e5f60718", "version 1: ami-0b2c3d4e5f6071829"]);
    });

    it("[CN-09] [HB-10] [AG-03] deploy puts the new one beside the live one, and nothing that serves is touched", async () => {
        const changed = await carryOut("Deploy");
        assert.deepEqual(serving(), {
            ...first,
            revisions: {
                "claim-navigator-v1": ["live r1 100", "candidate r2 0"],
                "claim-navigator-v2": ["live r1 100", "candidate r2 0"],
                "esta-tracker-api": ["live r1 100", "candidate r2 0"],
                "esta-tracker-functions": ["live r1 100", "candidate r2 0"],
            },
        });
        assert.deepEqual(
            changed.filter((change) => !/^create agent-backend-.*-backend-green/.test(change)),
            [
                "create-replacement hire-me-bahamas-site-version",
                "delete-replaced hire-me-bahamas-site-version",
                "replace hire-me-bahamas-site-version",
                ...cloudRun("claim-navigator-v1", "claim-navigator-v2", "esta-tracker-api", "esta-tracker-functions"),
                ...GOOGLE.map((region) => `update hire-me-bahamas-${region}-backend-green`),
            ].sort(),
        );
        assert.equal(versions().length, 2, "Cloudflare keeps the version that is still served");
    });

    it("[CN-09] shift gives a candidate a share, where the system can", async () => {
        assert.deepEqual(
            await carryOut("Give it a share"),
            cloudRun("claim-navigator-v1", "claim-navigator-v2", "esta-tracker-api", "esta-tracker-functions"),
        );
        const shared = ["live r1 90", "candidate r2 10"];
        assert.deepEqual(Object.values(serving().revisions), [shared, shared, shared, shared]);
    });

    it("[HB-01] [HB-10] [AG-03] [ER-06] promote moves all requests, rollback before it takes the share away", async () => {
        const changed = await carryOut("Promote");
        assert.deepEqual(serving(), {
            revisions: {
                "claim-navigator-v1": ["live r2 100", "previous r1 0"],
                "claim-navigator-v2": ["live r1 100", "candidate r2 0"],
                "esta-tracker-api": ["live r2 100", "previous r1 0"],
                "esta-tracker-functions": ["live r2 100", "previous r1 0"],
            },
            colours: { "agent-backend": "green", "hire-me-bahamas": "green" },
            pages: "r2",
            fleets: ["version 2: ami-22222222222222222", "version 2: ami-33333333333333333"],
        });
        assertMovesRequestsOnly(changed);
    });

    it("[CN-09] [HB-10] [AG-03] [ER-06] rollback after a promotion serves again what was live before", async () => {
        const changed = await carryOut("Roll back");
        assert.deepEqual(serving(), {
            ...first,
            revisions: {
                "claim-navigator-v1": ["live r1 100", "candidate r2 0"],
                "claim-navigator-v2": ["live r1 100", "candidate r2 0"],
                "esta-tracker-api": ["live r1 100", "candidate r2 0"],
                "esta-tracker-functions": ["live r1 100", "candidate r2 0"],
            },
            fleets: ["version 3: ami-0a1b2c3d4e5f60718", "version 3: ami-0b2c3d4e5f6071829"],
        });
        assertMovesRequestsOnly(changed);
    });

    /** Runs a section's commands and returns what its up did to what is no component. */
    async function carryOut(section: string): Promise<string[]> {
        const [, text = ""] = page.split(`\n### ${section}\n`);
        const commands = commandsIn(text.split("\n#")[0] ?? "");
        assert.ok(commands.length >= 2, `docs/releases.md has no commands under ${section}`);
        const changed: string[] = [];
        for (const { argv, exitCode, says } of commands) {
            if (argv[0] === "up") {
                const result = succeeded(await sandbox.run("up"));
                const outside = result.resources.filter(({ type }) => !type.startsWith("ha-platform:"));
                changed.push(...changesOf({ ...result, resources: outside }));
                continue;
            }
            const terminal = new CapturedTerminal();
            const code = await ha(argv, { root: sandbox.root, environment: {}, terminal });
            const said = terminal.result + terminal.complaints;
            assert.equal(code, exitCode, `ha ${argv.join(" ")}\n${said}`);
            assert.ok(said.includes(says), said);
        }
        return changed;
    }

    /** What takes requests in the clouds; what both regions agree on is said once. */
    function serving() {
        const services = held("cloudrunv2/service:Service", cloudRunService).filter(([name]) => !/-worker-/.test(name));
        const selectors = held("core/v1:Service", kubernetesService).filter(([name]) => /backend-service$/.test(name));
        const built = Object.fromEntries(versions());
        const [deployment] = held("WorkersDeployment", workersDeployment).filter(([name]) => isPages(name));
        const groups = Object.fromEntries(held("autoscaling/group:Group", group));
        return {
            revisions: inBothRegions(
                services.map(([name, { trafficStatuses }]) => [
                    name,
                    trafficStatuses.map(
                        ({ tag, revision, percent }) => `${tag} ${revision.split("-").at(-1)} ${percent}`,
                    ),
                ]),
            ),
            colours: inBothRegions(selectors.map(([name, { spec }]) => [name, spec.selector.colour])),
            pages: deployment?.[1].versions.map(({ versionId }) => built[versionId]).join(),
            fleets: held("ec2/launchTemplate:LaunchTemplate", template).map(([name, { imageId, latestVersion }]) => {
                const used = groups[name.replace(/template$/, "group")]?.launchTemplate.version;
                assert.equal(used, String(latestVersion), "the group runs the newest version of its template");
                return `version ${used}: ${imageId}`;
            }),
        };
    }

    function held<T>(type: string, schema: z.ZodType<T>): [string, T][] {
        return sandbox
            .behindTheBack((cloud) => cloud.list({ type }))
            .filter((row) => row.type.endsWith(type) && !row.abandoned)
            .map(({ logicalName, outputs }): [string, T] => [logicalName, schema.parse(outputs)])
            .sort(([a], [b]) => a.localeCompare(b));
    }

    /** Name of the build of the pages by the id of its version, those included that a later build has replaced. */
    function versions(): [string, string][] {
        return sandbox
            .behindTheBack((cloud) => cloud.list({ type: "WorkerVersion" }))
            .filter(({ logicalName }) => isPages(logicalName))
            .map(({ id, outputs }) => [id, workerVersion.parse(outputs).annotations.workersTag]);
    }
});

/** Whether it is of the pages: the edge's coordination is released in versions as well. */
function isPages(logicalName: string): boolean {
    return logicalName.startsWith("hire-me-bahamas-site-");
}

/** Values by system and role, where both regions have the same one. */
function inBothRegions<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
    const byName: Record<string, T> = {};
    for (const [name, value] of entries) {
        const short = name.replace(/-us-(?:central1|east1)-(?:backend-)?service$/, "");
        if (short in byName) assert.deepEqual(value, byName[short], `${short} differs between regions`);
        byName[short] = value;
    }
    return byName;
}

function cloudRun(...services: readonly string[]): string[] {
    return services.flatMap((service) => GOOGLE.map((region) => `update ${service}-${region}-service`)).sort();
}

/** A deployment of the pages is a record of its own; everything else is updated where it is. */
function assertMovesRequestsOnly(changed: readonly string[]): void {
    const replaced = ["create-replacement", "replace", "delete-replaced"];
    assert.deepEqual(
        changed.filter((change) => !change.startsWith("update ")),
        replaced.map((op) => `${op} hire-me-bahamas-site-deployment`).sort(),
    );
    for (const region of GOOGLE) {
        for (const system of ["agent-backend", "hire-me-bahamas"]) {
            assert.ok(changed.includes(`update ${system}-${region}-backend-service`), changed.join());
            assert.ok(!changed.some((change) => /-backend-(?:blue|green)$/.test(change)), "no pod is made anew");
        }
    }
    for (const region of AWS) assert.ok(changed.includes(`update erato-${region}-fleet-template`), changed.join());
}

const cloudRunService = z.looseObject({
    trafficStatuses: z.array(z.looseObject({ revision: z.string(), percent: z.number(), tag: z.string() })),
});
const kubernetesService = z.looseObject({
    spec: z.looseObject({ selector: z.looseObject({ colour: z.string().optional() }) }),
});
const workersDeployment = z.looseObject({ versions: z.array(z.looseObject({ versionId: z.string() })) });
const workerVersion = z.looseObject({ annotations: z.looseObject({ workersTag: z.string() }) });
const template = z.looseObject({ imageId: z.string(), latestVersion: z.number() });
const group = z.looseObject({ launchTemplate: z.looseObject({ version: z.string() }) });
