/** Two views of the same checkboxes, switched by CSS alone, so that both work without scripts. */
export function ViewSwitch() {
  return (
    <fieldset className="flex rounded-full border border-line bg-surface p-1">
      <legend className="sr-only">Show the seats as</legend>
      <ViewOption value="map" text="Map" isDefault />
      <ViewOption value="list" text="List" />
    </fieldset>
  );
}

interface OptionProps {
  readonly value: "map" | "list";
  readonly text: string;
  readonly isDefault?: boolean;
}

function ViewOption({ value, text, isDefault = false }: OptionProps) {
  return (
    <label className="relative flex min-h-10 items-center rounded-full px-4 text-sm font-medium text-quiet has-checked:bg-on-night has-checked:text-night has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-bright">
      <input
        type="radio"
        name="seat-view"
        value={value}
        defaultChecked={isDefault}
        className="absolute inset-0 cursor-pointer opacity-0"
      />
      {text}
    </label>
  );
}
