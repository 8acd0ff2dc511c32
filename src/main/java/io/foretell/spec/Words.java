package io.foretell.spec;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A category's value, as events are read: a JSON number 3 or 3.0 and a text "3" are the same word. So a number without
 * quotes is that number however written; in quotes it is a text.
 */
final class Words {

    private static final Pattern WORD = Pattern.compile("[^\\p{Cntrl}]{1," + Limits.WORD_LENGTH + "}");
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,30})(\\.\\d{1,30})?");

    private Words() {}

    static Optional<String> read(Value value) {
        Optional<String> word =
                value.text(WORD, "a text, number or truth, at most " + Limits.WORD_LENGTH + " characters");
        return value.isUnquoted() ? word.map(Words::canonical) : word;
    }

    private static String canonical(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return text;
        }
        BigDecimal number = new BigDecimal(text);
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
