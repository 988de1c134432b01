import rule from "../../../../policy/app-teams/rules/pairing/platform-referenced-once.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { appTeamState as good, PLATFORM, STACK, WORKLOADS } from "../../states/app-team.ts";

const other = { type: "pulumi:pulumi:StackReference", name: "network", id: "organization/network/prod" };

export default meetsContract(rule, {
    good,
    passes: [
        {
            when: "there is a reference to another stack beside it",
            change: (state) => state.plus({ ...other, outputs: { outputs: { network: "shared" } } }),
            at: STACK,
        },
        {
            when: "the platform is split into two stacks",
            change: (state) =>
                state.plus({ ...other, outputs: { outputs: { contractVersion: 1, environment: "prod" } } }),
            at: STACK,
        },
    ],
    fails: [
        {
            when: "there is no reference",
            change: (state) => state.without(PLATFORM),
            at: STACK,
            says: /^serves requests and refers to no stack that exports contractVersion$/,
            remedy: "no",
        },
        {
            when: "the only reference is to another stack",
            change: (state) => state.without(PLATFORM).plus({ ...other, outputs: { outputs: { network: "shared" } } }),
            at: STACK,
            says: /refers to no stack/,
            remedy: "no",
        },
        {
            when: "a reference has no outputs at all",
            change: (state) => state.at(PLATFORM, "outputs", undefined),
            at: STACK,
            says: /refers to no stack/,
            remedy: "no",
        },
        {
            when: "there are two platforms",
            change: (state) =>
                state.plus({ ...other, outputs: { outputs: { contractVersion: 1, environment: "staging" } } }),
            at: STACK,
            says: /^refers to organization\/ha-platform\/prod and organization\/network\/prod: one platform is needed$/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "it cannot be read yet whose environment it is",
            change: (state) => state.at(PLATFORM, "outputs.environment", UNKNOWN),
            at: STACK,
            becomes: "unknown",
        },
        {
            when: "the outputs cannot be read yet",
            change: (state) => state.at(PLATFORM, "outputs", UNKNOWN),
            at: STACK,
            becomes: "unknown",
        },
        {
            when: "the version alone cannot be read yet",
            change: (state) => state.at(PLATFORM, "outputs.contractVersion", UNKNOWN),
            at: STACK,
            becomes: "pass",
        },
    ],
    silent: [
        {
            when: "the stack serves nothing",
            change: (state) => state.without(PLATFORM, ...WORKLOADS),
        },
    ],
});
