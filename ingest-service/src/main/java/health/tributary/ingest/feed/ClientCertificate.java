package health.tributary.ingest.feed;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.security.auth.x500.X500Principal;

/**
 * The certificate by which a sender has proven who it is; that an authority of ours has signed it was seen in the handshake.
 *
 * @param sha256 of its DER form, in lower-case hex
 */
public record ClientCertificate(X500Principal subject, String sha256) {
    /** What matters of a certificate. */
    public static ClientCertificate of(X509Certificate certificate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return new ClientCertificate(
                    certificate.getSubjectX500Principal(), HexFormat.of().formatHex(hash));
        } catch (CertificateEncodingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(
                    "a certificate that came over TLS has a DER form, and every JDK SHA-256", e);
        }
    }
}
