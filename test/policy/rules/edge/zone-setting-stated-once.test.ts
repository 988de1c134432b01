import rule from "../../../../policy/rules/edge/zone-setting-stated-once.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Properties, type State, UNKNOWN } from "../../state.ts";

const at = "second";
const RULES = "zone-http-ratelimit";
const setting = (good: State, outputs: Properties = {}, made = "zone") =>
    good.plus({
        type: "cloudflare:index/zoneSetting:ZoneSetting",
        name: at,
        id: "ssl",
        outputs: { zoneId: "zone-id", settingId: "ssl", value: "strict", ...outputs },
        madeFrom: { zoneId: [made] },
    });
const ruleset = (good: State, outputs: Properties = {}) =>
    good.plus({
        type: "cloudflare:index/ruleset:Ruleset",
        name: at,
        id: "ruleset",
        outputs: { zoneId: "zone-id", kind: "zone", phase: "http_ratelimit", ...outputs },
    });

export default meetsContract(rule, {
    passes: [
        { when: "the other one is about another zone", change: (good) => setting(good, { zoneId: "other-id" }), at },
        {
            when: "the other one is about another setting",
            change: (good) => setting(good, { settingId: "brotli2" }),
            at,
        },
        {
            when: "the other ruleset is of another phase",
            change: (good) => ruleset(good, { phase: "http_config_settings" }),
            at,
        },
        {
            when: "the other zone is not known yet and another one",
            change: (good) => setting(good, { zoneId: UNKNOWN }, "zone-brotli"),
            at,
        },
        {
            when: "the other ruleset is called by rules",
            change: (good) => ruleset(good, { kind: "custom" }),
            at: RULES,
        },
    ],
    fails: [
        {
            when: "a setting is written twice",
            change: (good) => setting(good),
            at,
            says: /ssl of the zone is also written by zone-ssl/,
        },
        {
            when: "the zone is not known yet and the same",
            change: (good) => setting(good, { zoneId: UNKNOWN }),
            at,
            says: /ssl of the zone/,
        },
        {
            when: "the zone is not known yet and was made from the other one's and more",
            change: (good) =>
                setting(good, { zoneId: UNKNOWN }).facts(at, { madeFrom: { zoneId: ["zone", "zone-brotli"] } }),
            at,
            says: /ssl of the zone is also written by zone-ssl/,
        },
        {
            when: "a phase is written twice",
            change: (good) => ruleset(good),
            at,
            says: /http_ratelimit of the zone is also written by zone-http-ratelimit/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "it is not known which setting it is",
            change: (good) => setting(good, { settingId: UNKNOWN }),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "two rulesets are called by rules",
            change: (good) =>
                ruleset(good, { kind: "custom" })
                    .plus({
                        type: "cloudflare:index/ruleset:Ruleset",
                        name: "third",
                        id: "third",
                        outputs: { zoneId: "zone-id", kind: "custom", phase: "http_ratelimit" },
                    })
                    .without(
                        ...good.resources
                            .filter(({ type }) => /:(ZoneSetting|Ruleset)$/.test(type))
                            .map(({ name }) => name),
                    ),
        },
    ],
});
