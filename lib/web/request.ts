import { headers } from "next/headers";
import { env } from "@/lib/env";
import { now } from "@/lib/services/clock";
import { clientAddress } from "./client-address";

/** The instant this request is served at, by the database's clock. */
export function requestNow(): Date {
  return now();
}

/** The address of whoever asks. */
export async function requestAddress(): Promise<string> {
  return clientAddress((await headers()).get("x-forwarded-for"), env().trustedProxyHops);
}

/** This site's own address, for URLs that leave it. */
export function siteUrl(path: string): string {
  return `${env().appUrl}${path}`;
}
