import { createRandom } from "./random";

export interface PersonSeed {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

const FIRST =
  "Aisha Arjun Beatrice Chidi Clara Devika Elif Farhan George Gita Hana Hugo Indira Ivo Jaya Jonas Kavya Kemal Lata Liam Maya Mehul Nadia Nikhil Olive Omar Petra Pranav Queenie Rahul Rosa Sana Siddharth Tanvi Theo Uma Vivek Wendy Yash Zainab".split(
    " ",
  );
const LAST =
  "Abbott Acharya Bose Castelo Chaudhry Dalal Ekwueme Fernandes Ghosh Hollis Iyengar Joshi Kamath Lobo Mistry Nakamura Oduya Patil Quinn Rao Sequeira Thakur Underhill Verma Whitaker Xavier Yadav Zachariah".split(
    " ",
  );

/** How many demo people buy tickets. A full great hall needs about 200 baskets. */
const AUDIENCE = 240;

/** Demo members nobody can sign in as: they fill the halls and write the reviews. */
export const PEOPLE: readonly PersonSeed[] = gatherPeople();

function gatherPeople(): PersonSeed[] {
  const random = createRandom("people");
  const names = new Set<string>();
  while (names.size < AUDIENCE) names.add(`${random.pick(FIRST)} ${random.pick(LAST)}`);
  return [...names].map((name, index) => ({
    id: `usr_demo_${String(index + 1).padStart(3, "0")}`,
    email: `${name.toLowerCase().replace(" ", ".")}@audience.matinee.local`,
    name,
  }));
}
