package health.tributary.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.Reason;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlertsTest {
    private static final Path FOLDER = Repository.ROOT.resolve("deploy/prometheus");

    /** What Micrometer adds to a meter's name for Prometheus. */
    private static final List<String> SUFFIXES =
            List.of("", "_total", "_seconds", "_seconds_bucket", "_seconds_count", "_seconds_sum", "_seconds_max");

    private final Tree groups =
            Repository.yaml(FOLDER.resolve("alerts.yml")).get(0).at("groups");
    private final List<Tree> rules = groups.items().stream()
            .flatMap(group -> group.at("rules").items().stream())
            .toList();

    @Test
    void everyMetricIsOneThatTheCodeHas() {
        Set<String> metrics = metrics();
        assertThat(rules).isNotEmpty().allSatisfy(rule -> {
            List<String> named = Repository.all(rule.at("expr").text(), "\\b(tributary_[a-z_]+)");
            assertThat(metrics).containsAll(named);
            assertThat(named.isEmpty())
                    .as(rule.at("alert").text())
                    .isEqualTo(rule.at("expr").text().contains("up{")
                            || rule.at("expr").text().contains("kafka_consumer_fetch_manager_records_lag"));
        });
    }

    @Test
    void everyMetricIsInTheGuideForOperators() {
        String guide = Repository.text("docs/operations.md");
        rules.forEach(rule -> Repository.all(rule.at("expr").text(), "\\b(tributary_[a-z_]+)")
                .forEach(metric -> assertThat(guide).contains(metric.replace("_bucket", ""))));
    }

    @Test
    void everyReasonIsOneThatTheContractHas() {
        List<String> codes = Stream.of(Reason.values()).map(Reason::code).toList();
        rules.forEach(rule ->
                assertThat(codes).containsAll(Repository.all(rule.at("expr").text(), "reason=\"([a-z_-]+)\"")));
    }

    @Test
    void everyAlertSaysWhatItMeansAndHowBadItIs() {
        assertThat(rules).extracting(rule -> rule.at("alert").text()).doesNotHaveDuplicates();
        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.at("annotations", "summary").text()).endsWith(".");
            assertThat(rule.at("labels", "severity").text()).isIn("critical", "warning");
            assertThat(balanced(rule.at("expr").text())).isTrue();
        });
    }

    @Test
    void kubernetesHasTheSameAlerts() {
        Tree resource = Repository.yaml(Repository.K8S.resolve("components/monitoring/alerts.yaml"))
                .get(0);
        assertThat(resource.at("spec", "groups")).isEqualTo(groups);
    }

    @Test
    void allServicesAreAskedWhereTheyAnswer() {
        Tree prometheus = Repository.yaml(FOLDER.resolve("prometheus.yml")).get(0);
        Tree job = prometheus.at("scrape_configs").items().get(0);
        assertThat(job.at("metrics_path").text()).isEqualTo("/q/metrics");
        assertThat(job.at("static_configs").items().stream().flatMap(one -> one.at("targets").texts().stream()))
                .containsExactlyElementsOf(Stream.of(Service.values())
                        .map(service -> service.label() + ":" + service.port())
                        .toList());
        assertThat(prometheus.at("rule_files").texts()).containsExactly("alerts.yml");
        Tree monitor = Repository.yaml(Repository.K8S.resolve("components/monitoring/service-monitor.yaml"))
                .get(0);
        assertThat(monitor.at("spec", "endpoints").items().get(0).settings())
                .containsEntry("path", "/q/metrics")
                .containsEntry("port", "http");
        assertThat(monitor.at("spec", "selector", "matchExpressions")
                        .items()
                        .get(0)
                        .at("values")
                        .texts())
                .containsExactlyElementsOf(
                        Stream.of(Service.values()).map(Service::label).toList());
    }

    /** All names under which the meters in the code can show up. */
    private static Set<String> metrics() {
        Set<String> metrics = new TreeSet<>();
        for (Service service : Service.values()) {
            String sources = service.sources();
            List<String> literals = Repository.all(sources, "\"([a-z][a-z.]*)\"");
            List<String> names = new java.util.ArrayList<>(literals);
            // A prefix that names are appended to, as in "tributary.record." + name.
            literals.stream()
                    .filter(one -> one.matches("tributary\\..*\\."))
                    .forEach(prefix -> literals.forEach(one -> names.add(prefix + one)));
            names.stream()
                    .filter(name -> name.matches("tributary(\\.[a-z]+)+"))
                    .forEach(name -> SUFFIXES.forEach(suffix -> metrics.add(name.replace('.', '_') + suffix)));
        }
        return metrics;
    }

    private static boolean balanced(String expression) {
        return Stream.of("()", "{}", "[]")
                .allMatch(pair -> expression
                                .chars()
                                .filter(c -> c == pair.charAt(0))
                                .count()
                        == expression.chars().filter(c -> c == pair.charAt(1)).count());
    }
}
