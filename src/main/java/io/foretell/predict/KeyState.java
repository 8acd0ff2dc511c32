package io.foretell.predict;

import io.foretell.feature.KeyContext;
import io.foretell.lstm.Output;
import io.foretell.lstm.Shape;
import io.foretell.snapshot.Blueprint;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * All that is kept of one key: h and C, the encoder's context, the forecasts that wait for their event, the recent
 * losses, and of a number target the range known so far. Mutable and reused; its bytes are the store's value. Not
 * thread-safe.
 *
 * <p>Its bytes, little-endian, S = 2·H·layers:
 *
 * <pre>
 * 0        1                5         9       17         25           34          34 + 4 S
 * │ format │ fingerprint's  │ CRC32C  │ step  │ lastSeen │ RecentLoss │ h, C by   │ KeyContext │ Known- │ Waiting
 * │ int8   │ first 4 bytes  │ of rest │ int64 │ int64    │            │ layer     │            │ Range  │
 * </pre>
 *
 * KnownRange is there for a number target only. The checksum covers every byte but its own four;
 * it has its place in every format.
 */
public final class KeyState {

    private static final byte FORMAT = 4;
    private static final int FINGERPRINT_AT = 1;
    private static final int CHECKSUM_AT = 5;
    private static final int STEP_AT = 9;
    private static final int HEADER = STEP_AT + 2 * Long.BYTES + RecentLoss.BYTES;

    private final int fingerprint;
    private final float[] cells; // (S)
    private final KeyContext context;
    private final Waiting waiting;
    private final RecentLoss recentLoss = new RecentLoss();
    private final Optional<KnownRange> range; // of a number target
    private final CRC32C crc = new CRC32C();
    private long step;
    private long lastSeen;

    public KeyState(Blueprint blueprint) {
        Shape shape = blueprint.shape();
        fingerprint = HexFormat.fromHexDigits(blueprint.fingerprint().hash(), 0, 2 * Integer.BYTES);
        cells = new float[shape.state()];
        context = blueprint.features().newContext();
        waiting = waiting(shape.output());
        range = shape.output() instanceof Output.Gaussian ? Optional.of(new KnownRange()) : Optional.empty();
    }

    private static Waiting waiting(Output output) {
        if (output instanceof Output.Gaussian gaussian) {
            return Waiting.ahead(gaussian.horizon(), 2);
        }
        int width = output instanceof Output.Softmax softmax ? Ranking.length(softmax.size()) : output.size();
        return Waiting.one(width);
    }

    /** Back to a key without events. */
    public void clear() {
        Arrays.fill(cells, 0);
        context.clear();
        waiting.clear();
        recentLoss.clear();
        range.ifPresent(KnownRange::clear);
        step = 0;
        lastSeen = 0;
    }

    /**
     * @throws CorruptState             naming what is off, if these are not the bytes of a state
     * @throws ForeignState             if they were written under another spec
     * @throws IllegalArgumentException if they were written by another release
     */
    public void read(byte[] bytes) {
        check(bytes);
        try {
            ByteBuffer in = littleEndian(bytes).position(STEP_AT);
            step = in.getLong();
            lastSeen = in.getLong();
            recentLoss.read(in);
            in.asFloatBuffer().get(cells);
            in.position(in.position() + Float.BYTES * cells.length);
            context.read(in);
            range.ifPresent(known -> known.read(in));
            waiting.read(in, step);
            if (in.hasRemaining()) {
                throw new CorruptState(
                        "state: bytes=" + bytes.length + ", " + in.remaining() + " too many");
            }
        } catch (BufferUnderflowException e) {
            throw new CorruptState("state: bytes=" + bytes.length + ", too few");
        }
    }

    private void check(byte[] bytes) {
        if (bytes.length < HEADER) {
            throw new CorruptState("state: bytes=" + bytes.length + ", at least " + HEADER + " are needed");
        }
        HexFormat hex = HexFormat.of();
        ByteBuffer header = littleEndian(bytes);
        int checksum = checksum(bytes);
        if (header.getInt(CHECKSUM_AT) != checksum) {
            throw new CorruptState("state: checksum=" + hex.toHexDigits(checksum) + ", written was "
                    + hex.toHexDigits(header.getInt(CHECKSUM_AT)));
        }
        if (bytes[0] != FORMAT) {
            throw new IllegalArgumentException("state: format=" + bytes[0] + ", known is " + FORMAT
                    + ": it was written by another release of foretell. Use that one, or start over with"
                    + " `foretell reset`");
        }
        if (header.getInt(FINGERPRINT_AT) != fingerprint) {
            throw new ForeignState(
                    hex.toHexDigits(header.getInt(FINGERPRINT_AT)), hex.toHexDigits(fingerprint));
        }
    }

    /** As most processors have it: floats are copied as they are. */
    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private int checksum(byte[] bytes) {
        crc.reset();
        crc.update(bytes, 0, CHECKSUM_AT);
        crc.update(bytes, STEP_AT, bytes.length - STEP_AT);
        return (int) crc.getValue();
    }

    public byte[] write() {
        int ofRange = range.isPresent() ? KnownRange.BYTES : 0;
        byte[] bytes = new byte[HEADER + Float.BYTES * cells.length + context.size() + ofRange + waiting.size()];
        ByteBuffer out = littleEndian(bytes);
        out.put(FORMAT).putInt(fingerprint).putInt(0).putLong(step).putLong(lastSeen);
        recentLoss.write(out);
        out.asFloatBuffer().put(cells);
        out.position(out.position() + Float.BYTES * cells.length);
        context.write(out);
        range.ifPresent(known -> known.write(out));
        waiting.write(out);
        out.putInt(CHECKSUM_AT, checksum(bytes));
        return bytes;
    }

    /** Events that this key has seen. */
    public long step() {
        return step;
    }

    /** When its last event arrived, epoch millis by the stream's clock. */
    public long lastSeen() {
        return lastSeen;
    }

    /** True if the event taken in last was older than the one before it. Not kept in the bytes. */
    public boolean late() {
        return context.late();
    }

    /** h and C of every layer, to be changed in place. */
    float[] cells() {
        return cells;
    }

    KeyContext context() {
        return context;
    }

    Waiting waiting() {
        return waiting;
    }

    /** How surprising the loss at the present event is; it counts among the recent losses from now on. */
    double surpriseOfLoss(double loss) {
        return recentLoss.judge(loss, step - 1); // nothing was scored at the first event
    }

    /** How surprising the number of the present event is by itself, however well it was forecast. */
    double surpriseOfNumber(float number) {
        return range.map(known -> known.judge(number, step)).orElse(0.0);
    }

    /** The number of the present event is known from now on. */
    void know(float number) {
        range.ifPresent(known -> known.add(number));
    }

    void advance(long now) {
        step++;
        lastSeen = now;
    }
}
