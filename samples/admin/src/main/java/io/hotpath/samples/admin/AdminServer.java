package io.hotpath.samples.admin;

import de.codecentric.boot.admin.server.config.EnableAdminServer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the server; {@code --server.port=8081} and other settings as of any Spring Boot. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableAdminServer
public class AdminServer {

  public static void main(String[] args) {
    SpringApplication.run(AdminServer.class, args);
  }
}
