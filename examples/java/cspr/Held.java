package cspr;

import com.sun.jna.PointerType;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** References that are held, and given up in the reverse order when this is closed. */
final class Held implements AutoCloseable {
	private final Deque<Runnable> references = new ArrayDeque<>();

	/** What a call gives by its last argument: the handle, to be given up later. */
	<T extends PointerType> T take(T handle, ToIntFunction<PointerByReference> call, Consumer<T> unref) {
		PointerByReference ret = new PointerByReference();
		int status = call.applyAsInt(ret);

		if (status < 0)
			throw new Failed(status);
		handle.setPointer(ret.getValue());
		references.push(() -> unref.accept(handle));
		return handle;
	}

	@Override
	public void close() {
		while (!references.isEmpty())
			references.pop().run();
	}

	/** A call that failed. A refusal is an answer, and is none. */
	static final class Failed extends RuntimeException {
		private static final long serialVersionUID = 1;
		final int status;

		Failed(int status) {
			super(Cspr.LIBRARY.cspr_status_words(status));
			this.status = status;
		}

		static void check(int status) {
			if (status < 0)
				throw new Failed(status);
		}
	}
}
