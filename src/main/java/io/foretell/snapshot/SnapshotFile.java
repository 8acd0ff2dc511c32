package io.foretell.snapshot;

import io.foretell.lstm.Shape;
import io.foretell.lstm.Weights;
import io.foretell.spec.Vocabulary;
import java.nio.ByteBuffer;

/**
 * A snapshot as one safetensors file: tensor names, gate order and float32 as PyTorch's {@code nn.LSTM}; the rest is
 * metadata. Writing what was read gives the same bytes.
 */
public final class SnapshotFile {

    /** Bytes that the header may take beside the vocabularies' words. */
    private static final long HEADER = 1024 * 1024;

    /** Bytes that it may take for each word; a cross of 8 fields is the longest. */
    private static final long HEADER_PER_WORD = 16 * 1024;

    private SnapshotFile() {}

    public static byte[] write(Snapshot snapshot) {
        Shape shape = snapshot.weights().shape();
        ByteBuffer file = Safetensors.begin(SnapshotMetadata.write(snapshot), TorchLayout.entries(shape));
        TorchLayout.write(snapshot.weights(), file);
        return file.array();
    }

    /** @throws RefusedSnapshot if anything is off: length, header, names, shapes, fingerprint, finiteness */
    public static Snapshot read(byte[] file, Blueprint expected) {
        Safetensors tensors = Safetensors.open(file, largestHeader(expected));
        SnapshotMetadata metadata = SnapshotMetadata.read(tensors.metadata(), expected);
        TorchLayout.check(tensors.entries(), expected.shape());
        Weights weights = TorchLayout.read(tensors::data, expected.shape());
        if (!weights.finite()) {
            throw new RefusedSnapshot("snapshot: version=" + metadata.version() + " has weights that are not finite");
        }
        return Snapshot.of(
                        metadata.version(),
                        expected.fingerprint(),
                        weights,
                        metadata.statistics(),
                        metadata.vocabularies())
                .calibrated(metadata.calibration());
    }

    /** The largest file that {@link #read} would take. */
    static long largest(Blueprint blueprint) {
        return Long.BYTES + largestHeader(blueprint) + TorchLayout.bytes(blueprint.shape());
    }

    private static int largestHeader(Blueprint blueprint) {
        long places = blueprint.features().vocabularies().stream().mapToLong(Vocabulary::places).sum();
        return (int) Math.min(Safetensors.LARGEST_HEADER, HEADER + HEADER_PER_WORD * places);
    }
}
