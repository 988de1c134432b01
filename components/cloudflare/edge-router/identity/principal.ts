/** Who sends a request, from a token whose signature was checked; never from a header that a client can set. */
export interface Principal {
    readonly tenant: string;
    readonly subject: string;
}
