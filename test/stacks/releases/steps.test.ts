import assert from "node:assert/strict";
import fc from "fast-check";
import { parseConfig } from "../../../stacks/config.ts";
import type { Deployment, Release } from "../../../stacks/releases/release.ts";
import { ReleaseRefusal } from "../../../stacks/releases/release.ts";
import { changeStackFile } from "../../../stacks/releases/stack-file.ts";
import { releaseNamed, releasesOf, systemOf } from "../../../stacks/releases/targets.ts";
import { stackValues } from "../stack-file.ts";

const digest = (name: string) => `us-docker.pkg.dev/example-project/app@sha256:${name.repeat(64)}`;
const NOTHING: Deployment = { images: [] };
const DEPLOYMENTS: Readonly<Record<string, Deployment>> = {
    "esta-tracker": { images: [digest("1")] },
    "claim-navigator/v2": { images: [digest("1")] },
    "hire-me-bahamas/backend": { images: [digest("1")] },
    "hire-me-bahamas/site": { images: [], serving: "38421352-b291-4819-972d-8746b984ff91" },
    "agent-backend": { images: [digest("1")] },
    erato: { images: ["us-east-1=ami-11111111111111111", "us-west-2=ami-22222222222222222"] },
};

/** What prod's stack file says, changed step by step and checked after each as the command does. */
class File {
    #values: Record<string, unknown> = stackValues("prod");

    release(target: string): Release {
        return releaseNamed(target, this.all());
    }

    all(): readonly Release[] {
        const { systems, settings } = parseConfig("prod", this.#values);
        return releasesOf(systems, settings);
    }

    take(target: string, step: (release: Release) => ReturnType<Release["promote"]>): Release["status"] {
        const release = this.release(target);
        for (const { path, value } of step(release)) {
            this.#values = withValue(this.#values, [systemOf(release), ...path], value);
        }
        return this.release(target).status;
    }
}

function withValue(holder: unknown, [key = "", ...rest]: readonly string[], value: unknown): Record<string, unknown> {
    const entries = Object.entries(holder ?? {}).filter(([name]) => name !== key);
    if (rest.length === 0 && value === undefined) return Object.fromEntries(entries);
    const inside: unknown = Reflect.get(holder ?? {}, key);
    return Object.fromEntries([...entries, [key, rest.length === 0 ? value : withValue(inside, rest, value)]]);
}

describe("the steps of a release", () => {
    for (const [target, deployment] of Object.entries(DEPLOYMENTS)) {
        it(`bring ${target} live and back, before a promotion and after it, as often as one likes`, () => {
            const file = new File();
            const live = () => file.release(target).status.live;
            const was = deployment.serving ?? live();
            const candidate = file.take(target, (release) => release.deploy(deployment)).candidate?.name;
            assert.notEqual(candidate, undefined);
            assert.equal(live(), was, "a candidate takes nothing");
            file.take(target, (release) => release.rollback());
            assert.deepEqual([live(), file.release(target).status.candidate?.percent], [was, 0]);

            for (let times = 0; times < 2; times++) {
                const promoted = file.take(target, (release) => release.promote());
                assert.deepEqual(promoted.previous, was);
                assert.equal(promoted.live, candidate);
                assert.equal(promoted.candidate, undefined);
                const back = file.take(target, (release) => release.rollback());
                assert.deepEqual([back.live, back.previous, back.candidate?.percent], [was, undefined, 0]);
            }
        });

        it(`refuse ${target} a promotion that has nothing to promote`, () => {
            const file = new File();
            file.take(target, (release) => release.deploy(deployment));
            file.take(target, (release) => release.promote());
            assert.throws(
                () => file.release(target).promote(),
                /^ReleaseRefusal: .* has no candidate: .* is live, .* is what was live before \(rollback goes back to it\)/,
            );
        });
    }

    it("never lead from one valid file to another in which nothing, or something unknown, is live", () => {
        const step = fc.record({
            target: fc.constantFrom(...Object.keys(DEPLOYMENTS)),
            verb: fc.constantFrom("deploy", "shift", "promote", "rollback"),
        });
        fc.assert(
            fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
                const file = new File();
                for (const { target, verb } of steps) {
                    const { live, candidate } = file.release(target).status;
                    try {
                        const after = file.take(target, (release) => {
                            if (verb === "deploy") return release.deploy(DEPLOYMENTS[target] ?? NOTHING);
                            return verb === "shift"
                                ? release.shift(10)
                                : verb === "promote"
                                  ? release.promote()
                                  : release.rollback();
                        });
                        if (verb === "promote") assert.equal(after.live, candidate?.name);
                        if (verb === "shift") assert.deepEqual([after.live, after.candidate?.percent], [live, 10]);
                        if (verb === "deploy") assert.equal(after.candidate?.percent, 0);
                        if (verb === "deploy" && target !== "hire-me-bahamas/site") assert.equal(after.live, live);
                    } catch (error) {
                        assert.ok(error instanceof ReleaseRefusal, String(error));
                    }
                }
            }),
            { numRuns: 30 },
        );
    });

    it("share requests out where names say who gets them, and say why not elsewhere", () => {
        const file = new File();
        const percents = ["esta-tracker", "claim-navigator/v2"].map((target) => {
            file.take(target, (release) => release.deploy(NOTHING));
            const shifted = file.take(target, (release) => release.shift(25)).candidate?.percent;
            return [shifted, file.take(target, (release) => release.rollback()).candidate?.percent];
        });
        assert.deepEqual(percents, [
            [25, 0],
            [25, 0],
        ]);
        assert.throws(
            () => new File().release("esta-tracker").shift(10),
            /esta-tracker has no candidate: r1 is live; ha release deploy/,
        );
        for (const [target, why] of [
            ["agent-backend", /one selector moves all requests at once/],
            ["hire-me-bahamas/backend", /one selector moves all requests at once/],
            ["hire-me-bahamas/site", /must be of one build/],
            ["erato", /promote replaces its instances in steps/],
        ] as const) {
            assert.throws(() => file.release(target).shift(10), why);
        }
    });

    it("refuse to go back where nothing was live before, and there is no candidate", () => {
        assert.throws(
            () => new File().release("esta-tracker").rollback(),
            /esta-tracker has nothing to roll back to: r1 is live, there is no candidate, and nothing was live before it/,
        );
    });

    it("refuse a deployment that lacks something, or has what this kind of release does not know", () => {
        const file = new File();
        const deploy = (target: string, deployment: Deployment) => () => file.release(target).deploy(deployment);
        assert.throws(deploy("agent-backend", NOTHING), /agent-backend needs one --image for both regions, got 0/);
        assert.throws(deploy("esta-tracker", { images: ["a", "b"] }), /takes one --image for both regions, got 2/);
        assert.throws(deploy("erato", { images: ["ami-1"] }), /needs an --image for each region, .* got ami-1/);
        assert.throws(deploy("hire-me-bahamas/site", NOTHING), /needs --serving <id>, the version that is served now/);
        assert.throws(deploy("hire-me-bahamas/site", { images: ["a"], serving: "x" }), /takes no --image/);
        assert.throws(
            deploy("erato", { images: ["a=b"], name: "x", directory: "y" }),
            /deploy of erato takes no --name and no --directory/,
        );
        assert.throws(deploy("esta-tracker", { images: [], name: "r1" }), /must be a name that no revision .* got r1/);
        assert.throws(
            deploy("hire-me-bahamas/site", { images: [], serving: "x", name: "r1" }),
            /must be another build than the one in the stack file, got r1/,
        );
        file.take("esta-tracker", (release) => release.deploy({ images: [], name: "spring" }));
        assert.throws(deploy("esta-tracker", NOTHING), /needs --name: spring has no number at its end/);
    });

    it("know their targets, and name those that there are", () => {
        const all = new File().all();
        assert.deepEqual(
            all.map(({ target }) => target),
            [
                "esta-tracker",
                "claim-navigator/v1",
                "claim-navigator/v2",
                "hire-me-bahamas/backend",
                "hire-me-bahamas/site",
                "agent-backend",
                "erato",
            ],
        );
        assert.throws(() => releaseNamed("esta", all), /target must be one of esta-tracker, .*, erato, got esta/);
        assert.throws(
            () => releaseNamed("hire-me-bahamas", all),
            /released in parts: name one of hire-me-bahamas\/backend, hire-me-bahamas\/site$/,
        );
    });

    it("leave a file alone in which a value cannot be changed by itself", () => {
        const anchored = "config:\n  p:erato:\n    releases: { live: &c blue, previous: *c }\n";
        const change = [{ path: ["releases", "live"], value: "green" }];
        assert.throws(() => changeStackFile(anchored, "p:erato", change), /releases\.live has to be changed by hand/);
        assert.throws(
            () => changeStackFile("config:\n  p:erato: {}\n", "p:erato", [{ path: ["live"], value: "green" }]),
            /p:erato\.live has to be changed by hand: there is nothing beside live/,
        );
    });
});
