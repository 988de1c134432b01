import { cacheRuleDocs, RULESET } from "../../clouds/cloudflare/zone.ts";
import { known, type Readable, readBoolean, readNumber, readParts, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const YEAR_SECONDS = 31_536_000;

export default defineResourceRule({
    id: "cache-rule-keeps-versioned-files",
    title: "Files whose names carry their version are kept for a year, at the edge and in browsers",
    severity: "low",
    concern: "edge",
    types: [RULESET],
    breaks: "every visit asks the origins for files that cannot change, and a lost origin takes the pages with it",
    remedy:
        '{ rules: [{ enabled: true, actionParameters: { cache: true, browserTtl: { mode: "override_origin", default: 31536000 }, ' +
        'edgeTtl: { mode: "override_origin", default: 31536000 } } }] }',
    sources: [cacheRuleDocs],
    requirements: ["HB-01", "CN-05"],
    whenUnknown: "unknown",
    settings: { assetPath: "/assets/", minimumSeconds: YEAR_SECONDS },
    judge: (ruleset, { assetPath, minimumSeconds }) => {
        if (known(readString(ruleset, "phase")) !== "http_request_cache_settings") return undefined;
        const rules = (known(readParts(ruleset, "rules")) ?? []).map((rule, index) => ({ rule, index }));
        const about = rules.filter(({ rule }) =>
            (known(readString(rule, "expression")) ?? "").includes(`"${assetPath}`),
        );
        if (about.length === 0) return undefined;
        for (const { rule, index } of about) {
            const problem = shortcoming(rule, minimumSeconds);
            if (problem === undefined) continue;
            const ttl = `{ mode: "override_origin", default: ${minimumSeconds} }`;
            const settings = `{ enabled: true, actionParameters: { cache: true, browserTtl: ${ttl}, edgeTtl: ${ttl} } }`;
            return fail(ruleset, `rules[${index}]: ${problem}`, `{ rules: [${"{}, ".repeat(index)}${settings}] }`);
        }
        return pass(ruleset, `${about.length} rules keep files for ${minimumSeconds} s`);
    },
});

function shortcoming(rule: Readable, minimumSeconds: number): string | undefined {
    if (known(readBoolean(rule, "enabled")) === false) return "enabled is false, needs true";
    if (known(readBoolean(rule, "actionParameters.cache")) !== true) return "cache is not true";
    for (const where of ["browserTtl", "edgeTtl"]) {
        const mode = known(readString(rule, `actionParameters.${where}.mode`));
        // The origin may say longer or shorter; then its own headers decide.
        if (mode === "respect_origin") continue;
        const seconds = known(readNumber(rule, `actionParameters.${where}.default`)) ?? 0;
        if (mode !== "override_origin") return `${where}.mode is ${mode ?? "not set"}, needs override_origin`;
        if (seconds < minimumSeconds) return `${where}.default is ${seconds} s, needs at least ${minimumSeconds} s`;
    }
    return undefined;
}
