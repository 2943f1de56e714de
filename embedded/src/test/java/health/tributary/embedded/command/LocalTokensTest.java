package health.tributary.embedded.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tributary.embedded.client.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalTokensTest {
    @TempDir
    Path folder;

    @Test
    void aTokenIsSignedExpiresAndIsAnchoredToItsPatient() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        String base64 = Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
        Path pem = Files.writeString(
                folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");

        String token = LocalTokens.of(pem).token("eve", "patient/*.rs", Optional.of("abc"), 5);

        JwtClaims claims = new JwtConsumerBuilder()
                .setVerificationKey(pair.getPublic())
                .setExpectedIssuer("tributary-local")
                .setRequireExpirationTime()
                .build()
                .processToClaims(token);
        assertThat(claims.getSubject()).isEqualTo("eve");
        assertThat(claims.getStringClaimValue("scope")).isEqualTo("patient/*.rs");
        assertThat(claims.getStringClaimValue("patient")).isEqualTo("abc");
    }

    @Test
    void withoutAKeyTheSentenceSaysWhatToDo() {
        assertThatThrownBy(() -> LocalTokens.of(folder.resolve("none.pem")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("./tributary up makes one");
    }
}
