/** Names in Erato's domain: what people open, and what the API is called. */
export function hostsOf(domain: string) {
    return {
        public: [domain, `www.${domain}`],
        api: `api.${domain}`,
        /** Covers all of the above and each region's own name, `api-us-east-1.<domain>`. */
        certificate: [`api.${domain}`, `*.${domain}`, domain],
    };
}
