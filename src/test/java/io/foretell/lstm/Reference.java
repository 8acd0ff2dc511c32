package io.foretell.lstm;

import static io.foretell.lstm.Algebra.hadamard;
import static io.foretell.lstm.Algebra.outer;
import static io.foretell.lstm.Algebra.plus;
import static io.foretell.lstm.Algebra.sigmoid;
import static io.foretell.lstm.Algebra.sigmoidSlope;
import static io.foretell.lstm.Algebra.tanh;
import static io.foretell.lstm.Algebra.tanhSlope;
import static io.foretell.lstm.Algebra.times;
import static io.foretell.lstm.Algebra.transposedTimes;
import static io.foretell.lstm.Algebra.zeros;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The LSTM as its equations are written: doubles, one event at a time, one matrix for each gate. Slow and plain, for
 * the fast one to be held against.
 *
 * <pre>
 * f = σ(W_f h' + U_f x + b_f)     i = σ(W_i h' + U_i x + b_i)     a = tanh(W_a h' + U_a x + b_a)
 * C = C' * f + i * a              o = σ(W_o h' + U_o x + b_o)     h = o * tanh(C)          z = V h + c
 *
 * W_g (H × H)   U_g (H × D)   b_g (H)   V (K × H)   c (K)
 * </pre>
 * Also stands for a gradient: every parameter replaced by the derivative with respect to it.
 */
final class Reference {

    /** The parameters of one gate. */
    record Gate(DMatrixRMaj W, DMatrixRMaj U, DMatrixRMaj b) {

        static Gate zero(int hidden, int inputs) {
            return new Gate(zeros(hidden, hidden), zeros(hidden, inputs), zeros(hidden));
        }

        DMatrixRMaj z(DMatrixRMaj hBefore, DMatrixRMaj x) {
            return plus(times(W, hBefore), times(U, x), b);
        }

        /** This is a gradient: ∂W += δz h'ᵀ, ∂U += δz xᵀ, ∂b += δz. */
        void add(DMatrixRMaj dz, DMatrixRMaj hBefore, DMatrixRMaj x) {
            CommonOps_DDRM.addEquals(W, outer(dz, hBefore));
            CommonOps_DDRM.addEquals(U, outer(dz, x));
            CommonOps_DDRM.addEquals(b, dz);
        }
    }

    /** What one position leaves behind in one layer. */
    record Step(
            DMatrixRMaj x,
            DMatrixRMaj hBefore,
            DMatrixRMaj CBefore,
            DMatrixRMaj i,
            DMatrixRMaj f,
            DMatrixRMaj a,
            DMatrixRMaj o,
            DMatrixRMaj C,
            DMatrixRMaj h) {}

    /** What position t + 1 tells position t in one layer: its δz, and δ_C * f. */
    record Back(DMatrixRMaj dzi, DMatrixRMaj dzf, DMatrixRMaj dza, DMatrixRMaj dzo, DMatrixRMaj dCBefore) {

        static Back none(int hidden) {
            return new Back(zeros(hidden), zeros(hidden), zeros(hidden), zeros(hidden), zeros(hidden));
        }
    }

    /** One layer. */
    record Cell(Gate i, Gate f, Gate a, Gate o) {

        static Cell zero(int hidden, int inputs) {
            return new Cell(
                    Gate.zero(hidden, inputs),
                    Gate.zero(hidden, inputs),
                    Gate.zero(hidden, inputs),
                    Gate.zero(hidden, inputs));
        }

        List<Gate> gates() {
            return List.of(i, f, a, o);
        }

        Step forward(DMatrixRMaj x, DMatrixRMaj hBefore, DMatrixRMaj CBefore) {
            DMatrixRMaj ft = sigmoid(f.z(hBefore, x));
            DMatrixRMaj it = sigmoid(i.z(hBefore, x));
            DMatrixRMaj at = tanh(a.z(hBefore, x));
            DMatrixRMaj C = plus(hadamard(CBefore, ft), hadamard(it, at));
            DMatrixRMaj ot = sigmoid(o.z(hBefore, x));
            DMatrixRMaj h = hadamard(ot, tanh(C));
            return new Step(x, hBefore, CBefore, it, ft, at, ot, C, h);
        }

        Back backward(Step t, DMatrixRMaj dAbove, Back next) {
            DMatrixRMaj dh = plus(
                    dAbove,
                    transposedTimes(f.W, next.dzf),
                    transposedTimes(i.W, next.dzi),
                    transposedTimes(a.W, next.dza),
                    transposedTimes(o.W, next.dzo));
            DMatrixRMaj tanhC = tanh(t.C);
            DMatrixRMaj dC = plus(hadamard(dh, t.o, tanhSlope(tanhC)), next.dCBefore);
            DMatrixRMaj dzo = hadamard(dh, tanhC, sigmoidSlope(t.o));
            DMatrixRMaj dzf = hadamard(dC, t.CBefore, sigmoidSlope(t.f));
            DMatrixRMaj dzi = hadamard(dC, t.a, sigmoidSlope(t.i));
            DMatrixRMaj dza = hadamard(dC, t.i, tanhSlope(t.a));
            return new Back(dzi, dzf, dza, dzo, hadamard(dC, t.f));
        }

        /** δx = Σ_g U_gᵀ δz_g. */
        DMatrixRMaj backwardInput(Back t) {
            return plus(
                    transposedTimes(f.U, t.dzf),
                    transposedTimes(i.U, t.dzi),
                    transposedTimes(a.U, t.dza),
                    transposedTimes(o.U, t.dzo));
        }

        /** This is a gradient. */
        void add(Back d, Step t) {
            f.add(d.dzf, t.hBefore, t.x);
            i.add(d.dzi, t.hBefore, t.x);
            a.add(d.dza, t.hBefore, t.x);
            o.add(d.dzo, t.hBefore, t.x);
        }
    }

    final Shape shape;
    final List<Cell> cells = new ArrayList<>();
    final DMatrixRMaj V;
    final DMatrixRMaj c;

    private Reference(Shape shape) {
        this.shape = shape;
        for (int l = 0; l < shape.layers(); l++) {
            cells.add(Cell.zero(shape.hidden(), l == 0 ? shape.inputs() : shape.hidden()));
        }
        V = zeros(shape.output().size(), shape.hidden());
        c = zeros(shape.output().size());
    }

    static Reference zero(Shape shape) {
        return new Reference(shape);
    }

    static Reference of(Weights weights) {
        Reference reference = new Reference(weights.shape());
        int hidden = weights.shape().hidden();
        for (int l = 0; l < reference.cells.size(); l++) {
            for (int g = 0; g < 4; g++) {
                Gate gate = reference.cells.get(l).gates().get(g);
                fill(gate.W, weights.recurrent(l), g * hidden);
                fill(gate.U, weights.input(l), g * hidden);
                fill(gate.b, weights.bias(l), g * hidden);
            }
        }
        fill(reference.V, weights.outputWeights(), 0);
        fill(reference.c, weights.outputBias(), 0);
        return reference;
    }

    private static void fill(DMatrixRMaj to, FMatrixRMaj from, int column) {
        for (int r = 0; r < to.numRows; r++) {
            for (int k = 0; k < to.numCols; k++) {
                to.set(r, k, from.get(k, column + r));
            }
        }
    }

    /** Every parameter, in a fixed order. */
    List<DMatrixRMaj> parameters() {
        List<DMatrixRMaj> all = new ArrayList<>();
        for (Cell cell : cells) {
            for (Gate gate : cell.gates()) {
                all.add(gate.W);
                all.add(gate.U);
                all.add(gate.b);
            }
        }
        all.add(V);
        all.add(c);
        return all;
    }

    /** The state after the window's burn-in: h and C of every layer, one after the other. */
    List<DMatrixRMaj> refresh(ReferenceWindow window) {
        List<DMatrixRMaj> state = new ArrayList<>(window.state());
        for (int t = 0; t < window.burnIn(); t++) {
            forward(window.x(t), state);
        }
        return state;
    }

    /** One event through all layers; moves the state. */
    private List<Step> forward(DMatrixRMaj event, List<DMatrixRMaj> state) {
        List<Step> steps = new ArrayList<>();
        DMatrixRMaj x = event;
        for (int l = 0; l < cells.size(); l++) {
            Step step = cells.get(l).forward(x, state.get(2 * l), state.get(2 * l + 1));
            state.set(2 * l, step.h);
            state.set(2 * l + 1, step.C);
            steps.add(step);
            x = step.h;
        }
        return steps;
    }

    private DMatrixRMaj z(List<Step> steps) {
        return plus(times(V, steps.get(steps.size() - 1).h), c);
    }

    /** Σ_t l(t) after the burn-in, from the state that it left. */
    double loss(ReferenceWindow window, List<DMatrixRMaj> refreshed) {
        List<DMatrixRMaj> state = new ArrayList<>(refreshed);
        double sum = 0;
        for (int t = window.burnIn(); t < window.positions(); t++) {
            sum += window.loss(t, z(forward(window.x(t), state)));
        }
        return sum;
    }

    /** Adds the derivatives of {@link #loss} to {@code gradient}. */
    void backward(ReferenceWindow window, List<DMatrixRMaj> refreshed, Reference gradient) {
        List<DMatrixRMaj> state = new ArrayList<>(refreshed);
        List<List<Step>> steps = new ArrayList<>();
        for (int t = window.burnIn(); t < window.positions(); t++) {
            steps.add(forward(window.x(t), state));
        }
        List<Back> next = new ArrayList<>();
        cells.forEach(cell -> next.add(Back.none(shape.hidden())));
        for (int t = window.positions() - 1; t >= window.burnIn(); t--) {
            List<Step> at = steps.get(t - window.burnIn());
            DMatrixRMaj dzy = window.dLoss(t, z(at));
            CommonOps_DDRM.addEquals(gradient.V, outer(dzy, at.get(at.size() - 1).h));
            CommonOps_DDRM.addEquals(gradient.c, dzy);
            DMatrixRMaj dAbove = transposedTimes(V, dzy);
            for (int l = cells.size() - 1; l >= 0; l--) {
                Back back = cells.get(l).backward(at.get(l), dAbove, next.get(l));
                gradient.cells.get(l).add(back, at.get(l));
                next.set(l, back);
                dAbove = cells.get(l).backwardInput(back);
            }
        }
    }
}
