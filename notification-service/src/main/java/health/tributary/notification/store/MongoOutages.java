package health.tributary.notification.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import health.tributary.notification.match.Outages;
import jakarta.enterprise.context.ApplicationScoped;
import org.bson.BsonMaximumSizeExceededException;

/** By the driver's exceptions: refused is a write or a command that reached the store, and a document that never can. */
@ApplicationScoped
public class MongoOutages implements Outages {
    @Override
    public boolean mayPass(RuntimeException failure) {
        if (!(failure instanceof MongoException e)) {
            return false;
        }
        boolean refused = e instanceof MongoWriteException
                || (e instanceof MongoBulkWriteException bulk && bulk.getWriteConcernError() == null)
                || e instanceof MongoCommandException
                || failure instanceof BsonMaximumSizeExceededException;
        return !refused || e.hasErrorLabel("RetryableWriteError");
    }
}
