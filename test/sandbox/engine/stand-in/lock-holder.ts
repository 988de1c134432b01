// Takes the lock named by its first argument and holds it until it is killed; says `held`, or why it could not.
import { Lock } from "../../../../sandbox/engine/lock.ts";

const [path = "", command = ""] = process.argv.slice(2);
try {
    Lock.acquire(path, command);
    process.send?.("held");
} catch (error) {
    process.send?.(error instanceof Error ? error.message : "failed");
}
setInterval(() => {}, 1_000);
