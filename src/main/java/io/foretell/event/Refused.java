package io.foretell.event;

/** Ends the decoding of one record; without a stack trace, since garbage may come at the rate of events. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int EXCERPT = 40;

    private final Reason reason;

    Refused(Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    Decoded.Rejected toRejected() {
        return new Decoded.Rejected(reason, getMessage());
    }

    /** The beginning of a text that someone else wrote, safe to show in one line. */
    static String excerpt(String text) {
        int end = Math.min(text.length(), EXCERPT);
        StringBuilder shown = new StringBuilder(end + 1);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            shown.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
        }
        return end < text.length() ? shown.append('…').toString() : shown.toString();
    }
}
