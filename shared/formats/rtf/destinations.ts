/** What becomes of the words in a group of an RTF file. */
export type Destination =
  /** They are text of the page. */
  | 'text'
  | 'skip'
  /** The group changes nothing: its words go where those around it go. */
  | 'keep'
  /** They are given a second time, for programs that know more: these ones are read. */
  | 'resume'
  | 'note'
  | 'box'
  | 'fonts'
  | 'styles'
  | 'info'
  | 'title'
  | 'author'
  | 'created'
  | 'annotation'
  | 'comment-author'
  | 'comment-reference'
  | 'comment-date'
  | 'range-start'
  | 'range-end';

const DESTINATIONS: ReadonlyMap<string, Destination> = new Map([
  ['fonttbl', 'fonts'],
  ['stylesheet', 'styles'],
  ['info', 'info'],
  ['title', 'title'],
  ['author', 'author'],
  ['creatim', 'created'],
  ['footnote', 'note'],
  ['shptxt', 'box'],
  ['dptxbxtext', 'box'],
  ['annotation', 'annotation'],
  ['atnauthor', 'comment-author'],
  ['atnref', 'comment-reference'],
  ['atndate', 'comment-date'],
  ['atrfstart', 'range-start'],
  ['atrfend', 'range-end'],
  ['ud', 'resume'],
  ...'shpinst shppict do field fldrslt object result ffresult'.split(' ').map((name) => [name, 'keep'] as const),
  ...`colortbl pict header headerl headerr headerf footer footerl footerr footerf fldinst datafield listtext pntext
      nonshppict shprslt sp xe tc tcn rxe upr atnid atnicn atntime subject keywords doccomm operator manager company
      category hlinkbase comment buptim printim revtim listtable listoverridetable revtbl rsidtbl generator xmlnstbl
      filetbl bkmkstart bkmkend nonesttables template private txe ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn
      mmathPr themedata colorschememapping latentstyles datastore`
    .split(/\s+/u)
    .map((name) => [name, 'skip'] as const),
]);

/**
 * Returns where the words of the group go that this control word begins; null for a word that begins no destination.
 *
 * @param isStarred whether a program may pass over the group when it does not know the word: this one does
 */
export const destinationOf = (name: string, isStarred: boolean): Destination | null =>
  DESTINATIONS.get(name) ?? (isStarred ? 'skip' : null);

/** Control words that are characters. */
export const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['emdash', '—'],
  ['endash', '–'],
  ['emspace', '\u2003'],
  ['enspace', '\u2002'],
  ['qmspace', '\u2005'],
  ['bullet', '•'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['zwj', '\u200d'],
  ['zwnj', '\u200c'],
  ['zwbo', '\u200b'],
  ['zwnbo', '\u2060'],
  ['ltrmark', '\u200e'],
  ['rtlmark', '\u200f'],
]);

/** Control words that end a paragraph, or a line or cell, which are blocks too. */
export const BREAKS: ReadonlySet<string> = new Set(
  'par sect page column line lbr cell row nestcell nestrow'.split(' '),
);
