// A stand-in for the simulated clouds behind the SDK's monitor: remembers nothing and refuses a `location` of REFUSED.
import type { MockResourceArgs, MockResourceResult, Mocks } from "@pulumi/pulumi/runtime/mocks.js";

export function planHost(): Mocks {
    return {
        newResource: ({ name, inputs }: MockResourceArgs): MockResourceResult => {
            if (inputs.location === "REFUSED") throw new Error('location must be a region, got "REFUSED"');
            return { id: `${name}-id`, state: { ...inputs } };
        },
        call: () => ({}),
    };
}
