import type { Format } from './format.ts';
import { readSubtitles } from './turns/cue-document.ts';

/** SubRip, and SubViewer that differs by its times: subtitles of films and broadcasts. */
export const srt: Format = {
  id: 'srt',
  label: 'SubRip subtitles',
  description: 'Subtitles of a film or a broadcast: what is said, and when.',
  group: 'documents',
  extensions: ['srt', 'sbv'],
  mediaType: 'application/x-subrip',
  loses: [],
  sniffs: (head) =>
    /^(?:\ufeff|ï»¿)?\s{0,20}(?:\d{1,6}\s{0,9}\r?\n\s{0,9}\d{1,3}:\d{2}:\d{2}[,.]\d{1,3} --?> |\d{1,3}:\d{2}:\d{2}[.]\d{3},\d{1,3}:\d{2}:\d{2}[.]\d{3}\r?\n)/u.test(
      new TextDecoder('latin1').decode(head.subarray(0, 400)),
    ),
  read: (input, services) => readSubtitles(input, 'application/x-subrip', services),
};
