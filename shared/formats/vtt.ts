import type { Format } from './format.ts';
import { readSubtitles } from './turns/cue-document.ts';

/** WebVTT (W3C): subtitles of web pages and of meeting programs, with voices that name who speaks. */
export const vtt: Format = {
  id: 'vtt',
  label: 'WebVTT subtitles',
  description: 'Subtitles or a meeting’s transcript: speakers, what they say, and when.',
  group: 'documents',
  extensions: ['vtt'],
  mediaType: 'text/vtt',
  loses: [],
  sniffs: (head) => /^\ufeff?WEBVTT(?:[ \t\r\n]|$)/u.test(new TextDecoder('utf-8', { ignoreBOM: true }).decode(head)),
  read: (input, services) => readSubtitles(input, 'text/vtt', services),
};
