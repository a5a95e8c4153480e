package cspr;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** Names, days and moments as they are written in a vector. */
final class Words {
	private static final Cspr CSPR = Cspr.LIBRARY;
	private static final Map<Integer, String> STATUSES = Map.ofEntries(Map.entry(0, "done"), Map.entry(1, "refused"),
		Map.entry(-1, "no_memory"), Map.entry(-2, "argument"), Map.entry(-3, "unknown_word"), Map.entry(-4, "wrong_type"),
		Map.entry(-5, "bad_date"), Map.entry(-6, "bad_reference"), Map.entry(-7, "personal_data"),
		Map.entry(-8, "recorded_earlier"), Map.entry(-9, "not_yet_happened"), Map.entry(-11, "outside_calendar"),
		Map.entry(-12, "not_found"), Map.entry(-13, "limit"), Map.entry(-15, "incomplete"),
		Map.entry(-16, "out_of_range"), Map.entry(-18, "not_amendable"), Map.entry(-19, "loosens"),
		Map.entry(-20, "contradicts"), Map.entry(-21, "bad_input"));

	private Words() { }

	static JsonElement status(int status) {
		return new JsonPrimitive(STATUSES.get(status));
	}

	/** The name of a word; null for 0. */
	static JsonElement word(short group, int word) {
		return text(word == 0 ? null : CSPR.cspr_word_name(group, (short) word));
	}

	static JsonElement text(String text) {
		return text == null ? JsonNull.INSTANCE : new JsonPrimitive(text);
	}

	static short find(short group, JsonElement name) {
		return name == null ? 0 : CSPR.cspr_word_find(group, name.getAsString());
	}

	/** The names of a set of words, 1 << word. */
	static JsonElement names(short group, int set) {
		JsonArray names = new JsonArray();

		for (int word = 1; word < 32; word++)
			if ((set >> word & 1) == 1)
				names.add(word(group, word));
		return names.isEmpty() ? JsonNull.INSTANCE : names;
	}

	static String string(JsonObject object, String key) {
		return object.has(key) ? object.get(key).getAsString() : null;
	}

	static int day(JsonObject object, String key) {
		return (int) LocalDate.parse(string(object, key)).toEpochDay();
	}

	static JsonElement day(int day) {
		return day == Cspr.NO_DAY ? JsonNull.INSTANCE : new JsonPrimitive(LocalDate.ofEpochDay(day).toString());
	}

	static JsonElement span(Cspr.Span span) {
		byte[] text = new byte[24];

		if (span.first == Cspr.NO_DAY)
			return JsonNull.INSTANCE;
		CSPR.cspr_span_write(Cspr.Span.Value.of(span), text);
		return new JsonPrimitive(com.sun.jna.Native.toString(text, "UTF-8"));
	}

	/** In days, the first and the last if they differ. */
	static JsonElement due(Cspr.Span span) {
		if (span.first == Cspr.NO_DAY || span.first == span.last)
			return span(span);
		return new JsonPrimitive(LocalDate.ofEpochDay(span.first) + "/" + LocalDate.ofEpochDay(span.last));
	}

	static long moment(String text) {
		Instant moment = Instant.parse(text);

		return moment.getEpochSecond() * 1_000_000_000L + moment.getNano();
	}

	/** Sets a key, unless the value is null. */
	static void give(JsonObject object, String key, JsonElement value) {
		if (!value.isJsonNull())
			object.add(key, value);
	}
}
