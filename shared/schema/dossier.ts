import { z } from 'zod';
import { ANSWER_TYPES, CLAIM_STATES, CLAIM_TIES, EVIDENCE_MEDIA, INDEPENDENCES, STANCES } from '../model/dossier.ts';

/**
 * The keys of a dossier, the same in our files and between processes: nothing in it counts offsets in the article's own
 * text. Objects inside are open, so that what a newer version writes in them is carried along (promise D10).
 */

z.config({ jitless: true });

const text = (description: string) => z.string().meta({ description });
const someId = z.string().min(1).max(450).meta({ description: 'Unique in its list.' });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const passage = z
  .looseObject({
    article: someId.meta({ description: 'Id of the article the words stand in.' }),
    title: text('Its headline.'),
    start: z.number().int().nonnegative().meta({ description: 'In UTF-16 code units of its text as it was then.' }),
    end: z.number().int().nonnegative().meta({ description: 'The same, exclusive.' }),
    exact: text('The words.'),
    prefix: text('Text before them.'),
    suffix: text('Text behind them.'),
  })
  .meta({ description: 'Words in an article of the project.' });

const file = z
  .looseObject({
    name: text('Name of the file, without any folder.'),
    mediaType: text('Media type.'),
    bytes: z.number().int().nonnegative().meta({ description: 'Size in bytes.' }),
    sha256: sha256.meta({ description: 'SHA-256 of the bytes, lower-case hexadecimal; the copy is kept under it.' }),
  })
  .meta({ description: 'A file that was copied into the project.' });

const evidence = z
  .looseObject({
    id: someId.meta({ description: 'Id of the evidence.' }),
    question: someId.meta({ description: 'Id of the question that it answers.' }).optional(),
    answer: text('The answer in words.').optional(),
    answerType: z.enum(ANSWER_TYPES).meta({ description: 'Type of the answer (AVeriTeC).' }).optional(),
    stance: z.enum(STANCES).meta({ description: 'What it says to the claim.' }).optional(),
    quote: text('The words or the figure that it rests on.').optional(),
    passage: passage.optional(),
    file: file.optional(),
    url: text('Where it was found.').optional(),
    archivedUrl: text('Where a copy is archived.').optional(),
    sourceName: text('Who says so.').optional(),
    medium: z.enum(EVIDENCE_MEDIA).meta({ description: 'In what it was found.' }).optional(),
    independence: z.enum(INDEPENDENCES).meta({ description: 'Whether the source saw it itself.' }).optional(),
    captured: text('When it was captured, ISO 8601.').optional(),
    note: text('Note in Markdown.').optional(),
  })
  .meta({ description: 'Something that speaks for or against the claim.' });

const question = z
  .looseObject({ id: someId.meta({ description: 'Id of the question.' }), text: text('The question.') })
  .meta({ description: 'A question that the check asks.' });

const decision = z
  .looseObject({
    id: someId.meta({ description: 'Id of the decision.' }),
    at: text('When, ISO 8601 in UTC.'),
    by: text('Who.').optional(),
    of: z.enum(['state', 'verdict', 'second-verdict', 'correction']).meta({ description: 'What was decided on.' }),
    from: text('What it was; empty for nothing.'),
    to: text('What it became; empty for nothing.'),
    reason: text('Why.').optional(),
  })
  .meta({ description: 'One change of what was decided.' });

const second = z
  .looseObject({
    by: text('Who.').optional(),
    verdict: text('The verdict, a value of the claim’s field.'),
    justification: text('Why.').optional(),
    at: text('When, ISO 8601 in UTC.'),
  })
  .meta({ description: 'What the second reader came to.' });

const related = z
  .looseObject({
    id: someId.meta({ description: 'Ids of the other article and claim, with a space between.' }),
    article: someId.meta({ description: 'Id of the article of the other claim.' }),
    claim: someId.meta({ description: 'Id of the other claim.' }),
    tie: z.enum(CLAIM_TIES).meta({ description: 'How this claim stands to the other one.' }),
  })
  .meta({ description: 'A tie to a claim of any article.' });

/** An id of a dossier: made of its claim's. */
export const dossierId = z.string().min(1).max(220).meta({ description: 'Id of the dossier.' });

export const dossierKeys = {
  claim: z.string().min(1).max(200).meta({ description: 'Id of the claim’s annotation.' }),
  state: z.enum(CLAIM_STATES).meta({ description: 'How far the check is.' }),
  deadline: text('Date by which it must be done, ISO 8601.').optional(),
  priority: z.number().min(0).max(100).meta({ description: 'The most urgent 100.' }).optional(),
  assigned: text('Who checks.').optional(),
  worthBecause: z.array(z.string()).meta({ description: 'Why it is worth a check.' }).optional(),
  strategies: z.array(z.string()).meta({ description: 'Ways of checking (AVeriTeC).' }).optional(),
  filledIn: text('What was filled in to make the wording stand alone.').optional(),
  madeOn: text('When the claim was made, ISO 8601.').optional(),
  madeAt: text('Where the claim was made.').optional(),
  madeIn: text('In what the claim was made.').optional(),
  scale: text('Id of the scale of the verdict.').optional(),
  justification: text('How the verdict follows from the evidence, in Markdown.').optional(),
  verdictBy: text('Who gave the verdict.').optional(),
  verdictDate: text('When the verdict was given, ISO 8601.').optional(),
  second: second.optional(),
  questions: z.array(question).max(10_000).meta({ description: 'What the check asks.' }),
  evidence: z.array(evidence).max(10_000).meta({ description: 'What was found.' }),
  history: z.array(decision).max(100_000).meta({ description: 'What was decided, the oldest first.' }),
  related: z.array(related).max(10_000).meta({ description: 'Ties to other claims.' }).optional(),
};
