package io.foretell.predict;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;

/**
 * A finite float or double ➜ the shortest decimal that reads back as the same one, and among those of that length the
 * nearest, in the notation that {@code Double.toString} has had since JDK 19: 0.001 to 9999999.0, else 1.0E7. Older JDKs
 * may write more digits; with this the text is the same on all of them. Makes no object. Not thread-safe.
 *
 * <p>Schubfach (Raffaele Giulietti, The Schubfach way to render doubles, 2020): with v = c 2^q and k = ⌊log10 2^q⌋, the
 * decimals that can be the shortest are next to 4 v 10^−k, of which all that counts is its whole part and whether there
 * is more. 126 bits of 10^−k tell that of any double, and so of any float.
 */
final class ShortestDecimal {

    /** Bytes that must be there behind where a number begins: the longest is −1.2345678901234567E−308, and some to spare. */
    static final int ROOM = 32;

    private static final int LEAST_K = -324;
    private static final int MOST_K = 292;

    private static final int FLOAT_FRACTION = 23; // bits
    private static final int FLOAT_LEAST_Q = -149;
    private static final int DOUBLE_FRACTION = 52;
    private static final int DOUBLE_LEAST_Q = -1074;
    private static final long LOW_63 = Long.MAX_VALUE;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EIGHT_ZEROS = 0x30303030_30303030L; // as text
    private static final long TEN_TO_EIGHT = 100_000_000;
    private static final int FEW = 9; // digits, enough for any float
    private static final int MANY = 17; // for any double
    private static final long[] POWERS_OF_TEN =
            LongStream.iterate(1, power -> 10 * power).limit(MANY + 1).toArray();

    private final long[] powers = new long[2 * (MOST_K - LEAST_K + 1)]; // 10^−k: high, low; 0 until there is a need
    private int negative; // 1 if it is
    private long digits; // |v| = digits 10^exponent
    private int exponent;

    /** @throws IllegalArgumentException if it is not finite */
    void set(float value) {
        int bits = Float.floatToRawIntBits(value);
        int biased = bits >>> FLOAT_FRACTION & 0xFF;
        if (biased == 0xFF) {
            throw notFinite(value);
        }
        negative = bits >>> 31;
        set(biased, bits & (1 << FLOAT_FRACTION) - 1, FLOAT_FRACTION, FLOAT_LEAST_Q);
    }

    /** @throws IllegalArgumentException if it is not finite */
    void set(double value) {
        long bits = Double.doubleToRawLongBits(value);
        int biased = (int) (bits >>> DOUBLE_FRACTION) & 0x7FF;
        if (biased == 0x7FF) {
            throw notFinite(value);
        }
        negative = (int) (bits >>> 63);
        set(biased, bits & (1L << DOUBLE_FRACTION) - 1, DOUBLE_FRACTION, DOUBLE_LEAST_Q);
    }

    private static IllegalArgumentException notFinite(double value) {
        return new IllegalArgumentException("number: found=" + value + ", allowed: finite");
    }

    private void set(int biased, long fraction, int fractionBits, int leastQ) {
        boolean normal = biased > 0;
        long c = normal ? fraction | 1L << fractionBits : fraction;
        int q = leastQ + (normal ? biased - 1 : 0);
        if (c == 0) {
            digits = 0;
            exponent = 0;
        } else {
            shorten(c, q, fraction == 0 && biased > 1);
        }
    }

    /** @param uneven the number below is only half as far away as the one above: c is a power of two */
    private void shorten(long c, int q, boolean uneven) {
        int k = uneven ? floorLog10OfThreeQuarters2To(q) : floorLog10Of2To(q);
        if (!choose(c, q, k, uneven)) {
            choose(10 * c, q, k, false); // one digit would do for the least numbers of all: the notation has two
            exponent--;
        }
    }

    /** @return false if there would be only one digit to choose */
    private boolean choose(long c, int q, int k, boolean uneven) {
        int shift = q + floorLog2Of10To(-k) + 2;
        int power = power(k);
        long out = c & 1; // the bounds themselves read back as v if c is even
        long v = scaled(power, c << 2, shift);
        long low = scaled(power, (c << 2) - (uneven ? 1 : 2), shift) + out;
        long high = scaled(power, (c << 2) + 2, shift) - out;
        long below = v >>> 2;
        exponent = k;
        long shorter = below / 10 * 10;
        boolean shorterIsIn = low <= shorter << 2;
        boolean nextShorterIsIn = (shorter + 10) << 2 <= high;
        if (below >= 100 && shorterIsIn != nextShorterIsIn) {
            digits = shorterIsIn ? shorter : shorter + 10;
            return true;
        }
        boolean belowIsIn = low <= below << 2;
        boolean aboveIsIn = (below + 1) << 2 <= high;
        long half = (below << 2) + 2;
        boolean nearer = v < half || v == half && (below & 1) == 0;
        boolean takeBelow = belowIsIn == aboveIsIn ? nearer : belowIsIn;
        digits = takeBelow ? below : below + 1;
        return below >= 10;
    }

    /** 4 v 10^−k rounded to odd: its whole part, the last bit set if there is more. */
    private long scaled(int power, long c, int shift) {
        long shifted = c << shift;
        long carried = (powers[power] * shifted >>> 1) + Math.multiplyHigh(powers[power + 1], shifted);
        long whole = Math.multiplyHigh(powers[power], shifted) + (carried >>> 63);
        return whole | (carried & LOW_63) + LOW_63 >>> 63;
    }

    /** Where g = ⌊10^−k 2^(125 − ⌊log2 10^−k⌋)⌋ + 1 stands, in 63 bits and 63 bits. */
    private int power(int k) {
        int at = 2 * (k - LEAST_K);
        if (powers[at] == 0) {
            int bits = 125 - floorLog2Of10To(-k);
            BigInteger ten = BigInteger.TEN.pow(Math.abs(k));
            BigInteger g = (k > 0 ? BigInteger.ONE.shiftLeft(bits).divide(ten) : ten.shiftLeft(bits))
                    .add(BigInteger.ONE);
            powers[at] = g.shiftRight(63).longValueExact();
            powers[at + 1] = g.longValue() & LOW_63;
        }
        return at;
    }

    /** ⌊e log10 2⌋; this and the next two in fixed point. */
    private static int floorLog10Of2To(int e) {
        return (int) (e * 661_971_961_083L >> 41);
    }

    /** ⌊log10(¾ 2^e)⌋. */
    private static int floorLog10OfThreeQuarters2To(int e) {
        return (int) (e * 661_971_961_083L - 274_743_187_321L >> 41);
    }

    /** ⌊e log2 10⌋. */
    private static int floorLog2Of10To(int e) {
        return (int) (e * 913_124_641_741L >> 38);
    }

    /**
     * Writes what was set last.
     *
     * @param to gets the text as ASCII; up to {@link #ROOM} bytes from {@code at} on may change
     * @return how long it is
     */
    int put(byte[] to, int at) {
        to[at] = '-';
        int start = at + negative;
        return negative + (digits == 0 ? putZero(to, start) : putDigits(to, start));
    }

    private static int putZero(byte[] to, int at) {
        to[at] = '0';
        to[at + 1] = '.';
        to[at + 2] = '0';
        return 3;
    }

    /** The first digit and twice eight more, or once of a float. */
    private int putDigits(byte[] to, int at) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(digits);
        int fewest = bits * 1_233 >> 12; // log10 2
        int all = fewest + (digits >= POWERS_OF_TEN[fewest] ? 1 : 0);
        boolean few = all <= FEW;
        long nine = few ? digits * POWERS_OF_TEN[FEW - all] : digits * POWERS_OF_TEN[MANY - all] / TEN_TO_EIGHT;
        long first = nine / TEN_TO_EIGHT;
        long second = eightDigits((int) (nine - first * TEN_TO_EIGHT));
        long third = few ? 0 : eightDigits((int) (digits * POWERS_OF_TEN[MANY - all] - nine * TEN_TO_EIGHT));
        int zeros = third == 0 ? 8 + zerosAtEnd(second) : zerosAtEnd(third);
        return put(first, second, third, MANY - zeros, all + exponent, to, at);
    }

    /**
     * All digits are written wherever they may belong, zeros at the end as well: how many are to stay is hard to foresee
     * for a processor, and to ask takes longer.
     *
     * @param count of the digits without zeros at the end
     * @param point |v| = 0.digits 10^point
     */
    private static int put(long first, long second, long third, int count, int point, byte[] to, int at) {
        if (point <= 0 && point > -3) {
            int start = at + 2 - point;
            EIGHT_BYTES.set(to, at, EIGHT_ZEROS);
            to[at + 1] = '.';
            to[start] = (byte) ('0' + first);
            EIGHT_BYTES.set(to, start + 1, second | EIGHT_ZEROS);
            EIGHT_BYTES.set(to, start + 9, third | EIGHT_ZEROS);
            return 2 - point + count;
        }
        boolean plain = 0 < point && point <= 7;
        int whole = plain ? point : 1; // digits before the point
        to[at] = (byte) ('0' + first);
        EIGHT_BYTES.set(to, at + 1, second | EIGHT_ZEROS);
        EIGHT_BYTES.set(to, at + whole + 1, (second | EIGHT_ZEROS) >>> 8 * (whole - 1));
        EIGHT_BYTES.set(to, at + 10, third | EIGHT_ZEROS);
        to[at + whole] = '.';
        int length = whole + 1 + Math.max(1, count - whole);
        return plain ? length : length + putExponent(point - 1, to, at + length);
    }

    private static int zerosAtEnd(long ones) {
        return Long.numberOfLeadingZeros(ones) >>> 3;
    }

    /** One in each byte, the first in the lowest: two times four at once, then four times two of them. */
    private static long eightDigits(int number) {
        long fours = number / 10_000 | (long) (number % 10_000) << 32;
        long hundreds = fours * 10_486 >>> 20 & 0x7F_0000_007FL; // each divided by 100
        long twos = hundreds | fours - 100 * hundreds << 16;
        long tens = twos * 103 >>> 10 & 0x000F_000F_000F_000FL; // each divided by 10
        return tens | twos - 10 * tens << 8;
    }

    private static int putExponent(int power, byte[] to, int at) {
        int end = at;
        to[end++] = 'E';
        if (power < 0) {
            to[end++] = '-';
        }
        int size = Math.abs(power);
        if (size >= 100) {
            to[end++] = (byte) ('0' + size / 100);
        }
        if (size >= 10) {
            to[end++] = (byte) ('0' + size / 10 % 10);
        }
        to[end++] = (byte) ('0' + size % 10);
        return end - at;
    }

    /** What was set last. */
    @Override
    public String toString() {
        byte[] text = new byte[ROOM];
        return new String(text, 0, put(text, 0), StandardCharsets.US_ASCII);
    }
}
