import { type CheckInWords, checkInWords, type EvidenceInWords } from '../check-in-words.ts';
import { contextOf } from '../claim-context.ts';
import { html, join, type Markup } from '../html-text.ts';
import { attributeText, choiceLabel, type ClaimReading } from '../readings.ts';
import { linesOf } from './lines.ts';
import { noteOf } from './note.ts';
import type { CapsuleParts } from './page.ts';

/** One claim of a capsule with its check, in the order in which a reader asks: what, who, is it so, why, since when. */

export function checkOf(claim: ClaimReading, parts: CapsuleParts): Markup {
  const { annotation, text, speaker, quote } = claim;
  const { set } = parts.readings;
  const dossier = set.dossierOf(annotation.id);
  const label = parts.labels.get(annotation.id) ?? '';
  const verdict = choiceLabel(set.scheme, annotation, 'verdict');
  const words = attributeText(annotation, 'normalised') ?? text;
  const own = ['claimType', 'checkWorthiness', 'checkable', 'note'].map((id) => [
    set.scheme.findKind('claim')?.fields.find((field) => field.id === id)?.label ?? id,
    choiceLabel(set.scheme, annotation, id) ?? undefined,
  ]) as [string, string | undefined][];
  return html`<section class="claim" id="claim-${label}" aria-label="Claim ${label}">
    <div class="top">
      <h3 dir="auto"><bdi>${label}</bdi> ${words}</h3>
      <span class="verdict">${verdict ?? 'No verdict'}</span>
    </div>
    ${linesOf([
      ['Claimed by', speaker === null ? 'nobody recorded' : speaker.name],
      ['In quote', quote === null ? undefined : parts.labels.get(quote.id)],
      ...own,
    ])}
    <h4>In its place</h4>
    ${placeOf(claim, parts)}
    ${dossier === null ? html`<p class="soft">No check is recorded.</p>` : checkBody(checkInWords(dossier, set.scheme))}
  </section>`;
}

/** The words of the claim in their place, with a way to the whole text. */
function placeOf(claim: ClaimReading, { readings, labels }: CapsuleParts): Markup {
  const { pieces, isGone } = contextOf(claim, readings.text);
  const words = join(pieces.map(({ text, isMarked }) => (isMarked ? html`<mark>${text}</mark>` : html`${text}`)));
  if (isGone) {
    return html`<p class="soft">These words are no longer in the text.</p>
      <blockquote dir="auto">${words}</blockquote>`;
  }
  return html`<blockquote dir="auto">${words}</blockquote>
    <p><a href="#at-${labels.get(claim.annotation.id) ?? ''}">Show it in the text</a></p>`;
}

function checkBody({ facts, justification, asked, second, history, related }: CheckInWords): Markup {
  return html`<h4>The check</h4>
    ${linesOf(facts.map(({ name, text }) => [name, text]))}
    ${
      justification === null
        ? null
        : html`<h4>Why this verdict</h4>
            ${noteOf(justification)}`
    }
    ${join(asked.map(askedOf), '\n')}
    ${
      second.length === 0
        ? null
        : html`<h4>Second reading</h4>
            <p class="soft">By someone who saw questions and evidence, and not the verdict.</p>
            ${linesOf(second.map(({ name, text }) => [name, text]))}`
    }
    ${historyOf(history)}
    ${
      related.length === 0
        ? null
        : html`<h4>Other claims</h4>
            ${join(related.map((one) => html`<p><bdi>${one}</bdi></p>`))}`
    }`;
}

function askedOf({ question, evidence }: CheckInWords['asked'][number]): Markup {
  return html`<h4 dir="auto">${question ?? 'Further evidence'}</h4>
    ${evidence.length === 0 ? html`<p class="soft">No answer is recorded.</p>` : join(evidence.map(evidenceOf), '\n')}`;
}

function evidenceOf({ head, quote, lines, evidence: { passage } }: EvidenceInWords): Markup {
  const around = passage === undefined || quote !== passage.exact ? null : passage;
  const words = html`${around?.prefix ?? null}<mark>${quote}</mark>${around?.suffix ?? null}`;
  return html`<div class="evidence">
    <strong>${head}</strong>
    ${quote === null ? null : html`<blockquote dir="auto">${words}</blockquote>`}
    ${linesOf(lines.map(({ name, text }) => [name, text]))}
  </div>`;
}

function historyOf(history: CheckInWords['history']): Markup | null {
  if (history.length === 0) return null;
  const rows = history.map(
    ({ at, by, what, from, to, reason }) =>
      html`<tr>
        <td>${at}</td>
        <td><bdi>${by}</bdi></td>
        <td>${what}</td>
        <td dir="auto">${from === '' ? null : html`<bdi>${from}</bdi> → `}<bdi>${to}</bdi></td>
        <td dir="auto">${reason}</td>
      </tr>`,
  );
  return html`<h4>What was decided</h4>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">By</th>
            <th scope="col">On</th>
            <th scope="col">What</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          ${join(rows, '\n')}
        </tbody>
      </table>
    </div>`;
}
