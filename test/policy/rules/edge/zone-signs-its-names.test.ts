import rule from "../../../../policy/rules/edge/zone-signs-its-names.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "zone";
const DNSSEC = "zone-dnssec";

export default meetsContract(rule, {
    passes: [
        { when: "the registrar has yet to learn the key", change: (good) => good.at(DNSSEC, "status", "pending"), at },
        { when: "nothing is said", change: (good) => good.at(DNSSEC, "status", undefined), at },
    ],
    fails: [
        { when: "there is none", change: (good) => good.without(DNSSEC), at, says: /no DNSSEC resource names it/ },
        {
            when: "it is off",
            change: (good) => good.at(DNSSEC, "status", "disabled"),
            at: DNSSEC,
            says: /status is disabled, needs active/,
        },
    ],
    unknown: [
        { when: "it is not known", change: (good) => good.at(DNSSEC, "status", UNKNOWN), at, becomes: "unknown" },
    ],
});
