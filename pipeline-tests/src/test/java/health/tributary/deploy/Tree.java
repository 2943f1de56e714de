package health.tributary.deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A node of a YAML document, read strictly: a member that is there twice fails. A missing node is empty, never null. */
record Tree(Object node) {
    /** All documents of a text. */
    static List<Tree> documents(String yaml) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        strict.setMaxAliasesForCollections(200);
        List<Tree> documents = new ArrayList<>();
        new Yaml(new SafeConstructor(strict)).loadAll(yaml).forEach(document -> documents.add(new Tree(document)));
        return documents;
    }

    /** The node under these members, one after the other. */
    Tree at(String... names) {
        Object here = node;
        for (String name : names) {
            here = here instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return new Tree(here);
    }

    boolean present() {
        return node != null;
    }

    /** A scalar as text; empty if there is none. */
    String text() {
        return node == null ? "" : String.valueOf(node);
    }

    long number() {
        return Long.parseLong(text());
    }

    List<Tree> items() {
        return node instanceof List<?> list ? list.stream().map(Tree::new).toList() : List.of();
    }

    List<String> texts() {
        return items().stream().map(Tree::text).toList();
    }

    Map<String, Tree> members() {
        Map<String, Tree> members = new LinkedHashMap<>();
        if (node instanceof Map<?, ?> map) {
            map.forEach((name, value) -> members.put(String.valueOf(name), new Tree(value)));
        }
        return members;
    }

    /** The members' scalars as text. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        members().forEach((name, value) -> settings.put(name, value.text()));
        return settings;
    }

    /** Whether this is a Kubernetes object of that kind and name. */
    boolean is(String kind, String name) {
        return at("kind").text().equals(kind) && at("metadata", "name").text().equals(name);
    }
}
