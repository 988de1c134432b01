import * as cloudflare from "@pulumi/cloudflare";
import * as pulumi from "@pulumi/pulumi";
import { forRegions, inRegion } from "../../components/core/by-region.ts";
import { planAddresses } from "../../components/gcp/address-plan.ts";
import { workloadPool } from "../../components/gcp/kubernetes-cluster.ts";
import type { PlatformConfig } from "../config.ts";
import { type FoundationsContract, foundations } from "../contract/foundations.ts";
import { refuse } from "../contract/refuse.ts";
import { createClusterProvider } from "./cluster-provider.ts";
import type { FoundationParts, SharedPart } from "./foundation-parts.ts";
import { createGoogleProviders } from "./google-providers.ts";

/**
 * Foundations that another stack holds and shares, read from its outputs. Ends the update in one sentence when it does not
 * share a part that a system needs, or holds it for another project, domain or other address blocks than the configuration says.
 */
export function borrowedFoundations(config: PlatformConfig, stack: string): FoundationParts {
    return new BorrowedFoundations(config, new pulumi.StackReference("foundations", { name: stack }));
}

class BorrowedFoundations implements FoundationParts {
    readonly #config: PlatformConfig;
    readonly #reference: pulumi.StackReference;

    constructor(config: PlatformConfig, reference: pulumi.StackReference) {
        this.#config = config;
        this.#reference = reference;
    }

    google(): ReturnType<FoundationParts["google"]> {
        const { regions, google, network: blocks } = this.#config;
        const shared = this.#part("network", ({ project, blocks: theirs }) => [
            ["google.project", google.project, project],
            ...Object.entries(blocks).map(([region, own]): Agreed => [`network.${region}`, own, theirs[region]]),
        ]);
        const networks = forRegions(regions, (region) => ({
            network: shared.apply((part) => inRegion(part.regions, region).network),
            workloads: shared.apply((part) => inRegion(part.regions, region).workloads),
            serviceConnections: this.#reference,
            proxies: this.#reference,
        }));
        const { project } = google;
        return { project, services: this.#reference, networks, providers: createGoogleProviders(this.#config) };
    }

    databases(): ReturnType<FoundationParts["databases"]> {
        const { regions, network } = this.#config;
        const shared = this.#part("databases");
        return {
            network: shared.apply((part) => part.network),
            ranges: forRegions(regions, (region) => shared.apply((part) => inRegion(part.ranges, region))),
            blocks: forRegions(regions, (region) => planAddresses(inRegion(network, region)).databases),
            ready: this.#reference,
        };
    }

    clusters(): ReturnType<FoundationParts["clusters"]> {
        const { regions, network, google } = this.#config;
        const shared = this.#part("clusters");
        const made = forRegions(regions, (region) => {
            const cluster = shared.apply((part) => inRegion(part.regions, region));
            const { name: clusterName, subnetwork, kubeconfig } = cluster;
            const provider = createClusterProvider(region, kubeconfig, this.#reference);
            const addresses = planAddresses(inRegion(network, region));
            return { clusterName, subnetwork, kubeconfig, addresses, provider };
        });
        return { regions: made, workloadPool: workloadPool(google.project) };
    }

    cloudflare(): ReturnType<FoundationParts["cloudflare"]> {
        const { accountId, domain, shortestInterval } = this.#config.cloudflare;
        const { zoneId } = this.#part("edge", (part) => [["cloudflare.domain", domain, part.domain]]);
        return { accountId, zoneId, shortestInterval, provider: new cloudflare.Provider("cloudflare") };
    }

    /** A part that the other stack shares, once what both stacks are configured with has turned out to agree. */
    #part<Part extends SharedPart>(
        name: Part,
        agreed: (part: NonNullable<FoundationsContract[Part]>) => readonly Agreed[] = () => [],
    ): pulumi.Output<NonNullable<FoundationsContract[Part]>> {
        return pulumi
            .all([this.#reference.name, this.#reference.requireOutput("foundations")])
            .apply(([stack, value]) => {
                const part = foundations.parse(value)[name];
                if (part === undefined) {
                    refuse(`${stack} must share ${name}: name it under its ha-platform:foundations.share`);
                }
                for (const [path, own, theirs] of agreed(part)) {
                    if (own === theirs) continue;
                    refuse(`${path} must be what ${stack} has, ${theirs ?? "nothing"}, got ${own}`);
                }
                return part;
            });
    }
}

/** A key of the configuration, its value here, and the other stack's. */
type Agreed = readonly [path: string, own: string, theirs: string | undefined];
