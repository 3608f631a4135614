/** What a conversation needs for parts that users teach: the finder, where they are kept, and their words. */
import type { Domain, EditCommand } from '../core/index.ts';
import type { PartFinder, PartLook } from '../drag/port.ts';

export interface TaughtPart {
  readonly name: string;
  /** The sum of its examples' looks. */
  readonly look: PartLook;
  readonly examples: number;
}

/** The taught parts of one model, shared by all conversations. Every change makes a new list. */
export interface PartMemory {
  readonly parts: readonly TaughtPart[];
  /** Adds an example to a part, or a part. @throws AppError output where it cannot be written */
  teach(name: string, look: PartLook): Promise<TaughtPart>;
  /**
   * Adds whole parts, all or none; one of a known name takes the place of that.
   * @throws AppError bad-input where that would be too many, or it cannot be written
   */
  add(parts: readonly TaughtPart[]): Promise<void>;
  /** False where there is no part of that name. */
  forget(name: string): Promise<boolean>;
}

export interface Teaching {
  readonly finder: PartFinder;
  readonly memory: PartMemory;
  /** The domain with parts of these names. */
  readonly domainWith: (domain: Domain, names: readonly string[]) => Domain;
  readonly isFreeName: (name: string, domain: Domain) => boolean;
  /** A command as a sentence. */
  readonly describe: (command: EditCommand, domain: Domain) => string;
}

/** Adding an example to what is known. */
export const withExample = (parts: readonly TaughtPart[], name: string, look: PartLook): readonly TaughtPart[] => {
  const known = parts.find((part) => part.name === name);
  const values = look.values.map((value, at) => value + (known?.look.values[at] ?? 0));
  const part: TaughtPart = { name, look: { values }, examples: (known?.examples ?? 0) + 1 };
  return [...parts.filter((other) => other !== known), part];
};

/** All of them, those of a name that is known in its place. */
export const withParts = (parts: readonly TaughtPart[], others: readonly TaughtPart[]): readonly TaughtPart[] => [
  ...parts.filter(({ name }) => !others.some((other) => other.name === name)),
  ...others,
];

/** Kept as long as the process runs: for tests, and where nothing may be written. */
export const memoryOf = (first: readonly TaughtPart[] = []): PartMemory => {
  let parts = first;
  return {
    get parts() {
      return parts;
    },
    async teach(name, look) {
      parts = withExample(parts, name, look);
      return parts.at(-1) ?? { name, look, examples: 1 };
    },
    async add(others) {
      parts = withParts(parts, others);
    },
    async forget(name) {
      const left = parts.filter((part) => part.name !== name);
      const known = left.length < parts.length;
      if (known) parts = left;
      return known;
    },
  };
};
