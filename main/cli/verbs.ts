import { convertVerb, exportVerb } from './convert.ts';
import { formatsVerb } from './formats.ts';
import { importVerb } from './import.ts';
import { validateVerb } from './validate.ts';
import type { Verb } from './verb.ts';
import { verifyVerb } from './verify.ts';

/** Every verb there is, in the order of the help. */
export const VERBS: readonly Verb[] = [importVerb, exportVerb, convertVerb, validateVerb, verifyVerb, formatsVerb];
