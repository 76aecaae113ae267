import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button-link";
import { RetryCountdown } from "@/components/ui/retry-countdown";
import { Story } from "@/components/ui/story";
import { safeNext } from "@/lib/web/paths";
import { readFirst, type SearchParams } from "../search-params";

export const metadata: Metadata = { title: "One moment", robots: { index: false } };

const LONGEST_SECONDS = 3600;
const USUAL_SECONDS = 60;

/** Where somebody lands who asked too often: `?seconds=` until it goes on, `?next=` where to. */
export default async function TooManyPage({
  searchParams,
}: {
  readonly searchParams: SearchParams;
}) {
  const query = await readFirst(searchParams);
  const asked = Number(query["seconds"]);
  const seconds = asked > 0 && asked <= LONGEST_SECONDS ? Math.ceil(asked) : USUAL_SECONDS;
  return (
    <Story
      eyebrow="429"
      title="That was a lot at once"
      actions={<ButtonLink href={safeNext(query["next"])}>Try again</ButtonLink>}
    >
      <p>
        Everybody gets the same share of the house, so this connection has to wait for{" "}
        {seconds === 1 ? "a second" : `${seconds} seconds`}. Nothing you chose was lost.
      </p>
      <RetryCountdown seconds={seconds} />
    </Story>
  );
}
