import { expect, test } from 'vitest';
import { text as plainText } from '../../../shared/formats/text.ts';
import { textOf } from '../../../shared/model/block.ts';
import { encodedAs } from '../../builders/legacy-bytes.ts';
import { testServices } from '../../builders/services.ts';

/** Newspaper text in the encodings in which archives keep it, read without being told which one it is. */

const WESTERN =
  'La préfecture a confirmé mardi que le pont resterait fermé jusqu’à la fin de l’été, malgré les protestations. « Nous n’avons pas été consultés », déplore le maire. Der Bürgermeister sagte: „Wir können nicht länger warten.“';
const CENTRAL =
  'Przewodniczący rady powiedział w środę, że most pozostanie zamknięty do końca wiosny. Mieszkańcy skarżą się, że nikt ich nie zapytał o zdanie, i żądają odpowiedzi od władz miejskich jeszcze w tym tygodniu.';
const CYRILLIC =
  'Мэр города заявил во вторник, что мост останется закрытым до конца весны. «Мы ждали этого ремонта десять лет», — сказал он журналистам. Жители недовольны тем, что их никто не спросил.';
const GREEK =
  'Ο δήμαρχος δήλωσε την Τρίτη ότι η γέφυρα θα παραμείνει κλειστή μέχρι το τέλος της άνοιξης. Οι κάτοικοι διαμαρτύρονται επειδή κανείς δεν τους ρώτησε για την επισκευή.';
const HEBREW =
  'ראש העיר אמר ביום שלישי כי הגשר יישאר סגור עד סוף האביב. התושבים מתלוננים שאיש לא שאל אותם, ודורשים תשובות מן העירייה עוד השבוע. המועצה תדון בכך מחר.';
const JAPANESE =
  '市長は火曜日、橋は春の終わりまで閉鎖されると述べた。「十年間この工事を待っていた」と市長は記者団に語った。住民は誰にも相談されなかったと不満を述べている。';
const CHINESE_SIMPLE =
  '市长星期二表示，大桥将关闭至春末。他对记者说：“我们等这次维修等了十年。”居民们抱怨没有人征求过他们的意见，并要求市政府本周作出答复。';
const CHINESE_TRADITIONAL =
  '市長星期二表示，大橋將關閉至春末。他對記者說：「我們等這次維修等了十年。」居民們抱怨沒有人徵求過他們的意見，並要求市政府本週作出答覆。';
const KOREAN =
  '시장은 화요일 다리가 봄이 끝날 때까지 폐쇄될 것이라고 말했다. 주민들은 아무도 자신들에게 묻지 않았다고 불평하며 이번 주 안에 시청의 답변을 요구하고 있다.';

test.each([
  ['utf-8', CYRILLIC],
  ['utf-16le', JAPANESE],
  ['utf-16be', CYRILLIC],
  ['windows-1252', WESTERN],
  ['windows-1250', CENTRAL],
  ['iso-8859-2', CENTRAL],
  ['windows-1251', CYRILLIC],
  ['koi8-r', CYRILLIC.replace(/[«»—]/gu, '"')],
  ['iso-8859-7', GREEK],
  ['windows-1255', HEBREW],
  ['shift_jis', JAPANESE],
  ['euc-jp', JAPANESE],
  ['gb18030', CHINESE_SIMPLE],
  ['big5', CHINESE_TRADITIONAL],
  ['euc-kr', KOREAN],
])('%s is told and read', (encoding, article) => {
  // UTF-16 without its mark is told by its spaces; programs that write it write the mark.
  const source = encoding.startsWith('utf-16') ? `\ufeff${article}` : article;
  const reading = plainText.read!({ bytes: encodedAs(encoding, source), name: 'article.txt' }, testServices());
  if (!reading.ok) throw new Error(reading.problems[0].message);
  expect(textOf(reading.value.article.blocks)).toBe(article);
  expect(reading.value.article.source).toMatchObject({ replacedCharacters: 0 });
});
