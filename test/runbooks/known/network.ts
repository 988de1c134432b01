import type { CloudCommand } from "../cloud-commands.ts";

/** Looking at names and addresses from outside. */
export const NETWORK_COMMANDS: readonly CloudCommand[] = [
    {
        command: "curl",
        positional: ["host"],
        flags: {
            silent: "switch",
            "show-error": "switch",
            fail: "switch",
            head: "switch",
            location: "switch",
            "max-time": "text",
            output: "text",
            "write-out": "text",
            request: "text",
            header: "text",
            data: "text",
        },
        source: "https://curl.se/docs/manpage.html",
    },
    {
        command: "dig +short",
        positional: ["host"],
        flags: {},
        source: "https://bind9.readthedocs.io/en/stable/manpages.html",
    },
    {
        command: "dig +short NS",
        positional: ["host"],
        flags: {},
        source: "https://bind9.readthedocs.io/en/stable/manpages.html",
    },
    {
        command: "dig +short TXT",
        positional: ["host"],
        flags: {},
        source: "https://bind9.readthedocs.io/en/stable/manpages.html",
    },
];
