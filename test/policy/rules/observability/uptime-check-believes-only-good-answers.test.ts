import rule from "../../../../policy/rules/observability/uptime-check-believes-only-good-answers.ts";
import { estaState } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "uptime-all";
const CODES = "httpCheck.acceptedResponseStatusCodes";

export default meetsContract(rule, {
    good: estaState,
    passes: [
        {
            when: "it names successes",
            change: (good) =>
                good.at(at, CODES, [{ statusClass: "STATUS_CLASS_2XX" }, { statusValue: 200 }, { statusValue: 299 }]),
            at,
        },
    ],
    fails: [
        {
            when: "a code of one is accepted, whatever its class",
            change: (good) => good.at(at, CODES, [{ statusValue: 1, statusClass: "STATUS_CLASS_2XX" }]),
            at,
            says: /acceptedResponseStatusCodes has 1,/,
            remedy: "no",
        },

        {
            when: "any answer will do",
            change: (good) => good.at(at, CODES, [{ statusClass: "STATUS_CLASS_ANY" }]),
            at,
            says: /^acceptedResponseStatusCodes has STATUS_CLASS_ANY, needs successes alone$/,
        },
        {
            when: "redirects will do",
            change: (good) => good.at(at, CODES, [{ statusValue: 300 }]),
            at,
            says: /has 300,/,
            remedy: "no",
        },
        {
            when: "less than success will do",
            change: (good) => good.at(at, CODES, [{ statusValue: 199 }]),
            at,
            says: /has 199,/,
            remedy: "no",
        },
        { when: "no code is named", change: (good) => good.at(at, CODES, [{}]), at, says: /has no code/ },
        {
            when: "the connection is not encrypted",
            change: (good) => good.at(at, "httpCheck.useSsl", false),
            at,
            says: /^useSsl is not true$/,
        },
        {
            when: "certificates are not verified",
            change: (good) => good.at(at, "httpCheck.validateSsl", undefined),
            at,
            says: /^validateSsl is not true$/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(at, "httpCheck.validateSsl", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "checks open a port",
            change: (good) => good.at(at, "httpCheck", undefined).at("uptime-database", "httpCheck", undefined),
        },
    ],
});
