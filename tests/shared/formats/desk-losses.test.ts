import { describe, expect, it } from 'vitest';
import { CHECK_FACT_IDS, DESK_FACTS } from '../../../shared/formats/desk-facts.ts';
import { keptOfChecks } from '../../../shared/formats/desk-losses.ts';
import { lossesOf, type Format } from '../../../shared/formats/format.ts';
import { findFormat, FORMATS } from '../../../shared/formats/index.ts';
import type { Article } from '../../../shared/model/article.ts';
import { otherLeaves } from '../../builders/desk-leaves.ts';
import { writtenFiles } from '../../builders/round-trip.ts';
import { sampleArticle } from '../../builders/sample-article.ts';

/** What every format is held to in what it says of the desk; those that read are held to it by what comes back, too. */

const leaves = otherLeaves();
const writers = FORMATS.filter(({ write, group }) => write !== undefined && group !== 'own');
const bytesOf = async (format: Format, article: Article) =>
  (await writtenFiles(format, article)).map(({ content }) =>
    typeof content === 'string' ? content : Buffer.from(content).toString('base64'),
  );

const droppedBy = ({ loses }: Format) =>
  new Set(
    loses
      .filter(({ id, treatment }) => id.startsWith('desk.') && treatment === 'dropped')
      .flatMap(({ aspects }) => aspects ?? CHECK_FACT_IDS),
  );

describe('the facts of the desk', () => {
  it('are each of one value or several of the sample, and each value is of one fact', () => {
    expect(leaves.filter(({ facts }) => facts.length !== 1).map(({ path, facts }) => [path, facts])).toEqual([]);
    const met = new Set(leaves.flatMap(({ facts }) => facts));
    expect(DESK_FACTS.filter((fact) => !met.has(fact))).toEqual([]);
  });
});

describe.each(writers)('$id', (format: Format) => {
  const dropped = droppedBy(format);

  it('says truly of each fact whether it is written', async () => {
    const whole = await bytesOf(format, sampleArticle());
    if (DESK_FACTS.every((fact) => dropped.has(fact))) {
      const { dossiers: _, ...rest } = sampleArticle();
      const { state: __, tags: ___, ...metadata } = rest.metadata;
      const speakers = rest.speakers.map(({ offices: _offices, ids: _ids, ...speaker }) => speaker);
      expect(await bytesOf(format, { ...rest, metadata, speakers })).toEqual(whole);
      return;
    }
    const untrue: string[] = [];
    for (const { path, facts, article } of leaves) {
      const isWritten = (await bytesOf(format, article)).join() !== whole.join();
      if (isWritten === dropped.has(facts[0]!)) untrue.push(`${path} is ${isWritten ? 'written' : 'not written'}`);
    }
    expect(untrue).toEqual([]);
  });
});

describe('the ledger', () => {
  const ledger = (id: string, article = sampleArticle()) => {
    const losses = lossesOf(findFormat(id)!, article);
    return [
      ...losses.filter((loss) => loss.id.startsWith('desk.checks')).map(({ what }) => what),
      keptOfChecks(article, losses),
    ];
  };

  it('tells of a table which facts of a check it has and which it has not, object by object', () => {
    expect(ledger('csv')).toEqual([
      'Checks of claims, questions: their wording',
      expect.stringMatching(/^Checks of claims, evidence: answers, .*notes$/u),
      expect.stringMatching(/^Checks of claims, history: what was decided/u),
      'Kept of the checks of claims: course, circumstances, verdict, second reading, further notes.',
    ]);
  });

  it('says so in one line where all or nothing of checks is carried, and nothing where there are none', () => {
    expect(ledger('tei')).toEqual(['Kept of the checks of claims: everything.']);
    const what =
      'Checks of claims: course, circumstances, verdict, second reading, questions, evidence, history, further notes';
    expect(ledger('brat')).toEqual([what, null]);
    const { dossiers: _, ...bare } = sampleArticle();
    expect(ledger('csv', bare)).toEqual([null]);
  });

  it('says of a check whose claim has no verdict that the review for the web does not have it', () => {
    const article = sampleArticle();
    const annotations = article.annotations.map((one) => {
      const { verdict: _, ...attributes } = one.attributes;
      return { ...one, attributes };
    });
    const losses = lossesOf(findFormat('schema-org')!, { ...article, annotations });
    expect(losses.find(({ id }) => id === 'checks.unrated')?.records).toEqual(article.dossiers!.map(({ id }) => id));
    expect(keptOfChecks({ ...article, annotations }, losses)).toBe(
      'Kept of the checks of claims: circumstances in part.',
    );
  });
});
