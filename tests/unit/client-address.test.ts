import { expect, test } from "vitest";
import { clientAddress } from "@/lib/web/client-address";

test.each([
  ["one hop is the client", "203.0.113.7", 1, "203.0.113.7"],
  ["behind one proxy the last hop counts", "198.51.100.1, 203.0.113.7", 1, "203.0.113.7"],
  ["behind two the one before", "198.51.100.1, 203.0.113.7, 10.0.0.1", 2, "203.0.113.7"],
  ["what a client writes before is not believed", "a, b, c, 203.0.113.7", 1, "203.0.113.7"],
  ["fewer hops than proxies: the first is the best known", "203.0.113.7", 3, "203.0.113.7"],
  ["empty hops are none", " , ,203.0.113.7, ", 1, "203.0.113.7"],
  ["no header at all is one unknown client", null, 1, "unknown"],
  ["an empty header too", "", 1, "unknown"],
  ["version 6 is kept as it is", "2001:db8::7", 1, "2001:db8::7"],
])("%s", (_, header, hops, address) => {
  expect(clientAddress(header, hops)).toBe(address);
});
