package health.tributary.deploy;

import health.tributary.contract.BrokerAccess;
import health.tributary.contract.Topics;
import health.tributary.ingest.IngestConfiguration;
import health.tributary.normalizer.stream.NormalizerConfiguration;
import health.tributary.notification.NotificationConfiguration;
import health.tributary.record.RecordConfiguration;
import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One of the four services, and what its code says of its settings. */
enum Service {
    INGEST(IngestConfiguration.class),
    NORMALIZER(NormalizerConfiguration.class),
    RECORD(RecordConfiguration.class),
    NOTIFICATION(NotificationConfiguration.class);

    /** Quarkus' own settings that the files may use: each one is a decision, explained where it stands. */
    private static final Set<String> QUARKUS =
            Set.of("QUARKUS_CONFIG_LOCATIONS", "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING");

    /** These have no default because they are off by default. */
    private static final Pattern OPTIONAL = Pattern.compile("TRIBUTARY_MLLP_(KEY|TRUST)_STORE(_PASSWORD)?");

    /** A default that only one machine can use. */
    private static final Pattern LOCAL = Pattern.compile("|NONE|.*127\\.0\\.0\\.1.*|.*\\.pem|tributary-local");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(?::([^}]*))?}");

    private final Class<?> configuration;

    Service(Class<?> configuration) {
        this.configuration = configuration;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its module's folder. */
    String module() {
        return label() + "-service";
    }

    /** The port of its HTTP endpoints, by default. */
    int port() {
        return port("quarkus.http.port");
    }

    /** All ports that it can listen on, by default, in order. */
    List<Integer> ports() {
        return this == INGEST
                ? List.of(port(), port("tributary.ingest.mllp.port"), port("tributary.ingest.mllp.tls.port"))
                : List.of(port());
    }

    private int port(String property) {
        return Integer.parseInt(variables(properties().getProperty(property))
                .findFirst()
                .orElseThrow()
                .group(2));
    }

    /** The names of all variables that it reads. */
    Set<String> readable() {
        Set<String> names = new TreeSet<>(QUARKUS);
        BrokerAccess.SETTINGS.forEach(setting -> names.add(variable(BrokerAccess.PREFIX + setting)));
        properties().forEach((name, value) -> {
            names.add(variable(name.toString()));
            variables(value.toString()).forEach(found -> names.add(found.group(1)));
        });
        collect(configuration.getAnnotation(ConfigMapping.class).prefix(), configuration, names);
        return names;
    }

    /** The names of the variables whose defaults are of no use off one machine. */
    Set<String> required() {
        Set<String> names = new TreeSet<>();
        properties()
                .values()
                .forEach(value -> variables(value.toString())
                        .filter(found -> !OPTIONAL.matcher(found.group(1)).matches())
                        .filter(found -> found.group(2) == null
                                || LOCAL.matcher(found.group(2)).matches())
                        .forEach(found -> names.add(found.group(1))));
        if (this == NOTIFICATION) {
            names.addAll(List.of("TRIBUTARY_NOTIFICATION_FHIR_BASE", "TRIBUTARY_NOTIFICATION_INSTANCE"));
        }
        return names;
    }

    /** The topics that its code and its configuration name. */
    Set<String> topics() {
        Set<String> topics = new TreeSet<>();
        String sources = sources();
        for (Topics.Topic topic : Topics.ALL) {
            String constant =
                    topic.name().replace("tributary.", "").replace('.', '_').toUpperCase(Locale.ROOT);
            if (Pattern.compile("Topics\\." + constant + "\\b").matcher(sources).find()
                    || properties().containsValue(topic.name())) {
                topics.add(topic.name());
            }
        }
        return topics;
    }

    /** All its Java sources, one after the other. */
    String sources() {
        return String.join(
                "\n",
                Repository.files(Repository.ROOT.resolve(module()).resolve("src/main/java"), ".java").stream()
                        .map(Repository::text)
                        .toList());
    }

    Properties properties() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Repository.text(module() + "/src/main/resources/application.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        properties.keySet().removeIf(name -> name.toString().startsWith("%"));
        return properties;
    }

    private static Stream<MatchResult> variables(String value) {
        return VARIABLE.matcher(value).results();
    }

    private static void collect(String prefix, Class<?> type, Set<String> names) {
        for (Method method : type.getMethods()) {
            String name = prefix + "." + method.getName().replaceAll("([A-Z])", "-$1");
            if (method.getReturnType().isInterface()
                    && method.getReturnType().getPackageName().startsWith("health.tributary")) {
                collect(name, method.getReturnType(), names);
            } else {
                names.add(variable(name));
            }
        }
    }

    /** The variable that stands for a property, as MicroProfile Config has it. */
    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
