package io.foretell.snapshot;

/** A snapshot as one safetensors file: tensor names, gate order and float32 as PyTorch's {@code nn.LSTM}; the rest is metadata. */
public final class SnapshotFile {

    private SnapshotFile() {}

    public static byte[] write(Snapshot snapshot) {
        throw new UnsupportedOperationException();
    }

    /** @throws RefusedSnapshot if anything is off: length, header, names, shapes, fingerprint, finiteness */
    public static Snapshot read(byte[] file, Blueprint expected) {
        throw new UnsupportedOperationException();
    }
}
