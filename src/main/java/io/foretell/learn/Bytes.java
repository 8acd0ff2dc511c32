package io.foretell.learn;

import io.foretell.feature.Moments;
import io.foretell.lstm.Loss;
import io.foretell.lstm.Shape;
import io.foretell.lstm.Tensor;
import io.foretell.lstm.Weights;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * The two directions of what learning writes down: big-endian, strings as int32 length and UTF-8, a CRC-32 of all
 * before it at the end.
 */
final class Bytes {

    private Bytes() {}

    /** Writes. */
    static final class Out {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(bytes);

        Out number(long value) {
            return bytes(ByteBuffer.allocate(Long.BYTES).putLong(0, value).array());
        }

        Out real(double value) {
            return number(Double.doubleToRawLongBits(value));
        }

        Out text(String value) {
            return block(value.getBytes(StandardCharsets.UTF_8));
        }

        Out block(byte[] value) {
            return bytes(ByteBuffer.allocate(Integer.BYTES).putInt(0, value.length).array()).bytes(value);
        }

        Out loss(Loss loss) {
            return real(loss.sum()).number(loss.count());
        }

        Out moments(List<Moments> all) {
            number(all.size());
            all.forEach(of -> real(of.count()).real(of.mean()).real(of.m2()));
            return this;
        }

        Out counts(List<? extends Map<String, Long>> all) {
            number(all.size());
            for (Map<String, Long> counts : all) {
                number(counts.size());
                new TreeMap<>(counts).forEach((word, count) -> text(word).number(count));
            }
            return this;
        }

        Out coverage(List<Coverage> all) {
            number(all.size());
            all.forEach(coverage -> number(coverage.within()).number(coverage.of()));
            return this;
        }

        Out weights(Weights weights) {
            for (Tensor tensor : weights.tensors()) {
                ByteBuffer floats = ByteBuffer.allocate(Float.BYTES * tensor.matrix().getNumElements());
                floats.asFloatBuffer().put(tensor.matrix().data, 0, tensor.matrix().getNumElements());
                bytes(floats.array());
            }
            return this;
        }

        byte[] done() {
            CRC32 sum = new CRC32();
            sum.update(bytes.toByteArray());
            return number(sum.getValue()).bytes.toByteArray();
        }

        private Out bytes(byte[] value) {
            try {
                out.write(value);
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException(e); // memory does not fail
            }
        }
    }

    /** Reads what {@link Out} wrote, and refuses anything else. */
    static final class In {

        private final ByteBuffer in;
        private final String what;

        /** @throws IllegalArgumentException if the bytes are too short or their checksum is wrong */
        In(byte[] bytes, String what) {
            this.what = what;
            if (bytes.length < Long.BYTES) {
                throw refused("bytes=" + bytes.length);
            }
            in = ByteBuffer.wrap(bytes, 0, bytes.length - Long.BYTES);
            CRC32 sum = new CRC32();
            sum.update(bytes, 0, bytes.length - Long.BYTES);
            if (ByteBuffer.wrap(bytes).getLong(bytes.length - Long.BYTES) != sum.getValue()) {
                throw refused("checksum is not " + Long.toHexString(sum.getValue()));
            }
        }

        IllegalArgumentException refused(String found) {
            return new IllegalArgumentException(
                    what + ": " + found + "; not the bytes of one of this spec and version");
        }

        void expect(String name, long value) {
            long found = number();
            if (found != value) {
                throw refused(name + "=" + found + ", expected " + value);
            }
        }

        long number() {
            return need(Long.BYTES).getLong();
        }

        int size(int least) {
            long size = number();
            if (size < 0 || size * least > in.remaining()) {
                throw refused("size=" + size + " with " + in.remaining() + " bytes left");
            }
            return (int) size;
        }

        double real() {
            return Double.longBitsToDouble(number());
        }

        String text() {
            return new String(block(), StandardCharsets.UTF_8);
        }

        byte[] block() {
            int length = need(Integer.BYTES).getInt();
            if (length < 0) {
                throw refused("length=" + length);
            }
            need(length);
            byte[] block = new byte[length];
            in.get(block);
            return block;
        }

        Loss loss() {
            return new Loss(real(), number());
        }

        List<Moments> moments() {
            List<Moments> all = new ArrayList<>();
            for (int i = size(3 * Double.BYTES); i > 0; i--) {
                all.add(new Moments(real(), real(), real()));
            }
            return all;
        }

        List<Map<String, Long>> counts() {
            List<Map<String, Long>> all = new ArrayList<>();
            for (int i = size(Long.BYTES); i > 0; i--) {
                Map<String, Long> counts = new TreeMap<>();
                for (int n = size(Integer.BYTES + Long.BYTES); n > 0; n--) {
                    counts.put(text(), number());
                }
                all.add(counts);
            }
            return all;
        }

        List<Coverage> coverage() {
            List<Coverage> all = new ArrayList<>();
            for (int i = size(2 * Long.BYTES); i > 0; i--) {
                Coverage coverage = new Coverage(number(), number());
                if (coverage.within() < 0 || coverage.within() > coverage.of()) {
                    throw refused("coverage=" + coverage);
                }
                all.add(coverage);
            }
            return all;
        }

        Weights weights(Shape shape) {
            Weights weights = Weights.zeros(shape);
            for (Tensor tensor : weights.tensors()) {
                int length = tensor.matrix().getNumElements();
                need(Float.BYTES * length).asFloatBuffer().get(tensor.matrix().data, 0, length);
                in.position(in.position() + Float.BYTES * length);
            }
            return weights;
        }

        void done() {
            if (in.hasRemaining()) {
                throw refused("bytes left=" + in.remaining());
            }
        }

        private ByteBuffer need(int bytes) {
            if (in.remaining() < bytes) {
                throw refused("bytes left=" + in.remaining() + ", needed " + bytes);
            }
            return in;
        }
    }
}
