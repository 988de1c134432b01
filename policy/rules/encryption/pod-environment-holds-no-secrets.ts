import {
    CRON_JOB,
    DAEMON_SET,
    DEPLOYMENT,
    JOB,
    kubernetesDocs,
    STATEFUL_SET,
} from "../../clouds/kubernetes/objects.ts";
import { containerName, containersOf } from "../../clouds/kubernetes/workloads.ts";
import { known, type Readable, readParts, readString } from "../../graph/read.ts";
import { hidden } from "../../graph/value.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const SECRET_NAME = /(?:PASSWORD|PASSWD|PASSPHRASE|TOKEN|PRIVATE_KEY|API_KEY|ACCESS_KEY|SECRET|CREDENTIALS)$/i;
/** Where a secret is, instead of the secret: a resource's name, a file, an address. */
const REFERENCE = /^(?:$|\/|projects\/|[a-z]+:\/\/[^:@]*$)/;

export default defineResourceRule({
    id: "pod-environment-holds-no-secrets",
    title: "No container is told a secret in its description",
    severity: "high",
    concern: "encryption",
    types: [DEPLOYMENT, STATEFUL_SET, DAEMON_SET, JOB, CRON_JOB],
    breaks: "everybody who may look at pods reads it, it stays in the state and in the history, and it cannot be changed in both regions without a rollout",
    remedy: '{ spec: { template: { spec: { containers: [{ env: [{ name: "SECRETS", value: "/run/secrets" }] }] } } } }',
    sources: [kubernetesDocs("concepts/configuration/secret")],
    requirements: ["HB-13", "AG-07"],
    whenUnknown: "unknown",
    settings: {},
    judge: (workload) => {
        const told = containersOf(workload).flatMap((container) =>
            (known(readParts(container, "env")) ?? [])
                .filter(isSecret)
                .map((variable) => `${known(readString(variable, "name"))} of ${containerName(container)}`),
        );
        return told.length === 0
            ? pass(workload, "no variable holds a secret")
            : fail(
                  workload,
                  `${told.join(", ")} holds a secret itself: name the secret's place, or take it from a Secret`,
              );
    },
});

function isSecret(variable: Readable): boolean {
    if (variable.property("value") === hidden) return true;
    if (!SECRET_NAME.test(known(readString(variable, "name")) ?? "")) return false;
    const value = known(readString(variable, "value"));
    return value !== undefined && !REFERENCE.test(value);
}
