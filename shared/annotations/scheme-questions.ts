/**
 * The bookkeeping of a change of scheme: which questions it raises, over which records, and what was told of the answers.
 * Records that raise the same question are counted under it.
 */

/** One thing in the article that the new scheme has no place for. */
export interface Question {
  /** Stays the same as long as what it asks about is the same. */
  readonly id: string;
  /** What is asked about, with its count: “12 cues”. */
  readonly words: string;
  readonly about: 'kind' | 'field' | 'value' | 'link';
  /** Ids of the records, each once. */
  readonly records: readonly string[];
  /** The first one loses nothing, and is what happens where nobody answers. */
  readonly answers: readonly Answer[];
  /** The answer that counts. */
  readonly answer: string;
}

export interface Answer {
  readonly answer: string;
  readonly label: string;
}

/** What the user said, by the id of the question. */
export type Answers = Readonly<Record<string, string>>;

/** One thing that happens, over all records to which it does. */
export interface Outcome {
  /** `lost`: something is gone that only undo brings back; `kept`: it stays although the scheme has no place for it. */
  readonly tone: 'changed' | 'lost' | 'kept';
  /** “12 cues become mentions”. */
  readonly words: string;
  readonly records: readonly string[];
}

/** The answer that changes nothing. */
export const KEEP = 'keep';

interface Asking {
  readonly words: (count: number) => string;
  readonly about: Question['about'];
  readonly answers: readonly Answer[];
}

/** Counts over how many records, and how often, a sentence holds. */
interface Counted<T> {
  readonly said: T;
  readonly records: Set<string>;
  count: number;
}

/** Collects questions and outcomes of one migration. */
export class Inquiry {
  readonly #answers: Answers;
  readonly #questions = new Map<string, Counted<Asking & { readonly answer: string }>>();
  readonly #outcomes = new Map<string, Counted<{ readonly tone: Outcome['tone']; words(count: number): string }>>();

  constructor(answers: Answers) {
    this.#answers = answers;
  }

  /** Counts the record under the question, and returns the answer to it. */
  ask(key: readonly string[], record: string, asking: Asking): string {
    const id = JSON.stringify(key);
    const wish = Object.hasOwn(this.#answers, id) ? this.#answers[id] : undefined;
    const answer = asking.answers.find((one) => one.answer === wish)?.answer ?? KEEP;
    add(this.#questions, id, record, () => ({ ...asking, answer }));
    return answer;
  }

  /** Notes what happens to the record. @param words the sentence, by how often it holds */
  tell(tone: Outcome['tone'], record: string, words: (count: number) => string): void {
    add(this.#outcomes, `${tone} ${words(2)}`, record, () => ({ tone, words }));
  }

  questions(): readonly Question[] {
    return [...this.#questions].map(([id, { said, records, count }]) => ({
      id,
      words: said.words(count),
      about: said.about,
      records: [...records],
      answers: said.answers,
      answer: said.answer,
    }));
  }

  /** What is lost first, then what changes, then what is kept. */
  outcomes(): readonly Outcome[] {
    return [...this.#outcomes.values()]
      .map(({ said: { tone, words }, records, count }) => ({ tone, words: words(count), records: [...records] }))
      .sort((a, b) => TONES.indexOf(a.tone) - TONES.indexOf(b.tone));
  }
}

const TONES: readonly Outcome['tone'][] = ['lost', 'changed', 'kept'];

function add<T>(all: Map<string, Counted<T>>, id: string, record: string, say: () => T): void {
  const present = all.get(id) ?? { said: say(), records: new Set<string>(), count: 0 };
  present.records.add(record);
  present.count += 1;
  all.set(id, present);
}

/** Returns the words with “a” or “an” before them. */
export const withArticle = (words: string): string => `${/^[aeiou]/i.test(words) ? 'an' : 'a'} ${words}`;
