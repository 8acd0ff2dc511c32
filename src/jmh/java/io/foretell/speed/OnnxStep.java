package io.foretell.speed;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;

/**
 * ONNX Runtime at its fastest from Java: every tensor lies in memory that both sides see, and two sets of them take
 * turns, so that the state which one step wrote is where the next one reads it and nothing is allocated or copied for
 * it.
 */
final class OnnxStep implements Step {

    private static final Set<String> ALL_PINNED = Set.of();

    private final OrtSession session;
    private final FloatBuffer x;
    private final FloatBuffer y;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;
    private final Map<String, OnnxTensor> inputsNext;
    private final Map<String, OnnxTensor> outputsNext;
    private boolean odd;

    OnnxStep(Task task) throws OrtException {
        session = OnnxModel.session(task);
        x = floats(task.inputs());
        y = floats(task.outputs());
        OnnxTensor event = tensor(x, 1, 1, task.inputs());
        OnnxTensor output = tensor(y, 1, task.outputs());
        OnnxTensor h = tensor(floats(task.hidden()), 1, 1, task.hidden());
        OnnxTensor c = tensor(floats(task.hidden()), 1, 1, task.hidden());
        OnnxTensor newH = tensor(floats(task.hidden()), 1, 1, task.hidden());
        OnnxTensor newC = tensor(floats(task.hidden()), 1, 1, task.hidden());
        inputs = Map.of(OnnxModel.X, event, OnnxModel.H, h, OnnxModel.C, c);
        outputs = Map.of(OnnxModel.Y, output, OnnxModel.NEW_H, newH, OnnxModel.NEW_C, newC);
        inputsNext = Map.of(OnnxModel.X, event, OnnxModel.H, newH, OnnxModel.C, newC);
        outputsNext = Map.of(OnnxModel.Y, output, OnnxModel.NEW_H, h, OnnxModel.NEW_C, c);
    }

    private static FloatBuffer floats(int size) {
        return ByteBuffer.allocateDirect(Float.BYTES * size).order(ByteOrder.nativeOrder()).asFloatBuffer();
    }

    private static OnnxTensor tensor(FloatBuffer values, long... shape) throws OrtException {
        return OnnxTensor.createTensor(OnnxModel.ENVIRONMENT, values, shape);
    }

    @Override
    public void step(float[] event, float[] output) throws OrtException {
        x.put(0, event);
        session.run(odd ? inputsNext : inputs, ALL_PINNED, odd ? outputsNext : outputs).close();
        odd = !odd;
        y.get(0, output);
    }

    @Override
    public void close() throws OrtException {
        inputs.values().forEach(OnnxTensor::close);
        outputs.values().forEach(OnnxTensor::close);
        session.close();
    }
}
