package tn.ars.tuniclaim.pusher.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static tn.ars.tuniclaim.pusher.change.Changes.aStatus;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;
import tn.ars.tuniclaim.pusher.partner.PartnerProperties.Http2;
import tn.ars.tuniclaim.pusher.partner.PartnerProperties.Transport;
import tools.jackson.databind.json.JsonMapper;

/** Against a server that wants to see a certificate and offers HTTP/2, with few calls at once on one connection. */
class SecureTransportTest {

    private static final String PASSWORD = "changeit";
    private static final int STREAMS = 10;
    private static final int CALLS = 100;
    private static final Duration LATENCY = Duration.ofMillis(50);

    @TempDir
    static Path folder;

    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final Tomcat tomcat = new Tomcat();
    private @Nullable HttpClient client;

    /** Keys of its own for each run: none lies in the repository. */
    @BeforeAll
    static void makeKeys() throws IOException, InterruptedException, GeneralSecurityException {
        for (var name : List.of("server", "ars")) {
            makeKey(name);
            trust(name);
        }
    }

    private static void makeKey(String name) throws IOException, InterruptedException {
        var made = new ProcessBuilder((Path.of(System.getProperty("java.home"), "bin", "keytool")
                                + " -genkeypair -keyalg EC -ext SAN=IP:127.0.0.1 -storetype PKCS12 -alias %s -dname CN=%s -keystore %s -storepass %s")
                        .formatted(name, name, store(name), PASSWORD)
                        .split(" ", -1))
                .inheritIO()
                .start();
        assertThat(made.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(made.exitValue()).isZero();
    }

    private static void trust(String name) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance(store(name).toFile(), PASSWORD.toCharArray());
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(name, keys.getCertificate(name));
        try (var out = Files.newOutputStream(store(name + "-trusted"))) {
            trusted.store(out, PASSWORD.toCharArray());
        }
    }

    @BeforeEach
    void start() throws LifecycleException {
        var connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("SSLEnabled", "true");
        connector.setScheme("https");
        connector.setSecure(true);
        var host = new SSLHostConfig();
        host.setCertificateVerification("required");
        host.setTruststoreFile(store("ars-trusted").toString());
        host.setTruststorePassword(PASSWORD);
        var certificate = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setCertificateKeystoreFile(store("server").toString());
        certificate.setCertificateKeystorePassword(PASSWORD);
        host.addCertificate(certificate);
        connector.addSslHostConfig(host);
        var http2 = new Http2Protocol();
        http2.setMaxConcurrentStreams(STREAMS);
        http2.setMaxConcurrentStreamExecution(STREAMS);
        connector.addUpgradeProtocol(http2);
        tomcat.setBaseDir(folder.toString());
        tomcat.setConnector(connector);
        var context = tomcat.addContext("", folder.toString());
        Tomcat.addServlet(context, "partner", new Answering());
        context.addServletMappingDecoded("/", "partner");
        tomcat.start();
    }

    @AfterEach
    void stop() throws LifecycleException {
        if (client != null) {
            client.shutdownNow();
        }
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void shows_its_certificate_and_speaks_http_2_if_that_is_offered() {
        var call = call(Http2.OVER_TLS);

        assertThat(call.put(aStatus("e-1", "BRD-1", "BS-1", 0), "BRD-1")).isInstanceOf(Reply.Answered.class);
        assertThat(seen).containsExactly("HTTP/2.0 CN=ars");
    }

    @Test
    void speaks_http_1_if_it_is_told_to() {
        var call = call(Http2.NEVER);

        assertThat(call.put(aStatus("e-1", "BRD-1", "BS-1", 0), "BRD-1")).isInstanceOf(Reply.Answered.class);
        assertThat(seen).containsExactly("HTTP/1.1 CN=ars");
    }

    @Test
    void bears_a_server_that_takes_fewer_calls_at_once_than_are_made() throws InterruptedException, ExecutionException {
        var call = call(Http2.OVER_TLS);
        call.put(aStatus("first", "B", "BS", 0), "B");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, CALLS)
                    .<Callable<Reply>>mapToObj(number -> () -> call.put(aStatus("e-" + number, "B", "BS", 0), "B"))
                    .toList();
            for (var reply : threads.invokeAll(calls)) {
                assertThat(reply.get()).isInstanceOf(Reply.Answered.class);
            }
        }
        assertThat(seen).hasSize(CALLS + 1);
    }

    private HttpCall call(Http2 http2) {
        var settings = new PartnerProperties(
                URI.create("https://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/api"),
                null,
                Duration.ofSeconds(10),
                CALLS,
                1000,
                1,
                Duration.ofMillis(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                4,
                50,
                Duration.ofMillis(300),
                Duration.ofMillis(600),
                new Transport(Duration.ofSeconds(5), "partner", http2));
        var stores = new JksSslStoreBundle(
                JksSslStoreDetails.forLocation(store("ars").toUri().toString()).withPassword(PASSWORD),
                JksSslStoreDetails.forLocation(store("server-trusted").toUri().toString())
                        .withPassword(PASSWORD));
        var bundles = new DefaultSslBundleRegistry("partner", SslBundle.of(stores));
        client = new PartnerConfiguration().partnerClient(settings, bundles);
        return new HttpCall(
                client,
                new Requests(settings, new JsonMapper()),
                new Replies(Clock.systemUTC()),
                new SimpleMeterRegistry());
    }

    private static Path store(String name) {
        return folder.resolve(name + ".p12");
    }

    private final class Answering extends HttpServlet {

        @Override
        protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
            request.getInputStream().readAllBytes();
            LockSupport.parkNanos(LATENCY.toNanos());
            var shown = (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
            seen.add(request.getProtocol() + " "
                    + shown[0].getSubjectX500Principal().getName());
        }
    }
}
