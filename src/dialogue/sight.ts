/**
 * The places of the standing picture that have a name or a number: the detector's key points, the parts that were
 * taught, and, once asked for, suggested ones. Taught and suggested places are looked for by the generator's features
 * when a picture stands; what was found is remembered with it. A name keeps its number through the whole conversation.
 */
import { type Domain, distance, type ImagePoint, imagePoint, type KeyPoint } from '../core/index.ts';
import type { PartLook } from '../drag/port.ts';
import type { HistoryNode } from './history.ts';
import type { TaughtPart, Teaching } from './teaching.ts';

/** A suggestion nearer than this share of the width to a point that has a name is that point. */
const samePlace = 0.05;

/** A taught or suggested place in one picture. */
export interface SeenPart {
  readonly name: string;
  readonly taught: boolean;
  readonly point: ImagePoint;
  readonly confidence: number;
  /** Where else it may be, best first. */
  readonly others: readonly ImagePoint[];
}

interface Sought {
  readonly name: string;
  readonly taught: boolean;
  readonly look: PartLook;
}

const spotName = (at: number): string => `spot ${at + 1}`;

export const sameName = (a: string, b: string): boolean => a.replaceAll(/[_-]+/g, ' ') === b.replaceAll(/[_-]+/g, ' ');

const unseen = (name: string): KeyPoint => ({ name, point: imagePoint(0, 0), confidence: 0 });

export class Sight {
  readonly #teaching: Teaching | null;
  readonly #plain: Domain;
  readonly #numbers: string[] = [];
  /** By picture: what was found of what was sought, by its look. */
  readonly #seen = new WeakMap<HistoryNode['picture'], Map<PartLook, SeenPart>>();
  #spots: readonly Sought[] = [];
  #taught: readonly Sought[] = [];
  #taughtFrom: readonly TaughtPart[] = [];
  #domain: Domain;

  constructor(teaching: Teaching | null, domain: Domain) {
    this.#teaching = teaching;
    this.#plain = domain;
    this.#domain = domain;
  }

  /** The model's words and the parts that were taught, in any conversation. */
  get domain(): Domain {
    this.#refresh();
    return this.#domain;
  }

  isTaught(name: string): boolean {
    return this.#refresh().some((part) => part.name === name);
  }

  get suggested(): boolean {
    return this.#spots.length > 0;
  }

  suggest(looks: readonly PartLook[]): void {
    this.#spots = looks.map((look, at) => ({ name: spotName(at), taught: false, look }));
  }

  /** True when something is sought that was not looked for in this picture yet. */
  isStale({ picture }: HistoryNode): boolean {
    const known = this.#seen.get(picture);
    return this.#sought().some(({ look }) => known?.has(look) !== true);
  }

  /** Looks for what is sought and not known yet. @throws AppError what the engine reports */
  async look({ picture, latent, kept }: HistoryNode): Promise<void> {
    const known = this.#seen.get(picture) ?? new Map<PartLook, SeenPart>();
    const missing = this.#sought().filter(({ look }) => !known.has(look));
    if (this.#teaching === null || missing.length === 0) return;
    const found = await this.#teaching.finder.find(
      latent,
      kept,
      missing.map(({ look }) => look),
    );
    missing.forEach(({ name, taught, look }, at) => {
      const there = found[at];
      if (there !== undefined) known.set(look, { name, taught, ...there });
    });
    this.#seen.set(picture, known);
  }

  /** A taught or suggested place, sure or not; null where there is none of that name, or it was not looked for. */
  seen({ picture }: HistoryNode, name: string): SeenPart | null {
    const sought = this.#sought().find((one) => one.name === name);
    return sought === undefined ? null : (this.#seen.get(picture)?.get(sought.look) ?? null);
  }

  /** All named places in the order of their numbers; what this picture does not show has no confidence. */
  points(node: HistoryNode): readonly KeyPoint[] {
    const own = this.#sought().flatMap(({ name }) => this.seen(node, name) ?? []);
    const taught = own.filter((one) => one.taught);
    // A name that was taught is the user's: the detector's point of that name gives way.
    const named: readonly KeyPoint[] = [
      ...node.keyPoints.filter(({ name }) => !taught.some((one) => sameName(one.name, name))),
      ...taught.map(({ name, point, confidence }) => ({ name, point, confidence })),
    ];
    const free = own.filter(
      ({ point, taught: isTaught }) =>
        !isTaught &&
        named.every((other) => other.confidence < 0.5 || distance(point, other.point) > samePlace * node.picture.size),
    );
    const all = [...named, ...free.map(({ name, point, confidence }) => ({ name, point, confidence }))];
    for (const { name } of all) if (!this.#numbers.some((known) => sameName(known, name))) this.#numbers.push(name);
    return this.#numbers.map((name) => all.find((one) => sameName(one.name, name)) ?? unseen(name));
  }

  /** A suggestion that was named hands its number on. */
  rename(from: string, to: string): void {
    const at = this.#numbers.indexOf(from);
    if (at >= 0 && !this.#numbers.some((known) => sameName(known, to))) this.#numbers[at] = to;
  }

  #sought(): readonly Sought[] {
    return [...this.#refresh(), ...this.#spots];
  }

  /** Parts are taught and forgotten in other conversations as well. */
  #refresh(): readonly Sought[] {
    const parts = this.#teaching?.memory.parts ?? [];
    if (this.#teaching !== null && parts !== this.#taughtFrom) {
      this.#taughtFrom = parts;
      this.#taught = parts.map(({ name, look }) => ({ name, taught: true, look }));
      this.#domain = this.#teaching.domainWith(
        this.#plain,
        parts.map(({ name }) => name),
      );
    }
    return this.#taught;
  }
}
