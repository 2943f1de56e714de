package health.tributary.record.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import health.tributary.record.apply.StoreAway;
import java.util.function.Supplier;

/** Calls the driver and tells a store that is away from one that refuses. */
final class Calls {
    private static final int INTERRUPTED_AT_SHUTDOWN = 11_600;

    private Calls() {}

    /** The call's result; {@link StoreAway} if trying again later can help, else an exception without any stored value. */
    static <T> T call(String operation, Supplier<T> call) {
        try {
            return call.get();
        } catch (MongoException e) {
            if (isAway(e)) {
                throw new StoreAway(operation, e);
            }
            // The driver's message may quote stored values, so neither it nor the exception goes on.
            throw new IllegalStateException("the store refused " + operation + " with code " + e.getCode());
        }
    }

    private static boolean isAway(MongoException e) {
        return e instanceof MongoTimeoutException
                || e instanceof MongoSocketException
                || e instanceof MongoInterruptedException
                || e instanceof MongoCursorNotFoundException
                || e instanceof MongoNotPrimaryException
                || e instanceof MongoNodeIsRecoveringException
                || e instanceof MongoConnectionPoolClearedException
                || e instanceof MongoExecutionTimeoutException
                || e instanceof MongoSecurityException
                || e instanceof MongoWriteConcernException
                || (e instanceof MongoBulkWriteException bulk && bulk.getWriteConcernError() != null)
                || (e instanceof MongoCommandException command && command.getErrorCode() == INTERRUPTED_AT_SHUTDOWN)
                || e.hasErrorLabel("RetryableWriteError");
    }
}
