package io.foretell.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Keys: mostly those of well-behaved sequences, else anything that may stand there. */
final class HostileKeys {

    private static final int USUAL = 300;
    private static final int MEBIBYTE = 1 << 20;
    private static final int LONGEST = 1 << 10; // that is taken
    private static final byte[][] ODD = {
        null,
        new byte[0],
        {0},
        {(byte) 0xC0, (byte) 0x80}, // a zero, overlong
        {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, // a lone surrogate
        {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80}, // beyond the last code point
        {(byte) 0xE2, (byte) 0x82}, // ends within a character
        {(byte) 0xFF, (byte) 0xFE},
        utf8(" "),
        utf8("\"\\\n\u0001"),
        utf8("\u202E\uFEFF"),
        utf8("😀"),
        utf8("../../etc/passwd"),
        utf8("x".repeat(LONGEST)),
        utf8("\u0001".repeat(LONGEST)),
        utf8("x".repeat(LONGEST + 1)),
    };

    private final Random random;
    private final byte[] huge = new byte[MEBIBYTE];

    HostileKeys(Random random) {
        this.random = random;
    }

    byte[] next() {
        int kind = random.nextInt(10_000);
        if (kind == 0) {
            return huge;
        }
        if (kind < 600) {
            byte[] odd = ODD[random.nextInt(ODD.length)];
            return odd == null ? null : odd.clone();
        }
        if (kind < 900) {
            byte[] any = new byte[random.nextInt(12)];
            random.nextBytes(any);
            return any;
        }
        return utf8("k" + random.nextInt(USUAL));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
