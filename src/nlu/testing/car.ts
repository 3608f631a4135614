/** A second, small domain: everything but the words for actions must come from the data. */
import type { Domain } from '../../core/index.ts';

export const car: Domain = {
  name: 'cars',
  subjects: ['car', 'vehicle', 'taxi'],
  parts: [
    {
      name: 'headlights',
      singular: 'headlight',
      plural: 'headlights',
      synonyms: ['lamp', 'lamps'],
      paired: true,
      actions: ['bigger', 'smaller', 'raise', 'lower'],
    },
    {
      name: 'wheels',
      singular: 'wheel',
      plural: 'wheels',
      synonyms: ['tyre', 'tyres'],
      paired: true,
      actions: ['bigger', 'smaller', 'turn-left', 'turn-right'],
    },
    {
      name: 'bonnet',
      singular: 'bonnet',
      plural: 'bonnets',
      synonyms: ['hood'],
      paired: false,
      actions: ['open', 'close', 'longer', 'shorter'],
    },
    {
      name: 'whole',
      singular: 'picture',
      plural: 'pictures',
      synonyms: ['image'],
      paired: false,
      actions: ['move-left', 'move-right', 'bigger', 'smaller', 'longer', 'shorter'],
    },
  ],
  regions: [{ name: 'road', synonyms: ['street'] }],
  suggestions: ['open the bonnet', 'make the wheels bigger', 'make the car longer'],
};
