import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { Footer } from "@/components/shell/footer";
import { Header } from "@/components/shell/header";
import { SkipLink } from "@/components/shell/skip-link";
import { getActor } from "@/lib/auth/session";
import { listCities, readCatalogueVersions } from "@/lib/queries/catalogue";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Matinee · movies tonight, seats you choose", template: "%s · Matinee" },
  description: "Choose your seat, hold it, and be there when the lights go down.",
};

export const viewport: Viewport = { themeColor: "rgb(20 20 20)", colorScheme: "dark" };

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  // The session first: reading it makes every page dynamic, so that a build asks no database.
  const actor = await getActor();
  const { theaters } = await readCatalogueVersions();
  const cities = await listCities(theaters);
  return (
    <html lang="en" dir="ltr" className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body className="flex min-h-dvh flex-col">
        <SkipLink />
        <Header cities={cities} name={actor.kind === "guest" ? null : actor.name} />
        <main id="content" tabIndex={-1} className="flex-1 outline-none">
          {children}
        </main>
        <Footer cities={cities} />
      </body>
    </html>
  );
}
