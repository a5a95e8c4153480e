package cspr;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Runs the conformance vectors (bindings/vectors/README.md) through Java: from each vector what is answered is taken out,
 * it is answered anew, and has to be the same. The only argument is the folder; the last line counts.
 */
public final class Vectors {
	private static final Cspr CSPR = Cspr.LIBRARY;
	private static final List<String> GIVEN = List.of("name", "why", "kind", "from", "edition", "profile", "calendar", "steps",
		"asks", "event", "ask", "as_of", "role", "to", "recorded_until", "happened_until", "events", "text", "circumstances",
		"assessments", "sums", "counts", "days", "spans", "months", "weekdays", "references", "in_force", "group", "words",
		"misspelt", "day", "count", "after", "until", "of", "number");

	private Vectors() { }

	/** What is given of a vector, of a step or a row: all but its answers. */
	private static JsonElement given(JsonElement value, boolean row) {
		if (value.isJsonArray()) {
			JsonArray kept = new JsonArray();

			value.getAsJsonArray().forEach(one -> kept.add(given(one, true)));
			return kept;
		}
		if (!value.isJsonObject())
			return value;
		JsonObject kept = new JsonObject();
		value.getAsJsonObject().entrySet().forEach(one -> {
			boolean rows = one.getValue().isJsonArray() && !row && !one.getKey().equals("profile");

			if (GIVEN.contains(one.getKey()) && (row || !List.of("count", "of").contains(one.getKey())))
				kept.add(one.getKey(), rows ? given(one.getValue(), true) : one.getValue());
		});
		return kept;
	}

	/** Where two values first differ, as a JSON pointer; null: nowhere. */
	private static String difference(JsonElement expected, JsonElement got, String pointer) {
		if (expected == null || got == null)
			return pointer;
		if (expected.isJsonObject() && got.isJsonObject()) {
			Set<String> keys = new LinkedHashSet<>(expected.getAsJsonObject().keySet());

			keys.addAll(got.getAsJsonObject().keySet());
			for (String key : keys) {
				String found = difference(expected.getAsJsonObject().get(key), got.getAsJsonObject().get(key),
					pointer + "/" + key);

				if (found != null)
					return found;
			}
			return null;
		}
		if (expected.isJsonArray() && got.isJsonArray()) {
			JsonArray one = expected.getAsJsonArray(), other = got.getAsJsonArray();

			for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
				String found = difference(i < one.size() ? one.get(i) : null, i < other.size() ? other.get(i) : null,
					pointer + "/" + i);

				if (found != null)
					return found;
			}
			return null;
		}
		return expected.equals(got) ? null : pointer;
	}

	private static JsonObject answered(JsonObject vector) throws Events.Refused {
		JsonObject answer = given(vector, false).getAsJsonObject();

		try (Held held = new Held()) {
			Cspr.Context context = held.take(new Cspr.Context(), ret -> CSPR.cspr_context_new(null, ret),
				CSPR::cspr_context_unref);

			if (Words.string(vector, "kind").equals("review"))
				Reviews.answer(held, context, answer);
			else
				Facts.answer(held, context, answer);
		}
		return answer;
	}

	private static JsonObject read(Path path) throws IOException {
		return JsonParser.parseString(Files.readString(path)).getAsJsonObject();
	}

	public static void main(String[] arguments) throws IOException, Events.Refused {
		Path folder = Path.of(arguments[0]);
		int passed = 0, failed = 0;

		for (JsonElement row : read(folder.resolve("index.json")).getAsJsonArray("files")) {
			String file = row.getAsJsonObject().get("file").getAsString();
			JsonArray vectors = read(folder.resolve(file)).getAsJsonArray("vectors");

			if (vectors.size() != row.getAsJsonObject().get("vectors").getAsInt()) {
				failed++;
				System.out.println("FAIL " + file + ": it has not as many vectors as index.json says");
			}
			for (JsonElement one : vectors) {
				JsonObject vector = one.getAsJsonObject();
				String pointer = difference(vector, answered(vector), "");

				if (pointer == null) {
					passed++;
					continue;
				}
				failed++;
				System.out.println("FAIL " + file + ": " + Words.string(vector, "name") + ": " + pointer);
			}
		}
		System.out.println(passed + " passed, " + failed + " failed");
		System.exit(passed > 0 && failed == 0 ? 0 : 1);
	}
}
