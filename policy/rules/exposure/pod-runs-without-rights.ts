import { DEPLOYMENT, kubernetesDocs, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { containerName, containersOf, podSpec } from "../../clouds/kubernetes/workloads.ts";
import { known, type Readable, readBoolean, readStrings } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const REMEDY = `{ spec: { template: { spec: {
    securityContext: { runAsNonRoot: true },
    containers: [{ securityContext: { runAsNonRoot: true, allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ["ALL"] } } }],
} } } }`;

export default defineResourceRule({
    id: "pod-runs-without-rights",
    title: "Containers run without root, without capabilities and cannot change their own image",
    severity: "medium",
    concern: "exposure",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "a hole in one program becomes a hole in the node, and the node runs every system of the region",
    remedy: REMEDY,
    sources: [kubernetesDocs("concepts/security/pod-security-standards")],
    requirements: ["HB-13"],
    whenUnknown: "unknown",
    settings: {},
    judge: (workload) => {
        const wholePod = known(readBoolean(podSpec(workload), "securityContext.runAsNonRoot"));
        const problems = containersOf(workload).flatMap((container) =>
            rightsOf(container, wholePod).map((right) => `${containerName(container)} ${right}`),
        );
        return problems.length === 0
            ? pass(workload, "its containers have no rights")
            : fail(workload, problems.join(", "));
    },
});

function rightsOf(container: Readable, wholePod: boolean | undefined): readonly string[] {
    const says = (path: string) => known(readBoolean(container, `securityContext.${path}`));
    const dropped = known(readStrings(container, "securityContext.capabilities.drop")) ?? [];
    return [
        ...((says("runAsNonRoot") ?? wholePod) === true ? [] : ["may run as root"]),
        ...(says("allowPrivilegeEscalation") === false ? [] : ["may gain rights"]),
        ...(says("readOnlyRootFilesystem") === true ? [] : ["may change its image's files"]),
        ...(dropped.includes("ALL") ? [] : ["keeps capabilities"]),
    ];
}
