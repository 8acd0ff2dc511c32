package io.foretell.speed;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.foretell.lstm.Weights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * Our weights as an ONNX model of one step; field numbers are those of onnx.proto3.
 *
 * <pre>
 * x (1, 1, D), h (1, 1, H), C (1, 1, H) ─► LSTM ─► h', C'
 *                                            h' ─► Squeeze ─► Gemm ─► Sigmoid ─► y (1, K)
 * </pre>
 */
final class OnnxModel {

    static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

    static final String X = "x";
    static final String H = "h";
    static final String C = "c";
    static final String NEW_H = "newH";
    static final String NEW_C = "newC";
    static final String Y = "y";

    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int[] IOFA = {0, 3, 1, 2};

    private OnnxModel() {}

    /** By one thread, with every optimization that there is. */
    static OrtSession session(Task task) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            return ENVIRONMENT.createSession(bytes(task), options);
        }
    }

    private static byte[] bytes(Task task) {
        return new Protobuf()
                .number(1, IR_VERSION)
                .message(7, graph(task))
                .message(8, new Protobuf().text(1, "").number(2, OPSET))
                .toBytes();
    }

    private static Protobuf graph(Task task) {
        Weights weights = task.weights();
        int hidden = task.hidden();
        Protobuf graph = new Protobuf()
                .message(1, node("LSTM", List.of(X, "W", "R", "B", "", H, C), List.of("", NEW_H, NEW_C))
                        .message(5, new Protobuf().text(1, "hidden_size").number(3, hidden).number(20, 2)))
                .message(1, node("Squeeze", List.of(NEW_H, "axis"), List.of("top")))
                .message(1, node("Gemm", List.of("top", "V", "c0"), List.of("z")))
                .message(1, node("Sigmoid", List.of("z"), List.of(Y)))
                .text(2, "step");
        graph.message(5, tensor("W", Turned.rows(weights.input(0), IOFA), 1, 4 * hidden, task.inputs()));
        graph.message(5, tensor("R", Turned.rows(weights.recurrent(0), IOFA), 1, 4 * hidden, hidden));
        graph.message(5, tensor("B", withZeros(weights.bias(0)), 1, 8 * hidden));
        graph.message(5, tensor("V", weights.outputWeights().data, hidden, task.outputs()));
        graph.message(5, tensor("c0", weights.outputBias().data, task.outputs()));
        graph.message(5, tensor(INT64, longs(0), 1).text(8, "axis"));
        graph.message(11, value(X, 1, 1, task.inputs()));
        graph.message(11, value(H, 1, 1, hidden));
        graph.message(11, value(C, 1, 1, hidden));
        graph.message(12, value(Y, 1, task.outputs()));
        graph.message(12, value(NEW_H, 1, 1, hidden));
        graph.message(12, value(NEW_C, 1, 1, hidden));
        return graph;
    }

    private static Protobuf node(String type, List<String> inputs, List<String> outputs) {
        Protobuf node = new Protobuf();
        inputs.forEach(input -> node.text(1, input));
        outputs.forEach(output -> node.text(2, output));
        return node.text(4, type);
    }

    /** ONNX has two biases, which only ever act as their sum. */
    private static float[] withZeros(FMatrixRMaj bias) {
        float[] both = new float[2 * bias.numCols];
        System.arraycopy(Turned.columns(bias, IOFA), 0, both, 0, bias.numCols);
        return both;
    }

    private static Protobuf tensor(String name, float[] values, int... sizes) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return tensor(FLOAT, bytes, sizes).text(8, name);
    }

    private static Protobuf tensor(int type, ByteBuffer values, int... sizes) {
        Protobuf tensor = new Protobuf();
        for (int size : sizes) {
            tensor.number(1, size);
        }
        return tensor.number(2, type).bytes(9, values.array());
    }

    private static ByteBuffer longs(long value) {
        return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value);
    }

    private static Protobuf value(String name, int... sizes) {
        Protobuf shape = new Protobuf();
        for (int size : sizes) {
            shape.message(1, new Protobuf().number(1, size));
        }
        Protobuf tensor = new Protobuf().number(1, FLOAT).message(2, shape);
        return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
    }
}
