"use client";

import { buttonStyles } from "@/components/ui/button-styles";
import { Story } from "@/components/ui/story";
import { paths } from "@/lib/web/paths";
import "./globals.css";

export default function GlobalError({ reset }: { readonly reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main>
          <Story
            eyebrow="500"
            title="The house is dark for a moment"
            actions={
              <>
                <button type="button" onClick={reset} className={buttonStyles()}>
                  Try again
                </button>
                <a href={paths.home()} className={buttonStyles({ look: "quiet" })}>
                  Start page
                </a>
              </>
            }
          >
            <p>
              Something broke on our side. Seats you hold stay held, and what you paid stays paid.
            </p>
          </Story>
        </main>
      </body>
    </html>
  );
}
