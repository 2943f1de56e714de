package health.tributary.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a service proves who it is to the broker, and the broker to it. These settings of Kafka's clients, and no others, are passed on
 * from a service's configuration, where they stand under {@value #PREFIX}: acknowledgements, sizes and waits stay the services' own,
 * because what they promise rests on them.
 *
 * <p>A pure function of what is configured. It does not check that the settings fit together; Kafka's client does so when it is made,
 * and a service with settings that do not fit does not start.
 */
public final class BrokerAccess {
    /** What the names of the properties begin with; as variables they begin with {@code KAFKA_}. */
    public static final String PREFIX = "kafka.";

    /** The names of the settings, as Kafka documents them for its clients. */
    public static final List<String> SETTINGS = List.of(
            "security.protocol",
            "sasl.mechanism",
            "sasl.jaas.config",
            "sasl.login.callback.handler.class",
            "sasl.client.callback.handler.class",
            "sasl.oauthbearer.token.endpoint.url",
            "sasl.oauthbearer.scope.claim.name",
            "sasl.kerberos.service.name",
            "ssl.truststore.type",
            "ssl.truststore.location",
            "ssl.truststore.password",
            "ssl.truststore.certificates",
            "ssl.keystore.type",
            "ssl.keystore.location",
            "ssl.keystore.password",
            "ssl.keystore.key",
            "ssl.keystore.certificate.chain",
            "ssl.key.password",
            "ssl.enabled.protocols");

    private BrokerAccess() {}

    /**
     * The settings that are configured, under Kafka's names; none for a broker in a private network.
     *
     * @param property what is configured under a property's name. Passwords are among the answers: the map belongs in a client, never in
     *     a log
     */
    public static Map<String, Object> settings(Function<String, Optional<String>> property) {
        Map<String, Object> settings = new LinkedHashMap<>();
        SETTINGS.forEach(name -> property.apply(PREFIX + name)
                .filter(value -> !value.isBlank())
                .ifPresent(value -> settings.put(name, value)));
        return settings;
    }
}
