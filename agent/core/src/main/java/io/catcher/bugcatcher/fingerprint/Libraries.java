package io.catcher.bugcatcher.fingerprint;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Whose code it is, where nobody said which packages are ours: what everybody uses is nobody's own. */
public final class Libraries {

    private static final List<String> JDK = prefixes("java javax jdk sun com.sun");

    private static final List<String> KNOWN = prefixes("""
            akka android androidx antlr brave ch.qos clojure co.elastic com.amazonaws com.azure com.datadog com.datastax
            com.esotericsoftware com.fasterxml com.github.benmanes com.google com.hazelcast com.ibm com.intellij
            com.lmax com.mchange com.microsoft com.mongodb com.mysql com.netflix com.newrelic com.nimbusds com.oracle
            com.rabbitmq com.squareup com.typesafe com.zaxxer feign freemarker groovy groovyjarjarasm io.catcher
            io.dropwizard io.grpc io.helidon io.jsonwebtoken io.lettuce io.micrometer io.micronaut io.netty
            io.opentelemetry io.prometheus io.quarkus io.r2dbc io.reactivex io.smallrye io.swagger io.undertow io.vavr
            io.vertx jakarta javassist junit kotlin kotlinx liquibase net.bytebuddy net.sf net.sourceforge nu.xom
            ognl okhttp3 okio oracle org.aopalliance org.antlr org.apache org.apiguardian org.aspectj org.assertj
            org.bouncycastle org.bson org.codehaus org.dom4j org.eclipse org.elasticsearch org.flywaydb org.glassfish
            org.gradle org.h2 org.hamcrest org.hibernate org.hsqldb org.infinispan org.jboss org.jdbi org.jetbrains
            org.jooq org.jsoup org.junit org.mariadb org.mockito org.mybatis org.objectweb org.opensearch org.opentest4j
            org.postgresql org.quartz org.reactivestreams org.redisson org.scalatest org.slf4j org.springframework
            org.sqlite org.testcontainers org.testng org.thymeleaf org.wildfly org.xerial org.xml org.xnio org.yaml
            play reactor redis.clients retrofit2 rx scala software.amazon worker.org.gradle zipkin2
            """);

    /** Where a library's own tests are run, they are the only frames that no library has. */
    private static final Pattern TEST =
            Pattern.compile("(?:.*[.])?(Test[A-Z]\\w*|\\w*(Tests?|TestCase|IT))(\\$[^.]*)?\\.[^.]*");

    private Libraries() {}

    static boolean isTest(String frame) {
        return TEST.matcher(frame).matches();
    }

    static boolean isJdk(String frame) {
        return JDK.stream().anyMatch(frame::startsWith);
    }

    static boolean isKnown(String frame) {
        return KNOWN.stream().anyMatch(frame::startsWith);
    }

    /** The beginning by which a class's name is known as a library's, such as {@code org.apache.}; empty = it is not. */
    public static String prefixOf(String className) {
        return KNOWN.stream().filter(className::startsWith).findFirst().orElse("");
    }

    private static List<String> prefixes(String words) {
        return Arrays.stream(words.split("\\s+")).map(word -> word + '.').toList();
    }
}
