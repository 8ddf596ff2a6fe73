import type { Shape } from './document-writer.ts';

/**
 * What a paragraph is by the name of its style. Word and LibreOffice keep English names for the styles that ship
 * with them, but some programs write them in the writer's language, and Word's identifiers are the local names
 * without spaces and accents (`berschrift1`). Names of the writer's own styles tell by the style they are based on.
 */
const HEADINGS = new Set(
  `heading headings überschrift berschrift titre título ttulo titulo titolo kop kopf rubrik overskrift otsikko nagłówek
   nagwek nadpis naslov заголовок címsor cmsor titlu başlık balk επικεφαλίδα 标题 標題 見出し 제목 عنوان כותרת encabezado
   antraštė pealkiri fyrirsögn virsraksts tiêuđề judul cabeçalho`.split(/\s+/u),
);

const TITLES = new Set(
  `title titel titre título ttulo titulo titolo tytuł tytu název nzev otsikko tittel название заголовок cím cm titlu
   konuball konubaşlığı τίτλος 标题 標題 表題 제목`.split(/\s+/u),
);

const SUBTITLES = new Set(
  `subtitle untertitel soustitre subtítulo subttulo sottotitolo ondertitel underrubrik undertitel podtytuł подзаголовок
   副标题 副標題 副題 부제`.split(/\s+/u),
);

const QUOTATIONS = new Set(
  `quote quotes quotation quotations intensequote blocktext blockquote blockquotation blockquotations zitat
   intensiveszitat blocktext citation citationintense textecibl cita citadestacada citas citazione citazioneintensa
   citaat duidelijkcitaat citat starktcitat sitat cytat cytatintensywny citát citace цитата выделеннаяцитата 引用 引用文
   明显引用 인용 citação citaçãointensa quoted`.split(/\s+/u),
);

/**
 * Returns the shape that the name gives a paragraph, or null when it says nothing.
 *
 * @param name name or identifier of a style; OpenDocument's `_20_` stands for a space
 */
export function shapeOfStyleName(name: string): Shape | null {
  const plain = name
    .slice(0, 60)
    .replace(/_([0-9a-f]{2})_/gu, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .toLowerCase()
    .replace(/[\s_\-–]/gu, '');
  const [, word = '', digit] = /^(.*?)([1-9])?$/u.exec(plain) ?? [];
  if (digit !== undefined && HEADINGS.has(word)) return { type: 'heading', level: Math.min(6, Number(digit)) };
  if (TITLES.has(plain)) return { type: 'heading', level: 1 };
  if (SUBTITLES.has(plain)) return { type: 'heading', level: 2 };
  if (QUOTATIONS.has(word)) return { type: 'quotation' };
  const list = /^list(?:bullet|number|continue)([2-5])?$/u.exec(plain);
  return list === null ? null : { type: 'list-item', level: Number(list[1] ?? 1) };
}

/** True for the style of a document's title. */
export const isTitleName = (name: string): boolean =>
  TITLES.has(
    name
      .slice(0, 60)
      .toLowerCase()
      .replace(/[\s_-]/gu, ''),
  );

/** Returns a heading of this level, 1 to 6: deeper ones are sixth. */
export const headingOf = (level: number): Shape => ({ type: 'heading', level: Math.min(6, Math.max(1, level)) });

/** Returns a list item at this depth, from 1; deeper than nine is ninth. */
export const listItemOf = (level: number): Shape => ({ type: 'list-item', level: Math.min(9, Math.max(1, level)) });
