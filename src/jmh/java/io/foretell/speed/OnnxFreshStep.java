package io.foretell.speed;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;

/** ONNX Runtime as its documentation shows it: a tensor for each event, results that feed the next run. */
final class OnnxFreshStep implements Step {

    private final OrtSession session;
    private final long[] event;
    private final long[] state;
    private OnnxTensor h;
    private OnnxTensor c;
    private AutoCloseable last; // holds h and c

    OnnxFreshStep(Task task) throws OrtException {
        session = OnnxModel.session(task);
        event = new long[] {1, 1, task.inputs()};
        state = new long[] {1, 1, task.hidden()};
        OnnxTensor firstH = tensor(new float[task.hidden()], state);
        OnnxTensor firstC = tensor(new float[task.hidden()], state);
        h = firstH;
        c = firstC;
        last = () -> {
            firstH.close();
            firstC.close();
        };
    }

    private static OnnxTensor tensor(float[] values, long[] shape) throws OrtException {
        return OnnxTensor.createTensor(OnnxModel.ENVIRONMENT, FloatBuffer.wrap(values), shape);
    }

    @Override
    public void step(float[] x, float[] y) throws Exception {
        try (OnnxTensor input = tensor(x, event)) {
            OrtSession.Result result = session.run(Map.of(OnnxModel.X, input, OnnxModel.H, h, OnnxModel.C, c));
            last.close();
            last = result;
            ((OnnxTensor) result.get(0)).getFloatBuffer().get(y);
            h = (OnnxTensor) result.get(1);
            c = (OnnxTensor) result.get(2);
        }
    }

    @Override
    public void close() throws Exception {
        last.close();
        session.close();
    }
}
