package cspr;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.sun.jna.Native;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;

/** Vectors of reviews: the events are decided one after the other, then what is asked is answered. */
final class Reviews {
	private static final Cspr CSPR = Cspr.LIBRARY;

	private final Held held;
	private final Cspr.Context context;
	private final Cspr.Review review;

	private Reviews(Held held, Cspr.Context context, Cspr.Basis basis) {
		this.held = held;
		this.context = context;
		review = held.take(new Cspr.Review(), ret -> CSPR.cspr_review_new(context, basis, ret), CSPR::cspr_review_unref);
	}

	static void answer(Held held, Cspr.Context context, JsonObject vector) throws Events.Refused {
		Reviews reviews = new Reviews(held, context, basis(held, context, vector));

		for (JsonElement step : vector.getAsJsonArray("steps"))
			reviews.step(step.getAsJsonObject());
		for (JsonElement ask : vector.getAsJsonArray("asks"))
			reviews.ask(ask.getAsJsonObject());
	}

	/** What a vector is decided under. */
	static Cspr.Basis basis(Held held, Cspr.Context context, JsonObject given) {
		Cspr.Calendar calendar = given.has("calendar") ? calendar(held, context, given.getAsJsonObject("calendar")) : null;
		Cspr.Profile profile = given.has("profile") ? profile(held, context, given.getAsJsonObject("profile"), null) : null;
		Cspr.Edition edition = CSPR.cspr_edition_find(Words.string(given, "edition"));

		return held.take(new Cspr.Basis(), ret -> CSPR.cspr_basis_new(context, edition, calendar, profile, ret),
			CSPR::cspr_basis_unref);
	}

	static Cspr.Calendar calendar(Held held, Cspr.Context context, JsonObject given) {
		Cspr.Calendar calendar = held.take(new Cspr.Calendar(), ret -> CSPR.cspr_calendar_new(context,
			Words.string(given, "version"), Words.day(given, "first"), Words.day(given, "last"), ret),
			CSPR::cspr_calendar_unref);

		for (JsonElement closed : given.getAsJsonArray("closed")) {
			JsonObject day = closed.getAsJsonObject();

			Held.Failed.check(CSPR.cspr_calendar_close_day(calendar, Words.day(day, "day"), Words.string(day, "skipped")));
		}
		return calendar;
	}

	/** trouble: filled if it is refused; null: it can't be. */
	static Cspr.Profile profile(Held held, Cspr.Context context, JsonObject given, Store.Trouble trouble) {
		byte[] text = given.toString().getBytes(StandardCharsets.UTF_8);

		return held.take(new Cspr.Profile(), ret -> Store.LIBRARY.cspr_profile_read(context, text,
			new Cspr.Size(text.length), ret, trouble), CSPR::cspr_profile_unref);
	}

	static JsonObject error(int status, Store.Trouble trouble) {
		JsonObject error = new JsonObject();

		error.add("status", Words.status(status));
		error.addProperty("pointer", Native.toString(trouble.pointer, "UTF-8"));
		if (trouble.nearest[0] != 0)
			error.addProperty("nearest", Native.toString(trouble.nearest, "UTF-8"));
		if (trouble.rule[0] != 0)
			error.addProperty("rule", Native.toString(trouble.rule, "UTF-8"));
		if (trouble.edition[0] != 0)
			error.addProperty("edition", Native.toString(trouble.edition, "UTF-8"));
		return error;
	}

	private Cspr.Decision decision(ToIntFunction<PointerByReference> call) {
		return held.take(new Cspr.Decision(), call, CSPR::cspr_decision_unref);
	}

	private void step(JsonObject step) {
		String pointer = "";
		int status;

		try {
			Cspr.Event event = Events.make(held, context, review, step.getAsJsonObject("event"));
			Cspr.Decision decision = decision(ret -> CSPR.cspr_review_decide(review, event, ret));

			if (!Words.word(Cspr.Group.VERDICT, CSPR.cspr_decision_verdict(decision)).getAsString().equals("refused"))
				Held.Failed.check(CSPR.cspr_review_commit(review, decision));
			step.add("verdict", Words.word(Cspr.Group.VERDICT, CSPR.cspr_decision_verdict(decision)));
			step.add("state", Words.word(Cspr.Group.STATE, CSPR.cspr_review_state(review)));
			step.add("findings", Answers.findings(decision));
			String name = CSPR.cspr_word_name(Cspr.Group.EVENT, CSPR.cspr_event_code(event));
			if (name.equals("amend") || name.equals("change_edition"))
				step.add("consequences", Answers.consequences(decision));
			return;
		} catch (Events.Refused refused) {
			status = refused.status;
			pointer = refused.pointer;
		} catch (Held.Failed failed) {
			status = failed.status;
		}
		JsonObject error = new JsonObject();
		error.add("status", Words.status(status));
		error.addProperty("pointer", pointer);
		step.add("error", error);
	}

	private void ask(JsonObject ask) throws Events.Refused {
		short role = Words.find(Cspr.Group.ROLE, ask.get("role"));

		switch (Words.string(ask, "ask")) {
		case "position" -> position(review, ask);
		case "next" -> ask.add("next", Answers.next(review));
		case "reads" -> ask.add("reads", Answers.reads(review));
		case "duties" -> ask.add("duties", Answers.duties(review, Words.day(ask, "as_of")));
		case "explain" -> {
			Cspr.Decision decision = decision(ret -> CSPR.cspr_review_explain(review,
				Words.find(Cspr.Group.EVENT, ask.get("event")), role, Words.day(ask, "as_of"), ret));

			ask.add("verdict", Words.word(Cspr.Group.VERDICT, CSPR.cspr_decision_verdict(decision)));
			ask.add("findings", Answers.findings(decision));
		}
		case "explain_all" -> explainAll(ask, role);
		case "as_at" -> reading(ask, ret -> CSPR.cspr_review_as_at(review,
			Words.moment(Words.string(ask, "recorded_until")), ret));
		case "as_known" -> reading(ask, ret -> CSPR.cspr_review_as_known(review, Words.day(ask, "happened_until"), ret));
		case "reread" -> {
			Cspr.Basis basis = basis(held, context, ask);

			compared(ask, other(ret -> CSPR.cspr_review_reread(review, basis, ret)));
		}
		case "what_if" -> whatIf(ask);
		case "criteria" -> criteria(ask);
		case "path" -> path(ask);
		case "line" -> line(ask);
		default -> throw new IllegalArgumentException("there is no such ask");
		}
	}

	private static void position(Cspr.Review review, JsonObject answer) {
		answer.add("state", Words.word(Cspr.Group.STATE, CSPR.cspr_review_state(review)));
		answer.add("phase", Words.word(Cspr.Group.PHASE, CSPR.cspr_review_phase(review)));
		answer.addProperty("version", CSPR.cspr_review_version(review));
		answer.add("flags", Answers.flags(review));
	}

	private Cspr.Review other(ToIntFunction<PointerByReference> call) {
		return held.take(new Cspr.Review(), call, CSPR::cspr_review_unref);
	}

	private void reading(JsonObject answer, ToIntFunction<PointerByReference> call) {
		Cspr.Review then = other(call);

		position(then, answer);
		answer.add("reads", Answers.reads(then));
		answer.add("duties", Answers.duties(then, Words.day(answer, "as_of")));
	}

	private void compared(JsonObject answer, Cspr.Review after) {
		answer.add("differences", Answers.differences(held.take(new Cspr.Comparison(),
			ret -> CSPR.cspr_review_compare(review, after, Words.day(answer, "as_of"), ret), CSPR::cspr_comparison_unref)));
	}

	private void whatIf(JsonObject answer) throws Events.Refused {
		Cspr.Review copy = other(ret -> CSPR.cspr_review_copy(review, ret));
		JsonArray verdicts = new JsonArray();

		for (JsonElement one : answer.getAsJsonArray("events")) {
			Cspr.Event event = Events.make(held, context, copy, one.getAsJsonObject());
			Cspr.Decision decision = decision(ret -> CSPR.cspr_review_apply(copy, event, ret));

			verdicts.add(Words.word(Cspr.Group.VERDICT, CSPR.cspr_decision_verdict(decision)));
		}
		answer.add("verdicts", verdicts);
		compared(answer, copy);
	}

	private void explainAll(JsonObject answer, short role) {
		short[] verdicts = new short[CSPR.cspr_word_count(Cspr.Group.EVENT).intValue() + 1];
		JsonObject byEvent = new JsonObject();

		Held.Failed.check(CSPR.cspr_review_explain_all(review, role, Words.day(answer, "as_of"),
			new Cspr.Size(verdicts.length), verdicts));
		for (int event = 1; event < verdicts.length; event++)
			byEvent.add(CSPR.cspr_word_name(Cspr.Group.EVENT, (short) event),
				Words.word(Cspr.Group.VERDICT, verdicts[event]));
		answer.add("verdicts", byEvent);
	}

	private void criteria(JsonObject answer) {
		Cspr.Circumstances circumstances = new Cspr.Circumstances();
		Cspr.Assessment assessment = new Cspr.Assessment();
		Cspr.Edition edition = CSPR.cspr_basis_edition(CSPR.cspr_review_basis(review));

		Held.Failed.check(CSPR.cspr_review_circumstances(review, circumstances));
		Held.Failed.check(CSPR.cspr_assess(edition, circumstances, assessment));
		Answers.assessment(assessment).entrySet().forEach(one -> answer.add(one.getKey(), one.getValue()));
	}

	private void path(JsonObject answer) {
		short state = Words.find(Cspr.Group.STATE, answer.get("to"));
		int[] status = new int[1];

		try {
			Cspr.Path path = held.take(new Cspr.Path(), ret -> status[0] = CSPR.cspr_review_path(review, state,
				Words.day(answer, "as_of"), ret), CSPR::cspr_path_unref);
			answer.add("steps", Answers.steps(path));
		} catch (Held.Failed failed) {
			status[0] = failed.status;
		}
		answer.add("status", Words.status(status[0]));
	}

	/** The text as the next line of the review's record. */
	private void line(JsonObject answer) {
		byte[] text = Words.string(answer, "text").getBytes(StandardCharsets.UTF_8);
		Store.Trouble trouble = new Store.Trouble();
		Store.Place place = new Store.Place();

		place.review = CSPR.cspr_review_version(review) > 0 ? review : null;
		try {
			Store.Line line = held.take(new Store.Line(), ret -> Store.LIBRARY.cspr_line_read(context, text,
				new Cspr.Size(text.length), place, ret, trouble), Store.LIBRARY::cspr_line_unref);
			Cspr.Event event = Store.LIBRARY.cspr_line_event(line);
			int[] status = new int[1];

			decision(ret -> status[0] = Store.LIBRARY.cspr_event_trouble(event,
				CSPR.cspr_review_decide(review, event, ret), trouble));
			answer.add("status", Words.status(status[0]));
		} catch (Held.Failed failed) {
			answer.add("error", error(failed.status, trouble));
		}
	}
}
