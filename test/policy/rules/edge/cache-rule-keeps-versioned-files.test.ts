import rule from "../../../../policy/rules/edge/cache-rule-keeps-versioned-files.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";

const at = "zone-http-request-cache-settings";
const YEAR_SECONDS = 31_536_000;

export default meetsContract(rule, {
    passes: [
        {
            when: "the origin says how long",
            change: (good) => good.at(at, "rules[0].actionParameters.browserTtl", { mode: "respect_origin" }),
            at,
        },
        {
            when: "files are kept longer",
            change: (good) => good.at(at, "rules[0].actionParameters.edgeTtl.default", YEAR_SECONDS + 1),
            at,
        },
        {
            when: "the stack is content with a day",
            change: (good) => good.at(at, "rules[0].actionParameters.edgeTtl.default", 86_400),
            at,
            settings: { minimumSeconds: 86_400 },
        },
    ],
    fails: [
        ...["browserTtl", "edgeTtl"].flatMap((where) => [
            {
                when: `${where} is a second short`,
                change: (good: State) => good.at(at, `rules[0].actionParameters.${where}.default`, YEAR_SECONDS - 1),
                at,
                says: new RegExp(`rules\\[0\\]: ${where}\\.default is 31535999 s, needs at least 31536000 s`),
            },
        ]),
        {
            when: "browsers are told to keep nothing",
            change: (good) => good.at(at, "rules[0].actionParameters.browserTtl", { mode: "bypass" }),
            at,
            says: /browserTtl\.mode is bypass, needs override_origin/,
        },
        {
            when: "nothing is said about the edge",
            change: (good) => good.at(at, "rules[0].actionParameters.edgeTtl", undefined),
            at,
            says: /edgeTtl\.mode is not set/,
        },
        {
            when: "the edge is not told for how long",
            change: (good) => good.at(at, "rules[0].actionParameters.edgeTtl.default", undefined),
            at,
            says: /edgeTtl\.default is 0 s, needs/,
        },
        {
            when: "nothing is kept",
            change: (good) => good.at(at, "rules[0].actionParameters.cache", false),
            at,
            says: /cache is not true/,
        },
        {
            when: "the rule is off",
            change: (good) => good.at(at, "rules[0].enabled", false),
            at,
            says: /enabled is false/,
        },
        {
            when: "a second rule keeps files for a day",
            change: (good) =>
                good.set(at, {
                    rules: [
                        {},
                        {},
                        {
                            actionParameters: { cache: true, browserTtl: { mode: "override_origin", default: 86_400 } },
                            expression: '"/assets/"',
                        },
                    ],
                }),
            at,
            says: /rules\[2\]: browserTtl\.default is 86400 s/,
        },
    ],
    unknown: [
        {
            when: "the time is not known",
            change: (good) => good.at(at, "rules[0].actionParameters.edgeTtl.default", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        { when: "no rule is about versioned files", change: (good) => good.at(at, "rules[0].expression", "true") },
        { when: "the ruleset is of another phase", change: (good) => good.at(at, "phase", "http_config_settings") },
    ],
});
