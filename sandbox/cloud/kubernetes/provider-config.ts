/** What a change of a Kubernetes provider's own configuration means. */
import { parse } from "yaml";
import { bags, text } from "../bag.ts";
import { type Bag, isBag, UNKNOWN, type Value } from "../values.ts";

const SELECTORS = ["kubeconfig", "context", "cluster"] as const;

/**
 * Keys whose change means another cluster, so that everything behind the provider moves: one that is no longer known, or
 * a kubeconfig whose active cluster has other settings. New users or contexts change nothing.
 */
export function clusterChanges(before: Bag, after: Bag): readonly string[] {
    const forgotten = SELECTORS.filter((key) => after[key] === UNKNOWN && before[key] !== UNKNOWN);
    if (forgotten.length > 0) return forgotten;
    return sameCluster(before, after) ? [] : ["kubeconfig"];
}

function sameCluster(before: Bag, after: Bag): boolean {
    return JSON.stringify(activeCluster(before)) === JSON.stringify(activeCluster(after));
}

function activeCluster(config: Bag): Value {
    const file = contentOf(config.kubeconfig);
    const named = (list: string, name: string | undefined) =>
        bags(file, list).find(({ item }) => text(item, "name") === name)?.item;
    const context = named("contexts", text(config, "context") ?? text(file, "current-context"));
    return named("clusters", text(config, "cluster") ?? text(context, "context.cluster"))?.cluster ?? null;
}

/** The file's content; a path or anything else that is no file stands for itself. */
function contentOf(kubeconfig: Value | undefined): Bag {
    const parsed: unknown = typeof kubeconfig === "string" ? parse(kubeconfig) : kubeconfig;
    return isBag(parsed) ? parsed : { "current-context": kubeconfig ?? null };
}
