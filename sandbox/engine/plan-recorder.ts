// Boundary file: it reads the protocol's messages where the SDK hands them to its mocked monitor, because the mocks alone
// do not show parents, dependencies and protection.
import type resourceMessages from "@pulumi/pulumi/proto/resource_pb.js";
import type { SourcePosition } from "@pulumi/pulumi/proto/source_pb.js";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb.js";

type Values = Record<string, unknown>;

/** A planned resource in the form in which exported state holds a real one. Everything that only a run can tell is left out. */
export interface PlannedResource {
    readonly urn: string;
    readonly type: string;
    readonly custom: boolean;
    readonly id?: string;
    readonly parent?: string;
    readonly provider?: string;
    readonly protect?: boolean;
    readonly ignoreChanges?: readonly string[];
    readonly deleteBeforeReplace?: boolean;
    readonly dependencies?: readonly string[];
    readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
    /** `<address>#<line>,<column>` of the call that made it, and of the calls that led there. */
    readonly sourcePosition?: string;
    readonly stackTrace?: readonly { readonly sourcePosition?: string }[];
    readonly inputs: Values;
    readonly outputs: Values;
}

type Answer = { getUrn(): string; getId(): string; getObject(): Struct | undefined };
type Method<Request, Response> = (request: Request, callback: (error: unknown, response: Response) => void) => unknown;
interface MockedMonitor {
    registerResource: Method<resourceMessages.RegisterResourceRequest, Answer | undefined>;
    registerResourceOutputs: Method<resourceMessages.RegisterResourceOutputsRequest, unknown>;
}

const stackType = "pulumi:pulumi:Stack";
const signature = "4dabf18193072939515e22adb298388d";
const secretMark = "1b47061264138c4ac30d75fd1eb44270";

/** Records every resource that a program registers with the SDK's mocked monitor. */
export class PlanRecorder {
    readonly #resources = new Map<string, PlannedResource>();
    readonly #urns = new Map<string, string>();
    readonly #failures: unknown[] = [];
    readonly #onResource: (resource: PlannedResource) => void;

    constructor(onResource: (resource: PlannedResource) => void) {
        this.#onResource = onResource;
    }

    /** Stands between the SDK and `monitor`, which has to be the mocked one. */
    attach(monitor: unknown): void {
        const mocked = monitor as MockedMonitor;
        const register = mocked.registerResource.bind(monitor);
        mocked.registerResource = (request, callback) =>
            register(request, (error, answer) => {
                if (answer !== undefined) this.#add(request, answer);
                else this.#failures.push(error);
                callback(error, answer);
            });
        const registerOutputs = mocked.registerResourceOutputs.bind(monitor);
        mocked.registerResourceOutputs = (request, callback) => {
            const resource = this.#resources.get(this.#urnOf(request.getUrn()));
            const outputs = withoutSecrets(request.getOutputs()) as Values;
            if (resource !== undefined) this.#resources.set(resource.urn, { ...resource, outputs });
            return registerOutputs(request, callback);
        };
    }

    /** Everything that was registered, in order; parents come before their children. */
    resources(): readonly Readonly<Values>[] {
        return [...this.#resources.values()].map((resource) => ({ ...resource }));
    }

    /** Why resources were refused; the program itself may never hear of it. */
    failures(): readonly unknown[] {
        return this.#failures;
    }

    #add(request: resourceMessages.RegisterResourceRequest, answer: Answer): void {
        const dependencies = request.getDependenciesList().map((urn) => this.#urnOf(urn));
        const ignored = request.getIgnorechangesList();
        const parent = request.getParent() && this.#urnOf(request.getParent());
        const provider = request.getProvider() && this.#providerOf(request.getProvider());
        this.#urns.set(answer.getUrn(), engineUrn(answer.getUrn(), parent, request.getType()));
        const resource: PlannedResource = {
            urn: this.#urnOf(answer.getUrn()),
            type: request.getType(),
            custom: request.getCustom(),
            ...(answer.getId() && { id: answer.getId() }),
            ...(parent && { parent }),
            ...(provider && { provider }),
            ...(request.getProtect() && { protect: true }),
            ...(ignored.length > 0 && { ignoreChanges: ignored }),
            ...(request.getDeletebeforereplace() && { deleteBeforeReplace: true }),
            ...(dependencies.length > 0 && { dependencies }),
            ...positionsOf(request),
            ...(request.getCustom() && { propertyDependencies: this.#madeFrom(request) }),
            inputs: withoutSecrets(request.getObject()) as Values,
            outputs: withoutSecrets(answer.getObject()) as Values,
        };
        this.#resources.set(resource.urn, resource);
        this.#onResource(resource);
    }

    #madeFrom(request: resourceMessages.RegisterResourceRequest): Readonly<Record<string, readonly string[]>> {
        const made = [...request.getPropertydependenciesMap().entries()];
        return Object.fromEntries(
            made.map(([property, dependencies]) => [
                property,
                dependencies.getUrnsList().map((urn) => this.#urnOf(urn)),
            ]),
        );
    }

    #urnOf(mocked: string): string {
        return this.#urns.get(mocked) ?? mocked;
    }

    /** A reference to a provider is its URN, two colons and its id. */
    #providerOf(reference: string): string {
        const end = reference.lastIndexOf("::");
        return `${this.#urnOf(reference.slice(0, end))}${reference.slice(end)}`;
    }
}

function positionsOf(
    request: resourceMessages.RegisterResourceRequest,
): Pick<PlannedResource, "sourcePosition" | "stackTrace"> {
    const position = request.getSourceposition();
    const frames = request.getStacktrace()?.getFramesList() ?? [];
    return {
        ...(position && { sourcePosition: spelled(position) }),
        ...(frames.length > 0 && {
            stackTrace: frames.map((frame) => {
                const at = frame.getPc();
                return at === undefined ? {} : { sourcePosition: spelled(at) };
            }),
        }),
    };
}

/** As the engine writes a position into a state. */
function spelled(position: SourcePosition): string {
    return `${position.getUri()}#${position.getLine()},${position.getColumn()}`;
}

/** The engine's URN holds the types of all ancestors but the stack; the mocked monitor's holds the parent's type alone. */
function engineUrn(mocked: string, parent: string, type: string): string {
    const [urn, stack, project, , name] = mocked.match(/^(urn:pulumi:)(.*?)::(.*?)::(.*?)::(.*)$/s)?.slice(1) ?? [];
    const ancestors = parent.split("::")[2] ?? "";
    const qualified = ancestors === "" || ancestors === stackType ? type : `${ancestors}$${type}`;
    return `${urn}${[stack, project, qualified, name].join("::")}`;
}

/** Plain values; a secret stays marked as one, and its text is left out, as an exported state leaves it out. */
function withoutSecrets(struct: Struct | undefined): unknown {
    const strip = (value: unknown): unknown => {
        if (Array.isArray(value)) return value.map(strip);
        if (typeof value !== "object" || value === null) return value;
        const entries = value as Values;
        if (entries[signature] === secretMark) return { [signature]: secretMark, ciphertext: "" };
        return Object.fromEntries(Object.entries(entries).map(([key, entry]) => [key, strip(entry)]));
    };
    return strip(struct?.toJavaScript() ?? {});
}
