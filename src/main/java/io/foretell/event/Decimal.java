package io.foretell.event;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;

/**
 * Decimal numbers as text: {@code 3}, {@code -3.5}, {@code +.5e-3}. Nothing else that Java would take, such as
 * {@code 1f} or {@code 0x1p3}.
 */
final class Decimal {

    private static final Set<String> NOT_FINITE =
            Set.of("nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity");

    /** Longer integers than this keep their exponent as a word. */
    private static final int PLAIN_DIGITS = 40;

    private Decimal() {}

    /** True for the names that programs give to what is no finite number. */
    static boolean isNotFinite(String text) {
        return text.length() <= 9 && NOT_FINITE.contains(text.toLowerCase(Locale.ROOT));
    }

    static boolean isDecimal(String text) {
        int at = sign(text, 0);
        int whole = digits(text, at);
        int end = whole;
        if (end < text.length() && text.charAt(end) == '.') {
            end = digits(text, end + 1);
            if (whole == at && end == whole + 1) {
                return false; // a lone point
            }
        } else if (whole == at) {
            return false;
        }
        if (end < text.length() && (text.charAt(end) | 0x20) == 'e') {
            int exponent = sign(text, end + 1);
            end = digits(text, exponent);
            if (end == exponent) {
                return false;
            }
        }
        return end == text.length() && end <= Limits.NUMBER_CHARACTERS;
    }

    /** A JSON number as a word: 3, 3.0 and 3e0 are all "3", so that a category does not depend on the writer. */
    static String canonical(String number) {
        try {
            BigDecimal value = new BigDecimal(number).stripTrailingZeros();
            long wholeDigits = (long) value.precision() - value.scale();
            boolean plain = wholeDigits <= PLAIN_DIGITS && value.scale() <= PLAIN_DIGITS;
            return plain ? value.toPlainString() : value.toString();
        } catch (ArithmeticException | NumberFormatException beyondExponents) {
            return number;
        }
    }

    private static int sign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
    }

    private static int digits(String text, int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
