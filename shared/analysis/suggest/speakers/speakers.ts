import type { Fragment, SpeakerType } from '../../../model/records.ts';
import type { SpeakerProposal } from '../proposals.ts';
import type { Figure } from './figures.ts';
import type { Seen } from './reading.ts';

/** The figures of a text that speak, as **speakers** that can be added to its registry. */
export interface Speakers {
  /** Index of the figure among those who speak, where it is put when it is asked for first; null for documents without a name. */
  readonly indexOf: (figure: Figure) => number | null;
  readonly proposals: () => SpeakerProposal[];
}

/** Returns the speakers of what was seen; who speaks is asked for one by one. */
export function speakersOf(seen: readonly Seen[]): Speakers {
  const indexes = new Map<Figure, number>();
  return {
    indexOf: (figure) => {
      if (figure.kind === 'document' && !figure.isNamed) return null;
      const known = indexes.get(figure);
      if (known !== undefined) return known;
      indexes.set(figure, indexes.size);
      return indexes.size - 1;
    },
    proposals: () => {
      const mentions = mentionsByFigure(seen, indexes);
      const figures = [...indexes.keys()];
      const counts = new Map<string, number>();
      for (const { name } of figures) counts.set(name, (counts.get(name) ?? 0) + 1);
      return figures.map((figure) => proposalOf(figure, mentions.get(figure) ?? [], counts.get(figure.name)! > 1));
    },
  };
}

function mentionsByFigure(seen: readonly Seen[], wanted: ReadonlyMap<Figure, number>): Map<Figure, Fragment[]> {
  const found = new Map<Figure, Fragment[]>();
  for (const { figure, mention } of seen) {
    if (mention.form === 'pronoun' || !wanted.has(figure)) continue;
    const list = found.get(figure);
    const fragment = { start: mention.start, end: mention.end };
    if (list === undefined) found.set(figure, [fragment]);
    else list.push(fragment);
  }
  return found;
}

function proposalOf(figure: Figure, mentions: readonly Fragment[], isShared: boolean): SpeakerProposal {
  const { name } = figure;
  return {
    name: isShared ? withTitle(figure) : name,
    type: typeOf(figure),
    role: figure.role,
    affiliation: figure.affiliation,
    aliases: [...figure.forms.keys()].filter((form) => form !== name),
    mentions,
  };
}

/** “Mrs. Lennox” where her husband speaks too. */
function withTitle(figure: Figure): string {
  const title = figure.mentions.find(({ titles }) => titles.length > 0)?.titles[0];
  return title === undefined ? figure.name : `${title[0]!.toUpperCase()}${title.slice(1)} ${figure.name}`;
}

function typeOf({ kind, isNamed }: Figure): SpeakerType {
  if (kind === 'group') return 'group';
  if (kind === 'organisation' || (isNamed && (kind === 'place' || kind === 'thing' || kind === 'document')))
    return 'organisation';
  return isNamed ? 'person' : 'unnamed';
}
