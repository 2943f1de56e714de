package health.tributary.notification.deliver;

import health.tributary.notification.subscription.Channel.RestHook;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Sends one request to an endpoint. */
public interface Postman {
    /**
     * Posts a body, with these headers beside the subscription's own. Completes within the request timeout and never with an
     * exception.
     */
    CompletionStage<Outcome> post(RestHook hook, Map<String, String> headers, byte[] body);

    /** What became of a request. */
    sealed interface Outcome {
        /** The endpoint answered with a status of 200 to 299. */
        record Taken() implements Outcome {}

        /**
         * It did not.
         *
         * @param why without the endpoint's words: {@code status 503}, {@code timeout}
         */
        record Failed(String why) implements Outcome {}
    }
}
