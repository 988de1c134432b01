import assert from "node:assert/strict";
import { parseConfig } from "../../../../stacks/config.ts";
import { ConfigError, type ConfigProblem } from "../../../../stacks/config-problems.ts";
import { type HireMeBahamasConfig, hireMeBahamasSchema } from "../../../../stacks/systems/hire-me-bahamas/config.ts";
import { prodValues } from "../../stack-file.ts";

const settings = hireMeBahamasSchema.parse(prodValues()["hire-me-bahamas"]);

/** What is wrong with a stack file that differs from prod's in the system's settings. */
function problems(changes: Partial<HireMeBahamasConfig>, stack: object = {}): readonly ConfigProblem[] {
    const values = { ...prodValues(), ...stack, "hire-me-bahamas": { ...settings, ...changes } };
    try {
        parseConfig("prod", { ...values, systems: ["hire-me-bahamas"] });
        return [];
    } catch (error) {
        assert.ok(error instanceof ConfigError, String(error));
        return error.problems;
    }
}

describe("HireMeBahamas's settings", () => {
    it("are right in prod", () => assert.deepEqual(problems({}), []));

    it("[HB-01] lie where the edge's certificate reaches: directly inside the domain", () => {
        const [first] = problems({ host: "api.hire.example.com" });
        assert.equal(first?.path, "hire-me-bahamas.host");
        assert.match(first?.reason ?? "", /must lie directly inside example\.com, .* got api\.hire\.example\.com/);
        const [site] = problems({ site: { ...settings.site, host: "hire.example.net" } });
        assert.equal(site?.path, "hire-me-bahamas.site.host");
        const [twice] = problems({ site: { ...settings.site, host: settings.host } });
        assert.match(twice?.reason ?? "", /must differ from host/);
    });

    it("[HB-15] let nothing sleep where stateful resources are protected", () => {
        const asleep = { backend: { ...settings.backend, asleep: true } };
        const [first] = problems(asleep);
        assert.match(first?.reason ?? "", /must be false where ha-platform:protect is true/);
        assert.deepEqual(problems(asleep, { protect: false }), []);
    });

    it("[HB-02] hash addresses exactly when sessions are sticky", () => {
        const backend = (sessions: "anywhere" | "sticky", balancing: "ip-hash" | "round-robin") =>
            problems({ backend: { ...settings.backend, sessions, balancing } });
        assert.deepEqual(backend("sticky", "ip-hash"), []);
        assert.deepEqual(backend("anywhere", "round-robin"), []);
        for (const [sessions, balancing] of [
            ["sticky", "round-robin"],
            ["anywhere", "ip-hash"],
        ] as const) {
            assert.match(
                backend(sessions, balancing)[0]?.reason ?? "",
                /must be ip-hash exactly when sessions are sticky/,
            );
        }
    });
});
