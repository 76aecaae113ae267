/** Stripe's error object, as its published description has it. */
export interface StripeErrorBody {
  readonly type: "api_error" | "card_error" | "idempotency_error" | "invalid_request_error";
  readonly message: string;
  readonly code?: string;
  readonly param?: string;
  readonly decline_code?: string;
  readonly charge?: string;
  readonly doc_url?: string;
}

/**
 * A refusal with its HTTP status. `executed` tells whether the endpoint had begun its work: Stripe
 * keeps such answers under the idempotency key, while a request that failed validation is forgotten.
 */
export class StripeRefusal extends Error {
  constructor(
    readonly status: number,
    readonly body: StripeErrorBody,
    readonly executed: boolean,
  ) {
    super(body.message);
  }
}

/** Parameters that cannot be right: 400, never stored under a key. */
export function invalid(message: string, param?: string, code?: string): StripeRefusal {
  return new StripeRefusal(400, errorBody(message, param, code), false);
}

/** The parameters are right but the state says no: 400, stored under the key. */
export function refused(message: string, param?: string, code?: string): StripeRefusal {
  return new StripeRefusal(400, errorBody(message, param, code), true);
}

/** 404, as for an id nobody has. */
export function missing(noun: string, id: string, param = "id"): StripeRefusal {
  const message = `No such ${noun}: '${id}'`;
  return new StripeRefusal(404, errorBody(message, param, "resource_missing"), false);
}

/** An id named inside another request's parameters: the same sentence, but 400. */
export function missingReference(noun: string, id: string, param: string): StripeRefusal {
  return invalid(`No such ${noun}: '${id}'`, param, "resource_missing");
}

function errorBody(message: string, param?: string, code?: string): StripeErrorBody {
  return {
    type: "invalid_request_error",
    message,
    ...(code === undefined ? {} : { code }),
    ...(param === undefined ? {} : { param }),
  };
}
