import { SERVICE, serviceDocs } from "../../clouds/gcp/cloud-run.ts";
import { known, readNumber, readParts, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "cloud-run-traffic-names-revisions",
    title: "A Cloud Run service that names its revisions says which of them takes requests",
    severity: "high",
    concern: "deployment",
    types: [SERVICE],
    breaks: "a new revision takes all requests the moment it is made, with nothing tried on it and nothing to go back to",
    remedy: '{ traffics: [{ type: "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION", revision: "<revision>", percent: 100 }] }',
    sources: [
        serviceDocs,
        { url: "https://docs.cloud.google.com/run/docs/rollouts-rollbacks-traffic-migration", read: "2026-11-22" },
    ],
    requirements: ["CN-09"],
    whenUnknown: "unknown",
    settings: {},
    judge: (service) => {
        const asked = readString(service.asked ?? service, "template.revision");
        // Revisions that nobody named get names from Cloud Run, and then the newest is the one that is meant.
        if (asked.state !== "set" || asked.value === "") return undefined;
        const targets = (known(readParts(service, "traffics")) ?? []).map((target) => ({
            type: known(readString(target, "type")) ?? "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST",
            revision: known(readString(target, "revision")) ?? "",
            percent: known(readNumber(target, "percent")) ?? 0,
        }));
        const taking = targets.filter(({ percent }) => percent > 0);
        const moving = taking.find(({ type }) => type !== "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION");
        if (taking.length > 0 && moving === undefined)
            return pass(service, taking.map(({ revision, percent }) => `${percent} % to ${revision}`).join(", "));
        return fail(
            service,
            taking.length === 0
                ? "traffics is not set, so the newest revision takes everything"
                : `traffics gives ${moving?.percent} % to the newest revision, whichever that is`,
            `{ traffics: [{ type: "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION", revision: "${asked.value}", percent: 100 }] }`,
        );
    },
});
