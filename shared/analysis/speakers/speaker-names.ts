import { foldedName } from '../who-is-who.ts';
import { isSameValue } from '../../model/same-value.ts';
import type { Speaker } from '../../model/records.ts';
import { joinedNotes } from '../../annotations/namings.ts';

/** What becomes of the names and particulars of speakers that are joined, renamed or parted. */

/** Returns the name and the aliases. */
export const namesOf = ({ name, aliases }: Speaker): readonly string[] => [name, ...aliases];

/**
 * Returns one speaker out of several: the first one's name, sort and role; the names of the others are aliases, offices,
 * ids and notes of all are kept.
 */
export function joinedSpeaker(kept: Speaker, others: readonly Speaker[]): Speaker {
  const all = [kept, ...others];
  const role = all.map((one) => one.role).find((one) => one !== undefined && one !== '');
  const offices = distinct(all.flatMap((one) => one.offices ?? []));
  const ids = distinct(all.flatMap((one) => one.ids ?? []));
  const note = joinedNotes(all.map((one) => one.note));
  const extra = Object.fromEntries([...all].reverse().flatMap((one) => Object.entries(one.extra ?? {})));
  return {
    ...kept,
    aliases: aliasesOf(kept.name, [...kept.aliases, ...others.flatMap(namesOf)]),
    ...(role === undefined ? {} : { role }),
    ...(offices.length === 0 ? {} : { offices }),
    ...(ids.length === 0 ? {} : { ids }),
    ...(note === undefined ? {} : { note }),
    ...(Object.keys(extra).length === 0 ? {} : { extra }),
  };
}

/** Returns the speaker under another name; the old one is an alias from then on. */
export const renamedSpeaker = (speaker: Speaker, name: string): Speaker => ({
  ...speaker,
  name,
  aliases: aliasesOf(name, [speaker.name, ...speaker.aliases]),
});

/** Returns the speaker without the names that somebody else has now; its own name stays. */
export function withoutNames(speaker: Speaker, names: readonly string[]): Speaker {
  const gone = new Set(names.map(foldedName));
  const aliases = speaker.aliases.filter((alias) => !gone.has(foldedName(alias)));
  return aliases.length === speaker.aliases.length ? speaker : { ...speaker, aliases };
}

/** Returns the speaker with one more alias; itself where it has the name. */
export function withAlias(speaker: Speaker, alias: string): Speaker {
  const aliases = aliasesOf(speaker.name, [...speaker.aliases, alias]);
  return isSameValue(aliases, speaker.aliases) ? speaker : { ...speaker, aliases };
}

/** Every alias once, as it was first written, and none that is the name. */
function aliasesOf(name: string, names: readonly string[]): readonly string[] {
  const known = new Set([foldedName(name)]);
  return names.filter((one) => {
    const folded = foldedName(one);
    if (folded === '' || known.has(folded)) return false;
    known.add(folded);
    return true;
  });
}

const distinct = <T>(all: readonly T[]): readonly T[] =>
  all.filter((one, i) => all.findIndex((other) => isSameValue(one, other)) === i);
