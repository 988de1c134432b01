/** A body read to its end; or, when it is larger than allowed, the body again as if nothing had been read. */
export type WholeBody =
    | { readonly kind: "whole"; readonly bytes: ArrayBuffer }
    | { readonly kind: "too-large"; readonly body: ReadableStream<Uint8Array> };

/** Reads a response's body of at most `largest` bytes. Rejects when the connection breaks on the way. */
export async function wholeBody(response: Response, largest: number): Promise<WholeBody> {
    if (response.body === null) return { kind: "whole", bytes: new ArrayBuffer(0) };
    const reader = response.body.getReader();
    const chunks: Uint8Array[] = [];
    let length = 0;
    for (;;) {
        const { done, value } = await reader.read();
        if (done) return { kind: "whole", bytes: joined(chunks, length) };
        chunks.push(value);
        length += value.byteLength;
        if (length > largest) return { kind: "too-large", body: rejoined(chunks, reader) };
    }
}

function joined(chunks: readonly Uint8Array[], length: number): ArrayBuffer {
    const bytes = new Uint8Array(length);
    let at = 0;
    for (const chunk of chunks) {
        bytes.set(chunk, at);
        at += chunk.byteLength;
    }
    return bytes.buffer;
}

function rejoined(
    chunks: readonly Uint8Array[],
    rest: {
        read(): Promise<{ done: boolean; value?: Uint8Array | undefined }>;
        cancel(reason: unknown): Promise<void>;
    },
): ReadableStream<Uint8Array> {
    const waiting = [...chunks];
    return new ReadableStream<Uint8Array>({
        async pull(controller) {
            const first = waiting.shift();
            if (first !== undefined) {
                controller.enqueue(first);
                return;
            }
            const { done, value } = await rest.read();
            if (done || value === undefined) controller.close();
            else controller.enqueue(value);
        },
        cancel: (reason) => rest.cancel(reason),
    });
}
