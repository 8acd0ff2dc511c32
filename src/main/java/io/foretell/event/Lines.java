package io.foretell.event;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines of a byte stream, ended by \n or \r\n, as they are: no bytes are replaced. Not thread-safe. */
final class Lines implements AutoCloseable {

    /** What is longer is cut to one byte more than a record may have, and so refused by the decoder. */
    private static final int LONGEST = Limits.VALUE_BYTES + 1;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int at;
    private int end;
    private long number;

    Lines(InputStream in) {
        this.in = in;
    }

    /** The next line without its end, or null after the last. */
    byte[] next() throws IOException {
        line.reset();
        boolean any = false;
        while (fill()) {
            any = true;
            int feed = at;
            while (feed < end && buffer[feed] != '\n') {
                feed++;
            }
            line.write(buffer, at, Math.min(feed - at, LONGEST - line.size()));
            at = feed + 1;
            if (feed < end) {
                break;
            }
        }
        if (!any) {
            return null;
        }
        byte[] bytes = line.toByteArray();
        number++;
        int length = bytes.length;
        return length > 0 && bytes[length - 1] == '\r' ? Arrays.copyOf(bytes, length - 1) : bytes;
    }

    private boolean fill() throws IOException {
        if (at >= end) {
            end = in.read(buffer);
            at = 0;
        }
        return end > 0;
    }

    /** The number of the line read last, from 1 on. */
    long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
