package health.tributary.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** All that can be set about the doors, with the bounds of everything that could grow. */
@ConfigMapping(prefix = "tributary.ingest")
public interface IngestConfiguration {
    /** Path of the feed registry ({@code TRIBUTARY_FEEDS}). Required. */
    Optional<String> feeds();

    /** Path of the file with the deployment's id key, base64 of at least 32 bytes ({@code TRIBUTARY_ID_KEY_FILE}). Required. */
    Optional<String> idKeyFile();

    /** The largest message, in bytes; a larger one is answered AR or 413 and not kept. At most 32 MiB, as the topics take no more. */
    @WithDefault("33554432")
    int maxMessageBytes();

    /** The most messages in one batch, and users in one body of data points; a larger one is refused whole. */
    @WithDefault("10000")
    int maxBatchMessages();

    /**
     * The most bytes that all doors together hold of messages that are coming in or not yet confirmed by the broker. What does not
     * fit is answered AE or 503. At least as much as the largest message.
     */
    @WithDefault("67108864")
    long maxHeldBytes();

    /** Share of messages, from 0 to 1, whose trace is sampled, where the sender does not say. */
    @WithDefault("1.0")
    double traceRatio();

    Publishing publishing();

    Mllp mllp();

    Http http();

    /** How messages go to the broker. */
    interface Publishing {
        /** {@code KAFKA_BOOTSTRAP_SERVERS}. */
        @WithDefault("127.0.0.1:9092")
        String bootstrapServers();

        /** How long the broker has to confirm a message before the sender is told AE or 503. At least 500. */
        @WithDefault("5000")
        int timeoutMillis();

        /** How many messages may wait to be handed to the broker's client; more are answered AE or 503. */
        @WithDefault("20000")
        int maxWaitingMessages();

        /** How much the broker's client may hold; at least twice the largest message. */
        @WithDefault("100663296")
        long bufferBytes();

        /** How long a record waits for others to share its request. */
        @WithDefault("0")
        int lingerMillis();

        /** How long an answer of the broker's health is good for. */
        @WithDefault("3000")
        int healthCacheMillis();

        /** How long the broker has to answer about its health. */
        @WithDefault("2000")
        int healthTimeoutMillis();
    }

    /** The MLLP listener. */
    interface Mllp {
        /** Bind address ({@code TRIBUTARY_HOST}); loopback unless told otherwise, as plain MLLP has no keys. */
        @WithDefault("127.0.0.1")
        String host();

        /** {@code TRIBUTARY_MLLP_PORT}; 0 takes any that is free. */
        @WithDefault("2575")
        int port();

        /** Event loops that connections are spread over. */
        @WithDefault("2")
        int eventLoops();

        /** The most connections at once, plain and TLS together; further ones are closed. */
        @WithDefault("10000")
        int maxConnections();

        /**
         * The most connections at once from one address; further ones are closed. As many as in all, as a proxy may bring every
         * sender under one address.
         */
        @WithDefault("10000")
        int maxConnectionsPerAddress();

        /**
         * Networks in CIDR form, or single addresses, that may connect to the plain port, separated by commas; others are closed
         * unheard. All may if none is set.
         */
        Optional<List<String>> allowedNetworks();

        /** The most messages a second of one connection, on average; then it is read from more slowly. Not limited unless set. */
        OptionalInt maxMessagesPerSecond();

        /** The most messages of one connection that wait for their acknowledgement; then it is not read from. */
        @WithDefault("64")
        int maxInFlightMessages();

        /**
         * Whether a sender that says "never" in both MSH-15 and MSH-16 is answered all the same. MLLP has one answer for each
         * message, and many who say "never" wait for it; those who do not are not held up by answers that they leave unread.
         */
        @WithDefault("true")
        boolean answerEvenIfNever();

        /**
         * Whether a sender that asks for both acknowledgements (MSH-15 and MSH-16) gets the application acknowledgement too, in a
         * block of its own behind the accept acknowledgement. Off for senders that ask for both and read one.
         */
        @WithDefault("true")
        boolean applicationAcknowledgement();

        /** After this long without a byte a connection is closed. */
        @WithDefault("14400")
        int idleTimeoutSeconds();

        /** A block that has begun must have ended after this long, or its connection is closed. */
        @WithDefault("120")
        int blockTimeoutSeconds();

        /**
         * How long the shutdown waits for messages that are in flight to be answered; new ones are answered AE meanwhile. Then
         * all connections are closed.
         */
        @WithDefault("10")
        int drainTimeoutSeconds();

        /** Messages above this size are read on a worker thread, so that other connections do not wait. */
        @WithDefault("131072")
        int workerFromBytes();

        Tls tls();
    }

    /** MLLP over TLS, on if there is a key store. */
    interface Tls {
        @WithDefault("2576")
        int port();

        /** Path of a PKCS #12 file with the door's key and certificate chain ({@code TRIBUTARY_MLLP_KEY_STORE}). */
        Optional<String> keyStore();

        /** {@code TRIBUTARY_MLLP_KEY_STORE_PASSWORD}. */
        Optional<String> keyStorePassword();

        /** Path of a PKCS #12 file with the authorities of client certificates; if given, clients must show one. */
        Optional<String> trustStore();

        /** {@code TRIBUTARY_MLLP_TRUST_STORE_PASSWORD}. */
        Optional<String> trustStorePassword();

        /** How often both files are looked at. New connections get what is new; broken files change nothing. */
        @WithDefault("60")
        int reloadSeconds();

        /** How long a client has for the handshake. */
        @WithDefault("10")
        int handshakeTimeoutSeconds();

        /** As {@link Mllp#allowedNetworks()}, for the TLS port. */
        Optional<List<String>> allowedNetworks();
    }

    /** The HTTP feeds. */
    interface Http {
        /** A request's body must have come in after this long, or it is answered 408. */
        @WithDefault("120")
        int bodyTimeoutSeconds();

        /** The largest FHIR message, in bytes; a larger one is answered 413 and not kept. Reading takes some four times its length. */
        @WithDefault("16777216")
        int maxFhirBytes();

        /** How many bulk bodies (FHIR NDJSON) may come in at once; more are answered 503. Each holds two parts of 4 MiB at most, and a line. */
        @WithDefault("4")
        int maxBulkBodies();

        /** The most bytes of one bulk body, unpacked; a longer one is answered 413 there, and what was taken of it stays taken. */
        @WithDefault("68719476736")
        long maxBulkBytes();

        /** The largest CDA document, in bytes; a larger one is answered 413 and not kept. Reading takes some eight times its length. */
        @WithDefault("16777216")
        int maxCcdaBytes();

        /** What {@code Retry-After} says while the broker is away. */
        @WithDefault("5")
        int retryAfterSeconds();
    }
}
