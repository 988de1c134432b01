/** The addresses that Memorystore makes in the program's networks. */
import { bags, text } from "../bag.ts";
import type { Draft } from "../kind.ts";
import type { Bag } from "../values.ts";
import { mode } from "./memorystore-replication.ts";
import { locationOf } from "./names.ts";

const PORT = 6379;

interface Role {
    readonly connectionType: string;
    readonly salt: string;
    readonly attachmentSuffix: string;
}

/** A discovery and a data connection in cluster mode, a writing and a reading one without. */
function roles(draft: Draft): readonly Role[] {
    const types =
        mode(draft) === "CLUSTER_DISABLED"
            ? ["CONNECTION_TYPE_PRIMARY", "CONNECTION_TYPE_READER"]
            : ["CONNECTION_TYPE_DISCOVERY", ""];
    return types.map((connectionType, index) => ({
        connectionType,
        salt: `${index}`,
        attachmentSuffix: index === 0 ? "" : `-${index + 1}`,
    }));
}

function attachment(draft: Draft, role: Role): string {
    const producer = `producer-${draft.provider.project}`;
    const name = `gcp-memorystore-auto-${draft.token("hex", 8, "sa-a")}-${draft.token("hex", 4, "sa-b")}-${draft.token("hex", 2, "sa-c")}-psc-sa`;
    return `projects/${producer}/regions/${locationOf(draft)}/serviceAttachments/${name}${role.attachmentSuffix}`;
}

function connection(draft: Draft, wanted: Bag, role: Role, salt: string): Bag {
    const project = text(wanted, "projectId") ?? draft.provider.project;
    return {
        connectionType: role.connectionType,
        forwardingRule: `https://www.googleapis.com/compute/v1/projects/${project}/regions/${locationOf(draft)}/forwardingRules/sca-auto-fr-${draft.uuid(salt)}`,
        ipAddress: draft.privateAddress(undefined, salt),
        network: text(wanted, "network") ?? "",
        port: PORT,
        projectId: project,
        pscConnectionId: draft.token("digits", 17, salt),
        serviceAttachment: attachment(draft, role),
    };
}

export function endpoints(draft: Draft): Bag {
    const wanted = [
        ...bags(draft.inputs, "desiredAutoCreatedEndpoints"),
        ...bags(draft.inputs, "desiredPscAutoConnections"),
    ];
    const made = wanted.map(({ item }, index) =>
        roles(draft).map((role) => connection(draft, item, role, `connection-${index}-${role.salt}`)),
    );
    const announced = bags(draft.inputs, "desiredPscAutoConnections").length > 0;
    return {
        endpoints: made.map((connections) => ({
            connections: connections.map((pscAutoConnection) => ({ pscAutoConnection })),
        })),
        pscAutoConnections: made.flat().map((one) => ({ ...one, pscConnectionStatus: "ACTIVE" })),
        discoveryEndpoints: announced
            ? made.map(([first]) => ({
                  address: first?.ipAddress ?? "",
                  port: PORT,
                  network: first?.network ?? "",
              }))
            : [],
        pscAttachmentDetails: roles(draft).map((role) => ({
            connectionType: role.connectionType,
            serviceAttachment: attachment(draft, role),
        })),
    };
}
