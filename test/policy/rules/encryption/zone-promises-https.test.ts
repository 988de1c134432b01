import rule from "../../../../policy/rules/encryption/zone-promises-https.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "zone";
const HEADER = "zone-security-header";
const HSTS = "value.strict_transport_security";

export default meetsContract(rule, {
    passes: [
        { when: "browsers are told two years", change: (good) => good.at(HEADER, `${HSTS}.max_age`, 63_072_000), at },
        {
            when: "the stack is content with a day",
            change: (good) => good.at(HEADER, `${HSTS}.max_age`, 86_400),
            at,
            settings: { minimumSeconds: 86_400 },
        },
    ],
    fails: [
        {
            when: "there is no such setting",
            change: (good) => good.without(HEADER),
            at,
            says: /no setting security_header is made for it/,
        },
        {
            when: "it is off",
            change: (good) => good.at(HEADER, `${HSTS}.enabled`, false),
            at: HEADER,
            says: /not enabled/,
        },
        {
            when: "it is not said to be on",
            change: (good) => good.at(HEADER, `${HSTS}.enabled`, undefined),
            at: HEADER,
            says: /not enabled/,
        },
        {
            when: "it is a second short of a year",
            change: (good) => good.at(HEADER, `${HSTS}.max_age`, 31_535_999),
            at: HEADER,
            says: /max_age is 31535999 s, needs at least 31536000 s/,
        },
        {
            when: "no time is said",
            change: (good) => good.at(HEADER, `${HSTS}.max_age`, undefined),
            at: HEADER,
            says: /max_age is 0 s/,
        },
    ],
    unknown: [
        {
            when: "the time is not known",
            change: (good) => good.at(HEADER, `${HSTS}.max_age`, UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
});
