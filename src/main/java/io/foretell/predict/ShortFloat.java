package io.foretell.predict;

import java.nio.ByteBuffer;

/**
 * A float32 without the last byte of its fraction: 16 significant bits, in three bytes. What is kept so must be rounded
 * when it changes, not when it is written, so that a state that was stored and one that was not go on alike.
 */
final class ShortFloat {

    static final int BYTES = 3;

    private static final int DROPPED_BITS = 8;
    private static final int DROPPED = (1 << DROPPED_BITS) - 1;

    private ShortFloat() {}

    /** The nearest one; of a value beyond all of them, the largest of its sign. */
    static float nearest(double value) {
        int bits = Float.floatToIntBits((float) value);
        float rounded = Float.intBitsToFloat(bits + (DROPPED + 1) / 2 & ~DROPPED);
        return Float.isFinite(rounded) ? rounded : Math.copySign(towardsZero(Float.MAX_VALUE), (float) value);
    }

    /** The smallest one that is no less; infinite beyond the largest. */
    static float up(float value) {
        float cut = towardsZero(value);
        return cut < value ? next(cut) : cut;
    }

    /** The largest one that is no more; infinite below the least. */
    static float down(float value) {
        return -up(-value);
    }

    private static float towardsZero(float value) {
        return Float.intBitsToFloat(Float.floatToIntBits(value) & ~DROPPED);
    }

    private static float next(float notNegative) {
        return Float.intBitsToFloat(Float.floatToIntBits(notNegative) + DROPPED + 1);
    }

    static void put(ByteBuffer out, float value) {
        int bits = Float.floatToIntBits(value) >>> DROPPED_BITS;
        out.put((byte) (bits >>> Short.SIZE)).putShort((short) bits);
    }

    static float get(ByteBuffer in) {
        int high = in.get();
        return Float.intBitsToFloat((high << Short.SIZE | Short.toUnsignedInt(in.getShort())) << DROPPED_BITS);
    }
}
