// Mocha's usual report, and its counts in the file that the option `counts` names. Mocha loads reporters as CommonJS.
const { writeFileSync } = require("node:fs");
const { reporters, Runner } = require("mocha");

class CountingReporter extends reporters.Spec {
    constructor(runner, options) {
        super(runner, options);
        const skipped = [];
        runner.on(Runner.constants.EVENT_TEST_PENDING, (test) => skipped.push(test.fullTitle()));
        runner.once(Runner.constants.EVENT_RUN_END, () => {
            const { passes, failures } = this.stats;
            writeFileSync(options.reporterOptions.counts, JSON.stringify({ passes, failures, skipped }));
        });
    }
}

module.exports = CountingReporter;
