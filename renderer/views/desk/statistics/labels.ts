import type { Dimension, Share } from '../../../../shared/model/statistics.ts';
import { useScheme } from '../../../store/app-context.ts';

/** What the screen calls the dimensions and their values. */
export const DIMENSION_WORDS: readonly { readonly id: Dimension; readonly label: string; readonly none: string }[] = [
  { id: 'speaker', label: 'Speaker', none: 'Nobody known' },
  { id: 'sort', label: 'Sort of speaker', none: 'Nobody known' },
  { id: 'role', label: 'Role', none: 'No role known' },
  { id: 'form', label: 'Form', none: 'Not said' },
  { id: 'cue', label: 'Cue class', none: 'No cue class' },
  { id: 'article', label: 'Article', none: 'Without a title' },
  { id: 'month', label: 'Month', none: 'No date' },
];

/** Returns what a share is called, in the words of the article’s scheme. */
export function useLabels(): (by: Dimension, share: Share) => string {
  const scheme = useScheme();
  return (by, { key, label }) => {
    if (by === 'form' && key !== '') return scheme.valueLabel('quote', 'quoteType', key);
    if (by === 'cue' && key !== '') return scheme.valueLabel('cue', 'cueClass', key);
    if (by === 'sort' && key !== '') return label[0]!.toUpperCase() + label.slice(1);
    if (label !== '') return label;
    return DIMENSION_WORDS.find(({ id }) => id === by)?.none ?? '';
  };
}
