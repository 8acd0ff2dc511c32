package io.foretell.doctor;

/**
 * One thing that was looked at.
 *
 * @param subject what it is about: a topic, a group, a model
 * @param text    what was found
 * @param advice  what to do; empty if nothing need be
 */
public record Finding(Severity severity, String subject, String text, String advice) {

    /** How much it matters, the least first. */
    public enum Severity {
        WELL,
        /** Worth knowing; may be as intended. */
        NOTE,
        /** Something does not work, or soon will not. */
        ILL
    }

    static Finding well(String subject, String text) {
        return new Finding(Severity.WELL, subject, text, "");
    }

    static Finding note(String subject, String text, String advice) {
        return new Finding(Severity.NOTE, subject, text, advice);
    }

    static Finding ill(String subject, String text, String advice) {
        return new Finding(Severity.ILL, subject, text, advice);
    }
}
