/** Weights of choices; they need not add up to one. */
export type Weights<Choice extends string = string> = Readonly<Partial<Record<Choice, number>>>;

/** Seeded chance: the same seed gives the same series, on every machine. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  happens(probability: number): boolean;
  pick<Choice extends string>(weights: Weights<Choice>): Choice;
  /** Exponentially distributed with this mean. */
  exponential(mean: number): number;
  /** Log-normally distributed with this mean; spread is the deviation of the logarithm. */
  logNormal(mean: number, spread: number): number;
  bytes(size: number): Uint8Array;
}

/** Generator sfc32 (Chris Doty-Humphrey, PractRand): 128 bits of state, started from one 32-bit seed. */
function sfc32(seed: number): () => number {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, seed | 0, 1];
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  for (let warmUp = 0; warmUp < 15; warmUp += 1) next();
  return next;
}

function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

interface Cumulative {
  readonly choices: readonly string[];
  readonly bounds: readonly number[];
}

function cumulate(weights: Weights): Cumulative {
  const choices = Object.keys(weights);
  let total = 0;
  const bounds = choices.map((choice) => (total += weights[choice] ?? 0));
  if (!(total > 0)) throw new Error('weights must add up to more than 0');
  return { choices, bounds };
}

/** Starts a series of chance at a 32-bit seed. */
export function createChance(seed: number): Chance {
  const next = sfc32(seed);
  const known = new WeakMap<object, Cumulative>();
  const cumulativeOf = (weights: Weights): Cumulative => {
    const found = known.get(weights) ?? cumulate(weights);
    known.set(weights, found);
    return found;
  };
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    happens: (probability) => next() < probability,
    pick: <Choice extends string>(weights: Weights<Choice>) => {
      const { choices, bounds } = cumulativeOf(weights);
      const point = next() * (bounds.at(-1) ?? 0);
      const index = bounds.findIndex((bound) => point < bound);
      return choices[index] as Choice;
    },
    exponential: (mean) => -mean * Math.log(1 - next()),
    logNormal: (mean, spread) => mean * Math.exp(spread * normal(next) - (spread * spread) / 2),
    bytes: (size) => Uint8Array.from({ length: size }, () => Math.floor(next() * 256)),
  };
}
