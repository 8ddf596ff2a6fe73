import { holds, opened, refused, type HostileFile } from './hostile-file.ts';

/** Subtitles and transcripts: lines without end, times that are none, marks that never close. */

const cue = (text: string, at = 0): string => `00:00:0${at}.000 --> 00:00:0${at + 1}.000\n${text}\n\n`;
const vtt = (...cues: readonly string[]): string => `WEBVTT\n\n${cues.join('')}`;

export const subtitleFiles: readonly HostileFile[] = [
  refused('a head without end.vtt', /^subtitles\/empty$/, () => `WEBVTT\n${'x: y\n'.repeat(500_000)}`),
  refused('arrows without end.vtt', /^subtitles\/empty$/, () => `WEBVTT\n\n${'-->\n'.repeat(500_000)}`),
  refused('numbers without end.srt', /^subtitles\/empty$/, () => '1\n'.repeat(500_000)),
  opened('tags that never close.vtt', holds('words'), () => vtt(cue(`words ${'<v '.repeat(200_000)}`))),
  opened('a tag without end.vtt', holds('words'), () => vtt(cue(`words <v ${'x'.repeat(2_000_000)}`))),
  opened('references without end.vtt', holds('words'), () => vtt(cue(`words ${'&amp'.repeat(300_000)}`))),
  opened('places without end.srt', holds('words'), () => `1\n${cue(`words ${'{\\'.repeat(300_000)}`)}`),
  opened('a script.vtt', holds('alert'), () => vtt(cue('<v Anna><script>alert(1)</script>'))),
  opened(
    'voices called like prototypes.vtt',
    ({ speakers }) => speakers.length === 2,
    () => vtt(cue('<v __proto__>one.'), cue('<v constructor>two.', 1)),
  ),
  opened('characters that are none.vtt', holds('&#55296;'), () => vtt(cue('a&#55296;b&#x110000;c&#0;'))),
  opened(
    'four thousand cues of one sentence.vtt',
    ({ annotations }) => annotations.length === 4_000,
    () =>
      vtt(...Array.from({ length: 4_000 }, () => cue('and so on')), cue('End.'))
        .replace('End.\n\n', '')
        .replace(/00:00:00\.000 --> 00:00:01\.000\n$/u, ''),
  ),
  opened('times of a thousand hours.srt', holds('words'), () => '1\n9999:59:59,999 --> 0000:00:00,000\nwords\n'),
  opened('names without end.txt', holds('A: x'), () => 'A: x\nB: y\n'.repeat(1_500)),
  opened('colons without end.txt', holds('A'), () => `${'A: '.repeat(300_000)}\n`.repeat(2)),
  opened('letters that may be names.txt', holds('A'), () => `${'A '.repeat(100_000)}\n`.repeat(5)),
];
