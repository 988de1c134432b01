import { KEY_RING } from "../../clouds/gcp/kms.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { regionsFor } from "../../systems.ts";

export default defineResourceRule({
    id: "crypto-key-ring-outlives-a-region",
    title: "Keys of a system are in a multi-region, or in both of its regions",
    severity: "critical",
    concern: "redundancy",
    types: [KEY_RING],
    breaks: "data in the surviving region cannot be read, because the key that opens it was in the region that was lost",
    remedy: '{ location: "us" }',
    sources: [
        { url: "https://www.pulumi.com/registry/packages/gcp/api-docs/kms/keyring/", read: "2026-11-22" },
        { url: "https://cloud.google.com/kms/docs/locations", read: "2026-11-22" },
    ],
    requirements: ["CN-14", "AG-07"],
    whenUnknown: "fail",
    settings: {},
    judge: (ring, _settings, graph) => {
        const pair = regionsFor(graph, ring);
        if (pair === undefined) return undefined;
        const { region } = ring;
        // Names of regions end in a number; multi-regions such as `us` and `global` do not.
        if (region === undefined || !/\d$/.test(region)) return pass(ring, `location is ${region ?? "not set"}`);
        const other = region === pair.primary ? pair.failover : pair.primary;
        const twin = graph.ofType(KEY_RING).find((candidate) => candidate.region === other);
        return twin === undefined
            ? fail(
                  ring,
                  `location is ${region}, and no key ring is in ${other}`,
                  `{ location: "${region.split("-")[0]}" }`,
              )
            : pass(ring, `location is ${region}, ${twin.name} is in ${other}`);
    },
});
