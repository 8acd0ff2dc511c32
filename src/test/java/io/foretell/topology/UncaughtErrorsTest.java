package io.foretell.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.predict.KeyState;
import io.foretell.snapshot.Blueprint;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

class UncaughtErrorsTest {

    private final UncaughtErrors errors = new UncaughtErrors("test", true, denied -> List.of());

    @Test
    void errorThatMayPass_getsAnotherThread() {
        Throwable late = new StreamsException("no answer", new TimeoutException("60 s"));
        assertThat(errors.handle(late)).isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
    }

    @Test
    void transactionThatABrokerLostInACrash_isBegunAnew() {
        Throwable lost = new StreamsException("commit", new InvalidTxnStateException("invalid state"));
        assertThat(errors.handle(lost)).isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
    }

    @Test
    void groupWhoseCoordinatorIsLoading_isJoinedAnew() {
        Throwable loading = new StreamsException(new KafkaException(
                "Unexpected error from SyncGroup: The coordinator is loading and hence can't process requests."));
        assertThat(errors.handle(loading)).isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
    }

    @Test
    void offsetThatWentBack_isAskedForAgain() {
        Throwable back = new StreamsException("process", new OffsetWentBack("events", 0, 1, 2));
        assertThat(errors.handle(back)).isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
    }

    @Test
    void errorOfKafkasThatNothingIsKnownOf_endsTheInstance() {
        assertEnds(new StreamsException(new KafkaException("interceptor")));
    }

    @Test
    void fullDisk_endsTheInstance() {
        Throwable full = new ProcessorStateException("no space left", new TimeoutException("flush"));
        assertEnds(full);
    }

    @Test
    void damagedStore_isRestoredIfItsRemainsAreDroppedAndEndsTheInstanceElse() {
        Status corruption = new Status(Status.Code.Corruption, Status.SubCode.None, "");
        Throwable damaged = new ProcessorStateException("get", new RocksDBException("block checksum", corruption));
        assertThat(errors.handle(damaged)).isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
        assertThat(new UncaughtErrors("test", false, denied -> List.of()).handle(damaged))
                .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
    }

    @Test
    void damagedState_isRestored() {
        KeyState state = new KeyState(Blueprint.of(Specs.number("app")));
        Damage damage = new Damage(0, 7, "k", new byte[0], "state: bytes=0", state);
        Throwable damaged = new StreamsException("process", new DamagedState(damage));
        assertThat(errors.handle(damaged)).isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
    }

    @Test
    void missingRights_endTheInstance() {
        assertEnds(new TopicAuthorizationException("taxi"));
    }

    @Test
    void defectOfOurs_endsTheInstance() {
        assertEnds(new StreamsException(new IllegalStateException("impossible")));
    }

    @Test
    void lackOfMemory_endsTheInstance() {
        assertEnds(new OutOfMemoryError());
    }

    @Test
    void whichRightIsMissing_isSaid() {
        Right right = new Right(AclOperation.WRITE, ResourceType.TOPIC, "shop-predictions", "to write predictions");
        assertThat(MissingRights.message(List.of(right))).isEqualTo("missing right: Write on topic shop-predictions"
                + " (to write predictions). Grant it to the user of this spec (kafka-acls).");
    }

    private void assertEnds(Throwable error) {
        assertThat(errors.handle(error)).isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
    }
}
