/** An operation of the engine in three forms: while it runs, when it is done, and in a preview. */
interface Forms {
    readonly doing: string;
    readonly done: string;
    readonly planned: string;
    readonly sign: string;
}

const forms: Readonly<Record<string, Forms>> = {
    create: { doing: "creating", done: "created", planned: "to create", sign: "+" },
    update: { doing: "updating", done: "updated", planned: "to update", sign: "~" },
    delete: { doing: "deleting", done: "deleted", planned: "to delete", sign: "-" },
    same: { doing: "checking", done: "unchanged", planned: "unchanged", sign: " " },
    replace: { doing: "replacing", done: "replaced", planned: "to replace", sign: "±" },
    refresh: { doing: "refreshing", done: "refreshed", planned: "to refresh", sign: " " },
    read: { doing: "reading", done: "read", planned: "to read", sign: " " },
    "create-replacement": { doing: "creating anew", done: "created anew", planned: "to create anew", sign: "±" },
    "delete-replaced": {
        doing: "deleting the replaced",
        done: "deleted after replacement",
        planned: "to delete after replacement",
        sign: "±",
    },
};

/** The words for `op`; an operation that has none keeps its own name. */
export function wordsFor(op: string): Forms {
    return forms[op] ?? { doing: op, done: op, planned: op, sign: "?" };
}

/** The name at the end of a URN. */
export function nameOf(urn: string): string {
    return urn.split("::").at(-1) ?? urn;
}

/** The last word of a resource type: `gcp:cloudrunv2/service:Service` is a `Service`. */
export function kindOf(type: string): string {
    return type.startsWith("pulumi:providers:") ? "provider" : (type.split(":").at(-1) ?? type);
}

/** Seconds as a person reads them: `0.4 s`, `12 s`, `3 min 5 s`. */
export function elapsed(seconds: number): string {
    if (seconds < 10) return `${seconds.toFixed(1)} s`;
    if (seconds < 60) return `${Math.round(seconds)} s`;
    return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
