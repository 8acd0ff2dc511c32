package io.foretell.speed;

/** Who is measured. */
public enum Contestant {
    FORETELL("Foretell"),
    /** In a JVM without the vector module. */
    FORETELL_PLAIN("Foretell, plain kernel"),
    /** With all tensors allocated once, and the state left where it was written. */
    ONNX_RUNTIME("ONNX Runtime, tensors reused"),
    /** As its documentation shows it: a new tensor for each event. */
    ONNX_RUNTIME_NEW_TENSORS("ONNX Runtime, new tensors"),
    DJL("DJL / libtorch"),
    DEEPLEARNING4J("Deeplearning4j");

    private final String title;

    Contestant(String title) {
        this.title = title;
    }

    /** For people. */
    String title() {
        return title;
    }

    boolean isForetell() {
        return this == FORETELL || this == FORETELL_PLAIN;
    }
}
