import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { PROGRAMS } from "../programs/program.ts";

/** A certificate for a day and its key in one file, signed by itself: nobody but clients on this machine takes it. */
export function writeCertificate(file: string): void {
    const name = ["-subj", "/CN=localhost", "-days", "1"];
    const [key, certificate] = [`${file}.key`, `${file}.crt`];
    const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
    const command = ["req", "-x509", ...curve, ...name, "-keyout", key, "-out", certificate];
    execFileSync(PROGRAMS.openssl.path, command, { stdio: "pipe" });
    writeFileSync(file, readFileSync(certificate, "utf8") + readFileSync(key, "utf8"));
}
