package io.catcher.cli.init;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What classes do for an application, and how they are recognised.
 *
 * @param rule the name of its rule
 * @param title for the rule's comment
 * @param annotations of classes
 * @param methodAnnotations of methods
 * @param supertypes {@code type#methods}
 * @param endings of class names
 * @param telling whether such an ending alone says that the program is a service
 */
record Role(
        String rule,
        String title,
        List<String> annotations,
        List<String> methodAnnotations,
        List<String> supertypes,
        List<String> endings,
        boolean telling) {

    /** In the order of their rules: who is entered first comes first. */
    static final List<Role> ALL = List.of(
            new Role(
                    "handlers",
                    "Handlers of requests: controllers, resources, servlets",
                    words("""
                    org.springframework.stereotype.Controller org.springframework.web.bind.annotation.RestController
                    org.springframework.ws.server.endpoint.annotation.Endpoint org.springframework.grpc.server.service.GrpcService
                    net.devh.boot.grpc.server.service.GrpcService io.quarkus.grpc.GrpcService
                    jakarta.ws.rs.Path javax.ws.rs.Path io.micronaut.http.annotation.Controller
                    jakarta.jws.WebService javax.jws.WebService
                    jakarta.websocket.server.ServerEndpoint javax.websocket.server.ServerEndpoint
                    com.netflix.graphql.dgs.DgsComponent
                    """),
                    words("org.springframework.boot.actuate.endpoint.annotation.ReadOperation"),
                    words("""
                    jakarta.servlet.http.HttpServlet#do* javax.servlet.http.HttpServlet#do*
                    io.grpc.BindableService#* com.sun.net.httpserver.HttpHandler#handle io.vertx.core.AbstractVerticle#*
                    org.eclipse.jetty.server.Handler#handle com.linecorp.armeria.server.HttpService#serve
                    """),
                    words("Controller Resource Endpoint Servlet RestService GrpcService"),
                    true),
            new Role(
                    "consumers",
                    "Consumers of messages and scheduled jobs",
                    words("""
                    jakarta.ejb.MessageDriven javax.ejb.MessageDriven
                    io.micronaut.configuration.kafka.annotation.KafkaListener io.micronaut.rabbitmq.annotation.RabbitListener
                    """),
                    words("""
                    org.springframework.kafka.annotation.KafkaListener org.springframework.kafka.annotation.KafkaHandler
                    org.springframework.amqp.rabbit.annotation.RabbitListener
                    org.springframework.amqp.rabbit.annotation.RabbitHandler
                    org.springframework.jms.annotation.JmsListener org.springframework.pulsar.annotation.PulsarListener
                    io.awspring.cloud.sqs.annotation.SqsListener org.springframework.scheduling.annotation.Scheduled
                    org.springframework.context.event.EventListener org.eclipse.microprofile.reactive.messaging.Incoming
                    io.quarkus.scheduler.Scheduled io.micronaut.scheduling.annotation.Scheduled
                    jakarta.ejb.Schedule javax.ejb.Schedule
                    """),
                    words("""
                    jakarta.jms.MessageListener#onMessage javax.jms.MessageListener#onMessage org.quartz.Job#execute
                    org.apache.kafka.streams.processor.api.Processor#process
                    """),
                    words("Consumer MessageListener Subscriber Job Worker"),
                    false),
            new Role(
                    "commands",
                    "Commands",
                    words("""
                    picocli.CommandLine.Command org.springframework.shell.standard.ShellComponent
                    com.github.rvesse.airline.annotations.Command com.beust.jcommander.Parameters
                    """),
                    words("picocli.CommandLine.Command"),
                    words("""
                    org.springframework.boot.CommandLineRunner#run org.springframework.boot.ApplicationRunner#run
                    """),
                    words("Command Cli"),
                    false),
            new Role(
                    "clients",
                    "Clients of other services",
                    List.of(),
                    List.of(),
                    List.of(),
                    words("Client Gateway"),
                    false),
            new Role(
                    "services",
                    "Services",
                    words("""
                    org.springframework.stereotype.Service jakarta.ejb.Stateless javax.ejb.Stateless
                    jakarta.ejb.Stateful javax.ejb.Stateful jakarta.ejb.Singleton javax.ejb.Singleton
                    jakarta.enterprise.context.ApplicationScoped javax.enterprise.context.ApplicationScoped
                    jakarta.inject.Singleton javax.inject.Singleton com.google.inject.Singleton
                    org.jvnet.hk2.annotations.Service
                    """),
                    List.of(),
                    List.of(),
                    words("Service ServiceImpl UseCase Interactor"),
                    true),
            new Role(
                    "repositories",
                    "Access to stored data",
                    words("org.springframework.stereotype.Repository"),
                    List.of(),
                    List.of(),
                    words("Repository RepositoryImpl Dao DAO DaoImpl DAOImpl"),
                    true));

    /** Where work comes in from outside; what they call is in the other layers, or has no role. */
    private static final Set<String> ENTRIES = Set.of("handlers", "consumers", "commands");

    /** Whether a rule is of a role where work comes in. */
    static boolean isEntry(String rule) {
        return ENTRIES.contains(rule);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+")).toList();
    }
}
