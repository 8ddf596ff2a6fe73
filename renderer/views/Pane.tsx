import type { ReactNode } from 'react';
import { useApp } from '../store/app-context.ts';

interface PaneProps {
  /** For `F6`, which goes from pane to pane. */
  readonly id: string;
  readonly label: string;
  readonly role: 'navigation' | 'complementary';
  readonly className: string | undefined;
  readonly children: ReactNode;
}

/** A part of the window beside the article: Escape in it goes back to the article. */
export function Pane({ id, label, role, className, children }: PaneProps) {
  const app = useApp();
  return (
    <div
      role={role}
      aria-label={label}
      className={className}
      data-pane={id}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) app.focusArticle();
      }}
    >
      {children}
    </div>
  );
}
