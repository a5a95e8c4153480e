package cspr;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.sun.jna.ptr.IntByReference;
import java.util.function.Function;

/** Vectors that are about no review. Each row of them gets what it "is". */
final class Facts {
	private static final Cspr CSPR = Cspr.LIBRARY;

	private Facts() { }

	static void answer(Held held, Cspr.Context context, JsonObject vector) {
		switch (Words.string(vector, "kind")) {
		case "assess" -> rows(vector, "assessments",
			row -> assessed(CSPR.cspr_edition_find(Words.string(vector, "edition")), row.getAsJsonObject("circumstances")));
		case "calendar" -> calendar(held, context, vector);
		case "date" -> {
			rows(vector, "spans", row -> span(Words.string(row, "text")));
			rows(vector, "months", row -> Words.day(CSPR.cspr_day_add_months(Words.day(row, "day"), count(row))));
			rows(vector, "weekdays", row -> new JsonPrimitive(CSPR.cspr_day_weekday(Words.day(row, "day"))));
		}
		case "reference" -> rows(vector, "references",
			row -> Words.status(CSPR.cspr_reference_check(Words.string(row, "text"))));
		case "edition" -> rows(vector, "in_force", row -> {
			Cspr.Edition edition = CSPR.cspr_edition_on(Words.find(Cspr.Group.KIND, row.get("of")), Words.day(row, "day"));

			return Words.text(edition == null ? null : CSPR.cspr_edition_name(edition));
		});
		case "words" -> {
			short group = vector.get("group").getAsShort();

			rows(vector, "words", row -> Words.word(group, row.get("number").getAsInt()));
			rows(vector, "misspelt", row -> Words.word(group, CSPR.cspr_word_nearest(group, Words.string(row, "text"))));
			vector.addProperty("count", CSPR.cspr_word_count(group).longValue());
		}
		case "rules" -> rules(held, context, vector);
		case "profile" -> profile(held, context, vector);
		default -> throw new IllegalArgumentException("there is no such kind of vector");
		}
	}

	private static void rows(JsonObject vector, String key, Function<JsonObject, JsonElement> answer) {
		if (vector.has(key))
			for (JsonElement row : vector.getAsJsonArray(key))
				row.getAsJsonObject().add("is", answer.apply(row.getAsJsonObject()));
	}

	private static int count(JsonObject row) {
		return row.get("count").getAsInt();
	}

	private static byte judged(JsonObject circumstances, String key) {
		return (byte) (!circumstances.has(key) ? 0 : circumstances.get(key).getAsBoolean() ? 1 : 2);
	}

	private static JsonElement assessed(Cspr.Edition edition, JsonObject given) {
		Cspr.Circumstances circumstances = new Cspr.Circumstances();
		Cspr.Assessment assessment = new Cspr.Assessment();

		circumstances.suspicion = Words.find(Cspr.Group.VALUE, given.get("suspicion"));
		circumstances.harm = Words.find(Cspr.Group.VALUE, given.get("harm"));
		circumstances.place = Words.find(Cspr.Group.VALUE, given.get("place"));
		circumstances.residence = Words.find(Cspr.Group.VALUE, given.get("residence"));
		circumstances.age_band = Words.find(Cspr.Group.VALUE, given.get("age_band"));
		circumstances.long_term_impairment = judged(given, "long_term_impairment");
		circumstances.unborn_child = judged(given, "unborn_child");
		int status = CSPR.cspr_assess(edition, circumstances, assessment);
		return status == Cspr.DONE ? Answers.assessment(assessment) : Words.status(status);
	}

	private static void calendar(Held held, Cspr.Context context, JsonObject vector) {
		Cspr.Calendar calendar = vector.has("calendar")
			? Reviews.calendar(held, context, vector.getAsJsonObject("calendar"))
			: held.take(new Cspr.Calendar(), ret -> CSPR.cspr_calendar_england_wales(context, ret),
				CSPR::cspr_calendar_unref);
		IntByReference found = new IntByReference();

		rows(vector, "sums", row -> {
			int status = CSPR.cspr_calendar_add_working_days(calendar, Words.day(row, "day"), count(row), found);

			return status == Cspr.DONE ? Words.day(found.getValue()) : Words.status(status);
		});
		rows(vector, "counts", row -> {
			int status = CSPR.cspr_calendar_count_working_days(calendar, Words.day(row, "after"), Words.day(row, "until"),
				found);

			return status == Cspr.DONE ? new JsonPrimitive(found.getValue()) : Words.status(status);
		});
		rows(vector, "days", row -> Words.text(CSPR.cspr_calendar_why_closed(calendar, Words.day(row, "day"))));
	}

	private static JsonElement span(String text) {
		Cspr.Span span = new Cspr.Span();
		IntByReference precision = new IntByReference();
		int status = CSPR.cspr_span_parse(text, span, precision);
		JsonObject answer = new JsonObject();

		if (status != Cspr.DONE)
			return Words.status(status);
		answer.addProperty("first", span.first);
		answer.addProperty("last", span.last);
		answer.addProperty("precision", new String[] { "", "day", "month", "year" }[precision.getValue()]);
		return answer;
	}

	private static void rules(Held held, Cspr.Context context, JsonObject vector) {
		Cspr.Basis basis = Reviews.basis(held, context, vector);
		Cspr.Edition edition = CSPR.cspr_basis_edition(basis);

		vector.addProperty("title", CSPR.cspr_edition_title(edition));
		vector.add("of", Words.word(Cspr.Group.KIND, CSPR.cspr_edition_kind(edition)));
		vector.add("from", Words.day(CSPR.cspr_edition_from(edition)));
		vector.addProperty("provisional", CSPR.cspr_edition_provisional(edition) != 0);
		vector.add("needs", Answers.needs(basis));
		vector.add("terms", Answers.terms(basis));
	}

	private static void profile(Held held, Cspr.Context context, JsonObject vector) {
		Store.Trouble trouble = new Store.Trouble();

		try {
			Reviews.profile(held, context, vector.getAsJsonObject("profile"), trouble);
		} catch (Held.Failed failed) {
			vector.add("error", Reviews.error(failed.status, trouble));
		}
	}
}
