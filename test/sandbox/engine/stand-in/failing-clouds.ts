// The stand-in for the simulated clouds on a disk that is full when they save.
process.on("message", (message: { finish?: boolean }) => {
    if (message.finish) process.send?.({ failed: "database or disk is full" }, () => process.exit(1));
});
await import("./clouds.ts");
