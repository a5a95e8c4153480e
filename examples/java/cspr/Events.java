package cspr;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.time.DateTimeException;
import java.util.HexFormat;
import java.util.Map;

/** Events of vectors, made by the setters. */
final class Events {
	private static final Cspr CSPR = Cspr.LIBRARY;

	/** A call that failed, and the key of the event that it was for. */
	static final class Refused extends Exception {
		private static final long serialVersionUID = 1;
		final int status;
		final String pointer;

		Refused(int status, String pointer) {
			super(pointer);
			this.status = status;
			this.pointer = pointer;
		}
	}

	private Events() { }

	private static void check(int status, String pointer) throws Refused {
		if (status != Cspr.DONE)
			throw new Refused(status, pointer);
	}

	static Cspr.Event make(Held held, Cspr.Context context, Cspr.Review review, JsonObject given) throws Refused {
		return make(held, context, review, Words.find(Cspr.Group.EVENT, given.get("event")), given, "");
	}

	private static Cspr.Event make(Held held, Cspr.Context context, Cspr.Review review, short code, JsonObject given,
		String above) throws Refused {
		Cspr.Event event;

		try {
			event = held.take(new Cspr.Event(), ret -> CSPR.cspr_event_new(context, code, ret), CSPR::cspr_event_unref);
		} catch (Held.Failed failed) {
			throw new Refused(failed.status, above + "/event");
		}
		heading(event, given, above);
		if (!given.has("parts"))
			return event;
		JsonObject parts = given.getAsJsonObject("parts");
		for (Map.Entry<String, JsonElement> part : parts.entrySet())
			if (!part.getKey().equals("replacement"))
				check(particular(CSPR.cspr_review_basis(review), event, part.getKey(), part.getValue()),
					above + "/parts/" + part.getKey());
		if (parts.has("replacement") && parts.has("of"))
			replacement(held, context, review, event, parts);
		return event;
	}

	/** An event of the kind of the one that it is put in the place of. */
	private static void replacement(Held held, Cspr.Context context, Cspr.Review review, Cspr.Event event,
		JsonObject parts) throws Refused {
		String pointer = "/parts/replacement";
		PointerByReference amended = new PointerByReference();
		Cspr.Size index = new Cspr.Size(parts.get("of").getAsLong() - 1);

		check(CSPR.cspr_review_event(review, index, amended, null, null), pointer);
		Cspr.Event original = new Cspr.Event();
		original.setPointer(amended.getValue());
		check(CSPR.cspr_event_set_replacement(event, make(held, context, review, CSPR.cspr_event_code(original),
			parts.getAsJsonObject("replacement"), pointer)), pointer);
	}

	private static void heading(Cspr.Event event, JsonObject given, String above) throws Refused {
		if (given.has("historic"))
			CSPR.cspr_event_set_historic(event, given.get("historic").getAsBoolean() ? 1 : 0);
		if (given.has("actor"))
			check(actor(event, given.getAsJsonObject("actor")), above + "/actor");
		if (given.has("happened_on"))
			check(happened(event, Words.string(given, "happened_on")), above + "/happened_on");
		if (given.has("recorded_at"))
			check(recorded(event, Words.string(given, "recorded_at")), above + "/recorded_at");
		if (given.has("departure")) {
			JsonObject departure = given.getAsJsonObject("departure");
			JsonElement already = departure.get("already_happened");

			check(CSPR.cspr_event_set_departure(event, Words.string(departure, "reason"),
				already != null && already.getAsBoolean() ? 1 : 0), above + "/departure");
		}
	}

	private static int actor(Cspr.Event event, JsonObject actor) {
		short capacity = Words.find(Cspr.Group.CAPACITY, actor.get("capacity"));

		if (actor.has("capacity") && capacity == 0)
			return Cspr.UNKNOWN_WORD;
		return CSPR.cspr_event_set_actor(event, Words.find(Cspr.Group.ROLE, actor.get("role")),
			Words.string(actor, "id"), capacity, Words.string(actor, "org"));
	}

	private static int happened(Cspr.Event event, String text) {
		Cspr.Span span = new Cspr.Span();
		int status = CSPR.cspr_span_parse(text, span, null);

		return status == Cspr.DONE ? CSPR.cspr_event_set_happened(event, Cspr.Span.Value.of(span)) : status;
	}

	private static int recorded(Cspr.Event event, String text) {
		try {
			return text.endsWith("Z") ? CSPR.cspr_event_set_recorded(event, Words.moment(text)) : Cspr.BAD_DATE;
		} catch (DateTimeException impossible) {
			return Cspr.BAD_DATE;
		}
	}

	/** The setter of the JSON type; of a string, that of the type that the particular has. */
	private static int particular(Cspr.Basis basis, Cspr.Event event, String name, JsonElement value) {
		Cspr.Particular row = new Cspr.Particular();
		short part = CSPR.cspr_word_find(Cspr.Group.PART, name);
		int status = CSPR.cspr_basis_find_particular(basis, CSPR.cspr_event_code(event), part, row);

		if (status != Cspr.DONE)
			return status;
		if (value.isJsonArray()) {
			for (JsonElement one : value.getAsJsonArray())
				if (status == Cspr.DONE)
					status = CSPR.cspr_event_set_reference(event, part, one.getAsString());
			return status;
		}
		if (value.isJsonObject()) {
			for (Map.Entry<String, JsonElement> one : value.getAsJsonObject().entrySet())
				if (status == Cspr.DONE)
					status = milestone(event, one.getKey(), one.getValue().getAsString());
			return status;
		}
		JsonPrimitive plain = value.getAsJsonPrimitive();
		if (plain.isBoolean())
			return CSPR.cspr_event_set_yes_no(event, part, plain.getAsBoolean() ? 1 : 0);
		if (plain.isNumber())
			return CSPR.cspr_event_set_count(event, part, plain.getAsLong());
		return text(event, part, row.type, plain.getAsString());
	}

	private static int milestone(Cspr.Event event, String name, String when) {
		short milestone = CSPR.cspr_word_find(Cspr.Group.EVENT, name);
		Cspr.Span span = new Cspr.Span();
		int status = CSPR.cspr_span_parse(when, span, null);

		if (milestone == 0)
			milestone = CSPR.cspr_word_find(Cspr.Group.MILESTONE, name);
		return status == Cspr.DONE ? CSPR.cspr_event_set_milestone(event, milestone, Cspr.Span.Value.of(span)) : status;
	}

	private static int text(Cspr.Event event, short part, int type, String text) {
		switch (type) {
		case Cspr.Type.CODE:
			return CSPR.cspr_event_set_code(event, part, CSPR.cspr_word_find(Cspr.Group.VALUE, text));
		case Cspr.Type.STATE:
			return CSPR.cspr_event_set_code(event, part, CSPR.cspr_word_find(Cspr.Group.STATE, text));
		case Cspr.Type.DUTY:
			return CSPR.cspr_event_set_code(event, part, CSPR.cspr_word_find(Cspr.Group.DUTY, text));
		case Cspr.Type.EVENT_NAME:
			return CSPR.cspr_event_set_code(event, part, CSPR.cspr_word_find(Cspr.Group.EVENT, text));
		case Cspr.Type.DATE:
			return date(event, part, text);
		case Cspr.Type.DIGEST:
			return digest(event, part, text);
		case Cspr.Type.EVIDENCE:
			return text.startsWith("sha256:") ? digest(event, part, text)
				: CSPR.cspr_event_set_reference(event, part, text);
		default:
			return CSPR.cspr_event_set_reference(event, part, text);
		}
	}

	private static int date(Cspr.Event event, short part, String text) {
		Cspr.Span span = new Cspr.Span();
		IntByReference precision = new IntByReference();
		int status = CSPR.cspr_span_parse(text, span, precision);

		if (status == Cspr.DONE && precision.getValue() != 1)
			return Cspr.BAD_DATE;
		return status == Cspr.DONE ? CSPR.cspr_event_set_day(event, part, span.first) : status;
	}

	private static int digest(Cspr.Event event, short part, String text) {
		if (!text.matches("sha256:[0-9a-fA-F]{64}"))
			return Cspr.BAD_REFERENCE;
		return CSPR.cspr_event_set_digest(event, part, HexFormat.of().parseHex(text.substring(7)));
	}
}
