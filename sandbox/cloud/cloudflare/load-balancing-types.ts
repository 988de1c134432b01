/** Type tokens that the load balancing files share. */

export const MONITOR = "cloudflare:index/loadBalancerMonitor:LoadBalancerMonitor";
export const POOL = "cloudflare:index/loadBalancerPool:LoadBalancerPool";
export const LOAD_BALANCER = "cloudflare:index/loadBalancer:LoadBalancer";
