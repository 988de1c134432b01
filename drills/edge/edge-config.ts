import { COMPATIBILITY_DATE } from "../../components/cloudflare/compatibility-date.ts";
import { LOCATION_CACHE } from "./location-cache.ts";

/** A Worker as workerd is to run it: one isolate, with a socket of its own. */
export interface Isolate {
    readonly name: string;
    /** 0: any free port. */
    readonly port: number;
    readonly script: string;
    /** Values by name, as the Worker's bindings. */
    readonly bindings: Readonly<Record<string, unknown>>;
    /** Whether it may call the coordination Worker's Durable Objects. */
    readonly coordinated: boolean;
}

/** The Worker whose Durable Objects all isolates share. */
export interface Coordination {
    readonly script: string;
    readonly bindings: Readonly<Record<string, unknown>>;
    /** Where its objects are stored. */
    readonly folder: string;
    /** Where the drill says whether the objects can be reached. 0: any free port. */
    readonly port: number;
}

/** Class of the Durable Objects behind a binding's name. */
const OBJECTS = { COORDINATOR: "RegionCoordinator", OUTBOX: "Outbox" } as const;

/** Those of the classes that a built Worker exports. */
function objectsOf(script: string): readonly (readonly [string, string])[] {
    const exported = /export \{([^}]*)\}/.exec(script)?.[1] ?? "";
    return Object.entries(OBJECTS).filter(([, className]) => exported.includes(className));
}

/** workerd's configuration, in Cap'n Proto's text form: what Cloudflare does with many locations, in one process. */
export function edgeConfig(isolates: readonly Isolate[], coordination: Coordination | undefined): string {
    const services = [
        '(name = "internet", network = (allow = ["public", "private"]))',
        ...isolates.map((isolate) => `(name = ${text(isolate.name)}, worker = ${workerOf(isolate, coordination)})`),
        ...(coordination === undefined ? [] : coordinationServices(coordination)),
        `(name = "location-cache", worker = (compatibilityDate = "${COMPATIBILITY_DATE}", modules = [(name = "worker.js", esModule = ${text(LOCATION_CACHE)})]))`,
    ];
    const sockets = isolates.map(
        ({ name, port }) => `(name = ${text(name)}, address = "127.0.0.1:${port}", http = (), service = ${text(name)})`,
    );
    if (coordination !== undefined)
        sockets.push(
            `(name = "coordination", address = "127.0.0.1:${coordination.port}", http = (), service = "coordination")`,
        );
    return [
        'using Workerd = import "/workerd/workerd.capnp";',
        "const config :Workerd.Config = (",
        `    services = [\n        ${services.join(",\n        ")}\n    ],`,
        `    sockets = [\n        ${sockets.join(",\n        ")}\n    ]`,
        ");\n",
    ].join("\n");
}

function workerOf({ name, script, bindings, coordinated }: Isolate, coordination: Coordination | undefined): string {
    // All isolates print into one stream: the name in front says which one it was.
    const entry = [
        `const print = console.log;`,
        `console.log = (line) => print(${JSON.stringify(name)} + " " + line);`,
        `export { default } from "./worker.js";`,
    ].join("\n");
    const classes = coordinated && coordination !== undefined ? objectsOf(coordination.script) : [];
    const objects = classes.map(
        ([binding, className]) =>
            `(name = "${binding}", durableObjectNamespace = (className = "${className}", serviceName = "coordination"))`,
    );
    const values = [...plainBindings(bindings), ...objects];
    return `(compatibilityDate = "${COMPATIBILITY_DATE}", modules = [(name = "entry.js", esModule = ${text(entry)}), (name = "worker.js", esModule = ${text(script)})], bindings = [${values.join(", ")}], cacheApiOutbound = "location-cache")`;
}

function coordinationServices({ script, bindings, folder }: Coordination): string[] {
    const namespaces = objectsOf(script).map(
        ([, className]) => `(className = "${className}", uniqueKey = "${className}", enableSql = true)`,
    );
    const own = objectsOf(script).map(
        ([binding, className]) => `(name = "${binding}", durableObjectNamespace = "${className}")`,
    );
    const entry = [
        `import * as worker from "./worker.js";`,
        `const print = console.log;`,
        `console.log = (line) => print("coordination " + line);`,
        `let reachable = true;`,
        ...objectsOf(script).map(([, className]) => reachableObject(className)),
        // A socket of its own, for the drill: whether the objects can be reached.
        `export default { async fetch(request) { reachable = (await request.text()) === "reachable"; return new Response(); } };`,
    ].join("\n");
    return [
        `(name = "objects", disk = (path = ${text(folder)}, writable = true))`,
        `(name = "coordination", worker = (compatibilityDate = "${COMPATIBILITY_DATE}", modules = [(name = "entry.js", esModule = ${text(entry)}), (name = "worker.js", esModule = ${text(script)})], bindings = [${[...plainBindings(bindings), ...own].join(", ")}], durableObjectNamespaces = [${namespaces.join(", ")}], durableObjectStorage = (localDisk = "objects")))`,
    ];
}

/** The class as it is while it can be reached; else every call fails, and its alarms do not come. */
function reachableObject(className: string): string {
    return [
        `export class ${className} {`,
        `    constructor(state, bindings) { this.inner = new worker.${className}(state, bindings); this.state = state; }`,
        `    fetch(request) { if (!reachable) throw new Error("the object cannot be reached"); return this.inner.fetch(request); }`,
        `    alarm() { if (!reachable) return this.state.storage.setAlarm(Date.now() + 500); return this.inner.alarm(); }`,
        `}`,
    ].join("\n");
}

function plainBindings(bindings: Readonly<Record<string, unknown>>): string[] {
    return Object.entries(bindings).map(
        ([name, value]) => `(name = ${text(name)}, json = ${text(JSON.stringify(value))})`,
    );
}

/** A text in Cap'n Proto's form: in double quotes, with C's escapes, which JSON's are except for \u. */
function text(value: string): string {
    return JSON.stringify(value).replace(/\\u([0-9a-f]{4})/gi, (_, code: string) =>
        [...Buffer.from(String.fromCharCode(Number.parseInt(code, 16)))]
            .map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`)
            .join(""),
    );
}
