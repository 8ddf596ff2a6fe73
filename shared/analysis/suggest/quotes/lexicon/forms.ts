/** Verbs of one language that report, by class, in the forms that stand in a text; lower case, parted by spaces. */
export type CueForms = Readonly<Partial<Record<CueClass, string>>>;

/** Values of the field *Class* of a cue. */
export type CueClass =
  | 'say'
  | 'write'
  | 'claim'
  | 'deny'
  | 'concede'
  | 'ask'
  | 'order'
  | 'think'
  | 'according-to'
  | 'nominal'
  | 'manner'
  | 'know'
  | 'intend'
  | 'feel'
  | 'perceive'
  | 'show';
