import rule from "../../../../policy/rules/encryption/crypto-key-rotates.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState } from "../../states/gcp-data.ts";
import { KEY } from "../../states/gcp-stores.ts";

const period = propertyCases(KEY, "rotationPeriod");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        period.good("it is renewed every month", "2592000s"),
        propertyCases(KEY, "purpose").good("it says that it encrypts", "ENCRYPT_DECRYPT"),
    ],
    fails: [
        period.bad(
            "it is renewed a second later",
            "7776001s",
            /rotationPeriod is 7776001 s, needs at most 7776000 s \(90 days\)/,
        ),
        period.bad("it is never renewed", undefined, /rotationPeriod is not set/),
        { ...period.bad("the stack wants it sooner", "2592001s", /at most 2592000 s/), settings: { days: 30 } },
    ],
    unknown: [period.unknown("unknown")],
    silent: [
        {
            when: "it signs",
            change: (good) => good.at(KEY, "purpose", "ASYMMETRIC_SIGN").at(KEY, "rotationPeriod", undefined),
        },
    ],
});
