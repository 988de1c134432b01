/** Private services connections: the peering through which a network reaches managed services. */
import { text, texts } from "../bag.ts";
import type { CloudView, Draft, Existing, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { refers, refersToNetwork } from "./checks.ts";
import { SQL_INSTANCE } from "./cloud-sql-names.ts";
import { GLOBAL_ADDRESS } from "./global-address.ts";
import { lookUp, sameResource } from "./names.ts";

export const SERVICE_CONNECTION = "gcp:servicenetworking/connection:Connection";

const SERVICE = "servicenetworking.googleapis.com";

/** The connection through which Cloud SQL and others reach a network. */
export function privateServicesConnection(cloud: CloudView, network: string): Existing | undefined {
    return cloud
        .all(SERVICE_CONNECTION)
        .find(({ inputs }) => text(inputs, "service") === SERVICE && sameResource(text(inputs, "network"), network));
}

function ranges(draft: Draft): readonly Refusal[] {
    return texts(draft.inputs, "reservedPeeringRanges").flatMap(({ index, item }) => {
        const property = `reservedPeeringRanges[${index}]`;
        const range = lookUp(draft.cloud, GLOBAL_ADDRESS, item);
        const purpose = range === undefined ? undefined : (text(range.inputs, "purpose") ?? "none");
        return [
            ...refers(draft, GLOBAL_ADDRESS, "a global address range", property, item),
            ...refuseIf(purpose !== undefined && purpose !== "VPC_PEERING", {
                property,
                problem: "must name a range with purpose VPC_PEERING",
                got: `${printable(item)} with purpose ${purpose}`,
            }),
            ...refuseIf(
                range !== undefined && !sameResource(text(range.inputs, "network"), text(draft.inputs, "network")),
                { property, problem: "must name a range of the connection's own network", got: printable(item) },
            ),
        ];
    });
}

/** The producer keeps the peering while one of its instances uses it. */
function refusalsOnDelete(resource: Existing, cloud: CloudView): readonly Refusal[] {
    const user = cloud
        .all(SQL_INSTANCE)
        .find(({ inputs }) =>
            sameResource(text(inputs, "settings.ipConfiguration.privateNetwork"), text(resource.inputs, "network")),
        );
    return refuseIf(user !== undefined, {
        property: "",
        problem: `is in use by Cloud SQL instance ${printable(user?.id)}`,
        remedy: "delete the instance first: let it depend on the connection",
    });
}

const connection: ResourceKind = {
    id: ({ inputs }) =>
        `${encodeURIComponent(text(inputs, "network") ?? "")}:${encodeURIComponent(text(inputs, "service") ?? "")}`,
    outputs: ({ inputs }) => ({ peering: (text(inputs, "service") ?? "").replaceAll(".", "-") }),
    refusals: (draft) => [...refersToNetwork(draft, "network"), ...ranges(draft)],
    refusalsOnDelete,
};

export const serviceNetworking: Family = { [SERVICE_CONNECTION]: connection };
