import { fail, pass } from "../../../rule.ts";
import { SERVING, textsOf } from "../../application.ts";
import { defineApplicationRule } from "../../application-rule.ts";

export default defineApplicationRule({
    id: "application-has-own-identity",
    title: "A workload of the application runs as an identity of its own, not as one of the platform's services",
    severity: "high",
    concern: "exposure",
    types: SERVING,
    breaks: "the platform's next release takes a right away that it does not need, and the application stops",
    remedy: '{ template: { serviceAccount: "portal@example-project.iam.gserviceaccount.com" } }',
    sources: [
        { url: "https://docs.cloud.google.com/run/docs/configuring/services/service-identity", read: "2026-11-22" },
    ],
    requirements: ["CN-14", "HB-13", "PL-05"],
    whenUnknown: "unknown",
    judge: (workload, { addresses }) => {
        const identities = addresses.filter(
            ({ path }) => path.at(-1) === "serviceAccount" || path[0] === "serviceAccounts",
        );
        const texts = textsOf(workload).filter(({ label }) => /^service_?account(?:name)?$/i.test(label));
        const borrowed = identities.find(({ value }) => texts.some((text) => text.value === value));
        return borrowed === undefined
            ? pass(workload, `runs as ${texts.map(({ value }) => value).join(", ") || "its provider's default"}`)
            : fail(
                  workload,
                  `runs as ${borrowed.value}, the identity of ${borrowed.system}'s ${borrowed.path.join(".")}`,
              );
    },
});
