package health.tributary.embedded.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./tributary token}: a bearer token for the local instance, alone on the last line. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Mints a bearer token for the local instance; prints it alone on the last line.")
final class Token implements Callable<Integer> {
    /** What a role may do when no scope is given. */
    enum Role {
        clinician("user/*.rs"),
        operator("operator"),
        system("system/*.cruds");

        private final String scope;

        Role(String scope) {
            this.scope = scope;
        }
    }

    @ArgGroup(multiplicity = "1")
    Holder holder;

    /** For whom. */
    static final class Holder {
        @Option(
                names = "--patient",
                paramLabel = "PERSON",
                description = "a person's own token; the id as in Patient/ID")
        String patient;

        @Option(names = "--role", description = "${COMPLETION-CANDIDATES}")
        Role role;
    }

    @Option(names = "--scope", description = "SMART scopes, separated by spaces, in place of the role's")
    String scope;

    @Option(names = "--minutes", defaultValue = "60", description = "how long it is valid (default ${DEFAULT-VALUE})")
    int minutes;

    @Override
    public Integer call() throws Exception {
        LocalTokens tokens = Instance.ofEnvironment().tokens();
        String granted = scope != null ? scope : holder.role != null ? holder.role.scope : "patient/*.rs";
        String name = holder.role != null ? holder.role.name() : "patient-" + holder.patient;
        System.err.println("valid for " + minutes + " minutes, scope " + granted);
        System.out.println(tokens.token(name, granted, Optional.ofNullable(holder.patient), minutes));
        return 0;
    }
}
