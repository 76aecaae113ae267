/** Where the demo cinemas stand. Fees and prices are in the minor unit of the theater's currency. */
export const CITIES = [
  { id: "cty_mumbai", slug: "mumbai", name: "Mumbai", country: "IN", position: 1 },
  { id: "cty_bengaluru", slug: "bengaluru", name: "Bengaluru", country: "IN", position: 2 },
  { id: "cty_london", slug: "london", name: "London", country: "GB", position: 3 },
] as const;

export interface TheaterSeed {
  readonly id: string;
  readonly slug: string;
  readonly cityId: (typeof CITIES)[number]["id"];
  readonly name: string;
  readonly address: string;
  readonly zone: string;
  readonly currency: "INR" | "GBP";
  readonly feeMinor: number;
  readonly taxBasisPoints: number;
  readonly facilities: readonly string[];
  readonly latitude: number;
  readonly longitude: number;
}

const INDIA = {
  zone: "Asia/Kolkata",
  currency: "INR",
  feeMinor: 3000,
  taxBasisPoints: 1800,
} as const;

const BRITAIN = {
  zone: "Europe/London",
  currency: "GBP",
  feeMinor: 150,
  taxBasisPoints: 2000,
} as const;

export const THEATERS: readonly TheaterSeed[] = [
  {
    id: "thr_lantern",
    slug: "lantern-house-bandra",
    cityId: "cty_mumbai",
    name: "Lantern House",
    address: "14 Almeida Lane, Bandra West, Mumbai 400050",
    ...INDIA,
    facilities: ["Step-free access", "Hearing loop", "Coffee bar", "Parking", "Late shows"],
    latitude: 19.0551,
    longitude: 72.8301,
  },
  {
    id: "thr_monsoon",
    slug: "monsoon-palace-lower-parel",
    cityId: "cty_mumbai",
    name: "Monsoon Palace",
    address: "Weaving Shed 3, Old Mill Compound, Lower Parel, Mumbai 400013",
    ...INDIA,
    facilities: ["Step-free access", "Giant screen", "Kitchen", "Valet parking", "Cloakroom"],
    latitude: 18.9986,
    longitude: 72.8258,
  },
  {
    id: "thr_banyan",
    slug: "banyan-court-indiranagar",
    cityId: "cty_bengaluru",
    name: "Banyan Court",
    address: "88 Thirteenth Cross, Indiranagar, Bengaluru 560038",
    ...INDIA,
    facilities: ["Step-free access", "Hearing loop", "Garden café", "Bicycle stands"],
    latitude: 12.9719,
    longitude: 77.6412,
  },
  {
    id: "thr_jacaranda",
    slug: "jacaranda-talkies-malleshwaram",
    cityId: "cty_bengaluru",
    name: "Jacaranda Talkies",
    address: "5 Temple Tank Road, Malleshwaram, Bengaluru 560003",
    ...INDIA,
    facilities: ["Step-free access", "Filter coffee", "Family room", "Metro next door"],
    latitude: 13.0035,
    longitude: 77.5709,
  },
  {
    id: "thr_foundry",
    slug: "foundry-southwark",
    cityId: "cty_london",
    name: "The Foundry",
    address: "Arch 27, Crucible Row, Southwark, London SE1 0TQ",
    ...BRITAIN,
    facilities: ["Step-free access", "Hearing loop", "Bar", "Motion seats", "Audio description"],
    latitude: 51.5031,
    longitude: -0.0965,
  },
  {
    id: "thr_tidewater",
    slug: "tidewater-greenwich",
    cityId: "cty_london",
    name: "Tidewater Picture House",
    address: "2 Ropewalk Stairs, Greenwich, London SE10 9NN",
    ...BRITAIN,
    facilities: ["Step-free access", "River terrace", "Bar", "Dogs welcome on Mondays"],
    latitude: 51.4839,
    longitude: -0.0056,
  },
];
