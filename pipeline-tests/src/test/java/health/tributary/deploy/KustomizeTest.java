package health.tributary.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KustomizeTest {
    private static final Path OVERLAY = Repository.K8S.resolve("overlays").resolve("example");

    @Test
    void everyFileUnderK8sIsUsedByTheExampleAndEveryFileUsedIsThere() {
        Set<Path> reached = new TreeSet<>();
        walk(OVERLAY, reached);
        assertThat(reached).containsExactlyInAnyOrderElementsOf(Repository.files(Repository.K8S, ".yaml", ".yml"));
    }

    @Test
    void everyPatchChangesAnObjectThatIsThere() {
        Set<String> objects = new TreeSet<>();
        objects(OVERLAY, objects);
        for (Path folder : List.of(OVERLAY, Repository.STRIMZI)) {
            for (Tree patch : kustomization(folder).at("patches").items()) {
                assertThat(Repository.yaml(folder.resolve(patch.at("path").text())))
                        .isNotEmpty()
                        .allSatisfy(one -> assertThat(objects).contains(identity(one)));
            }
        }
    }

    @Test
    void noTwoObjectsHaveTheSameName() {
        List<String> identities = Repository.files(Repository.K8S, ".yaml").stream()
                .filter(file -> !file.endsWith("kustomization.yaml"))
                .filter(file -> !file.toString().endsWith("-access.yaml"))
                .filter(file -> !file.endsWith("addresses.yaml"))
                .flatMap(file -> Repository.yaml(file).stream())
                .map(KustomizeTest::identity)
                .toList();
        assertThat(identities).doesNotHaveDuplicates().hasSizeGreaterThan(30);
    }

    @Test
    void secretsAreNamedAndNeverContained() {
        for (Path file : Repository.files(Repository.ROOT.resolve("k8s"), ".yaml")) {
            assertThat(Repository.yaml(file))
                    .noneMatch(one -> one.at("kind").text().equals("Secret"));
            assertThat(Repository.text(file)).doesNotContain("PRIVATE KEY", "secretGenerator", "mongodb://");
        }
    }

    @Test
    void theExampleGivesEveryImageOfTheBaseAnAddressAndKeepsItsVersion() {
        assertThat(kustomization(OVERLAY).at("images").items())
                .hasSize(Service.values().length)
                .allSatisfy(image -> {
                    assertThat(image.at("newTag").present()).isFalse();
                    assertThat(image.at("newName").text())
                            .endsWith("/" + image.at("name").text());
                });
    }

    private static void walk(Path folder, Set<Path> reached) {
        Path file = folder.resolve("kustomization.yaml");
        assertThat(file).isRegularFile();
        if (!reached.add(file)) {
            return;
        }
        Tree kustomization = kustomization(folder);
        for (String resource : kustomization.at("resources").texts()) {
            Path named = folder.resolve(resource).normalize();
            if (Files.isDirectory(named)) {
                walk(named, reached);
            } else {
                assertThat(named).isRegularFile();
                reached.add(named);
            }
        }
        kustomization
                .at("components")
                .texts()
                .forEach(one -> walk(folder.resolve(one).normalize(), reached));
        kustomization.at("patches").items().forEach(patch -> {
            Path named = folder.resolve(patch.at("path").text()).normalize();
            assertThat(named).isRegularFile();
            reached.add(named);
        });
    }

    private static void objects(Path folder, Set<String> objects) {
        Tree kustomization = kustomization(folder);
        for (String resource : kustomization.at("resources").texts()) {
            Path named = folder.resolve(resource).normalize();
            if (Files.isDirectory(named)) {
                objects(named, objects);
            } else {
                Repository.yaml(named).forEach(one -> objects.add(identity(one)));
            }
        }
        kustomization
                .at("components")
                .texts()
                .forEach(one -> objects(folder.resolve(one).normalize(), objects));
    }

    private static Tree kustomization(Path folder) {
        List<Tree> documents = Repository.yaml(folder.resolve("kustomization.yaml"));
        assertThat(documents).hasSize(1);
        return documents.get(0);
    }

    private static String identity(Tree object) {
        String name = object.at("metadata", "name").text();
        assertThat(name).matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
        return object.at("apiVersion").text() + " " + object.at("kind").text() + " " + name;
    }
}
