import * as pulumi from "@pulumi/pulumi";

/** What differs between the stacks of the portal. Everything about the platform comes from its outputs instead. */
export interface Settings {
    /** Name and digest in the portal's own repository, so that both regions run the same bits. */
    readonly image: string;
    /** The portal's own domain, which its zone at Cloudflare is made for. */
    readonly domain: string;
    readonly cloudflareAccount: string;
    /** In each region. */
    readonly instances: { readonly min: number; readonly max: number };
    /** Mail address that alerts go to. */
    readonly oncall: string;
    /** Address under which each alert has its page. */
    readonly runbooks: string;
}

/** Reads `Pulumi.<stack>.yaml`; Pulumi says which key is missing. */
export function readSettings(): Settings {
    const config = new pulumi.Config();
    return {
        image: config.require("image"),
        domain: config.require("domain"),
        cloudflareAccount: config.require("cloudflareAccount"),
        instances: config.requireObject("instances"),
        oncall: config.require("oncall"),
        runbooks: config.require("runbooks"),
    };
}
