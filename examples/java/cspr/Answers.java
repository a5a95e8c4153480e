package cspr;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.ptr.ShortByReference;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** What the library gives out of a review, as JSON. A key that would say nothing is left out. */
final class Answers {
	private static final Cspr CSPR = Cspr.LIBRARY;

	private Answers() { }

	/** What a call gives by index, until it gives no more. */
	private static JsonArray each(ToIntFunction<Cspr.Size> call, Function<Integer, JsonElement> answer) {
		JsonArray all = new JsonArray();

		for (int i = 0; call.applyAsInt(new Cspr.Size(i)) == Cspr.DONE; i++)
			all.add(answer.apply(i));
		return all;
	}

	private static JsonElement positive(int number) {
		return number > 0 ? new JsonPrimitive(number) : JsonNull.INSTANCE;
	}

	static JsonArray findings(Cspr.Decision decision) {
		Cspr.Finding finding = new Cspr.Finding();

		return each(i -> CSPR.cspr_decision_finding(decision, i, finding), i -> finding(finding));
	}

	private static JsonElement finding(Cspr.Finding finding) {
		JsonObject answer = new JsonObject();

		answer.addProperty("rule", finding.name);
		answer.add("force", Words.word(Cspr.Group.FORCE, finding.force));
		answer.add("met", finding.result == Cspr.Result.MET ? new JsonPrimitive(true)
			: finding.result == Cspr.Result.UNMET ? new JsonPrimitive(false) : JsonNull.INSTANCE);
		answer.add("provenance", Words.word(Cspr.Group.PROVENANCE, finding.provenance));
		Words.give(answer, "first_day", Words.day(finding.first_day));
		Words.give(answer, "part", Words.word(Cspr.Group.PART, finding.part));
		Words.give(answer, "roles", Words.names(Cspr.Group.ROLE, finding.roles));
		Words.give(answer, "number", positive(finding.number));
		Words.give(answer, "event", Words.word(Cspr.Group.EVENT, finding.event));
		return answer;
	}

	static JsonArray consequences(Cspr.Decision decision) {
		Cspr.Difference difference = new Cspr.Difference();

		return each(i -> CSPR.cspr_decision_consequence(decision, i, difference), i -> difference(difference));
	}

	static JsonArray differences(Cspr.Comparison comparison) {
		Cspr.Difference difference = new Cspr.Difference();

		return each(i -> CSPR.cspr_comparison_difference(comparison, i, difference), i -> difference(difference));
	}

	private static JsonElement difference(Cspr.Difference difference) {
		JsonObject answer = new JsonObject();
		String kind = CSPR.cspr_word_name(Cspr.Group.DIFFERENCE, difference.kind);
		short group = kind.equals("verdict") ? Cspr.Group.VERDICT
			: kind.equals("duty") ? Cspr.Group.STANDING : Cspr.Group.STATE;

		answer.addProperty("kind", kind);
		answer.add("before", Words.word(group, difference.before));
		answer.add("after", Words.word(group, difference.after));
		if (kind.equals("verdict")) {
			answer.addProperty("number", difference.number);
			answer.add("event", Words.word(Cspr.Group.EVENT, difference.event));
		}
		if (!kind.equals("duty"))
			return answer;
		answer.addProperty("duty", difference.name);
		Words.give(answer, "about", Words.text(difference.about));
		Words.give(answer, "since_before", Words.span(difference.since_before));
		Words.give(answer, "since_after", Words.span(difference.since_after));
		Words.give(answer, "due_before", Words.due(difference.due_before));
		Words.give(answer, "due_after", Words.due(difference.due_after));
		Words.give(answer, "met_on_before", Words.span(difference.met_before));
		Words.give(answer, "met_on_after", Words.span(difference.met_after));
		Words.give(answer, "days_late_before", positive(difference.days_late_before));
		Words.give(answer, "days_late_after", positive(difference.days_late_after));
		return answer;
	}

	static JsonArray duties(Cspr.Review review, int asOf) {
		Cspr.Duty duty = new Cspr.Duty();

		return each(i -> CSPR.cspr_review_duty(review, asOf, i, duty), i -> duty(review, duty));
	}

	private static JsonElement duty(Cspr.Review review, Cspr.Duty duty) {
		JsonObject answer = new JsonObject();
		JsonArray working = working(review, duty);

		answer.addProperty("duty", string(duty.name));
		Words.give(answer, "about", Words.text(string(duty.about)));
		answer.add("standing", Words.word(Cspr.Group.STANDING, duty.standing));
		answer.add("force", Words.word(Cspr.Group.FORCE, duty.force));
		answer.add("provenance", Words.word(Cspr.Group.PROVENANCE, duty.provenance));
		Words.give(answer, "since", Words.span(duty.since));
		Words.give(answer, "counted_from", Words.span(duty.counted_from));
		Words.give(answer, "due", Words.due(duty.due));
		Words.give(answer, "met_on", Words.span(duty.met_on));
		Words.give(answer, "days_late", positive(duty.days_late));
		if (duty.days_left >= 0)
			answer.addProperty("days_left", duty.days_left);
		if (!working.isEmpty())
			answer.add("working", working);
		return answer;
	}

	private static String string(Pointer text) {
		return text == null ? null : text.getString(0, "UTF-8");
	}

	private static JsonArray working(Cspr.Review review, Cspr.Duty duty) {
		IntByReference day = new IntByReference();
		PointerByReference why = new PointerByReference();

		return each(i -> CSPR.cspr_review_duty_working(review, duty, i, day, why), i -> {
			JsonObject skipped = new JsonObject();

			skipped.add("day", Words.day(day.getValue()));
			skipped.addProperty("skipped", string(why.getValue()));
			return skipped;
		});
	}

	static JsonArray flags(Cspr.Review review) {
		Cspr.Flag flag = new Cspr.Flag();

		return each(i -> CSPR.cspr_review_flag(review, i, flag), i -> {
			JsonObject answer = new JsonObject();

			answer.add("event", Words.word(Cspr.Group.EVENT, flag.event));
			Words.give(answer, "reference", Words.text(flag.reference));
			Words.give(answer, "scope", Words.word(Cspr.Group.VALUE, flag.scope));
			answer.add("since", Words.span(flag.since));
			return answer;
		});
	}

	static JsonArray next(Cspr.Review review) {
		ShortByReference event = new ShortByReference();

		return each(i -> CSPR.cspr_review_next(review, i, event), i -> Words.word(Cspr.Group.EVENT, event.getValue()));
	}

	static JsonArray reads(Cspr.Review review) {
		PointerByReference event = new PointerByReference(), reading = new PointerByReference();
		ShortByReference verdict = new ShortByReference(), state = new ShortByReference();

		return each(i -> CSPR.cspr_review_event(review, i, event, verdict, state), i -> {
			JsonObject answer = new JsonObject();
			Cspr.Event recorded = new Cspr.Event();

			recorded.setPointer(event.getValue());
			answer.add("event", Words.word(Cspr.Group.EVENT, CSPR.cspr_event_code(recorded)));
			if (CSPR.cspr_review_reading(review, new Cspr.Size(i), reading) == Cspr.DONE && reading.getValue() == null)
				answer.addProperty("retracted", true);
			else
				answer.add("verdict", Words.word(Cspr.Group.VERDICT, verdict.getValue()));
			answer.add("state", Words.word(Cspr.Group.STATE, state.getValue()));
			return answer;
		});
	}

	static JsonArray steps(Cspr.Path path) {
		Cspr.Step step = new Cspr.Step();

		return each(i -> CSPR.cspr_path_step(path, i, step), i -> {
			JsonObject answer = new JsonObject();

			answer.add("event", Words.word(Cspr.Group.EVENT, step.event));
			answer.add("state", Words.word(Cspr.Group.STATE, step.state));
			answer.add("verdict", Words.word(Cspr.Group.VERDICT, step.verdict));
			answer.add("earliest", Words.day(step.earliest));
			Words.give(answer, "rule", Words.text(step.name));
			answer.addProperty("before", step.before);
			return answer;
		});
	}

	static JsonObject assessment(Cspr.Assessment assessment) {
		JsonObject answer = new JsonObject(), limbs = new JsonObject();

		for (int limb = 1; limb <= 4; limb++)
			limbs.add(CSPR.cspr_word_name(Cspr.Group.LIMB, (short) limb),
				Words.word(Cspr.Group.ASSESSMENT, assessment.limbs[limb - 1]));
		answer.add("answer", Words.word(Cspr.Group.ASSESSMENT, assessment.answer));
		answer.add("limbs", limbs);
		return answer;
	}

	static JsonArray needs(Cspr.Basis basis) {
		Cspr.Need need = new Cspr.Need();

		return each(i -> CSPR.cspr_basis_need(basis, i, need), i -> {
			JsonObject answer = new JsonObject();

			answer.add("event", Words.word(Cspr.Group.EVENT, need.event));
			answer.addProperty("rule", need.name);
			answer.add("force", Words.word(Cspr.Group.FORCE, need.force));
			answer.add("provenance", Words.word(Cspr.Group.PROVENANCE, need.provenance));
			answer.addProperty("cite", need.cite);
			answer.addProperty("words", need.words);
			answer.addProperty("remedy", need.remedy);
			return answer;
		});
	}

	static JsonArray terms(Cspr.Basis basis) {
		Cspr.Term term = new Cspr.Term();

		return each(i -> CSPR.cspr_basis_term(basis, i, term), i -> {
			JsonObject answer = new JsonObject();

			answer.addProperty("duty", term.name);
			answer.add("force", Words.word(Cspr.Group.FORCE, term.force));
			answer.add("period", Words.word(Cspr.Group.PERIOD, term.period));
			answer.addProperty("count", term.count);
			answer.add("provenance", Words.word(Cspr.Group.PROVENANCE, term.provenance));
			answer.addProperty("cite", term.cite);
			answer.addProperty("words", term.words);
			return answer;
		});
	}
}
