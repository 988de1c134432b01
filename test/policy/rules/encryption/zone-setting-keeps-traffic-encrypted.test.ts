import rule from "../../../../policy/rules/encryption/zone-setting-keeps-traffic-encrypted.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "zone-ssl";
const REDIRECT = "zone-always-use-https";
const VERSION = "zone-min-tls-version";

export default meetsContract(rule, {
    passes: [
        { when: "TLS to the origin is forced", change: (good) => good.at(at, "value", "origin_pull"), at },
        { when: "TLS starts at 1.3", change: (good) => good.at(VERSION, "value", "1.3"), at: VERSION },
    ],
    fails: [
        {
            when: "the origin's certificate is not checked",
            change: (good) => good.at(at, "value", "full"),
            at,
            says: /ssl is full, needs strict or origin_pull/,
        },
        {
            when: "the mode is not set",
            change: (good) => good.at(at, "value", undefined),
            at,
            says: /ssl is not set, needs strict/,
        },
        {
            when: "plain HTTP is answered",
            change: (good) => good.at(REDIRECT, "value", "off"),
            at: REDIRECT,
            says: /always_use_https is off, needs on/,
        },
        {
            when: "TLS starts at 1.1",
            change: (good) => good.at(VERSION, "value", "1.1"),
            at: VERSION,
            says: /min_tls_version is 1\.1, needs 1\.2 or 1\.3/,
        },
        {
            when: "the version holds another type",
            change: (good) => good.at(VERSION, "value", 1.2),
            at: VERSION,
            says: /value must be a string, got a number/,
            remedy: "no",
        },
    ],
    unknown: [
        { when: "the value is not known", change: (good) => good.at(at, "value", UNKNOWN), at, becomes: "unknown" },
        {
            when: "it is not known which setting it is",
            change: (good) => good.at(at, "settingId", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "settings are about other things", change: (good) => good.without(at, REDIRECT, VERSION) }],
});
