import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { POLICY } from "../../policy/crossguard.ts";
import { judge } from "../../policy/judge.ts";
import { remediationName, remediations } from "../../policy/remediations.ts";
import { findCli } from "../../sandbox/engine/cli-binary.ts";
import { Analyzer, type Diagnostic } from "./analyzer.ts";
import { estaState, LOAD_BALANCER, SYSTEM } from "./esta-state.ts";
import { type State, UNKNOWN } from "./state.ts";

const root = join(import.meta.dirname, "../..");
const policy = join(root, "policy");
const NO_ENGINE = "127.0.0.1:1";

/** Several things wrong at once, of different concerns. */
const bad = (stack: string): State =>
    estaState(stack)
        .at("database", "deleteProtectionState", "DELETE_PROTECTION_DISABLED")
        .at("api-us-east1-service", "template.scaling.maxInstanceCount", 1)
        .at("pool-us-east1", "monitor", undefined)
        .at("audit-bucket", "locked", false)
        .without("error-rate-critical");

describe("the policy pack", () => {
    before("is bundled", () => {
        const printed = execFileSync(process.execPath, [join(policy, "bundle.mjs")], { encoding: "utf8" });
        assert.deepEqual(printed.trim().split("\n"), [
            join(policy, "ha-policy"),
            join(policy, "app-teams/ha-app-policy"),
        ]);
    });

    it("is an executable file and one bundle without a provider's SDK", () => {
        accessSync(join(policy, "ha-policy"), constants.X_OK);
        const bundle = readFileSync(join(policy, "dist/pack.cjs"), "utf8");
        const required = [...bundle.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name);
        const foreign = required.filter((name) => name !== undefined && !isBuiltin(name));
        assert.deepEqual([...new Set(foreign)].toSorted(), ["@pulumi/policy", "@pulumi/pulumi"]);
    });

    for (const [how, command, args] of [
        ["as an executable file", join(policy, "ha-policy"), [NO_ENGINE]],
        [
            "as a folder with PulumiPolicy.yaml",
            process.execPath,
            [join(root, "node_modules/@pulumi/pulumi/cmd/run-policy-pack"), NO_ENGINE, policy],
        ],
    ] as const) {
        describe(`started ${how}`, () => {
            let analyzer: Analyzer;
            before(async () => {
                analyzer = await Analyzer.start(command, args, policy);
            });
            after(() => analyzer.stop());

            it("serves all rules as one policy, which reads the stack once, and remediation turned off", async () => {
                assert.deepEqual(
                    [...(await analyzer.policies())],
                    [[POLICY, "mandatory"], ...remediations.map((each) => [remediationName(each), "disabled"])],
                );
            });

            it("says nothing about the good state", async () => {
                assert.deepEqual(await analyzer.analyzeStack(estaState()), []);
            });

            it("finds exactly what the judgement in process finds", async () => {
                const found = await analyzer.analyzeStack(bad("prod"));
                assert.deepEqual(idsOf(found), failuresOf(bad("prod")));
                const [deletion] = found.filter(({ rule }) => rule === "stateful-resource-deletion-protected");
                assert.match(
                    deletion?.message ?? "",
                    /Remedy: \{ deleteProtectionState: "DELETE_PROTECTION_ENABLED" \}/,
                );
            });

            it("[trap 44] advises on what is not known at preview instead of passing it over", async () => {
                const preview = estaState()
                    .at("cache-us-east1", "replicaCount", UNKNOWN)
                    .at(LOAD_BALANCER, "defaultPools", [UNKNOWN, UNKNOWN])
                    .at(SYSTEM, "objectives.triggers.partition.failoverSeconds", UNKNOWN);
                const found = await analyzer.analyzeStack(preview);
                const undecided = judge(preview.graph(), { stack: "prod" }).findings.filter(
                    ({ status }) => status === "unknown",
                );
                assert.ok(undecided.length > 2);
                assert.deepEqual(
                    found.map(({ rule, level, urn, message }) => [rule, level, urn, message.split("\n")[1]]).toSorted(),
                    undecided.map(({ rule, urn, message }) => [rule, "advisory", urn, message]).toSorted(),
                );
            });

            it("[trap 45] fails what must not be left open at preview", async () => {
                const preview = estaState().at("database", "locationId", UNKNOWN);
                const found = await analyzer.analyzeStack(preview);
                const mandatory = found.filter(({ level }) => level === "mandatory");
                assert.deepEqual(idsOf(mandatory), failuresOf(preview));
            });
        });
    }

    describe("in the Pulumi CLI", () => {
        let cli: string;
        let folder: string;
        before(async function () {
            const found = await findCli({ root, environment: process.env, onProgress: () => {} });
            assert.ok(
                found ?? !process.env.HA_REQUIRE_ENGINE,
                "the engine is required and this machine has no Pulumi CLI",
            );
            if (found === undefined) return this.skip();
            cli = join(found, "bin/pulumi");
            folder = mkdtempSync(join(tmpdir(), "ha-policy-"));
        });
        after(() => folder && rmSync(folder, { recursive: true, force: true }));

        const ownConfig = (stack: string) => join(policy, "dist/config", `${stack}.json`);
        const analyze = (state: State, configuration?: string) => {
            const file = join(folder, "state.json");
            writeFileSync(file, JSON.stringify(state.export(), redacted));
            const config = configuration === undefined ? [] : ["--policy-pack-config", configuration];
            const run = spawnSync(
                cli,
                ["policy", "analyze", "--json", "--file", file, "--policy-pack", join(policy, "ha-policy"), ...config],
                {
                    encoding: "utf8",
                    env: { ...process.env, PULUMI_HOME: join(folder, "home"), PULUMI_SKIP_UPDATE_CHECK: "true" },
                },
            );
            return { status: run.status, found: diagnosticsOf(run.stdout), stderr: run.stderr };
        };

        it("passes the good state", () => {
            const { status, found, stderr } = analyze(estaState());
            assert.equal(status, 0, stderr);
            assert.deepEqual(found, []);
        });

        it("ends with an error on a mandatory violation, and agrees with the judgement in process", () => {
            const { status, found, stderr } = analyze(bad("prod"), ownConfig("prod"));
            assert.notEqual(status, 0);
            assert.match(stderr, /mandatory policy violations/);
            assert.deepEqual(idsOf(found), failuresOf(bad("prod")));
        });

        it("takes a stack's levels and thresholds from its file [PL-03]", () => {
            const { status, found } = analyze(bad("staging"), ownConfig("staging"));
            assert.notEqual(status, 0, "staging does not let a pool go without a monitor");
            assert.deepEqual(idsOf(found), failuresOf(bad("staging")));
            const dev = analyze(bad("dev"), ownConfig("dev"));
            assert.equal(dev.status, 0);
            assert.deepEqual(idsOf(dev.found), failuresOf(bad("dev")));
        });

        it("takes levels and thresholds by rule from a file, and refuses a name that no rule has [PL-03]", () => {
            const write = (configuration: object) => {
                const file = join(folder, "configuration.json");
                writeFileSync(file, JSON.stringify({ [POLICY]: configuration }));
                return file;
            };
            const ids = [...new Set(analyze(bad("prod"), ownConfig("prod")).found.map(({ rule }) => rule))];
            const lowered = Object.fromEntries(ids.map((id) => [id, "advisory"]));
            const advice = analyze(bad("prod"), write({ stack: "prod", levels: lowered }));
            assert.equal(advice.status, 0, advice.stderr);
            assert.deepEqual(
                advice.found.map(({ level }) => level),
                ids.map(() => "advisory"),
            );

            const wrong = analyze(
                estaState(),
                write({ stack: "prod", levels: { "firestore-in-multi-regions": "advisory" } }),
            );
            assert.notEqual(wrong.status, 0);
            assert.match(wrong.stderr, /names the rule firestore-in-multi-regions, which is not in the catalogue/);
        });
    });
});

/** A secret as the CLI leaves it where it cannot decrypt it; a state with one that is encrypted it does not read. */
function redacted(_key: string, value: unknown): unknown {
    return typeof value === "object" && value !== null && "ciphertext" in value ? "[secret]" : value;
}

/** What failed, and how bad that is, without the wording. */
function idsOf(found: readonly Diagnostic[]): string[] {
    return found.map(({ rule, level, urn }) => `${rule} ${level} ${urn}`).toSorted();
}

function failuresOf(state: State): string[] {
    const { findings } = judge(state.graph(), { stack: state.stack });
    const failed = findings.filter(({ status }) => status === "fail");
    assert.ok(failed.length > 0);
    return failed.map(({ rule, level, urn }) => `${rule} ${level} ${urn}`).toSorted();
}

interface PolicyEvent {
    readonly policyEvent?: {
        readonly policyName: string;
        readonly enforcementLevel: string;
        readonly resourceUrn: string;
        readonly message: string;
    };
}

function diagnosticsOf(events: string): Diagnostic[] {
    return events
        .split("\n")
        .filter((line) => line.startsWith("{"))
        .flatMap((line) => {
            const { policyEvent }: PolicyEvent = JSON.parse(line);
            if (policyEvent === undefined) return [];
            const { policyName: rule, enforcementLevel, resourceUrn: urn, message } = policyEvent;
            return [
                { rule, level: enforcementLevel === "mandatory" ? "mandatory" : "advisory", urn, message } as const,
            ];
        });
}
