import { CircleUserRound, Ticket } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { CityView } from "@/lib/queries/catalogue";
import { paths } from "@/lib/web/paths";
import { CityMenu } from "./city-menu";
import { Mark } from "./mark";

interface Props {
  readonly cities: readonly CityView[];
  /** Null: nobody is signed in. */
  readonly name: string | null;
}

/** The glass bar on top of every page. Plain links throughout, so it works without scripts. */
export function Header({ cities, name }: Props) {
  return (
    <header className="glass no-print sticky top-0 z-40 border-b border-line">
      <div className="page flex h-16 items-center gap-1 md:gap-2">
        <Link href={paths.home()} className="me-auto flex min-h-11 items-center gap-2.5">
          <Mark className="size-7" />
          <span className="text-xl font-extrabold tracking-[-0.045em]">Matinee</span>
        </Link>
        <nav aria-label="Main" className="flex items-center md:gap-1">
          <CityMenu cities={cities} />
          <NavLink href={paths.movies()}>Movies</NavLink>
          <NavLink href={paths.bookings()} icon={<Ticket aria-hidden="true" className="size-5" />}>
            Bookings
          </NavLink>
          <NavLink
            href={name === null ? paths.signIn() : paths.account()}
            icon={<CircleUserRound aria-hidden="true" className="size-5" />}
          >
            {name === null ? "Sign in" : firstNameOf(name)}
          </NavLink>
        </nav>
      </div>
    </header>
  );
}

interface LinkProps {
  readonly href: string;
  readonly icon?: ReactNode;
  readonly children: string;
}

/** With an icon the words step back on small screens, but stay for those who listen. */
function NavLink({ href, icon, children }: LinkProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-full px-3 text-[0.9375rem] font-medium text-quiet transition-colors hover:bg-on-night/8 hover:text-on-night"
    >
      {icon}
      <span className={icon ? "max-sm:sr-only" : undefined}>{children}</span>
    </Link>
  );
}

function firstNameOf(name: string): string {
  return name.split(" ")[0] ?? name;
}
