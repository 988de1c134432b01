import { placeOf } from "../regions/share.ts";

/** The outbox of a tenant, from 0 to `shards - 1`: the same for the same name, and spread evenly over many. */
export function shardOf(tenant: string, shards: number): number {
    return Math.floor((placeOf(tenant) * shards) / 100);
}

/** A new operation's name: its shard, so that any isolate finds it, and what nobody can guess. */
export function newOperationId(shard: number): string {
    return `${shard}-${crypto.randomUUID()}`;
}

/** The shard an operation's name carries; undefined when it is none of `shards`. */
export function shardIn(operationId: string, shards: number): number | undefined {
    const digits = /^(0|[1-9]\d{0,2})-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.exec(operationId)?.[1];
    const shard = Number(digits ?? Number.NaN);
    return shard < shards ? shard : undefined;
}

/** The name of an outbox among the system's Durable Objects. */
export function outboxName(system: string, shard: number): string {
    return `${system}/${shard}`;
}
