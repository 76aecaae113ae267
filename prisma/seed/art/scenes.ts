import type { Art } from "./art";
import { aTheoryOfKites } from "./scenes/a-theory-of-kites";
import { captainMarigold } from "./scenes/captain-marigold";
import { dustCathedral } from "./scenes/dust-cathedral";
import { kilometreZero } from "./scenes/kilometre-zero";
import { lettersToSamarra } from "./scenes/letters-to-samarra";
import { lisbonAfterTheRain } from "./scenes/lisbon-after-the-rain";
import { midnightMonsoon } from "./scenes/midnight-monsoon";
import { neonTandoor } from "./scenes/neon-tandoor";
import { nineYards } from "./scenes/nine-yards-of-silk";
import { orbitOfTwo } from "./scenes/orbit-of-two";
import { paperTigers } from "./scenes/paper-tigers-of-kyoto";
import { raagInBlue } from "./scenes/raag-in-blue";
import { saltAndSatellites } from "./scenes/salt-and-satellites";
import { secondServe } from "./scenes/second-serve";
import { smallGods } from "./scenes/small-gods-of-the-garden";
import { steelLullaby } from "./scenes/steel-lullaby";
import { sundayOrchestra } from "./scenes/sunday-orchestra";
import { beekeepersAlibi } from "./scenes/the-beekeepers-alibi";
import { cartographer } from "./scenes/the-cartographers-daughter";
import { theGlassOrchard } from "./scenes/the-glass-orchard";
import { hollowCrown } from "./scenes/the-hollow-crown-of-ice";
import { theNinthFathom } from "./scenes/the-ninth-fathom";
import { theQuietFloor } from "./scenes/the-quiet-floor";
import { winterParliament } from "./scenes/winter-parliament";

/** The pictures of all films. */
export const SCENES: readonly Art[] = [
  aTheoryOfKites,
  captainMarigold,
  dustCathedral,
  kilometreZero,
  lettersToSamarra,
  lisbonAfterTheRain,
  midnightMonsoon,
  neonTandoor,
  nineYards,
  orbitOfTwo,
  paperTigers,
  raagInBlue,
  saltAndSatellites,
  secondServe,
  smallGods,
  steelLullaby,
  sundayOrchestra,
  beekeepersAlibi,
  cartographer,
  theGlassOrchard,
  hollowCrown,
  theNinthFathom,
  theQuietFloor,
  winterParliament,
];
