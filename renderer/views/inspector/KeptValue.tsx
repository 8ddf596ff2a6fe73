import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { textOfValue } from '../../../shared/kinds/form.ts';
import type { AttributeValue } from '../../../shared/model/records.ts';
import { isolated } from '../words.ts';
import styles from './InspectorPane.module.css';

interface KeptValueProps {
  readonly value: AttributeValue;
  readonly misfit: string;
  readonly onRemove: () => void;
}

/** A value that the control of its field cannot show: as it is, with a word on why, and a way to take it away. */
export function KeptValue({ value, misfit, onRemove }: KeptValueProps) {
  const text = textOfValue(value);
  return (
    <p className={`misfit ${styles.kept}`}>
      <span>
        Kept as it is: <bdi>“{text}”</bdi> {misfit}.
      </span>
      <Button className={styles.icon!} aria-label={`Take “${isolated(text)}” away`} onPress={onRemove}>
        <X size={14} aria-hidden="true" />
      </Button>
    </p>
  );
}
