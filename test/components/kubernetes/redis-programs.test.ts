import assert from "node:assert/strict";
import { longestFailover, SENTINEL_TIMES } from "../../../components/kubernetes/redis-config.ts";
import { eventually } from "../../../drills/programs/eventually.ts";
import { RedisGroup } from "../../../drills/redis/redis-group.ts";
import { requireProgram } from "../../programs/program.ts";

describe("Redis with Sentinels, as the real programs run it", function () {
    this.timeout(120_000);
    let group: RedisGroup;

    before(async function () {
        for (const program of ["redis-server", "redis-sentinel", "redis-cli"] as const) requireProgram(this, program);
        group = await RedisGroup.prepare({ times: SENTINEL_TIMES });
        for (const program of [...group.instances, ...group.sentinels]) group.start(program);
        await eventually("a primary with two replicas", { milliseconds: 30_000 }, async () => {
            const state = await group.ask(first(), "sentinel", "INFO", "replication");
            return (state.match(/state=online/g) ?? []).length === 2 || undefined;
        });
        await group.everybodyKnown({ milliseconds: 30_000 });
    });

    after(async () => {
        await group?.stop();
    });

    function first() {
        const [instance] = group.instances;
        assert.ok(instance);
        return instance;
    }

    async function roles(): Promise<readonly string[]> {
        return Promise.all(group.instances.map((instance) => group.roleOf(instance)));
    }

    async function write(value: string): Promise<void> {
        const [sentinel] = group.sentinels;
        assert.ok(sentinel);
        await eventually("a write", { milliseconds: 20_000 }, async () => {
            const primary = await group.primaryBy(sentinel);
            const answer = primary && (await group.ask(primary, "application", "SET", "key", value));
            return answer === "OK" || undefined;
        });
    }

    it("[AG-05] starts as one primary and two replicas, and keeps strangers out", async () => {
        assert.deepEqual(await roles(), ["master", "slave", "slave"]);
        assert.match(await group.ask(first(), "default", "GET", "key"), /WRONGPASS|NOAUTH/);
        assert.match(await group.ask(first(), "application", "CONFIG", "GET", "dir"), /NOPERM/);
        for (const instance of group.instances) await group.script("REDIS_READY", instance);
    });

    it("[AG-05] promotes a replica within the stated time when the primary dies, and keeps what was acknowledged", async () => {
        await write("before");
        assert.equal(await group.ask(first(), "application", "WAIT", "2", "1000"), "2");
        await group.kill(first());
        const died = Date.now();
        const [sentinel] = group.sentinels;
        assert.ok(sentinel);
        const limit = longestFailover(SENTINEL_TIMES).milliseconds;
        const promoted = await eventually("a promotion", { milliseconds: limit }, async () => {
            const primary = await group.primaryBy(sentinel);
            return primary !== undefined && primary !== first() && (await group.roleOf(primary)) === "master"
                ? primary
                : undefined;
        });
        assert.ok(Date.now() - died <= limit);
        assert.equal(await group.ask(promoted, "application", "GET", "key"), "before");
        await write("after");
    });

    it("[AG-05] takes the old primary back as a replica: it is never a second primary", async () => {
        const seen = new Set<string>();
        group.start(first());
        await eventually("the old primary as a replica", { milliseconds: 30_000 }, async () => {
            const role = await group.roleOf(first());
            seen.add(role);
            return role === "slave" && (await group.ask(first(), "application", "GET", "key")) === "after"
                ? true
                : undefined;
        });
        assert.ok(!seen.has("master"), [...seen].join());
        assert.match(first().process?.said ?? "", /starting, the primary is/);
        assert.deepEqual([...(await roles())].sort(), ["master", "slave", "slave"]);
    });

    it("calls a replica dead that follows nobody, and is told of no other primary, but not a good one", async () => {
        await group.everybodyKnown({ milliseconds: 30_000 });
        for (const instance of group.instances) await group.script("REDIS_ALIVE", instance);
        const roles = await Promise.all(group.instances.map((instance) => group.roleOf(instance)));
        const replica = group.instances[roles.indexOf("slave")];
        assert.ok(replica);
        await group.ask(replica, "sentinel", "SLAVEOF", "127.0.0.1", "1");
        await assert.rejects(group.script("REDIS_ALIVE", replica), /Command failed/);
        await group.kill(replica);
        group.start(replica);
        await eventually("a replica that follows", { milliseconds: 30_000 }, async () =>
            group.script("REDIS_READY", replica).then(
                () => true,
                () => undefined,
            ),
        );
    });

    it("lets whoever reaches a Sentinel ask for the primary, and nothing else", async () => {
        const [sentinel] = group.sentinels;
        assert.ok(sentinel);
        assert.ok(await group.primaryBy(sentinel));
        for (const command of [
            ["FAILOVER", "primary"],
            ["REMOVE", "primary"],
            ["SET", "primary", "quorum", "9"],
        ]) {
            assert.match(await group.ask(sentinel, undefined, "SENTINEL", ...command), /NOPERM/);
        }
        assert.match(await group.ask(sentinel, undefined, "SHUTDOWN"), /NOPERM/);
    });

    it("hands the role on before a planned end, faster than Sentinels notice a death", async () => {
        const [sentinel] = group.sentinels;
        assert.ok(sentinel);
        const primary = await group.primaryBy(sentinel);
        assert.ok(primary);
        await eventually("both replicas", { milliseconds: 30_000 }, async () => {
            const state = await group.ask(primary, "sentinel", "INFO", "replication");
            return (state.match(/state=online/g) ?? []).length === 2 || undefined;
        });
        await group.script("LEAVE_REDIS", primary);
        const next = await group.primaryBy(sentinel);
        assert.notEqual(next?.port, primary.port);
        await write("handed on");
    });

    it("[AG-05] refuses writes on a primary that has lost its replicas", async () => {
        const [sentinel] = group.sentinels;
        assert.ok(sentinel);
        const primary = await eventually("a primary", { milliseconds: 10_000 }, () => group.primaryBy(sentinel));
        await write("last");
        await Promise.all(group.instances.filter((one) => one !== primary).map((one) => group.kill(one)));
        await eventually("a refusal", { milliseconds: 20_000 }, async () => {
            const answer = await group.ask(primary, "application", "SET", "key", "alone");
            return answer.includes("NOREPLICAS") || undefined;
        });
        assert.equal(await group.ask(primary, "application", "GET", "key"), "last");
    });

    it("starts no instance while fewer Sentinels than the quorum answer", async () => {
        const [, second, third] = group.sentinels;
        const stopped = await eventually("a stopped instance", { milliseconds: 1000 }, async () =>
            group.instances.find(({ process: program }) => program?.ended),
        );
        for (const sentinel of [second, third]) if (sentinel) await group.kill(sentinel);
        group.start(stopped);
        await eventually(
            "waiting",
            { milliseconds: 20_000 },
            async () => stopped.process?.said.includes("waiting for 2 Sentinels") || undefined,
        );
        assert.doesNotMatch(stopped.process?.said ?? "", /starting/);
        for (const sentinel of [second, third]) if (sentinel) group.start(sentinel);
        await eventually(
            "a start",
            { milliseconds: 30_000 },
            async () => /starting, the primary is/.test(stopped.process?.said ?? "") || undefined,
        );
    });
});
