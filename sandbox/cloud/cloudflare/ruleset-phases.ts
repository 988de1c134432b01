/**
 * Actions that the rules of a phase may take, for the phases where that is documented or shown by the provider's own
 * acceptance tests. Phases are the service's literals (`http_ratelimit`); the SDK's comments garble them.
 */
export const ACTIONS_BY_PHASE: Readonly<Record<string, readonly string[]>> = {
    ddos_l4: ["execute"],
    ddos_l7: ["execute"],
    http_config_settings: ["set_config"],
    http_custom_errors: ["serve_error"],
    http_log_custom_fields: ["log_custom_field"],
    http_ratelimit: ["block", "challenge", "js_challenge", "log", "managed_challenge"],
    http_request_cache_settings: ["set_cache_settings"],
    http_request_dynamic_redirect: ["redirect"],
    http_request_firewall_custom: ["block", "challenge", "execute", "js_challenge", "log", "managed_challenge", "skip"],
    http_request_firewall_managed: ["execute", "skip", "block", "log"],
    http_request_late_transform: ["rewrite"],
    http_request_origin: ["route"],
    http_request_redirect: ["redirect"],
    http_request_sanitize: ["execute"],
    http_request_transform: ["rewrite"],
    http_response_cache_settings: ["set_cache_control", "set_cache_settings", "set_cache_tags"],
    http_response_compression: ["compress_response"],
    http_response_firewall_managed: ["execute", "skip", "log"],
    http_response_headers_transform: ["rewrite"],
};
