/** How sure the network must be of a reading before something is made of it. */

/** From here on a reading is taken. Chosen on development tables (decisions/0019, 0022, 0023); what leaves the picture must be surer. */
export const sureFrom = { edit: 0.4, control: 0.6 } as const;
/** The same for what was heard, which may be talk to somebody else, and where a language model can be asked instead. */
export const surerFrom = { edit: 0.7, control: 0.8 } as const;
/** From here on it is asked about. */
export const askedFrom = 0.15;
/** What is read beside a number that nobody read is no surer than this: it may be asked about, and is never done. */
export const leftOfNumber = sureFrom.edit - 0.01;
