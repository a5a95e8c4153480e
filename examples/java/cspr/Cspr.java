package cspr;

import com.sun.jna.IntegerType;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.PointerType;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.ptr.ShortByReference;
import java.util.Map;

/**
 * The calls of libcspr that the programs here use, as cspr.h declares them: a cspr_code is a short, a cspr_status and a
 * cspr_day an int, a handle a class of its own, so that one can't be given for another. Whatever a call gives out by
 * pointer belongs to the object it came from; the strings are copied by JNA at once.
 */
public interface Cspr extends Library {
	Map<String, Object> UTF_8 = Map.of(Library.OPTION_STRING_ENCODING, "UTF-8");
	Cspr LIBRARY = Native.load("cspr", Cspr.class, UTF_8);

	int DONE = 0, REFUSED = 1, UNKNOWN_WORD = -3, BAD_DATE = -5, BAD_REFERENCE = -6, NOT_FOUND = -12;
	int NO_DAY = Integer.MIN_VALUE;

	/** Groups of words, and the words that the programs speak of themselves (vocab.h). */
	interface Group {
		short KIND = 1, PHASE = 2, STATE = 3, EVENT = 4, MILESTONE = 5, ROLE = 6, CAPACITY = 7, PART = 8, VALUE = 10,
			ASSESSMENT = 11, LIMB = 12, FORCE = 13, VERDICT = 14, PROVENANCE = 16, STANDING = 17, DUTY = 18,
			PERIOD = 21, DIFFERENCE = 24;
	}
	interface Type {
		int CODE = 1, DATE = 4, DIGEST = 7, EVIDENCE = 8, STATE = 9, DUTY = 10, EVENT_NAME = 13;
	}
	interface Result {
		int MET = 1, UNMET = 2;
	}

	class Handle extends PointerType { }
	class Context extends Handle { }
	class Calendar extends Handle { }
	class Edition extends Handle { }
	class Profile extends Handle { }
	class Basis extends Handle { }
	class Event extends Handle { }
	class Review extends Handle { }
	class Decision extends Handle { }
	class Comparison extends Handle { }
	class Path extends Handle { }

	class Size extends IntegerType {
		private static final long serialVersionUID = 1;

		public Size() {
			this(0);
		}

		public Size(long value) {
			super(Native.SIZE_T_SIZE, value, true);
		}
	}

	/** A struct that starts with its size: the library never writes past it, and knows by it which fields there are. */
	@FieldOrder("size")
	abstract class Sized extends Structure {
		public Size size = new Size();

		@Override
		public void write() {
			size.setValue(size());
			super.write();
		}
	}

	@FieldOrder({ "first", "last" })
	class Span extends Structure {
		public int first, last;

		public static Span of(int first, int last) {
			Span span = new Span();
			span.first = first;
			span.last = last;
			return span;
		}

		/** Where a span is given itself, not by pointer. JNA goes by the class of the object: never pass one for a Span. */
		public static class Value extends Span implements Structure.ByValue {
			public static Value of(Span span) {
				Value value = new Value();
				value.first = span.first;
				value.last = span.last;
				return value;
			}
		}
	}

	@FieldOrder({ "kind", "part", "value" })
	class Condition extends Structure {
		public short kind, part, value;
	}

	@FieldOrder({ "event", "part", "type", "required", "required_when", "least" })
	class Particular extends Sized {
		public short event, part, type;
		public int required;
		public Condition required_when;
		public int least;
	}

	@FieldOrder({ "event", "rule", "force", "requirement", "from", "when", "one", "other", "set", "count", "provenance",
		"cite", "words", "remedy", "role", "name" })
	class Need extends Sized {
		public short event, rule, force, requirement;
		public int from;
		public Condition when;
		public short one, other;
		public int set, count;
		public short provenance;
		public String cite, words, remedy;
		public short role;
		public String name;
	}

	@FieldOrder({ "duty", "force", "period", "count", "base", "met_by", "provenance", "cite", "words", "when", "met_when",
		"name" })
	class Term extends Sized {
		public short duty, force, period;
		public int count;
		public short base, met_by, provenance;
		public String cite, words;
		public Condition when, met_when;
		public String name;
	}

	@FieldOrder({ "rule", "force", "result", "provenance", "cite", "words", "remedy", "first_day", "part", "roles", "event",
		"number", "name" })
	class Finding extends Sized {
		public short rule, force, result, provenance;
		public String cite, words, remedy;
		public int first_day;
		public short part;
		public int roles;
		public short event;
		public int number;
		public String name;
	}

	@FieldOrder({ "kind", "event", "number", "before", "after", "duty", "about", "since_before", "since_after", "due_before",
		"due_after", "met_before", "met_after", "days_late_before", "days_late_after", "name" })
	class Difference extends Sized {
		public short kind, event;
		public int number;
		public short before, after, duty;
		public String about;
		public Span since_before, since_after, due_before, due_after, met_before, met_after;
		public int days_late_before, days_late_after;
		public String name;
	}

	@FieldOrder({ "duty", "standing", "force", "provenance", "cite", "words", "about", "since", "counted_from", "due",
		"met_on", "days_late", "days_left", "period", "count", "name" })
	class Duty extends Sized {
		public short duty, standing, force, provenance;
		public Pointer cite, words, about; // given back to cspr_review_duty_working() as they are
		public Span since, counted_from, due, met_on;
		public int days_late, days_left;
		public short period;
		public int count;
		public Pointer name;
	}

	@FieldOrder({ "event", "reference", "scope", "since" })
	class Flag extends Sized {
		public short event;
		public String reference;
		public short scope;
		public Span since;
	}

	@FieldOrder({ "event", "state", "verdict", "rule", "roles", "before", "goes_back", "earliest", "name" })
	class Step extends Sized {
		public short event, state, verdict, rule;
		public int roles, before, goes_back, earliest;
		public String name;
	}

	@FieldOrder({ "suspicion", "harm", "place", "residence", "age_band", "long_term_impairment", "unborn_child" })
	class Circumstances extends Sized {
		public short suspicion, harm, place, residence, age_band;
		public byte long_term_impairment, unborn_child;
	}

	@FieldOrder({ "answer", "limbs", "words" })
	class Assessment extends Sized {
		public short answer;
		public short[] limbs = new short[4];
		public Pointer[] words = new Pointer[4];
	}

	String cspr_status_words(int status);
	String cspr_word_name(short group, short word);
	short cspr_word_find(short group, String name);
	short cspr_word_nearest(short group, String name);
	Size cspr_word_count(short group);

	int cspr_span_parse(String text, Span ret, IntByReference ret_precision);
	void cspr_span_write(Span.Value span, byte[] text);
	int cspr_day_weekday(int day);
	int cspr_day_add_months(int day, int months);

	int cspr_context_new(Pointer settings, PointerByReference ret);
	void cspr_context_unref(Context context);

	int cspr_calendar_england_wales(Context context, PointerByReference ret);
	int cspr_calendar_new(Context context, String version, int first, int last, PointerByReference ret);
	void cspr_calendar_unref(Calendar calendar);
	int cspr_calendar_close_day(Calendar calendar, int day, String name);
	String cspr_calendar_why_closed(Calendar calendar, int day);
	int cspr_calendar_add_working_days(Calendar calendar, int day, int count, IntByReference ret);
	int cspr_calendar_count_working_days(Calendar calendar, int after, int until, IntByReference ret);

	Edition cspr_edition_find(String name);
	Edition cspr_edition_on(short kind, int day);
	String cspr_edition_name(Edition edition);
	String cspr_edition_title(Edition edition);
	short cspr_edition_kind(Edition edition);
	int cspr_edition_from(Edition edition);
	int cspr_edition_provisional(Edition edition);

	int cspr_basis_new(Context context, Edition edition, Calendar calendar, Profile profile, PointerByReference ret);
	void cspr_basis_unref(Basis basis);
	Edition cspr_basis_edition(Basis basis);
	int cspr_basis_need(Basis basis, Size index, Need ret);
	int cspr_basis_term(Basis basis, Size index, Term ret);
	int cspr_basis_find_particular(Basis basis, short event, short part, Particular ret);
	void cspr_profile_unref(Profile profile);

	int cspr_event_new(Context context, short event, PointerByReference ret);
	void cspr_event_unref(Event event);
	int cspr_event_set_actor(Event event, short role, String id, short capacity, String organisation);
	int cspr_event_set_happened(Event event, Span.Value happened);
	int cspr_event_set_historic(Event event, int historic);
	int cspr_event_set_recorded(Event event, long nanoseconds);
	int cspr_event_set_departure(Event event, String reason, int already_happened);
	int cspr_event_set_code(Event event, short part, short value);
	int cspr_event_set_day(Event event, short part, int day);
	int cspr_event_set_count(Event event, short part, long count);
	int cspr_event_set_yes_no(Event event, short part, int yes);
	int cspr_event_set_reference(Event event, short part, String reference);
	int cspr_event_set_digest(Event event, short part, byte[] digest);
	int cspr_event_set_milestone(Event event, short milestone, Span.Value when);
	int cspr_event_set_replacement(Event event, Event replacement);
	short cspr_event_code(Event event);
	int cspr_reference_check(String reference);

	int cspr_review_new(Context context, Basis basis, PointerByReference ret);
	void cspr_review_unref(Review review);
	int cspr_review_decide(Review review, Event event, PointerByReference ret);
	int cspr_review_commit(Review review, Decision decision);
	int cspr_review_apply(Review review, Event event, PointerByReference ret);
	int cspr_review_explain(Review review, short event, short role, int as_of, PointerByReference ret);
	int cspr_review_explain_all(Review review, short role, int as_of, Size count, short[] ret_verdicts);
	int cspr_review_next(Review review, Size index, ShortByReference ret_event);
	short cspr_review_state(Review review);
	short cspr_review_phase(Review review);
	int cspr_review_version(Review review);
	Basis cspr_review_basis(Review review);
	int cspr_review_event(Review review, Size index, PointerByReference ret_event, ShortByReference ret_verdict,
		ShortByReference ret_state);
	int cspr_review_reading(Review review, Size index, PointerByReference ret_event);
	int cspr_review_flag(Review review, Size index, Flag ret);
	int cspr_review_copy(Review review, PointerByReference ret);
	int cspr_review_as_at(Review review, long recorded_until, PointerByReference ret);
	int cspr_review_as_known(Review review, int happened_until, PointerByReference ret);
	int cspr_review_reread(Review review, Basis basis, PointerByReference ret);
	int cspr_review_compare(Review before, Review after, int as_of, PointerByReference ret);
	void cspr_comparison_unref(Comparison comparison);
	int cspr_comparison_difference(Comparison comparison, Size index, Difference ret);
	int cspr_review_duty(Review review, int as_of, Size index, Duty ret);
	int cspr_review_duty_working(Review review, Duty duty, Size index, IntByReference ret_day, PointerByReference ret_why);
	int cspr_review_circumstances(Review review, Circumstances ret);
	int cspr_review_path(Review review, short state, int as_of, PointerByReference ret);
	void cspr_path_unref(Path path);
	int cspr_path_step(Path path, Size index, Step ret);
	int cspr_assess(Edition edition, Circumstances circumstances, Assessment ret);

	void cspr_decision_unref(Decision decision);
	short cspr_decision_verdict(Decision decision);
	int cspr_decision_finding(Decision decision, Size index, Finding ret);
	int cspr_decision_consequence(Decision decision, Size index, Difference ret);
}
