import rule from "../../../../policy/rules/backup/audit-log-sink-takes-everything.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState } from "../../states/gcp-data.ts";
import { AUDIT_BUCKET, AUDIT_SINK } from "../../states/gcp-stores.ts";

const at = AUDIT_SINK;
const filter = propertyCases(at, "filter");
const disabled = propertyCases(at, "disabled");
const exclusions = propertyCases(at, "exclusions");
const log = (name: string) => `log_id("cloudaudit.googleapis.com/${name}")`;
const second = { type: "gcp:logging/projectSink:ProjectSink", name: "second", id: "second" };

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        {
            ...filter.good(
                "the logs are written as names",
                'logName:"projects/p/logs/cloudaudit.googleapis.com%2Factivity" OR logName:"cloudaudit.googleapis.com%2Fdata_access" OR logName:"cloudaudit.googleapis.com%2Fsystem_event"',
            ),
            at: AUDIT_BUCKET,
        },
        { ...filter.good("audit logs are named as a whole", 'logName:"cloudaudit.googleapis.com"'), at: AUDIT_BUCKET },
        { ...filter.good("everything is taken", undefined), at: AUDIT_BUCKET },
        { ...disabled.good("it says that it is on", false), at: AUDIT_BUCKET },
        {
            ...exclusions.good("its exclusions are off", [{ name: "noise", filter: "severity<ERROR", disabled: true }]),
            at: AUDIT_BUCKET,
        },
        {
            when: "a second sink takes what the first leaves out",
            change: (good) =>
                good.at(at, "disabled", true).plus({
                    ...second,
                    outputs: { destination: "logging.googleapis.com/projects/p/locations/global/buckets/audit" },
                }),
            at: AUDIT_BUCKET,
        },
        {
            when: "the sink is known by its destination alone",
            change: (good) => good.facts(at, { madeFrom: {} }),
            at: AUDIT_BUCKET,
        },
    ],
    fails: [
        disabled.bad("it is off", true, /disabled is true, needs false/),
        exclusions.bad(
            "it leaves logs out",
            [{ name: "noise", filter: "severity<ERROR" }],
            /1 of its exclusions leave logs out/,
        ),
        filter.bad(
            "it takes what administrators do alone",
            log("activity"),
            /filter leaves out data_access and system_event/,
        ),
        filter.bad(
            "it takes other logs",
            'resource.type="gce_instance"',
            /filter leaves out activity and data_access and system_event/,
        ),
        {
            when: "the sink fills another bucket",
            change: (good) =>
                good
                    .at(at, "destination", "logging.googleapis.com/projects/p/locations/global/buckets/other")
                    .facts(at, { madeFrom: {} }),
            at: AUDIT_BUCKET,
            says: /no sink of the stack fills this bucket/,
        },
        {
            when: "there is no sink",
            change: (good) => good.without(at),
            at: AUDIT_BUCKET,
            says: /no sink of the stack/,
        },
    ],
    unknown: [{ ...filter.unknown("unknown"), at: AUDIT_BUCKET }],
    silent: [
        {
            when: "the bucket keeps other logs",
            change: (good) => good.at(AUDIT_BUCKET, "bucketId", "traffic").without(at),
        },
    ],
});
