package health.tributary.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KubernetesTest {
    private static final String NAME = "app.kubernetes.io/name";

    private final List<Tree> base = Repository.files(Repository.BASE, ".yaml").stream()
            .flatMap(file -> Repository.yaml(file).stream())
            .toList();

    @ParameterizedTest
    @EnumSource(Service.class)
    void everyVariableIsOneThatTheServiceReadsAndNoneThatItNeedsIsMissing(Service service) {
        Set<String> given = new TreeSet<>();
        for (Tree source : container(service).at("envFrom").items()) {
            given.addAll(object("ConfigMap", source.at("configMapRef", "name").text())
                    .at("data")
                    .members()
                    .keySet());
        }
        container(service)
                .at("env")
                .items()
                .forEach(one -> given.add(one.at("name").text()));
        assertThat(given).containsAll(service.required());
        access(service)
                .at("env")
                .items()
                .forEach(one -> given.add(one.at("name").text()));
        assertThat(service.readable()).containsAll(given);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void everyFileThatAVariableNamesIsMounted(Service service) {
        Map<String, String> mounts = new HashMap<>();
        container(service)
                .at("volumeMounts")
                .items()
                .forEach(mount -> mounts.put(
                        mount.at("mountPath").text(), mount.at("name").text()));
        Set<String> volumes = pod(service).at("volumes").items().stream()
                .map(volume -> volume.at("name").text())
                .collect(Collectors.toSet());
        assertThat(volumes).containsExactlyInAnyOrderElementsOf(mounts.values());
        container(service).at("env").items().stream()
                .map(one -> one.at("value").text())
                .filter(value -> value.startsWith("/"))
                .forEach(path -> assertThat(mounts).containsKey(path.substring(0, path.lastIndexOf('/'))));
        assertThat(mounts).containsKey("/tmp");
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void portsImageAndProbesAreTheCodes(Service service) {
        Tree container = container(service);
        assertThat(container.at("image").text()).isEqualTo("tributary/" + service.label() + ":" + Repository.version());
        Map<String, Integer> ports = container.at("ports").items().stream()
                .collect(Collectors.toMap(port -> port.at("name").text(), port ->
                        (int) port.at("containerPort").number()));
        assertThat(ports).containsEntry("http", service.port());
        assertThat(service.ports()).containsAll(ports.values());
        object("Service", service.label())
                .at("spec", "ports")
                .items()
                .forEach(port -> assertThat(ports.get(port.at("targetPort").text()))
                        .isEqualTo((int) port.at("port").number()));
        Map.of("startupProbe", "started", "livenessProbe", "live", "readinessProbe", "ready")
                .forEach((probe, health) -> assertThat(
                                container.at(probe, "httpGet").settings())
                        .containsEntry("path", "/q/health/" + health)
                        .containsEntry("port", "http"));
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aPodHasNoRightsAndNoRoomToGrow(Service service) {
        Tree pod = pod(service);
        assertThat(pod.at("automountServiceAccountToken").text()).isEqualTo("false");
        assertThat(pod.at("securityContext", "runAsNonRoot").text()).isEqualTo("true");
        assertThat(pod.at("securityContext", "runAsUser").text() + ":"
                        + pod.at("securityContext", "runAsGroup").text())
                .isEqualTo(Repository.matched(Repository.text(service.module() + "/Dockerfile"), "USER (.+)"));
        assertThat(pod.at("securityContext", "seccompProfile", "type").text()).isEqualTo("RuntimeDefault");
        Tree container = container(service);
        assertThat(container.at("securityContext").settings())
                .containsEntry("allowPrivilegeEscalation", "false")
                .containsEntry("readOnlyRootFilesystem", "true");
        assertThat(container.at("securityContext", "capabilities", "drop").texts())
                .containsExactly("ALL");
        assertThat(container.at("resources", "requests", "cpu").present()).isTrue();
        assertThat(container.at("resources", "limits", "memory").text())
                .isEqualTo(container.at("resources", "requests", "memory").text());
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void whatSelectsAServiceSelectsItsPods(Service service) {
        String label = service.label();
        Tree workload = workload(service);
        assertThat(workload.at("spec", "template", "metadata", "labels").settings())
                .containsEntry(NAME, label);
        assertThat(workload.at("spec", "selector", "matchLabels").settings()).containsOnly(Map.entry(NAME, label));
        assertThat(object("Service", label).at("spec", "selector").settings()).containsOnly(Map.entry(NAME, label));
        Tree budget = object("PodDisruptionBudget", label);
        assertThat(budget.at("spec", "selector", "matchLabels").settings()).containsOnly(Map.entry(NAME, label));
        Tree scaler = object("HorizontalPodAutoscaler", label);
        if (scaler.present()) {
            assertThat(scaler.at("spec", "scaleTargetRef", "name").text()).isEqualTo(label);
            assertThat(scaler.at("spec", "scaleTargetRef", "kind").text())
                    .isEqualTo(workload.at("kind").text());
            assertThat(workload.at("spec", "replicas").present()).isFalse();
        }
    }

    /** It owns deliveries by its name, which has to be the same after a restart. */
    @Test
    void instancesOfTheNotificationServiceHaveNamesThatStay() {
        Tree workload = workload(Service.NOTIFICATION);
        assertThat(workload.at("kind").text()).isEqualTo("StatefulSet");
        assertThat(object("Service", workload.at("spec", "serviceName").text())
                        .at("spec", "clusterIP")
                        .text())
                .isEqualTo("None");
        assertThat(container(Service.NOTIFICATION).at("env").items())
                .filteredOn(one -> one.at("name").text().equals("TRIBUTARY_NOTIFICATION_INSTANCE"))
                .singleElement()
                .satisfies(one -> assertThat(
                                one.at("valueFrom", "fieldRef", "fieldPath").text())
                        .isEqualTo("metadata.name"));
    }

    @Test
    void everySecretIsNamedInTheGuide() {
        String guide = Repository.text("docs/deployment.md");
        Set<String> secrets = new HashSet<>();
        Repository.files(Repository.K8S, ".yaml").forEach(file -> {
            String text = Repository.text(file);
            secrets.addAll(Repository.all(text, "secretName: ([a-z-]+)"));
            secrets.addAll(Repository.all(text, "secretKeyRef: \\{name: ([a-z-]+)"));
            secrets.addAll(Repository.all(text, "pushSecret: ([a-z-]+)"));
        });
        assertThat(secrets)
                .hasSizeGreaterThan(8)
                .allSatisfy(secret -> assertThat(guide).contains("`" + secret + "`"));
    }

    @Test
    void nothingIsReachableButWhatIsNamed() {
        Tree deny = object("NetworkPolicy", "deny-by-default");
        assertThat(deny.at("spec", "podSelector").members()).isEmpty();
        assertThat(deny.at("spec", "policyTypes").texts()).containsExactly("Ingress", "Egress");
        assertThat(deny.at("spec", "ingress").present()).isFalse();
        assertThat(deny.at("spec", "egress").present()).isFalse();
        base.stream()
                .filter(one -> one.at("kind").text().equals("NetworkPolicy"))
                .flatMap(one -> one.at("spec", "ingress").items().stream())
                .forEach(rule -> {
                    assertThat(rule.at("from").items()).isNotEmpty();
                    assertThat(rule.at("ports").items()).isNotEmpty();
                });
    }

    @Test
    void theIngressLeadsEachPathToTheServiceThatServesIt() {
        List<Tree> paths = Repository.yaml(Repository.K8S.resolve("overlays/example/ingress.yaml")).stream()
                .flatMap(one -> one.at("spec", "rules").items().stream())
                .flatMap(rule -> rule.at("http", "paths").items().stream())
                .toList();
        assertThat(paths).hasSizeGreaterThan(3).allSatisfy(path -> {
            Service service =
                    Service.valueOf(path.at("backend", "service", "name").text().toUpperCase(java.util.Locale.ROOT));
            assertThat(service.sources())
                    .containsPattern(Pattern.quote("\"" + path.at("path").text()) + "[\"/]");
        });
        // What operators and the parts themselves use is not for the outside.
        assertThat(paths).noneMatch(path -> path.at("path").text().matches("/|/q.*|/operator.*|/explain.*"));
    }

    private Tree object(String kind, String name) {
        return base.stream().filter(one -> one.is(kind, name)).findFirst().orElse(new Tree(null));
    }

    private Tree workload(Service service) {
        Tree deployment = object("Deployment", service.label());
        return deployment.present() ? deployment : object("StatefulSet", service.label());
    }

    private Tree pod(Service service) {
        return workload(service).at("spec", "template", "spec");
    }

    private Tree container(Service service) {
        return pod(service).at("containers").items().get(0);
    }

    private static Tree access(Service service) {
        Tree patch = Repository.yaml(Repository.STRIMZI.resolve(service.label() + "-access.yaml"))
                .get(0);
        Tree container =
                patch.at("spec", "template", "spec", "containers").items().get(0);
        assertThat(container.at("name").text()).isEqualTo(service.label());
        return container;
    }
}
