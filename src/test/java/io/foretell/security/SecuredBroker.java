package io.foretell.security;

import io.foretell.broker.EmbeddedBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/**
 * A broker as in production: TLS, names and passwords, and nobody may do anything that was not granted. Users are
 * {@code admin}, who may do all, {@code predictor} and {@code trainer}.
 */
final class SecuredBroker implements AutoCloseable {

    static final String STORE_PASSWORD = "store-pa55word";
    private static final String MODULE = "org.apache.kafka.common.security.plain.PlainLoginModule required";
    private static final List<String> USERS = List.of("admin", "predictor", "trainer");

    final Admin admin;
    private final Path store;
    private final EmbeddedBroker broker;

    SecuredBroker(Path folder) throws Exception {
        store = keyStore(folder.resolve("keys.p12"));
        broker = EmbeddedBroker.start(0, folder.resolve("broker"), settings());
        Map<String, Object> client = new HashMap<>(client("admin"));
        client.put("bootstrap.servers", broker.bootstrapServers());
        admin = Admin.create(client);
    }

    private static Path keyStore(Path file) throws Exception {
        Process keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "broker", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "SAN=DNS:localhost",
                "-storetype", "PKCS12", "-storepass", STORE_PASSWORD, "-keystore", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(file.resolveSibling("keytool.txt").toFile())
                .start();
        if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IllegalStateException(Files.readString(file.resolveSibling("keytool.txt")));
        }
        return file;
    }

    private Map<String, String> settings() {
        StringBuilder users = new StringBuilder(MODULE + " username=\"admin\" password=\"" + password("admin") + '"');
        USERS.forEach(user -> users.append(" user_%s=\"%s\"".formatted(user, password(user))));
        Map<String, String> all = new HashMap<>(Map.of(
                "listener.security.protocol.map", "CLIENTS:SASL_SSL,CONTROLLER:PLAINTEXT",
                "sasl.enabled.mechanisms", "PLAIN",
                "sasl.mechanism.inter.broker.protocol", "PLAIN",
                "listener.name.clients.plain.sasl.jaas.config", users + ";",
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                // What the broker asks its controller comes by a listener of their own.
                "super.users", "User:admin;User:ANONYMOUS"));
        all.putAll(stores());
        return all;
    }

    private Map<String, String> stores() {
        return Map.of(
                "ssl.keystore.location", store.toString(),
                "ssl.keystore.password", STORE_PASSWORD,
                "ssl.truststore.location", store.toString(),
                "ssl.truststore.password", STORE_PASSWORD);
    }

    static String password(String user) {
        return "pa55word-of-" + user;
    }

    String servers() {
        return broker.bootstrapServers();
    }

    /** What a client of that user needs beside where the broker is. */
    Map<String, String> client(String user) {
        Map<String, String> all = new HashMap<>(stores());
        all.put("security.protocol", "SASL_SSL");
        all.put("sasl.mechanism", "PLAIN");
        all.put("sasl.jaas.config", MODULE + " username=\"%s\" password=\"%s\";".formatted(user, password(user)));
        return all;
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
    }
}
