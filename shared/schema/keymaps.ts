import { z } from 'zod';

/** Keymaps as they are remembered and cross between page and main. What is no key in them, or no command, acts on nothing. */

/** Names may be longer than those one can give: a copy gets a number. UTF-16 code units. */
const name = z.string().min(1).max(100);

/** One keymap. */
export const keymapSchema = z.strictObject({
  name,
  overrides: z.record(z.string().max(200), z.array(z.string().min(1).max(60)).max(8).readonly()),
});

/** The user's own keymaps, and the name of the one in use. */
export const keymapsSchema = z.strictObject({ active: name, own: z.array(keymapSchema).max(100).readonly() });
