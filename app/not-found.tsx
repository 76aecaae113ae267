import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button-link";
import { Story } from "@/components/ui/story";
import { paths } from "@/lib/web/paths";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <Story
      eyebrow="404"
      title="This reel is not in the house"
      actions={
        <>
          <ButtonLink href={paths.home()}>See what is on</ButtonLink>
          <ButtonLink href={paths.bookings()} look="quiet">
            Your bookings
          </ButtonLink>
        </>
      }
    >
      <p>The page may have moved, the show may be over, or it belongs to somebody else.</p>
    </Story>
  );
}
