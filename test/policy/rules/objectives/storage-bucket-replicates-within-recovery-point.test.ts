import rule from "../../../../policy/rules/objectives/storage-bucket-replicates-within-recovery-point.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import type { Json, State } from "../../state.ts";
import { gcpDataState, SYSTEM } from "../../states/gcp-data.ts";
import { FILES } from "../../states/gcp-stores.ts";

const at = FILES;
const POINT = "objectives.recoveryPoint";
const rpo = propertyCases(at, "rpo");
const turned = (good: State, location: string, value: Json | undefined) =>
    good.at(at, "customPlacementConfig", undefined).at(at, "location", location).at(at, "rpo", value);

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        { when: "it is in a pair that Google defines", change: (good) => turned(good, "nam4", "ASYNC_TURBO"), at },
        {
            when: "the system can wait twelve hours",
            change: (good) => good.at(SYSTEM, `${POINT}.targetSeconds`, 43_200).at(at, "rpo", "DEFAULT"),
            at,
        },
        {
            when: "the target is out of reach and what can be achieved is not",
            change: (good) => good.at(SYSTEM, POINT, { targetSeconds: 0, achievableSeconds: 900 }),
            at,
        },
    ],
    fails: [
        rpo.bad(
            "it replicates in Google's own time",
            "DEFAULT",
            /in both regions within 43200 s, the system declares 900 s: rpo is DEFAULT/,
        ),
        rpo.bad("nothing is said", undefined, /rpo is not set/),
        {
            when: "a pair that Google defines replicates in its own time",
            change: (good) => turned(good, "NAM4", "DEFAULT"),
            at,
            says: /rpo is DEFAULT/,
        },
        {
            when: "it is in a multi-region",
            change: (good) => turned(good, "US", undefined),
            at,
            says: /rpo is not set, and US knows no turbo replication/,
        },
        {
            when: "it names no place, which is a multi-region",
            change: (good) =>
                good.at(at, "customPlacementConfig", undefined).at(at, "location", undefined).at(at, "rpo", undefined),
            at,
            says: /US knows no turbo replication/,
        },
        {
            when: "the system promises a second less than turbo replication",
            change: (good) => good.at(SYSTEM, `${POINT}.targetSeconds`, 899),
            at,
            says: /within 900 s, the system declares 899 s/,
            // No setting of a bucket is faster: the promise or the store has to change.
            remedy: "no",
        },
        {
            when: "the system can wait a second less than twelve hours",
            change: (good) => good.at(SYSTEM, `${POINT}.targetSeconds`, 43_199).at(at, "rpo", "DEFAULT"),
            at,
            says: /within 43200 s, the system declares 43199 s/,
        },
    ],
    unknown: [rpo.unknown("unknown")],
    silent: [
        { when: "the system declares no recovery point", change: (good) => good.at(SYSTEM, POINT, undefined) },
        { when: "the system declares no regions", change: (good) => good.at(SYSTEM, "regions", undefined) },
        { when: "it is in one region", change: (good) => turned(good, "us-central1", undefined) },
        { when: "it lies outside both regions", change: (good) => turned(good, "ASIA", "DEFAULT") },
    ],
});
