export interface SelectChoice {
  readonly value: string;
  readonly text: string;
}

interface Props {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly choices: readonly SelectChoice[];
}

/** A labelled choice of one, native on every device. */
export function SelectBox({ label, name, value, choices }: Props) {
  return (
    <label className="grid gap-1.5 text-sm text-quiet">
      {label}
      <select
        name={name}
        defaultValue={value}
        className="min-h-11 w-full rounded-xl border border-edge bg-night px-3 text-base text-on-night hover:border-on-night"
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </select>
    </label>
  );
}
