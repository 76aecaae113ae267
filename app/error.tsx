"use client";

import { buttonStyles } from "@/components/ui/button-styles";
import { Story } from "@/components/ui/story";
import { paths } from "@/lib/web/paths";

interface Props {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

export default function ErrorPage({ error, reset }: Props) {
  return (
    <Story
      eyebrow="500"
      title="The movie tore"
      actions={
        <>
          <button type="button" onClick={reset} className={buttonStyles()}>
            Try again
          </button>
          {/* A plain link: after a fault the whole page is fetched anew. */}
          <a href={paths.home()} className={buttonStyles({ look: "quiet" })}>
            See what is on
          </a>
        </>
      }
    >
      <p>Something broke on our side. Seats you hold stay held, and what you paid stays paid.</p>
      {error.digest ? (
        <p className="text-sm text-faint">
          If you write to us, name <span className="font-mono">{error.digest}</span>.
        </p>
      ) : null}
    </Story>
  );
}
