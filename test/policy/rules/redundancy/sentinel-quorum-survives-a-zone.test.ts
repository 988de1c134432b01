import rule from "../../../../policy/rules/redundancy/sentinel-quorum-survives-a-zone.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { withFile, withoutKind } from "../../states/without.ts";

const at = "cache-sentinel-us-central1";
const config = "cache-sentinel-config-us-central1";
const QUORUM = "spec.template.spec.containers[0].env[0].value";
const COUNT = "spec.replicas";
const monitors = (state: State, quorum: number | string) =>
    withFile(state, config, "sentinel.conf", `sentinel monitor primary 192.0.2.1 6379 ${quorum}\n`);

export default meetsContract(rule, {
    good: shopState,
    passes: [
        { when: "the file says how many", change: (good) => monitors(good, 2).at(at, QUORUM, "9"), at },
        { when: "three of five agree", change: (good) => good.at(at, COUNT, 5).at(at, QUORUM, "3"), at },
        {
            when: "all that are left of seven must agree",
            change: (good) => good.at(at, COUNT, 7).at(at, QUORUM, "4"),
            at,
        },
    ],
    fails: [
        {
            when: "there is one, as a document draws it",
            change: (good) => good.at(at, COUNT, 1),
            at,
            says: /1 Sentinels over 3 zones leave 0 when a zone is lost, and 1 have to elect/,
        },
        {
            when: "there are two",
            change: (good) => good.at(at, COUNT, 2),
            at,
            says: /2 Sentinels over 3 zones leave 1 when a zone is lost, and 2 have to elect/,
        },
        {
            when: "the number is left to the default",
            change: (good) => good.at(at, COUNT, undefined),
            at,
            says: /^1 Sentinels/,
        },
        {
            when: "four over three zones lose two at once",
            change: (good) => good.at(at, COUNT, 4),
            at,
            says: /4 Sentinels over 3 zones leave 2 when a zone is lost, and 3 have to elect/,
        },
        {
            when: "three stand in two zones",
            change: (good) => good,
            at,
            settings: { zones: 2 },
            says: /3 Sentinels over 2 zones leave 1/,
            remedy: "no",
        },
        {
            when: "all must agree",
            change: (good) => good.at(at, QUORUM, "3"),
            at,
            says: /3 of 3 Sentinels have to agree, and 2 are left/,
        },
        {
            when: "one is enough",
            change: (good) => good.at(at, QUORUM, "1"),
            at,
            says: /1 of 3 Sentinels have to agree, and a majority is 2/,
        },
        {
            when: "two of five are enough",
            change: (good) => good.at(at, COUNT, 5),
            at,
            says: /2 of 5 Sentinels have to agree, and a majority is 3/,
        },
        {
            when: "nothing says how many",
            change: (good) => good.at(at, "spec.template.spec.containers[0].env", undefined),
            at,
            says: /neither sentinel\.conf nor QUORUM/,
        },
        {
            when: "what says how many is no number",
            change: (good) => monitors(good, "undefined"),
            at,
            says: /neither sentinel\.conf nor QUORUM/,
            remedy: "no",
        },
    ],
    unknown: [
        { when: "the quorum is not known", change: (good) => good.at(at, QUORUM, UNKNOWN), at, becomes: "unknown" },
    ],
    silent: [{ when: "no set reads such a file", change: (good) => withoutKind(good, "ConfigMap") }],
});
