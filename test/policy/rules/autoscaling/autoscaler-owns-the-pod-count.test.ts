import rule from "../../../../policy/rules/autoscaling/autoscaler-owns-the-pod-count.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { withoutKind } from "../../states/without.ts";

const at = "web-us-central1";

/** The program asks for a number; what is there is left alone. */
function asks(state: State, replicas: number | string): State {
    return state.facts(at, { asked: { ...state.properties(at), spec: { replicas } } });
}

export default meetsContract(rule, {
    good: shopState,
    passes: [
        { when: "the cluster alone has a number", change: (good) => good.at(at, "spec.replicas", 9), at },
        { when: "the program puts it to sleep", change: (good) => asks(good, 0), at },
        {
            when: "what becomes of the number is passed over",
            change: (good) => asks(good, 3).facts(at, { options: { ignoreChanges: ["spec.replicas"] } }),
            at,
        },
    ],
    fails: [
        {
            when: "the program asks for three pods",
            change: (good) => asks(good, 3),
            at,
            says: /spec\.replicas is 3, and an autoscaler decides it: leave it out/,
        },
        { when: "the program asks for one", change: (good) => asks(good, 1), at, says: /spec\.replicas is 1/ },
        {
            when: "something else is passed over",
            change: (good) => asks(good, 3).facts(at, { options: { ignoreChanges: ["spec.template"] } }),
            at,
            says: /spec\.replicas is 3/,
        },
    ],
    unknown: [{ when: "the number is not known", change: (good) => asks(good, UNKNOWN), at, becomes: "unknown" }],
    silent: [{ when: "nothing is scaled", change: (good) => withoutKind(good, "HorizontalPodAutoscaler") }],
});
