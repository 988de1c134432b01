import { containers, SERVICE, serviceDocs } from "../../clouds/gcp/cloud-run.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, readParts, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { twinOfPrimary } from "../../twins.ts";

export default defineResourceRule({
    id: "cloud-run-twins-have-the-same-environment",
    title: "Twins of a Cloud Run service get the same environment variables and secrets, with values of their own",
    severity: "high",
    concern: "pairing",
    types: [SERVICE],
    breaks: "the standby misses a setting that was added to the primary, and fails on the first request that needs it",
    remedy: '{ template: { containers: [{ envs: [{ name: "REGION", value: "us-east1" }] }] } }',
    sources: [serviceDocs],
    requirements: ["ET-02", "CN-02", "AG-07"],
    whenUnknown: "unknown",
    settings: {},
    judge: (service, _settings, graph) => {
        const twin = twinOfPrimary(graph, service)?.twin;
        if (twin === undefined) return undefined;
        const [own, other] = [settingsOf(service), settingsOf(twin)];
        const missing = own.filter((name) => !other.includes(name));
        const further = other.filter((name) => !own.includes(name));
        if (missing.length + further.length === 0) return pass(service, `${own.length} settings, as in ${twin.name}`);
        const parts = [
            ...(missing.length > 0 ? [`lacks ${missing.join(", ")}, which ${service.name} has`] : []),
            ...(further.length > 0 ? [`has ${further.join(", ")}, which ${service.name} lacks`] : []),
        ];
        return fail(twin, parts.join("; "));
    },
});

/** Names of variables, and of the secrets that they are read from. */
function settingsOf(service: Resource): readonly string[] {
    return containers(service).flatMap((container) =>
        (known(readParts(container, "envs")) ?? []).map((variable) => {
            const name = known(readString(variable, "name")) ?? "";
            const from = known(readString(variable, "valueSource.secretKeyRef.secret"));
            return from === undefined ? name : `${name} from ${from}`;
        }),
    );
}
