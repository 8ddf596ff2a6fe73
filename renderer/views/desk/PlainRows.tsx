import { type ReactNode, useState } from 'react';
import { ListedRows } from '../AnnotationRows.tsx';
import type { Paged } from './pages.ts';

interface PlainRowsProps<Row> {
  readonly label: string;
  readonly rows: Paged<Row>;
  /** Of a row, CSS pixels. */
  readonly height: number;
  readonly children: (row: Row) => ReactNode;
  keyOf(row: Row): string;
  /** Goes to what the row stands for. */
  open(row: Row): void;
}

/** Rows of the project as a list box: arrows move, Enter or a double click opens. */
export function PlainRows<Row>({ label, rows, height, children, keyOf, open }: PlainRowsProps<Row>) {
  const [here, setHere] = useState(-1);
  return (
    <ListedRows
      label={label}
      rows={rows}
      here={Math.min(here, rows.length - 1)}
      height={height}
      keyOf={keyOf}
      isStruck={() => false}
      move={setHere}
      open={open}
    >
      {children}
    </ListedRows>
  );
}
