import { deliverTickets } from "./deliver-tickets";
import { expireHold } from "./expire-hold";
import { reconcile } from "./reconcile";
import { refundOrphan } from "./refund-orphan";
import { settleRequestedRefund } from "./settle-requested-refund";
import { sweep } from "./sweep";

/** Every function of the product, for the endpoint that serves them. */
export function listFunctions() {
  return [
    expireHold(),
    sweep(),
    reconcile(),
    deliverTickets(),
    settleRequestedRefund(),
    refundOrphan(),
  ];
}
