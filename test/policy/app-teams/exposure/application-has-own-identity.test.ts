import rule from "../../../../policy/app-teams/rules/exposure/application-has-own-identity.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { appTeamState as good, PLATFORM } from "../../states/app-team.ts";

const WORKER = "claim-navigator-worker@example-project.iam.gserviceaccount.com";

export default meetsContract(rule, {
    good,
    passes: [
        {
            when: "the platform's service is only named, as one that may be called",
            change: (state) => state.at("web-primary", "template.containers[0].envs[2].value", WORKER),
            at: "web-primary",
        },
        {
            when: "no identity is named",
            change: (state) => state.at("web-primary", "template.serviceAccount", undefined),
            at: "web-primary",
        },
    ],
    fails: [
        {
            when: "a service runs as the platform's",
            change: (state) => state.at("web-primary", "template.serviceAccount", WORKER),
            at: "web-primary",
            says: /^runs as claim-navigator-worker@.*, the identity of claim-navigator's services\.worker\.us-east1\.serviceAccount$/,
        },
        {
            when: "a pod runs as the platform's",
            change: (state) => state.at("chat-primary", "spec.template.spec.serviceAccountName", WORKER),
            at: "chat-primary",
            says: /^runs as claim-navigator-worker@/,
            remedy: "no",
        },
        {
            when: "one of several is the platform's",
            change: (state) => state.at("chat-primary", "spec.template.spec.service_account", WORKER),
            at: "chat-primary",
            says: /^runs as claim-navigator-worker@/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the identity is not known yet",
            change: (state) => state.at("web-primary", "template.serviceAccount", UNKNOWN),
            at: "web-primary",
            becomes: "pass",
        },
    ],
    silent: [{ when: "there is no platform", change: (state) => state.without(PLATFORM) }],
});
