import type { Colour } from '../../model/scheme.ts';

/** Backgrounds for labels in other programs, on which black words can be read. */
export const BACKGROUNDS: Readonly<Record<Colour, string>> = {
  amber: '#ffe0a3',
  blue: '#bcd9ff',
  green: '#c5ecc0',
  magenta: '#f7c6ea',
  red: '#ffc9c4',
  teal: '#b5ebe4',
  violet: '#dacdff',
  slate: '#d5dbe3',
};
