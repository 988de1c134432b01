import {
    AUTOSCALER,
    autoscalerDocs,
    GROUP,
    groupDocs,
    REGION_AUTOSCALER,
    REGION_GROUP,
} from "../../clouds/gcp/instance-groups.ts";
import { known, readNumber, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "instance-group-autoscales",
    title: "A managed instance group grows with its load, before its machines are busy",
    severity: "high",
    concern: "autoscaling",
    types: [REGION_GROUP, GROUP],
    breaks: "at the peak, or when a zone is lost, the machines that are there take the load of all until they fall",
    remedy: 'new gcp.compute.RegionAutoscaler("autoscaler", { target: group.id, autoscalingPolicy: { minReplicas: 3, maxReplicas: 9, mode: "ON", cpuUtilization: { target: 0.7 } } })',
    sources: [
        autoscalerDocs,
        groupDocs,
        { url: "https://docs.cloud.google.com/compute/docs/autoscaler", read: "2026-11-22" },
    ],
    requirements: ["HB-05", "PL-02"],
    whenUnknown: "unknown",
    settings: { maximumCpu: 0.7, minimumReplicas: 3 },
    judge: (group, { maximumCpu, minimumReplicas }, graph) => {
        const type = group.type === GROUP ? AUTOSCALER : REGION_AUTOSCALER;
        const [scaler] = graph.referring(group, type, "target");
        const policy = `{ minReplicas: ${minimumReplicas}, maxReplicas: ${3 * minimumReplicas}, mode: "ON", cpuUtilization: { target: ${maximumCpu} } }`;
        if (scaler === undefined) {
            const kind = type === AUTOSCALER ? "Autoscaler" : "RegionAutoscaler";
            const remedy = `new gcp.compute.${kind}("${group.name}-autoscaler", { target: resource.id, autoscalingPolicy: ${policy} })`;
            return fail(group, "no autoscaler of the stack targets it", remedy);
        }
        const mode = known(readString(scaler, "autoscalingPolicy.mode")) ?? "ON";
        const least = known(readNumber(scaler, "autoscalingPolicy.minReplicas")) ?? 0;
        const most = known(readNumber(scaler, "autoscalingPolicy.maxReplicas")) ?? 0;
        const cpu = known(readNumber(scaler, "autoscalingPolicy.cpuUtilization.target")) ?? 0;
        const wrong = [
            ...(mode === "ON" ? [] : [`mode is ${mode}`]),
            ...(least >= minimumReplicas ? [] : [`minReplicas is ${least}, needs ${minimumReplicas}`]),
            ...(most > least ? [] : [`maxReplicas is ${most}, which leaves no room above ${least}`]),
            ...(cpu <= maximumCpu ? [] : [`cpuUtilization.target is ${cpu}, needs at most ${maximumCpu}`]),
        ];
        return wrong.length === 0
            ? pass(group, `${scaler.name} keeps ${least} to ${most} machines`)
            : fail(group, `${scaler.name}: ${wrong.join("; ")}`);
    },
});
