interface FieldLabelProps {
  readonly label: string;
  readonly isRequired: boolean;
  readonly isMissing: boolean;
}

/** The label of a field of the scheme; a required one is marked, and says so while it is empty. */
export function FieldLabel({ label, isRequired, isMissing }: FieldLabelProps) {
  if (!isRequired) return <bdi>{label}</bdi>;
  return (
    <>
      <bdi>{label}</bdi>
      <span className={isMissing ? 'required is-missing' : 'required'}>
        <span aria-hidden="true">{isMissing ? ' * to be filled in' : ' *'}</span>
        <span className="visually-hidden">{isMissing ? ', required, to be filled in' : ', required'}</span>
      </span>
    </>
  );
}
