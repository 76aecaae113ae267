import { Search } from "lucide-react";
import { buttonStyles } from "@/components/ui/button-styles";
import { formatDayParts } from "@/lib/format/time";
import type { ProgrammeView } from "@/lib/queries/programme";
import { paths } from "@/lib/web/paths";
import { SelectBox, type SelectChoice } from "./select-box";

/** The programme's filters as a plain GET form: the address says what was asked. */
export function FilterForm({ programme }: { readonly programme: ProgrammeView }) {
  const { wish, cities, city, days, day, genres, languages } = programme;
  return (
    <form
      method="get"
      action={paths.movies()}
      className="grid grid-cols-2 items-end gap-3 md:grid-cols-4 lg:grid-cols-[1.6fr_repeat(4,1fr)_auto]"
    >
      <label className="grid gap-1.5 text-sm text-quiet max-lg:col-span-full">
        Title or person
        <input
          type="search"
          name="q"
          defaultValue={wish.q}
          className="min-h-11 rounded-xl border border-edge bg-night px-3.5 text-base text-on-night hover:border-on-night"
        />
      </label>
      <SelectBox
        label="City"
        name="city"
        value={city.slug}
        choices={cities.map((one) => ({ value: one.slug, text: one.name }))}
      />
      <SelectBox label="Day" name="date" value={day} choices={days.map(toDayChoice)} />
      <SelectBox label="Genre" name="genre" value={wish.genre ?? ""} choices={withAny(genres)} />
      <SelectBox
        label="Language"
        name="language"
        value={wish.language ?? ""}
        choices={withAny(languages)}
      />
      <button type="submit" className={buttonStyles({ look: "quiet" })}>
        <Search aria-hidden="true" className="size-4.5" />
        Show movies
      </button>
    </form>
  );
}

function withAny(words: readonly string[]): SelectChoice[] {
  return [{ value: "", text: "Any" }, ...words.map((word) => ({ value: word, text: word }))];
}

function toDayChoice(day: string): SelectChoice {
  const { weekday, date, month } = formatDayParts(day);
  return { value: day, text: `${weekday}, ${date} ${month}` };
}
