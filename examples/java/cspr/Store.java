package cspr;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.ptr.PointerByReference;

/** The calls of libcspr-store that read text: lines of a record, and local profiles. */
interface Store extends Library {
	Store LIBRARY = Native.load("cspr-store", Store.class, Cspr.UTF_8);

	class Line extends Cspr.Handle { }

	/** What is wrong, and where (trouble.h). */
	@FieldOrder({ "line", "pointer", "message", "nearest", "rule", "edition" })
	class Trouble extends Cspr.Sized {
		public long line;
		public byte[] pointer = new byte[256], message = new byte[640], nearest = new byte[64], rule = new byte[64],
			edition = new byte[32];
	}

	/** Where a line stands in its record. */
	@FieldOrder({ "review", "numbers", "lines", "edition", "calendar", "profile" })
	class Place extends Cspr.Sized {
		public Cspr.Review review;
		public Pointer numbers;
		public Cspr.Size lines;
		public String edition;
		public Cspr.Calendar calendar;
		public Cspr.Profile profile;
	}

	int cspr_line_read(Cspr.Context context, byte[] bytes, Cspr.Size length, Place place, PointerByReference ret,
		Trouble trouble);
	Cspr.Event cspr_line_event(Line line);
	void cspr_line_unref(Line line);
	int cspr_event_trouble(Cspr.Event event, int status, Trouble trouble);
	int cspr_profile_read(Cspr.Context context, byte[] bytes, Cspr.Size length, PointerByReference ret, Trouble trouble);
}
