/**
 * A Worker that is one location's cache, as workerd asks for it: PUT with a whole response as its body, GET for a hit or
 * 504, PURGE. It keeps what has a `max-age`, in memory, until that is over.
 */
export const LOCATION_CACHE = `
const kept = new Map();

function parsed(bytes) {
    const text = new TextDecoder("latin1").decode(bytes);
    const end = text.indexOf("\\r\\n\\r\\n");
    const [status, ...lines] = text.slice(0, end).split("\\r\\n");
    const headers = lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]);
    return { status: Number(status.split(" ")[1]), headers, body: bytes.slice(end + 4) };
}

export default {
    async fetch(request) {
        if (request.method === "PUT") {
            const response = parsed(new Uint8Array(await request.arrayBuffer()));
            const seconds = Number(/max-age=(\\d+)/.exec(new Headers(response.headers).get("cache-control"))?.[1] ?? 0);
            if (seconds > 0) kept.set(request.url, { ...response, until: Date.now() + seconds * 1000 });
            return new Response(null, { status: 204 });
        }
        if (request.method === "PURGE") return new Response(null, { status: kept.delete(request.url) ? 200 : 404 });
        const found = kept.get(request.url);
        if (found === undefined || found.until <= Date.now()) {
            return new Response(null, { status: 504, headers: { "cf-cache-status": "MISS" } });
        }
        return new Response(found.body, { status: found.status, headers: [...found.headers, ["cf-cache-status", "HIT"]] });
    },
};
`;
