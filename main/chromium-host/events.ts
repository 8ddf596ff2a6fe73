/** Electron's event objects: what a listener gets first, and can call `preventDefault` on. */

/** An event whose default can be prevented. */
export type PreventableEvent<Fields extends object = object> = Fields & {
  preventDefault: () => void;
  readonly defaultPrevented: boolean;
};

/** Makes an event. */
export function makeEvent<Fields extends object>(fields: Fields = {} as Fields): PreventableEvent<Fields> {
  let defaultPrevented = false;
  const event = {
    preventDefault: () => {
      defaultPrevented = true;
    },
    get defaultPrevented() {
      return defaultPrevented;
    },
  };
  return Object.defineProperties(event, Object.getOwnPropertyDescriptors(fields)) as PreventableEvent<Fields>;
}
