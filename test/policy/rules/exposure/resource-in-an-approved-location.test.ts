import rule from "../../../../policy/rules/exposure/resource-in-an-approved-location.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "configuration-bucket";
const ADDRESS = "origin-us-east1-address";
const PLAIN = "audit-sink";

export default meetsContract(rule, {
    passes: [
        { when: "it is written in capitals", change: (good) => good.at(at, "location", "US-EAST1"), at },
        { when: "it is a zone of an approved region", change: (good) => good.at(at, "location", "us-east1-b"), at },
        { when: "it is a zone on AWS", change: (good) => good.at(at, "location", "us-west-2a"), at },
        {
            when: "the API writes an address",
            change: (good) =>
                good.at(
                    ADDRESS,
                    "region",
                    "https://www.googleapis.com/compute/v1/projects/example-project/regions/us-east1",
                ),
            at: ADDRESS,
        },
        { when: "it stands where its provider does", change: (good) => good, at: PLAIN },
        {
            when: "the stack approves another place",
            change: (good) => good.at(at, "location", "EUROPE-WEST1"),
            at,
            settings: { locations: ["europe-west1"] },
        },
    ],
    fails: [
        {
            when: "it lies elsewhere",
            change: (good) => good.at(at, "location", "ASIA"),
            at,
            says: /location is asia, needs one of us-central1, us-east1/,
        },
        {
            when: "an approved name only begins alike",
            change: (good) => good.at(at, "location", "us-east1x"),
            at,
            says: /us-east1x/,
        },
        {
            when: "a region only ends alike",
            change: (good) => good.at(at, "location", "xus-east1"),
            at,
            says: /xus-east1/,
        },
        {
            when: "it is a zone of another region",
            change: (good) => good.at(at, "location", "us-east4-b"),
            at,
            says: /us-east4-b/,
        },
        {
            when: "a resource on AWS stands elsewhere",
            change: (good) =>
                good.plus({
                    type: "aws:sqs/queue:Queue",
                    name: "queue",
                    id: "queue",
                    outputs: { region: "eu-west-3" },
                }),
            at: "queue",
            says: /region is eu-west-3/,
        },
        {
            when: "there is no such zone",
            change: (good) => good.at(at, "location", "us-east1-z"),
            at,
            says: /us-east1-z/,
        },
        {
            when: "a database names another place",
            change: (good) => good.at("database", "locationId", "eur3"),
            at: "database",
            says: /locationId is eur3/,
        },
        {
            when: "a region is another one",
            change: (good) => good.at(ADDRESS, "region", "us-east4"),
            at: ADDRESS,
            says: /region is us-east4/,
        },
        {
            when: "its provider stands elsewhere",
            change: (good) => good.at("gcp-us-central1", "region", "us-west4"),
            at: PLAIN,
            says: /region is us-west4/,
        },
    ],
    unknown: [
        {
            when: "the location is not known",
            change: (good) => good.at(at, "location", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "neither the resource nor its provider names a place",
            change: (good) =>
                good
                    .without(
                        ...good.resources
                            .map(({ name }) => name)
                            .filter((name) => name !== PLAIN && name !== "gcp-us-central1"),
                    )
                    .at("gcp-us-central1", "region", ""),
        },
    ],
});
