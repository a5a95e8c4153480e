package cspr;

import java.time.LocalDate;
import java.util.Map;

/**
 * A report can't be published before its copies have been out for seven working days. Prints why not: each rule that is
 * not met, from when on it could be, and what it rests on.
 */
public final class WhyNot {
	private static final Cspr CSPR = Cspr.LIBRARY;

	private final Held held;
	private final Cspr.Context context;
	private final Cspr.Review review;

	private WhyNot(Held held) {
		this.held = held;
		context = held.take(new Cspr.Context(), ret -> CSPR.cspr_context_new(null, ret), CSPR::cspr_context_unref);
		Cspr.Basis basis = held.take(new Cspr.Basis(),
			ret -> CSPR.cspr_basis_new(context, CSPR.cspr_edition_find("wt2023"), null, null, ret),
			CSPR::cspr_basis_unref);
		review = held.take(new Cspr.Review(), ret -> CSPR.cspr_review_new(context, basis, ret), CSPR::cspr_review_unref);
	}

	private static short word(short group, String name) {
		return CSPR.cspr_word_find(group, name);
	}

	private static void set(Cspr.Event event, String name, Object value) {
		short part = word(Cspr.Group.PART, name);

		if (value instanceof byte[] digest)
			Held.Failed.check(CSPR.cspr_event_set_digest(event, part, digest));
		else if (value instanceof Boolean yes)
			Held.Failed.check(CSPR.cspr_event_set_yes_no(event, part, yes ? 1 : 0));
		else if (value instanceof Short code)
			Held.Failed.check(CSPR.cspr_event_set_code(event, part, code));
		else
			Held.Failed.check(CSPR.cspr_event_set_reference(event, part, (String) value));
	}

	/** Decides an event, and makes it part of the review if it is allowed; a host stores it in between. */
	private Cspr.Decision record(String name, String role, String day, Map<String, ?> particulars) {
		int on = (int) LocalDate.parse(day).toEpochDay();
		Cspr.Event event = held.take(new Cspr.Event(),
			ret -> CSPR.cspr_event_new(context, word(Cspr.Group.EVENT, name), ret), CSPR::cspr_event_unref);

		Held.Failed.check(CSPR.cspr_event_set_actor(event, word(Cspr.Group.ROLE, role), "u-1", (short) 0, null));
		Held.Failed.check(CSPR.cspr_event_set_happened(event, Cspr.Span.Value.of(Cspr.Span.of(on, on))));
		Held.Failed.check(CSPR.cspr_event_set_recorded(event, (on * 24L + 10) * 3_600_000_000_000L));
		particulars.forEach((part, value) -> set(event, part, value));
		return held.take(new Cspr.Decision(), ret -> CSPR.cspr_review_apply(review, event, ret),
			CSPR::cspr_decision_unref);
	}

	private static void tell(String what, Cspr.Decision decision) {
		Cspr.Finding finding = new Cspr.Finding();

		System.out.println(what + ": "
			+ CSPR.cspr_word_name(Cspr.Group.VERDICT, CSPR.cspr_decision_verdict(decision)));
		for (int i = 0; CSPR.cspr_decision_finding(decision, new Cspr.Size(i), finding) == Cspr.DONE; i++) {
			if (finding.result == Cspr.Result.MET)
				continue;
			System.out.println("  " + finding.name + " ("
				+ CSPR.cspr_word_name(Cspr.Group.FORCE, finding.force) + "): " + finding.words);
			System.out.println("    To do: " + finding.remedy);
			if (finding.first_day != Cspr.NO_DAY)
				System.out.println("    First possible on " + LocalDate.ofEpochDay(finding.first_day) + ".");
			// How well a citation is evidenced goes with it: what is recalled must never look like a quotation.
			System.out.println("    [" + finding.cite + "; "
				+ CSPR.cspr_word_name(Cspr.Group.PROVENANCE, finding.provenance) + "]");
		}
	}

	public static void main(String[] arguments) {
		byte[] document = new byte[32]; // the SHA-256 digest of the exact file that is to be published
		Map<String, ?> publication = Map.of("document", document, "channel", "web-1", "reviewer_named", true);

		try (Held held = new Held()) {
			WhyNot host = new WhyNot(held);
			host.record("adopt", "importer", "2024-09-10", Map.of("document", document, "state",
				word(Cspr.Group.STATE, "publication_decided"), "publication_outcome", word(Cspr.Group.VALUE, "full")));
			for (String recipient : new String[] { "national_panel", "secretary_of_state", "ofsted" })
				tell("send_copy on 2024-09-13", host.record("send_copy", "business_manager", "2024-09-13",
					Map.of("recipient", word(Cspr.Group.VALUE, recipient), "document", document)));
			for (String day : new String[] { "2024-09-20", "2024-09-24" })
				tell("publish on " + day, host.record("publish", "business_manager", day, publication));
		}
	}
}
