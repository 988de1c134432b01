import rule from "../../../../policy/rules/health/monitor-accepts-only-healthy-answers.ts";
import { MONITOR } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = MONITOR;

export default meetsContract(rule, {
    passes: [
        { when: "all successes count", change: (good) => good.at(at, "expectedCodes", "2xx"), at },
        { when: "some successes count", change: (good) => good.at(at, "expectedCodes", "200, 204,206-299"), at },
        {
            when: "the flags are left to their defaults",
            change: (good) => good.at(at, "followRedirects", undefined).at(at, "allowInsecure", undefined),
            at,
        },
    ],
    fails: [
        {
            when: "no codes are set",
            change: (good) => good.at(at, "expectedCodes", undefined),
            at,
            says: /expectedCodes is not set, needs codes from 200 to 299/,
        },
        {
            when: "the codes are empty, which the provider writes when none are set",
            change: (good) => good.at(at, "expectedCodes", ""),
            at,
            says: /expectedCodes is not set/,
        },
        {
            when: "redirects count",
            change: (good) => good.at(at, "expectedCodes", "2xx,3xx"),
            at,
            says: /expectedCodes is 2xx,3xx, needs/,
        },
        {
            when: "a range reaches a code too far",
            change: (good) => good.at(at, "expectedCodes", "200-300"),
            at,
            says: /expectedCodes is 200-300/,
        },
        {
            when: "redirects are followed",
            change: (good) => good.at(at, "followRedirects", true),
            at,
            says: /^followRedirects is true, needs false$/,
        },
        {
            when: "any certificate will do",
            change: (good) => good.at(at, "allowInsecure", true),
            at,
            says: /^allowInsecure is true, needs false$/,
        },
        {
            when: "everything is wrong on a monitor that does not say its type",
            change: (good) =>
                good
                    .at(at, "type", undefined)
                    .at(at, "expectedCodes", "xxx")
                    .at(at, "followRedirects", true)
                    .at(at, "allowInsecure", true),
            at,
            says: /expectedCodes is xxx.*; followRedirects is true, needs false; allowInsecure is true, needs false/,
        },
        {
            when: "the codes hold another type",
            change: (good) => good.at(at, "expectedCodes", 200),
            at,
            says: /expectedCodes must be a string, got a number/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the codes are not known",
            change: (good) => good.at(at, "expectedCodes", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "the monitor opens a connection only", change: (good) => good.at(at, "type", "tcp") }],
});
