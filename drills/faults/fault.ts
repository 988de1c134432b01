/** Which way the bytes go that a fault concerns. */
export type Direction = "to-target" | "to-client" | "both";

/** What is wrong between clients and their target. One at a time; times are milliseconds. */
export type Fault =
    /** Everything arrives later, in order; by up to `jitter` more or less, evenly spread. */
    | {
          readonly kind: "latency";
          readonly milliseconds: number;
          readonly jitter?: number;
          readonly direction?: Direction;
      }
    /** No more than so many bytes a second on each connection. */
    | { readonly kind: "bandwidth"; readonly bytesPerSecond: number; readonly direction?: Direction }
    /**
     * Nothing arrives, and nobody is told; `heal` lets go what was held. Connections are still accepted: the machine's
     * kernel does that. With `closeAfter` they are closed after so long.
     */
    | { readonly kind: "blackhole"; readonly closeAfter?: number; readonly direction?: Direction }
    /** Connections are reset: those there are at once, later ones when their client sends something. */
    | { readonly kind: "reset" }
    /** Connections there are end, and new ones are refused. */
    | { readonly kind: "down" }
    /** The end of a connection arrives later. */
    | { readonly kind: "slow-close"; readonly milliseconds: number; readonly direction?: Direction }
    /** This share of HTTP requests, from 0 to 1, is answered with the status and does not reach the target. */
    | { readonly kind: "status"; readonly status: number; readonly share: number };

/** Throws on a fault that could not happen. */
export function checkFault(fault: Fault): void {
    const figures = Object.entries(fault).filter(([, value]) => typeof value === "number");
    for (const [name, value] of figures)
        if (!(value >= 0)) throw new RangeError(`${name} must be at least 0, got ${value}`);
    if (fault.kind === "bandwidth" && fault.bytesPerSecond === 0)
        throw new RangeError("bytesPerSecond must be more than 0: a way that carries nothing is a blackhole, got 0");
    if (fault.kind === "latency" && (fault.jitter ?? 0) > fault.milliseconds)
        throw new RangeError(`jitter must be at most the latency of ${fault.milliseconds} ms, got ${fault.jitter}`);
    if (fault.kind === "status" && fault.share > 1) throw new RangeError(`share must be at most 1, got ${fault.share}`);
    if (fault.kind === "status" && (fault.status < 200 || fault.status > 599))
        throw new RangeError(`status must be from 200 to 599, got ${fault.status}`);
}
