import type { RateRule } from "../coordination/config.ts";
import { leastShare, mostShare, oddsAgainst } from "./confidence.ts";
import { failuresOf, nothing, plus, type Tally } from "./tally.ts";

/**
 * Whether a region fails too often beyond doubt, judged by its routes. The application's own errors count when they come
 * from two routes or the prober fails as well; a route that fails while all others are fine is that route's trouble.
 */
export function failsTooOften(routes: readonly Tally[], proberAgrees: boolean, rule: RateRule): boolean {
    const several = routes.filter((route) => route.serverErrors > 0).length > 1;
    const counted = several || proberAgrees ? routes : routes.map((route) => ({ ...route, serverErrors: 0 }));
    const all = counted.reduce(plus, nothing);
    const odds = oddsAgainst(failuresOf(all), all.requests, rule.worstPercent / 100);
    if (all.requests < rule.leastRequests || odds < rule.alarmOdds) return false;
    const worst = counted.reduce((left, right) => (failuresOf(right) > failuresOf(left) ? right : left), nothing);
    const requests = all.requests - worst.requests;
    return mostShare(failuresOf(all) - failuresOf(worst), requests) * 100 >= rule.worstPercent;
}

/**
 * Whether failures are above the limit with 95 % confidence, of enough requests to say so. Asked once a second this is
 * wrong hundreds of times a day when nearly as many fail as may, so that it is a reason to look, not one to leave.
 */
export function isAbove(
    failures: number,
    requests: number,
    rule: Pick<RateRule, "leastRequests" | "worstPercent">,
): boolean {
    return requests >= rule.leastRequests && leastShare(failures, requests) * 100 > rule.worstPercent;
}
