import type { StripeErrorBody } from "./errors";
import { json, type Answer } from "./http";

/** What an injected fault answers. */
export function serverError(status: 500 | 429 | 409): Answer {
  if (status === 500)
    return errorAnswer(500, {
      type: "api_error",
      message: "An unknown error occurred. If the problem persists, please contact support.",
    });
  if (status === 429)
    return errorAnswer(429, {
      type: "invalid_request_error",
      code: "rate_limit",
      message: "Request rate limit exceeded. Learn more about rate limits in the documentation.",
    });
  return errorAnswer(409, {
    type: "idempotency_error",
    code: "idempotency_key_in_use",
    message: "There is currently another in-progress request using this Idempotent Key.",
  });
}

export function errorAnswer(status: number, error: StripeErrorBody): Answer {
  return json(status, { error });
}
