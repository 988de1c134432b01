import {
    CRON_JOB,
    DAEMON_SET,
    DEPLOYMENT,
    JOB,
    kubernetesDocs,
    POD,
    STATEFUL_SET,
} from "../../clouds/kubernetes/objects.ts";
import { containerName, containersOf } from "../../clouds/kubernetes/workloads.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const DIGEST = /@sha256:[0-9a-f]{64}$/;

export default defineResourceRule({
    id: "pod-image-by-digest",
    title: "Containers run images that are named by their digest",
    severity: "high",
    concern: "deployment",
    types: [DEPLOYMENT, STATEFUL_SET, DAEMON_SET, JOB, CRON_JOB, POD],
    breaks: "a pod that is made again runs what the tag points at by then: pods of one release differ, and going back brings nothing back",
    remedy: '{ spec: { template: { spec: { containers: [{ image: "<repository>/<image>@sha256:<digest>" }] } } } }',
    sources: [kubernetesDocs("concepts/containers/images")],
    requirements: ["AG-08", "HB-10"],
    whenUnknown: "unknown",
    settings: {},
    judge: (workload) => {
        for (const container of containersOf(workload)) {
            const image = known(readString(container, "image")) ?? "no image";
            if (!DIGEST.test(image))
                return fail(
                    workload,
                    `container ${containerName(container)} runs ${image}: it must end in @sha256: and the digest`,
                );
        }
        return pass(workload, "each image is named by its digest");
    },
});
