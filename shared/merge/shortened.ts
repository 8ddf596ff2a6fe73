/** Returns the text as one line of at most `most` code points; what is left out is told by “…”. */
export function shortened(text: string, most = 60): string {
  const start = Array.from(text.slice(0, most * 2 + 2));
  return (start.length > most ? `${start.slice(0, most).join('')}…` : text).replaceAll('\n', ' ');
}
